package org.tailspin.openblas;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasNonUnit;
import static org.bytedeco.openblas.global.openblas.CblasRight;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.CblasUpper;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dgeqrf_work;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dorgqr_work;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dormqr_work;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dpotrf_work;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;
import static org.bytedeco.openblas.global.openblas.cblas_daxpy;
import static org.bytedeco.openblas.global.openblas.cblas_dcopy;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas.cblas_dsyrk;
import static org.bytedeco.openblas.global.openblas.cblas_dtrsm;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.CholeskyGuard;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.linalg.RowOrder;
import org.tailspin.core.linalg.SparseFrameProduct;
import org.tailspin.core.linalg.SparseMatrix;
import org.tailspin.core.linalg.TangentPrecision;
import org.tailspin.core.math.Elementary;

/**
 * A frame off the heap, by columns as LAPACK wants it.
 *
 * <p>The same algorithms as in Java: guarded Cholesky-QR for few vectors, Householder on sorted rows else, and of a full
 * frame only its reflections, which are applied to the next matrix. LAPACK works on the rows at their true sizes, so it is used as
 * long as these fit a double with room for products; where they do not, the Java kernels factorise.
 */
final class OpenBlasFrame implements Frame {

    /** Sizes of rows further apart than exp(500) leave no room for products in a double. */
    private static final double LARGEST_SPREAD = 500;

    /** Columns of a large matrix that are off the heap at a time. */
    private static final int PIECE = 256;

    /** LAPACK's block size, times the columns: the work space of its reflections. */
    private static final int BLOCK = 64;

    private final int n;
    private final int k;
    private final CholeskyGuard guard;
    private final RowOrder order;
    private final double[] factor;
    private final double[] squares;
    private final double[] column;
    private final double[] sortedColumn;
    private final DoublePointer work;
    private final DoublePointer tau;
    private final DoublePointer gram;
    private final DoubleBuffer gramEntries;
    private Store vectors;
    private Store other;
    private Store modes;
    private SparseFrameProduct sparse;
    private final Weights weights = new Weights();
    private final Weights rightWeights = new Weights();
    private final List<OpenBlasFrame> companions = new ArrayList<>();
    private Frame java;
    private double[][] rows;
    private boolean isImplicit;

    /** Memory off the heap, seen by both sides. */
    private static final class Store {

        private final DoublePointer pointer;
        private final DoubleBuffer entries;

        Store(long size) {
            if (size > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a frame must have at most 2^31 entries, but has " + size);
            }
            pointer = new DoublePointer(size);
            entries = pointer.asBuffer();
        }
    }

    OpenBlasFrame(int n, int k) {
        this.n = n;
        this.k = k;
        guard = new CholeskyGuard(n, k, TangentPrecision.DOUBLE);
        order = new RowOrder(n);
        factor = new double[n];
        squares = new double[k];
        column = new double[n];
        sortedColumn = new double[n];
        vectors = new Store((long) n * k);
        other = new Store((long) n * k);
        work = new DoublePointer((long) BLOCK * n + (long) BLOCK * BLOCK + BLOCK);
        tau = new DoublePointer((long) k);
        if (CholeskyGuard.isNarrow(n, k)) {
            gram = new DoublePointer((long) k * k);
            gramEntries = gram.asBuffer();
        } else {
            gram = null;
            gramEntries = null;
        }
    }

    /** Numbers off the heap: vectors, their product, the matrix or a piece of it, and the work space of LAPACK. */
    static double offHeap(int n, int k) {
        final double whole = (double) n * n;
        final double matrix = whole <= OpenBlasKernels.LARGEST_COPY ? whole : (double) PIECE * n;
        return 2.0 * n * k + matrix + (double) k * k + (double) BLOCK * n;
    }

    @Override
    public int rows() {
        return n;
    }

    @Override
    public int columns() {
        return k;
    }

    @Override
    public void load(double[][] source) {
        isImplicit = false;
        for (int l = 0; l < k; l++) {
            for (int i = 0; i < n; i++) {
                vectors.entries.put(l * n + i, source[i][l]);
            }
        }
    }

    @Override
    public void read(double[][] target, Monitor monitor) {
        if (isImplicit) {
            copy(vectors, other);
            formFrame(other);
            unsort(other, target);
            return;
        }
        for (int l = 0; l < k; l++) {
            for (int i = 0; i < n; i++) {
                target[i][l] = vectors.entries.get(l * n + i);
            }
        }
    }

    @Override
    public void readLeading(double[] x) {
        if (!isImplicit) {
            vectors.entries.get(0, x, 0, n);
            return;
        }
        // the first reflection on the first unit vector: 1 - tau v v_0, with v_0 = 1
        final double first = tau.get(0);
        for (int i = 0; i < n; i++) {
            x[order.row(i)] = i == 0 ? 1 - first : -first * vectors.entries.get(i);
        }
    }

    @Override
    public void multiply(ColumnMatrix a, Monitor monitor) {
        monitor.checkCancelled();
        if (isImplicit) {
            applyReflections(a, other);
        } else {
            weights.multiply(a, vectors, n, other, monitor);
        }
        swap();
    }

    @Override
    public void multiply(ColumnMatrix left, ColumnMatrix right, Monitor monitor) {
        monitor.checkCancelled();
        final int m = right.rows();
        if (modes == null || modes.entries.capacity() < (long) m * k) {
            if (modes != null) {
                modes.pointer.close();
            }
            modes = new Store((long) m * k);
        }
        if (isImplicit) {
            applyReflections(right, modes);
        } else {
            rightWeights.multiply(right, vectors, n, modes, monitor);
        }
        weights.multiply(left, modes, m, other, monitor);
        swap();
    }

    @Override
    public void multiply(SparseMatrix a, Monitor monitor) {
        explicit();
        if (sparse == null) {
            sparse = new SparseFrameProduct();
        }
        sparse.multiply(a, k, this::pack, this::unpack, monitor);
        swap();
    }

    private void pack(int first, int count, int stride, double[] packed) {
        for (int l = 0; l < count; l++) {
            vectors.entries.get((first + l) * n, column, 0, n);
            for (int i = 0; i < n; i++) {
                packed[stride * i + l] = column[i];
            }
        }
    }

    private void unpack(int first, int count, int stride, double[] packed) {
        for (int l = 0; l < count; l++) {
            for (int i = 0; i < n; i++) {
                column[i] = packed[stride * i + l];
            }
            other.entries.put((first + l) * n, column, 0, n);
        }
    }

    /** A Q, of at most n rows. */
    private void applyReflections(ColumnMatrix a, Store target) {
        final int m = a.rows();
        for (int l = 0; l < n; l++) {
            a.copyColumn(order.row(l), target.entries, l * m);
        }
        check(
                LAPACKE_dormqr_work(
                        LAPACK_COL_MAJOR,
                        (byte) 'R',
                        (byte) 'N',
                        m,
                        n,
                        k,
                        vectors.pointer,
                        n,
                        tau,
                        target.pointer,
                        m,
                        work,
                        BLOCK * n + BLOCK * BLOCK + BLOCK),
                "dormqr");
        isImplicit = false;
    }

    /** A matrix off the heap: all of it as long as it is not large, and else some columns at a time. */
    private final class Weights {

        private Store store;
        private ColumnMatrix copied;

        /** target = A X, with X of as many rows as A has columns. */
        void multiply(ColumnMatrix a, Store x, int rowsOfX, Store target, Monitor monitor) {
            final int rows = a.rows();
            final int columns = a.columns();
            final boolean isSmall = (long) rows * columns <= OpenBlasKernels.LARGEST_COPY;
            final int width = isSmall ? columns : Math.min(columns, PIECE);
            if (store == null || store.entries.capacity() < (long) rows * width) {
                close();
                store = new Store((long) rows * width);
            }
            for (int from = 0; from < columns; from += width) {
                monitor.checkCancelled();
                final int inner = Math.min(columns - from, width);
                if (!isSmall || copied != a) {
                    for (int j = 0; j < inner; j++) {
                        a.copyColumn(from + j, store.entries, j * rows);
                    }
                }
                x.pointer.position(from);
                cblas_dgemm(
                        CblasColMajor,
                        CblasNoTrans,
                        CblasNoTrans,
                        rows,
                        k,
                        inner,
                        1,
                        store.pointer,
                        rows,
                        x.pointer,
                        rowsOfX,
                        from == 0 ? 0 : 1,
                        target.pointer,
                        rows);
                x.pointer.position(0);
            }
            copied = isSmall ? a : null;
        }

        void close() {
            if (store != null) {
                store.pointer.close();
                store = null;
            }
        }
    }

    @Override
    public Frame companion(int rows, int columns) {
        final OpenBlasFrame companion = new OpenBlasFrame(rows, columns);
        companions.add(companion);
        return companion;
    }

    @Override
    public void set(Frame source) {
        isImplicit = false;
        copy(((OpenBlasFrame) source).explicit(), vectors);
    }

    @Override
    public void add(double factor, Frame source) {
        final Store summand = ((OpenBlasFrame) source).explicit();
        cblas_daxpy(n * k, factor, summand.pointer, 1, explicit().pointer, 1);
    }

    @Override
    public void scaleRows(double[] factors) {
        scale(explicit(), factors, vectors);
    }

    /** Rows of one store times their factors, into another or the same. */
    private void scale(Store source, double[] factors, Store target) {
        for (int l = 0; l < k; l++) {
            source.entries.get(l * n, column, 0, n);
            for (int i = 0; i < n; i++) {
                column[i] *= factors[i];
            }
            target.entries.put(l * n, column, 0, n);
        }
    }

    /** The vectors, written out. */
    private Store explicit() {
        if (isImplicit) {
            formFrame(vectors);
            unsort(vectors, other);
            swap();
            isImplicit = false;
        }
        return vectors;
    }

    private void swap() {
        final Store swapped = vectors;
        vectors = other;
        other = swapped;
    }

    @Override
    public void orthonormalise(double[] s, double[] logDiagonal, double tolerance, Monitor monitor) {
        if (isImplicit) {
            throw new IllegalStateException("the frame is orthonormal already");
        }
        monitor.checkCancelled();
        double largest = Double.NEGATIVE_INFINITY;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, s[i]);
            smallest = Math.min(smallest, s[i]);
        }
        if (guard.lets() && largest > Double.NEGATIVE_INFINITY) {
            if (cholesky(s, largest, logDiagonal)) {
                swap();
                return;
            }
            guard.refuse();
        }
        if (tolerance > 0 || !(largest - smallest <= LARGEST_SPREAD)) {
            factoriseInJava(s, logDiagonal, tolerance, monitor);
        } else {
            householder(s, largest, logDiagonal);
        }
    }

    /** Into the other store; the vectors stay, for the case that the guard refuses. */
    private boolean cholesky(double[] s, double largest, double[] logDiagonal) {
        setFactors(s, largest);
        scale(vectors, factor, other);
        Arrays.fill(logDiagonal, 0, k, largest);
        final double share = pass(logDiagonal);
        return guard.isAccurate(share) || guard.isUsable(share) && guard.isAccurate(pass(logDiagonal));
    }

    private double pass(double[] logDiagonal) {
        cblas_dsyrk(CblasColMajor, CblasUpper, CblasTrans, k, n, 1, other.pointer, n, 0, gram, k);
        for (int l = 0; l < k; l++) {
            squares[l] = gramEntries.get(l * k + l);
        }
        if (LAPACKE_dpotrf_work(LAPACK_COL_MAJOR, (byte) 'U', k, gram, k) != 0) {
            return Double.NaN;
        }
        double smallest = Double.POSITIVE_INFINITY;
        for (int l = 0; l < k; l++) {
            final double diagonal = gramEntries.get(l * k + l);
            final double share = diagonal / Math.sqrt(squares[l]);
            if (!guard.isUsable(share)) {
                return Double.NaN;
            }
            smallest = Math.min(smallest, share);
            logDiagonal[l] += StrictMath.log(diagonal);
        }
        cblas_dtrsm(
                CblasColMajor, CblasRight, CblasUpper, CblasNoTrans, CblasNonUnit, n, k, 1, gram, k, other.pointer, n);
        return smallest;
    }

    private void householder(double[] s, double largest, double[] logDiagonal) {
        order.sort(s);
        setFactors(s, largest);
        for (int l = 0; l < k; l++) {
            vectors.entries.get(l * n, column, 0, n);
            for (int i = 0; i < n; i++) {
                sortedColumn[i] = factor[order.row(i)] * column[order.row(i)];
            }
            other.entries.put(l * n, sortedColumn, 0, n);
        }
        swap();
        check(LAPACKE_dgeqrf_work(LAPACK_COL_MAJOR, n, k, vectors.pointer, n, tau, work, BLOCK * n), "dgeqrf");
        for (int l = 0; l < k; l++) {
            logDiagonal[l] = largest + StrictMath.log(Math.abs(vectors.entries.get(l * n + l)));
        }
        if (k == n) {
            isImplicit = true;
            return;
        }
        formFrame(vectors);
        unsort(vectors, other);
        swap();
    }

    /** Sizes of rows next to the largest. */
    private void setFactors(double[] s, double largest) {
        for (int i = 0; i < n; i++) {
            column[i] = s[i] - largest;
        }
        Elementary.exp(column, factor, n);
    }

    private void formFrame(Store store) {
        check(LAPACKE_dorgqr_work(LAPACK_COL_MAJOR, n, k, k, store.pointer, n, tau, work, BLOCK * n), "dorgqr");
    }

    private void unsort(Store sorted, Store target) {
        for (int l = 0; l < k; l++) {
            sorted.entries.get(l * n, sortedColumn, 0, n);
            for (int i = 0; i < n; i++) {
                column[order.row(i)] = sortedColumn[i];
            }
            target.entries.put(l * n, column, 0, n);
        }
    }

    private void unsort(Store sorted, double[][] target) {
        for (int l = 0; l < k; l++) {
            for (int i = 0; i < n; i++) {
                target[order.row(i)][l] = sorted.entries.get(l * n + i);
            }
        }
    }

    private void copy(Store from, Store to) {
        cblas_dcopy(n * k, from.pointer, 1, to.pointer, 1);
    }

    /** The graded factorisation, for rows that do not fit a double and for matrices that may be singular. */
    private void factoriseInJava(double[] s, double[] logDiagonal, double tolerance, Monitor monitor) {
        if (java == null) {
            java = Kernels.JAVA.frame(n, k);
            rows = new double[n][k];
        }
        read(rows, monitor);
        java.load(rows);
        java.orthonormalise(s, logDiagonal, tolerance, monitor);
        java.read(rows, monitor);
        load(rows);
    }

    private static void check(int info, String routine) {
        if (info != 0) {
            throw new IllegalStateException(routine + " of LAPACK returned " + info);
        }
    }

    @Override
    public void close() {
        for (DoublePointer pointer : new DoublePointer[] {vectors.pointer, other.pointer, work, tau}) {
            pointer.close();
        }
        if (gram != null) {
            gram.close();
        }
        if (modes != null) {
            modes.pointer.close();
        }
        weights.close();
        rightWeights.close();
        companions.forEach(OpenBlasFrame::close);
    }
}
