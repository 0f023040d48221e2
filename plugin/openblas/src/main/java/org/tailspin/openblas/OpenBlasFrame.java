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
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas.cblas_dsyrk;
import static org.bytedeco.openblas.global.openblas.cblas_dtrsm;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.linalg.RowOrder;

/**
 * A frame off the heap, by columns as LAPACK wants it.
 *
 * <p>The same algorithms as in Java: guarded Cholesky-QR for few vectors, Householder on sorted rows else, and of a full
 * frame only its reflections, which are applied to the next matrix. LAPACK works on the rows at their true sizes, so it is used as
 * long as these fit a double with room for products; where they do not, the Java kernels factorise.
 */
final class OpenBlasFrame implements Frame {

    /** The guards of the Cholesky factorisation, as in Java. */
    private static final double LEAST_SHARE = 1e-4;

    private static final double SINGLE_PASS_SHARE = 0.05;

    private static final int LEAST_ROWS_PER_COLUMN = 2;

    private static final int PAUSE = 16;

    /** Sizes of rows further apart than exp(500) leave no room for products in a double. */
    private static final double LARGEST_SPREAD = 500;

    /** Columns of a large matrix that are off the heap at a time. */
    private static final int PIECE = 256;

    /** LAPACK's block size, times the columns: the work space of its reflections. */
    private static final int BLOCK = 64;

    private final int n;
    private final int k;
    private final RowOrder order;
    private final double[] factor;
    private final double[] squares;
    private final DoublePointer work;
    private final DoublePointer tau;
    private final DoublePointer gram;
    private final DoubleBuffer gramEntries;
    private Store vectors;
    private Store other;
    private Store weights;
    private ColumnMatrix copied;
    private Frame java;
    private double[][] rows;
    private int pause;
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
        order = new RowOrder(n);
        factor = new double[n];
        squares = new double[k];
        vectors = new Store((long) n * k);
        other = new Store((long) n * k);
        work = new DoublePointer((long) BLOCK * n + (long) BLOCK * BLOCK + BLOCK);
        tau = new DoublePointer((long) k);
        if (LEAST_ROWS_PER_COLUMN * k <= n) {
            gram = new DoublePointer((long) k * k);
            gramEntries = gram.asBuffer();
        } else {
            gram = null;
            gramEntries = null;
        }
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
            for (int l = 0; l < n; l++) {
                a.copyColumn(order.row(l), other.entries, l * n);
            }
            check(
                    LAPACKE_dormqr_work(
                            LAPACK_COL_MAJOR,
                            (byte) 'R',
                            (byte) 'N',
                            n,
                            n,
                            k,
                            vectors.pointer,
                            n,
                            tau,
                            other.pointer,
                            n,
                            work,
                            BLOCK * n + BLOCK * BLOCK + BLOCK),
                    "dormqr");
            isImplicit = false;
        } else if ((long) n * n <= OpenBlasKernels.LARGEST_COPY) {
            if (copied != a) {
                copyWeights(a);
            }
            product(weights.pointer, n, vectors.pointer, 0);
        } else {
            multiplyInPieces(a, monitor);
        }
        swap();
    }

    private void product(DoublePointer a, int inner, DoublePointer q, double beta) {
        cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, n, k, inner, 1, a, n, q, n, beta, other.pointer, n);
    }

    private void copyWeights(ColumnMatrix a) {
        if (weights == null) {
            weights = new Store((long) n * n);
        }
        for (int j = 0; j < n; j++) {
            a.copyColumn(j, weights.entries, j * n);
        }
        copied = a;
    }

    private void multiplyInPieces(ColumnMatrix a, Monitor monitor) {
        if (weights == null) {
            weights = new Store((long) PIECE * n);
        }
        for (int from = 0; from < n; from += PIECE) {
            monitor.checkCancelled();
            final int width = Math.min(n - from, PIECE);
            for (int j = 0; j < width; j++) {
                a.copyColumn(from + j, weights.entries, j * n);
            }
            vectors.pointer.position(from);
            product(weights.pointer, width, vectors.pointer, from == 0 ? 0 : 1);
            vectors.pointer.position(0);
        }
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
        if (gram != null && pause == 0 && largest > Double.NEGATIVE_INFINITY) {
            if (cholesky(s, largest, logDiagonal)) {
                swap();
                return;
            }
            pause = PAUSE;
        }
        pause = Math.max(0, pause - 1);
        if (tolerance > 0 || !(largest - smallest <= LARGEST_SPREAD)) {
            factoriseInJava(s, logDiagonal, tolerance, monitor);
        } else {
            householder(s, largest, logDiagonal);
        }
    }

    /** Into the other store; the vectors stay, for the case that the guard refuses. */
    private boolean cholesky(double[] s, double largest, double[] logDiagonal) {
        for (int i = 0; i < n; i++) {
            factor[i] = StrictMath.exp(s[i] - largest);
        }
        for (int l = 0; l < k; l++) {
            for (int i = 0; i < n; i++) {
                other.entries.put(l * n + i, factor[i] * vectors.entries.get(l * n + i));
            }
        }
        Arrays.fill(logDiagonal, 0, k, largest);
        final double share = pass(logDiagonal);
        return share >= SINGLE_PASS_SHARE || share >= LEAST_SHARE && pass(logDiagonal) >= SINGLE_PASS_SHARE;
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
            if (!(share >= LEAST_SHARE)) {
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
        for (int i = 0; i < n; i++) {
            factor[i] = StrictMath.exp(s[order.row(i)] - largest);
        }
        for (int l = 0; l < k; l++) {
            for (int i = 0; i < n; i++) {
                other.entries.put(l * n + i, factor[i] * vectors.entries.get(l * n + order.row(i)));
            }
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
        for (int l = 0; l < k; l++) {
            for (int i = 0; i < n; i++) {
                other.entries.put(l * n + order.row(i), vectors.entries.get(l * n + i));
            }
        }
        swap();
    }

    private void formFrame(Store store) {
        check(LAPACKE_dorgqr_work(LAPACK_COL_MAJOR, n, k, k, store.pointer, n, tau, work, BLOCK * n), "dorgqr");
    }

    private void unsort(Store sorted, double[][] target) {
        for (int l = 0; l < k; l++) {
            for (int i = 0; i < n; i++) {
                target[order.row(i)][l] = sorted.entries.get(l * n + i);
            }
        }
    }

    private void copy(Store from, Store to) {
        for (int i = 0; i < n * k; i++) {
            to.entries.put(i, from.entries.get(i));
        }
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
        if (weights != null) {
            weights.pointer.close();
        }
    }
}
