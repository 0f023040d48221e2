package org.tailspin.core.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.CancellationException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;

/** What every {@link DenseAlgebra} does. */
public abstract class DenseAlgebraContract {

    private static final int N = 70;

    /**
     * Returns what is tested.
     *
     * @return the algebra
     */
    protected abstract DenseAlgebra algebra();

    private static DMatrixRMaj random(int rows, int columns, long seed) {
        return RandomMatrices_DDRM.rectangle(rows, columns, -1, 1, new Random(seed));
    }

    @Test
    void products() {
        final DMatrixRMaj a = random(N, 33, 1);
        final DMatrixRMaj b = random(33, 91, 2);
        final DMatrixRMaj expected = new DMatrixRMaj(N, 91);
        CommonOps_DDRM.mult(a, b, expected);
        for (boolean left : new boolean[] {false, true}) {
            for (boolean right : new boolean[] {false, true}) {
                final DMatrixRMaj c = new DMatrixRMaj(N, 91);
                algebra()
                        .multiply(
                                left ? CommonOps_DDRM.transpose(a, null) : a,
                                left,
                                right ? CommonOps_DDRM.transpose(b, null) : b,
                                right,
                                c,
                                Monitor.NONE);
                assertTrue(MatrixFeatures_DDRM.isIdentical(expected, c, 1e-12));
            }
        }
    }

    /** Of 10^8 multiplications and more, which may be divided among cores; rows and columns are no multiples of anything. */
    @Test
    void largeProducts() {
        final DMatrixRMaj a = random(501, 403, 11);
        final DMatrixRMaj b = random(403, 523, 12);
        final DMatrixRMaj expected = new DMatrixRMaj(501, 523);
        CommonOps_DDRM.mult(a, b, expected);
        final DMatrixRMaj c = new DMatrixRMaj(501, 523);
        algebra().multiply(a, false, b, false, c, Monitor.NONE);
        assertTrue(MatrixFeatures_DDRM.isIdentical(expected, c, 1e-11));
        final DMatrixRMaj again = new DMatrixRMaj(501, 523);
        algebra().multiply(CommonOps_DDRM.transpose(a, null), true, b, false, again, Monitor.NONE);
        assertTrue(MatrixFeatures_DDRM.isIdentical(expected, again, 1e-11));
    }

    @Test
    void gramMatrices() {
        final DMatrixRMaj a = random(N, 33, 13);
        final DMatrixRMaj rows = new DMatrixRMaj(N, N);
        CommonOps_DDRM.multTransB(a, a, rows);
        final DMatrixRMaj columns = new DMatrixRMaj(33, 33);
        CommonOps_DDRM.multTransA(a, a, columns);
        final DMatrixRMaj ofRows = new DMatrixRMaj(N, N);
        algebra().gram(a, false, ofRows, Monitor.NONE);
        assertTrue(MatrixFeatures_DDRM.isIdentical(rows, ofRows, 1e-12));
        final DMatrixRMaj ofColumns = new DMatrixRMaj(33, 33);
        algebra().gram(a, true, ofColumns, Monitor.NONE);
        assertTrue(MatrixFeatures_DDRM.isIdentical(columns, ofColumns, 1e-12));
    }

    /** A V = V Lambda with Lambda of the blocks [alpha beta; -beta alpha]. */
    @Test
    void eigenvectors() {
        final DMatrixRMaj a = random(N, N, 3);
        final DMatrixRMaj before = a.copy();
        final RealEigen eigen = algebra().eigen(a, Monitor.NONE);
        assertTrue(MatrixFeatures_DDRM.isIdentical(before, a, 0));
        final DMatrixRMaj lambda = new DMatrixRMaj(N, N);
        int pairs = 0;
        for (int i = 0; i < N; i++) {
            lambda.set(i, i, eigen.real()[i]);
            if (eigen.imaginary()[i] > 0) {
                lambda.set(i, i + 1, eigen.imaginary()[i]);
                lambda.set(i + 1, i, -eigen.imaginary()[i]);
                assertEquals(-eigen.imaginary()[i], eigen.imaginary()[i + 1], 1e-12);
                pairs++;
            }
        }
        assertTrue(pairs > 20 && pairs < N / 2);
        final DMatrixRMaj left = new DMatrixRMaj(N, N);
        final DMatrixRMaj right = new DMatrixRMaj(N, N);
        CommonOps_DDRM.mult(a, eigen.basis(), left);
        CommonOps_DDRM.mult(eigen.basis(), lambda, right);
        assertTrue(MatrixFeatures_DDRM.isIdentical(left, right, 1e-10));
    }

    @Test
    void eigenvectorsOfSpecialMatrices() {
        final RealEigen ofZero = algebra().eigen(new DMatrixRMaj(4, 4), Monitor.NONE);
        assertTrue(algebra().invert(ofZero.basis().copy(), Monitor.NONE));
        final RealEigen one = algebra().eigen(new DMatrixRMaj(new double[][] {{-2}}), Monitor.NONE);
        assertEquals(-2, one.real()[0], 1e-15);
        final DMatrixRMaj symmetric = random(5, 5, 8);
        CommonOps_DDRM.addEquals(symmetric, CommonOps_DDRM.transpose(symmetric, null));
        for (double beta : algebra().eigen(symmetric, Monitor.NONE).imaginary()) {
            assertEquals(0, beta);
        }
    }

    @Test
    void inverses() {
        final DMatrixRMaj a = random(N, N, 4);
        final DMatrixRMaj inverse = a.copy();
        assertTrue(algebra().invert(inverse, Monitor.NONE));
        final DMatrixRMaj product = new DMatrixRMaj(N, N);
        CommonOps_DDRM.mult(a, inverse, product);
        assertTrue(MatrixFeatures_DDRM.isIdentity(product, 1e-9));
        assertFalse(algebra().invert(new DMatrixRMaj(3, 3), Monitor.NONE));
    }

    @Test
    void symmetricMatrices() {
        final DMatrixRMaj a = random(N, N, 5);
        CommonOps_DDRM.addEquals(a, CommonOps_DDRM.transpose(a, null));
        final DMatrixRMaj vectors = a.copy();
        final double[] values = algebra().symmetric(vectors, true, Monitor.NONE);
        for (int k = 0; k < N; k++) {
            assertTrue(k == 0 || values[k] >= values[k - 1]);
            double norm = 0;
            for (int i = 0; i < N; i++) {
                double sum = 0;
                for (int j = 0; j < N; j++) {
                    sum += a.get(i, j) * vectors.get(k, j);
                }
                assertEquals(values[k] * vectors.get(k, i), sum, 1e-10);
                norm += vectors.get(k, i) * vectors.get(k, i);
            }
            assertEquals(1, norm, 1e-12);
        }
        final double[] alone = algebra().symmetric(a.copy(), false, Monitor.NONE);
        for (int k = 0; k < N; k++) {
            assertEquals(values[k], alone[k], 1e-10);
        }
    }

    @Test
    void cancelled() {
        final Monitor cancelled = new Monitor() {
            @Override
            public void progress(double fraction) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> algebra().eigen(random(N, N, 6), cancelled));
        assertThrows(CancellationException.class, () -> algebra()
                .multiply(random(N, N, 6), false, random(N, N, 7), false, random(N, N, 8), cancelled));
    }
}
