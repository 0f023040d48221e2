package org.tailspin.core.linalg;

import org.tailspin.core.Monitor;

/**
 * A frame in plain Java, on the heap.
 *
 * <p>Few vectors of many entries go through {@link CholeskyQr} as long as they are well conditioned, and else through
 * {@link GradedQr}. Of a full frame Q is never formed: its reflections are applied to the next matrix.
 */
final class JavaFrame implements Frame {

    /** Vectors, their product, scaled vectors, reflections, and blocks of these. */
    private static final double BUFFERS = 5;

    private final int n;
    private final int k;
    private final FrameProduct product;
    private final CholeskyGuard guard;
    private CholeskyQr cholesky;
    private double[][] vectors;
    private double[][] other;

    /** The product with the right one of two factors. */
    private double[][] modes;

    /** The product with a sparse matrix. */
    private SparseFrameProduct sparse;

    private double[] narrowWork = {};

    private GradedQr householder;

    /** Whether the vectors are the reflections of {@link #householder}. */
    private boolean isImplicit;

    JavaFrame(int n, int k) {
        footprint(n, k).check("a frame of " + k + " vectors of N = " + n);
        this.n = n;
        this.k = k;
        product = new FrameProduct(k);
        guard = new CholeskyGuard(n, k, TangentPrecision.DOUBLE);
        vectors = Rows.alike(n, k);
        other = Rows.alike(n, k);
    }

    /** With the triangles of the inner products, which are small unless there are many vectors. */
    static Footprint footprint(int n, int k) {
        return new Footprint(BUFFERS * n * k + 2.0 * k * k, 0);
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
        for (int i = 0; i < n; i++) {
            System.arraycopy(source[i], 0, vectors[i], 0, k);
        }
    }

    @Override
    public void read(double[][] target, Monitor monitor) {
        if (isImplicit) {
            householder.formFrame(target, monitor);
            return;
        }
        for (int i = 0; i < n; i++) {
            System.arraycopy(vectors[i], 0, target[i], 0, k);
        }
    }

    @Override
    public void readLeading(double[] x) {
        if (isImplicit) {
            householder.leading(x);
            return;
        }
        for (int i = 0; i < n; i++) {
            x[i] = vectors[i][0];
        }
    }

    @Override
    public void multiply(ColumnMatrix a, Monitor monitor) {
        if (isImplicit) {
            applyReflections(a, vectors, monitor);
            return;
        }
        product.multiply(a, vectors, other, monitor);
        swap();
    }

    /** A frame of reflections is written out first: they can be applied to a matrix by rows, but not to a sparse one. */
    @Override
    public void multiply(SparseMatrix a, Monitor monitor) {
        explicit();
        if (product.isNarrow()) { // with the bits of those that ride along
            if (narrowWork.length == 0) {
                narrowWork = new double[a.workSize()];
            }
            a.multiply(sources(), targets(), narrowWork);
            take();
            return;
        }
        if (sparse == null) {
            sparse = new SparseFrameProduct();
        }
        sparse.multiply(a, k, this::pack, this::unpack, monitor);
        swap();
    }

    private void pack(int first, int count, int stride, double[] packed) {
        for (int i = 0; i < n; i++) {
            System.arraycopy(vectors[i], first, packed, stride * i, count);
        }
    }

    private void unpack(int first, int count, int stride, double[] packed) {
        for (int i = 0; i < n; i++) {
            System.arraycopy(packed, stride * i, other[i], first, count);
        }
    }

    @Override
    public boolean mayRide() {
        return !isImplicit && product.isNarrow();
    }

    @Override
    public double[][] sources() {
        return product.gather(vectors, n, n);
    }

    @Override
    public double[][] targets() {
        return product.products();
    }

    @Override
    public void take() {
        product.scatter(other, n);
        swap();
    }

    @Override
    public void multiply(ColumnMatrix left, ColumnMatrix right, Monitor monitor) {
        if (modes == null || modes.length != right.rows()) {
            modes = new double[right.rows()][k];
        }
        if (isImplicit) {
            applyReflections(right, modes, monitor);
            product.multiply(left, modes, vectors, monitor);
            return;
        }
        product.multiply(right, vectors, modes, monitor);
        product.multiply(left, modes, other, monitor);
        swap();
    }

    /** A Q, of at most n rows. The transpose of A Q is the transpose of Q on that of A, whose rows are the columns of A. */
    private void applyReflections(ColumnMatrix a, double[][] target, Monitor monitor) {
        for (int l = 0; l < n; l++) {
            System.arraycopy(a.column(householder.row(l)), 0, other[l], 0, a.rows());
        }
        householder.applyTransposed(other, a.rows(), monitor);
        Rows.transpose(other, n, a.rows(), target, 0, 0);
        isImplicit = false;
    }

    @Override
    public Frame companion(int rows, int columns) {
        return new JavaFrame(rows, columns);
    }

    @Override
    public void set(Frame source) {
        isImplicit = false;
        final double[][] rows = ((JavaFrame) source).explicit();
        for (int i = 0; i < n; i++) {
            System.arraycopy(rows[i], 0, vectors[i], 0, k);
        }
    }

    @Override
    public void add(double factor, Frame source) {
        final double[][] rows = ((JavaFrame) source).explicit();
        explicit();
        for (int i = 0; i < n; i++) {
            Rows.add(vectors[i], rows[i], factor, 0, k);
        }
    }

    @Override
    public void scaleRows(double[] factors) {
        explicit();
        for (int i = 0; i < n; i++) {
            final double factor = factors[i];
            final double[] row = vectors[i];
            for (int l = 0; l < k; l++) {
                row[l] *= factor;
            }
        }
    }

    /** The vectors, written out. */
    private double[][] explicit() {
        if (isImplicit) {
            householder.formFrame(other, Monitor.NONE);
            swap();
            isImplicit = false;
        }
        return vectors;
    }

    private void swap() {
        final double[][] swapped = vectors;
        vectors = other;
        other = swapped;
    }

    @Override
    public void orthonormalise(double[] s, double[] logDiagonal, double tolerance, Monitor monitor) {
        if (isImplicit) {
            throw new IllegalStateException("the frame is orthonormal already");
        }
        if (guard.lets()) {
            if (cholesky == null) {
                cholesky = new CholeskyQr(n, k, guard);
            }
            if (cholesky.factorise(vectors, s, other, logDiagonal)) {
                swap();
                return;
            }
            guard.refuse();
        }
        if (householder == null) {
            householder = new GradedQr(n, k);
        }
        householder.factorise(vectors, s, logDiagonal, tolerance, monitor);
        if (k == n) {
            isImplicit = true;
        } else {
            householder.formFrame(other, monitor);
            swap();
        }
    }
}
