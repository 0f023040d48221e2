package org.tailspin.core.linalg;

import java.util.Arrays;
import org.tailspin.core.Monitor;
import org.tailspin.core.math.Elementary;

/**
 * A frame of single precision in plain Java: at most half as many vectors as entries, orthonormalised by way of their inner
 * products, whose decomposition is made in double precision. Where {@link CholeskyGuard} refuses, a frame of double precision
 * factorises the same vectors.
 */
final class JavaSingleFrame implements Frame {

    /** Vectors, their product and scaled vectors, of 4 bytes; and those of double precision, when they are needed. */
    private static final double BUFFERS = 1.5;

    /** Rows of a product that are summed at a time, columns of the matrix side by side, and sums: as in {@link FrameProduct}. */
    private static final int TILE = 448;

    private static final int PANEL = 12;

    private static final int CHUNK = 128;

    /** Rows of a triangle that are summed together. */
    private static final int BLOCK = 24;

    private final int n;
    private final int k;
    private final CholeskyGuard guard;
    private final CholeskyFactor factors;
    private final double[] size;
    private final double[] factor;
    private final float[][] triangle;
    private final float[][] sums;
    private final float[][] panel;
    private final float[][] scaled;
    private float[][] vectors;
    private float[][] other;
    private float[][] modes;
    private SparseFrameProduct sparse;
    private Frame exact;
    private double[][] rows;

    JavaSingleFrame(int n, int k) {
        this.n = n;
        this.k = k;
        guard = new CholeskyGuard(n, k, TangentPrecision.SINGLE);
        factors = new CholeskyFactor(k, guard);
        size = new double[n];
        factor = new double[n];
        triangle = FloatRows.alike(k, k);
        scaled = FloatRows.alike(n, k);
        vectors = FloatRows.alike(n, k);
        other = FloatRows.alike(n, k);
        final int chunk = (Rows.tile(k, CHUNK) + 1) / 2 * 2; // whole pairs
        final float[][] both = FloatRows.alike(chunk + PANEL, TILE);
        sums = Arrays.copyOf(both, chunk);
        panel = Arrays.copyOfRange(both, chunk, both.length);
    }

    static Footprint footprint(int n, int k) {
        return JavaFrame.footprint(n, k).plus(new Footprint((BUFFERS + 1) * n * k + 2.5 * k * k, 0));
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
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < k; l++) {
                vectors[i][l] = SingleRange.rounded(source[i][l]);
            }
        }
    }

    @Override
    public void read(double[][] target, Monitor monitor) {
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < k; l++) {
                target[i][l] = vectors[i][l];
            }
        }
    }

    @Override
    public void readLeading(double[] x) {
        for (int i = 0; i < n; i++) {
            x[i] = vectors[i][0];
        }
    }

    @Override
    public void multiply(ColumnMatrix a, Monitor monitor) {
        multiply(a, vectors, other, monitor);
        swap();
    }

    @Override
    public void multiply(ColumnMatrix left, ColumnMatrix right, Monitor monitor) {
        if (modes == null || modes.length != right.rows()) {
            modes = FloatRows.alike(right.rows(), k);
        }
        multiply(right, vectors, modes, monitor);
        multiply(left, modes, other, monitor);
        swap();
    }

    /** Z = A Q; the panels of A are rounded as they are copied. */
    private void multiply(ColumnMatrix a, float[][] q, float[][] z, Monitor monitor) {
        final int tile = Rows.tile(a.rows(), TILE);
        for (int from = 0; from < a.rows(); from += tile) {
            monitor.checkCancelled();
            final int width = Math.min(a.rows(), from + tile) - from;
            for (int l = 0; l < k; l += sums.length) {
                final int count = Math.min(k - l, sums.length);
                FloatRows.clear(sums, count, 0, width);
                for (int first = 0; first < a.columns(); first += PANEL) {
                    final int inner = Math.min(a.columns() - first, PANEL);
                    for (int j = 0; j < inner; j++) {
                        SingleRange.copyColumn(a, first + j, from, width, panel[j]);
                    }
                    FloatRows.addTransposed(sums, 0, count, panel, 0, inner, q, first, l, 0, width);
                }
                FloatRows.transpose(sums, count, width, z, from, l);
            }
        }
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
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < count; l++) {
                packed[stride * i + l] = vectors[i][first + l];
            }
        }
    }

    private void unpack(int first, int count, int stride, double[] packed) {
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < count; l++) {
                other[i][first + l] = SingleRange.rounded(packed[stride * i + l]);
            }
        }
    }

    @Override
    public Frame companion(int rows, int columns) {
        return new JavaSingleFrame(rows, columns);
    }

    @Override
    public void set(Frame source) {
        for (int i = 0; i < n; i++) {
            System.arraycopy(((JavaSingleFrame) source).vectors[i], 0, vectors[i], 0, k);
        }
    }

    @Override
    public void add(double factor, Frame source) {
        for (int i = 0; i < n; i++) {
            FloatRows.add(vectors[i], ((JavaSingleFrame) source).vectors[i], (float) factor, 0, k);
        }
    }

    @Override
    public void scaleRows(double[] factors) {
        scale(vectors, factors, vectors);
    }

    private void scale(float[][] source, double[] factors, float[][] target) {
        for (int i = 0; i < n; i++) {
            final double size = factors[i];
            final float[] from = source[i];
            final float[] to = target[i];
            for (int l = 0; l < k; l++) {
                to[l] = SingleRange.rounded(size * from[l]);
            }
        }
    }

    private void swap() {
        final float[][] swapped = vectors;
        vectors = other;
        other = swapped;
    }

    @Override
    public void orthonormalise(double[] s, double[] logDiagonal, double tolerance, Monitor monitor) {
        monitor.checkCancelled();
        if (guard.lets()) {
            if (cholesky(s, logDiagonal)) {
                return;
            }
            guard.refuse();
        }
        if (exact == null) {
            exact = Kernels.JAVA.frame(n, k);
            rows = new double[n][k];
        }
        read(rows, monitor);
        exact.load(rows);
        exact.orthonormalise(s, logDiagonal, tolerance, monitor);
        exact.read(rows, monitor);
        load(rows);
    }

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
        scale(vectors, factor, scaled); // the vectors stay, for the case that the guard refuses
        Arrays.fill(logDiagonal, 0, k, largest);
        final double share = pass(logDiagonal);
        if (!guard.isUsable(share)) {
            return false;
        }
        if (!guard.isAccurate(share)) {
            for (int i = 0; i < n; i++) {
                System.arraycopy(other[i], 0, scaled[i], 0, k);
            }
            if (!guard.isAccurate(pass(logDiagonal))) {
                return false;
            }
        }
        swap();
        return true;
    }

    /** Other = scaled times the inverse of R; returns the smallest share, or NaN where there is no factorisation. */
    private double pass(double[] logDiagonal) {
        FloatRows.clear(triangle, k, 0, k);
        for (int c = 0; c < k; c += BLOCK) {
            FloatRows.addTransposed(triangle, c, Math.min(k, c + BLOCK), scaled, 0, n, scaled, 0, c, c, k);
        }
        final double[][] r = factors.cleared();
        for (int c = 0; c < k; c++) {
            if (!SingleRange.holdsSquare(triangle[c][c])) {
                return Double.NaN;
            }
            for (int l = c; l < k; l++) {
                r[c][l] = triangle[c][l];
            }
        }
        final double share = factors.decompose();
        if (!guard.isUsable(share)) {
            return share;
        }
        final double[][] inverse = factors.invert();
        FloatRows.clear(triangle, k, 0, k);
        for (int c = 0; c < k; c++) {
            logDiagonal[c] += factors.logDiagonal(c);
            for (int l = c; l < k; l++) {
                triangle[c][l] = (float) inverse[c][l];
            }
        }
        FloatRows.clear(other, n, 0, k);
        for (int c = 0; c < k; c += BLOCK) {
            FloatRows.add(other, 0, n, triangle, c, Math.min(k, c + BLOCK), scaled, 0, c, c, k);
        }
        return share;
    }
}
