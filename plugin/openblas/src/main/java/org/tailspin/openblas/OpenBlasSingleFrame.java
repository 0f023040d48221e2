package org.tailspin.openblas;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasNonUnit;
import static org.bytedeco.openblas.global.openblas.CblasRight;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.CblasUpper;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dpotrf_work;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;
import static org.bytedeco.openblas.global.openblas.cblas_saxpy;
import static org.bytedeco.openblas.global.openblas.cblas_scopy;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas.cblas_ssyrk;
import static org.bytedeco.openblas.global.openblas.cblas_strsm;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.CholeskyGuard;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.SingleRange;
import org.tailspin.core.linalg.SparseFrameProduct;
import org.tailspin.core.linalg.SparseMatrix;
import org.tailspin.core.linalg.TangentPrecision;
import org.tailspin.core.math.Elementary;

/**
 * A frame of single precision off the heap, by columns: SGEMM, SSYRK and STRSM, and the Cholesky decomposition of the inner
 * products in double precision. Where the guard refuses it, a frame of double precision factorises the same vectors.
 */
final class OpenBlasSingleFrame implements Frame {

    /** Columns of a large matrix that are off the heap at a time. */
    private static final int PIECE = 256;

    private final int n;
    private final int k;
    private final CholeskyGuard guard;
    private final double[] size;
    private final double[] factor;
    private final double[] squares;
    private final float[] column;
    private final Store gram;
    private final double[] triangle;
    private final float[] floats;
    private final DoublePointer exactGram;
    private final Weights weights = new Weights();
    private final Weights rightWeights = new Weights();
    private final List<OpenBlasSingleFrame> companions = new ArrayList<>();
    private Store vectors;
    private Store other;
    private Store modes;
    private SparseFrameProduct sparse;
    private OpenBlasFrame exact;
    private double[][] rows;

    /** Memory off the heap, seen by both sides. */
    private static final class Store {

        private final FloatPointer pointer;
        private final FloatBuffer entries;

        Store(long size) {
            if (size > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a frame must have at most 2^31 entries, but has " + size);
            }
            pointer = new FloatPointer(size);
            entries = pointer.asBuffer();
        }
    }

    OpenBlasSingleFrame(int n, int k) {
        this.n = n;
        this.k = k;
        guard = new CholeskyGuard(n, k, TangentPrecision.SINGLE);
        size = new double[n];
        factor = new double[n];
        squares = new double[k];
        column = new float[n];
        triangle = new double[k * k];
        floats = new float[k * k];
        vectors = new Store((long) n * k);
        other = new Store((long) n * k);
        gram = new Store((long) k * k);
        exactGram = new DoublePointer((long) k * k);
    }

    /** Numbers of 8 bytes off the heap. */
    static double offHeap(int n, int k) {
        final double whole = (double) n * n;
        final double matrix = whole <= OpenBlasKernels.LARGEST_COPY ? whole : (double) PIECE * n;
        return n * (double) k + matrix / 2 + 1.5 * k * k;
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
        for (int l = 0; l < k; l++) {
            for (int i = 0; i < n; i++) {
                column[i] = SingleRange.rounded(source[i][l]);
            }
            vectors.entries.put(l * n, column, 0, n);
        }
    }

    @Override
    public void read(double[][] target, Monitor monitor) {
        for (int l = 0; l < k; l++) {
            vectors.entries.get(l * n, column, 0, n);
            for (int i = 0; i < n; i++) {
                target[i][l] = column[i];
            }
        }
    }

    @Override
    public void readLeading(double[] x) {
        vectors.entries.get(0, column, 0, n);
        for (int i = 0; i < n; i++) {
            x[i] = column[i];
        }
    }

    @Override
    public void multiply(ColumnMatrix a, Monitor monitor) {
        monitor.checkCancelled();
        weights.multiply(a, vectors, n, other, monitor);
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
        rightWeights.multiply(right, vectors, n, modes, monitor);
        weights.multiply(left, modes, m, other, monitor);
        swap();
    }

    /** The sums of a sparse product are made in double precision: they are few, and memory bounds them. */
    @Override
    public void multiply(SparseMatrix a, Monitor monitor) {
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
                column[i] = SingleRange.rounded(packed[stride * i + l]);
            }
            other.entries.put((first + l) * n, column, 0, n);
        }
    }

    /** A matrix off the heap, rounded: all of it as long as it is not large, and else some columns at a time. */
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
                    final float[] rounded = new float[rows];
                    for (int j = 0; j < inner; j++) {
                        SingleRange.copyColumn(a, from + j, 0, rows, rounded);
                        store.entries.put(j * rows, rounded, 0, rows);
                    }
                }
                x.pointer.position(from);
                cblas_sgemm(
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
        final OpenBlasSingleFrame companion = new OpenBlasSingleFrame(rows, columns);
        companions.add(companion);
        return companion;
    }

    @Override
    public void set(Frame source) {
        cblas_scopy(n * k, ((OpenBlasSingleFrame) source).vectors.pointer, 1, vectors.pointer, 1);
    }

    @Override
    public void add(double factor, Frame source) {
        cblas_saxpy(n * k, (float) factor, ((OpenBlasSingleFrame) source).vectors.pointer, 1, vectors.pointer, 1);
    }

    @Override
    public void scaleRows(double[] factors) {
        scale(vectors, factors, vectors);
    }

    /** Rows of one store times their factors, into another or the same. */
    private void scale(Store source, double[] factors, Store target) {
        for (int l = 0; l < k; l++) {
            source.entries.get(l * n, column, 0, n);
            for (int i = 0; i < n; i++) {
                column[i] = SingleRange.rounded(factors[i] * column[i]);
            }
            target.entries.put(l * n, column, 0, n);
        }
    }

    private void swap() {
        final Store swapped = vectors;
        vectors = other;
        other = swapped;
    }

    @Override
    public void orthonormalise(double[] s, double[] logDiagonal, double tolerance, Monitor monitor) {
        monitor.checkCancelled();
        if (guard.lets()) {
            if (cholesky(s, logDiagonal)) {
                swap();
                return;
            }
            guard.refuse();
        }
        if (exact == null) {
            exact = new OpenBlasFrame(n, k);
            rows = new double[n][k];
        }
        read(rows, monitor);
        exact.load(rows);
        exact.orthonormalise(s, logDiagonal, tolerance, monitor);
        exact.read(rows, monitor);
        load(rows);
    }

    /** Into the other store; the vectors stay, for the case that the guard refuses. */
    private boolean cholesky(double[] s, double[] logDiagonal) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, s[i]);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            size[i] = s[i] - largest;
        }
        Elementary.exp(size, factor, n);
        scale(vectors, factor, other);
        Arrays.fill(logDiagonal, 0, k, largest);
        final double share = pass(logDiagonal);
        return guard.isAccurate(share) || guard.isUsable(share) && guard.isAccurate(pass(logDiagonal));
    }

    private double pass(double[] logDiagonal) {
        cblas_ssyrk(CblasColMajor, CblasUpper, CblasTrans, k, n, 1, other.pointer, n, 0, gram.pointer, k);
        gram.entries.get(0, floats, 0, k * k);
        for (int l = 0; l < k; l++) {
            squares[l] = floats[l * k + l];
            if (!SingleRange.holdsSquare(squares[l])) {
                return Double.NaN;
            }
        }
        for (int i = 0; i < k * k; i++) {
            triangle[i] = floats[i];
        }
        exactGram.put(triangle, 0, k * k);
        if (LAPACKE_dpotrf_work(LAPACK_COL_MAJOR, (byte) 'U', k, exactGram, k) != 0) {
            return Double.NaN;
        }
        exactGram.get(triangle, 0, k * k);
        double smallest = Double.POSITIVE_INFINITY;
        for (int l = 0; l < k; l++) {
            final double diagonal = triangle[l * k + l];
            final double share = diagonal / Math.sqrt(squares[l]);
            if (!guard.isUsable(share)) {
                return Double.NaN;
            }
            smallest = Math.min(smallest, share);
            logDiagonal[l] += StrictMath.log(diagonal);
        }
        for (int i = 0; i < k * k; i++) {
            floats[i] = (float) triangle[i];
        }
        gram.entries.put(0, floats, 0, k * k);
        cblas_strsm(
                CblasColMajor,
                CblasRight,
                CblasUpper,
                CblasNoTrans,
                CblasNonUnit,
                n,
                k,
                1,
                gram.pointer,
                k,
                other.pointer,
                n);
        return smallest;
    }

    @Override
    public void close() {
        for (Store store : new Store[] {vectors, other, gram}) {
            store.pointer.close();
        }
        exactGram.close();
        if (modes != null) {
            modes.pointer.close();
        }
        if (exact != null) {
            exact.close();
        }
        weights.close();
        rightWeights.close();
        companions.forEach(OpenBlasSingleFrame::close);
    }
}
