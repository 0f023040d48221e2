package org.tailspin.core.linalg;

import org.tailspin.core.Monitor;

/**
 * A frame in plain Java, on the heap.
 *
 * <p>Few vectors of many entries go through {@link CholeskyQr} as long as they are well conditioned, and else through
 * {@link GradedQr}. Of a full frame Q is never formed: its reflections are applied to the next matrix.
 */
final class JavaFrame implements Frame {

    /** More vectors than this part of the rows are too ill-conditioned for their inner products. */
    private static final int LEAST_ROWS_PER_COLUMN = 2;

    /** After a block that was too ill-conditioned, the next ones probably are as well. */
    private static final int PAUSE = 16;

    /** Vectors, their product, and scaled vectors or reflections. */
    private static final double BUFFERS = 3;

    private final int n;
    private final int k;
    private final FrameProduct product;
    private final CholeskyQr cholesky;
    private double[][] vectors;
    private double[][] other;
    private GradedQr householder;
    private int pause;

    /** Whether the vectors are the reflections of {@link #householder}. */
    private boolean isImplicit;

    JavaFrame(int n, int k) {
        Heap.check((double) n * n + BUFFERS * n * k, "a frame of " + k + " vectors of N = " + n + " beside its matrix");
        this.n = n;
        this.k = k;
        product = new FrameProduct(n);
        vectors = new double[n][k];
        other = new double[n][k];
        cholesky = LEAST_ROWS_PER_COLUMN * k <= n ? new CholeskyQr(n, k) : null;
        if (cholesky == null) {
            householder = new GradedQr(n, k);
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
            multiplyReflections(a, monitor);
            return;
        }
        product.multiply(a, vectors, other, k, monitor);
        swap();
    }

    /** The transpose of A Q is the transpose of Q on that of A, whose rows are the columns of A. */
    private void multiplyReflections(ColumnMatrix a, Monitor monitor) {
        for (int l = 0; l < n; l++) {
            System.arraycopy(a.column(householder.row(l)), 0, other[l], 0, n);
        }
        householder.applyTransposed(other, n, monitor);
        transpose(other, vectors, n);
        isImplicit = false;
    }

    private static void transpose(double[][] from, double[][] to, int n) {
        final int tile = 16;
        for (int i = 0; i < n; i += tile) {
            final int lastRow = Math.min(n, i + tile);
            for (int l = 0; l < n; l += tile) {
                final int last = Math.min(n, l + tile);
                for (int r = i; r < lastRow; r++) {
                    final double[] row = to[r];
                    for (int c = l; c < last; c++) {
                        row[c] = from[c][r];
                    }
                }
            }
        }
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
        if (cholesky != null && pause == 0) {
            if (cholesky.factorise(vectors, s, other, logDiagonal)) {
                swap();
                return;
            }
            pause = PAUSE;
        }
        pause = Math.max(0, pause - 1);
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
