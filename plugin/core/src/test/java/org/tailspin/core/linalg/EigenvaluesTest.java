package org.tailspin.core.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

class EigenvaluesTest {

    /** Large enough for products in place of all eigenvalues. */
    private static final int N = Eigenvalues.KRYLOV_FROM;

    private static final ToDoubleFunction<Complex_F64> MODULUS = value -> Math.hypot(value.real, value.imaginary);

    private static double radius(DMatrixRMaj matrix) {
        return MODULUS.applyAsDouble(Eigenvalues.outermost(matrix.copy(), MODULUS, Monitor.NONE));
    }

    /** The largest of all eigenvalues of EJML, without blocks and balancing. */
    private static double dense(DMatrixRMaj matrix) {
        double largest = 0;
        for (Complex_F64 value : Decompositions.eigenvalues(matrix.copy(), Monitor.NONE)) {
            largest = Math.max(largest, MODULUS.applyAsDouble(value));
        }
        return largest;
    }

    private static boolean isFoundByProducts(DMatrixRMaj matrix) {
        return Arnoldi.outermost(matrix, MODULUS, Monitor.NONE).isPresent();
    }

    private static DMatrixRMaj stable(double alpha, int n, int seed) {
        final DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        final StableSampler sampler = new StableSampler(alpha);
        final UniformRandomProvider random = new Seed(seed).stream("test");
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = sampler.sample(random);
        }
        return matrix;
    }

    /** Q D Q^T with a product of two reflections: the eigenvalues of D, and nothing that looks like them. */
    private static DMatrixRMaj hidden(DMatrixRMaj d) {
        DMatrixRMaj matrix = d;
        for (int seed = 1; seed <= 2; seed++) {
            final int n = d.numRows;
            final DMatrixRMaj v = new DMatrixRMaj(n, 1);
            final SplittableRandom random = new SplittableRandom(seed);
            double norm = 0;
            for (int i = 0; i < n; i++) {
                v.data[i] = random.nextDouble() - 0.5;
                norm += v.data[i] * v.data[i];
            }
            final DMatrixRMaj q = CommonOps_DDRM.identity(n);
            CommonOps_DDRM.multAddTransB(-2 / norm, v, v, q);
            final DMatrixRMaj left = new DMatrixRMaj(n, n);
            CommonOps_DDRM.mult(q, matrix, left);
            matrix = new DMatrixRMaj(n, n);
            CommonOps_DDRM.multTransB(left, q, matrix);
        }
        return matrix;
    }

    private static DMatrixRMaj permuted(DMatrixRMaj matrix, int step) {
        final int n = matrix.numRows;
        final DMatrixRMaj permuted = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                permuted.set((int) ((long) i * step % n), (int) ((long) j * step % n), matrix.get(i, j));
            }
        }
        return permuted;
    }

    @Test
    void aFeedForwardMatrixHasNone() {
        // W^N = 0 in whole numbers, so that every eigenvalue is 0
        assertEquals(0, radius(new DMatrixRMaj(new double[][] {{0, 0, 0}, {7, 0, 3}, {2, 0, 0}})));
        final DMatrixRMaj chain = new DMatrixRMaj(N, N);
        for (int i = 0; i + 1 < N; i++) {
            chain.set(i + 1, i, 1e3);
            chain.set(N - 1, i, -7);
        }
        assertEquals(0, radius(permuted(chain, 7)));
        assertTrue(Eigenvalues.all(permuted(chain, 7), Monitor.NONE).stream()
                .allMatch(value -> value.real == 0 && value.imaginary == 0));
        assertEquals(0, radius(new DMatrixRMaj(3, 3)));
    }

    @Test
    void aTriangularMatrixHasItsDiagonalWhateverTheOrderOfItsNeurons() {
        final DMatrixRMaj matrix = stable(1.5, 101, 3);
        for (int i = 0; i < 101; i++) {
            for (int j = 0; j < i; j++) {
                matrix.set(i, j, 0);
            }
            matrix.set(i, i, i == 40 ? -2.5 : 1 + i / 1000.0);
        }
        assertEquals(2.5, radius(permuted(matrix, 17)));
        final double[] all = Eigenvalues.all(permuted(matrix, 17), Monitor.NONE).stream()
                .mapToDouble(Complex_F64::getReal)
                .sorted()
                .toArray();
        assertEquals(-2.5, all[0]);
        assertEquals(1.1, all[100]);
    }

    @Test
    void aBlockTriangularMatrixHasThoseOfItsBlocks() {
        final DMatrixRMaj matrix = stable(2, 90, 5);
        for (int i = 30; i < 90; i++) {
            for (int j = 0; j < 30 * (i / 30); j++) {
                matrix.set(i, j, 0);
            }
        }
        double largest = 0;
        for (int b = 0; b < 3; b++) {
            final DMatrixRMaj block = new DMatrixRMaj(30, 30);
            CommonOps_DDRM.extract(matrix, 30 * b, 30 * b + 30, 30 * b, 30 * b + 30, block, 0, 0);
            largest = Math.max(largest, dense(block));
        }
        final DMatrixRMaj mixed = permuted(matrix, 7);
        assertEquals(3, StrongBlocks.of(mixed).size());
        assertEquals(largest, radius(mixed), 1e-12 * largest);
        assertEquals(90, Eigenvalues.all(mixed, Monitor.NONE).size());
    }

    @Test
    void balancingSavesWhatScalesHide() {
        // similar to [[0, 1], [1, 0]], with entries of 1e-150 and 1e150 beside others of 1: 1 and -1 exactly
        final DMatrixRMaj matrix = new DMatrixRMaj(new double[][] {{0, 0x1p500}, {0x1p-500, 0}});
        assertEquals(1, radius(matrix), 1e-15);
        final DMatrixRMaj gauss = stable(2, 40, 1);
        final DMatrixRMaj scaled = gauss.copy();
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 40; j++) {
                scaled.set(i, j, Math.scalb(gauss.get(i, j), 20 * (i % 7 - j % 7)));
            }
        }
        assertEquals(dense(gauss), radius(scaled), 1e-12 * dense(gauss));
    }

    @Test
    void independentWeightsOfAnyTailAgreeWithAllEigenvalues() {
        for (double alpha : new double[] {0.5, 1.2, 2}) {
            final DMatrixRMaj matrix = stable(alpha, N, 11);
            final double all = Eigenvalues.all(matrix.copy(), Monitor.NONE).stream()
                    .mapToDouble(MODULUS)
                    .max()
                    .orElseThrow();
            assertEquals(all, radius(matrix), 1e-10 * all, "alpha " + alpha);
            final DMatrixRMaj balanced = matrix.copy();
            Balance.of(balanced);
            assertTrue(isFoundByProducts(balanced), "alpha " + alpha);
        }
    }

    @Test
    void pairsAndTiesAreFoundByProducts() {
        final DMatrixRMaj d = new DMatrixRMaj(N, N);
        for (int i = 0; i < N; i++) {
            d.set(i, i, 0.9 * Math.cos(i));
        }
        d.set(3, 3, 2);
        d.set(5, 5, -2);
        final DMatrixRMaj tie = hidden(d);
        assertTrue(isFoundByProducts(tie));
        assertEquals(2, radius(tie), 1e-12);
        d.set(5, 5, -2 * (1 + 1e-8)); // nearer than most differences that a test would see
        assertEquals(2 * (1 + 1e-8), radius(hidden(d)), 1e-12);
        d.set(5, 5, -3);
        assertEquals(-3, Eigenvalues.outermost(hidden(d), MODULUS, Monitor.NONE).real, 1e-12);
        d.set(7, 7, 3);
        d.set(7, 8, -4);
        d.set(8, 7, 4);
        d.set(8, 8, 3); // 3 +- 4i
        final DMatrixRMaj pair = hidden(d);
        assertTrue(isFoundByProducts(pair));
        assertEquals(5, radius(pair), 1e-12);
        // the rightmost and the leftmost, as flows ask
        final ToDoubleFunction<Complex_F64> right = value -> Math.max(0, value.real);
        assertEquals(3, Eigenvalues.outermost(hidden(d), right, Monitor.NONE).real, 1e-12);
    }

    @Test
    void fewModesAreAnInvariantSpace() {
        // u v^T + p q^T: the eigenvalues of a 2 x 2 matrix of products
        final DMatrixRMaj u = stable(2, N, 1);
        final DMatrixRMaj matrix = new DMatrixRMaj(N, N);
        double vu = 0;
        double qp = 0;
        double vp = 0;
        double qu = 0;
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                matrix.set(i, j, u.get(0, i) * u.get(1, j) + u.get(2, i) * u.get(3, j));
            }
            vu += u.get(1, i) * u.get(0, i);
            qp += u.get(3, i) * u.get(2, i);
            vp += u.get(1, i) * u.get(2, i);
            qu += u.get(3, i) * u.get(0, i);
        }
        final double expected = dense(new DMatrixRMaj(new double[][] {{vu, vp}, {qu, qp}}));
        assertTrue(isFoundByProducts(matrix));
        assertEquals(expected, radius(matrix), 1e-11 * expected);
    }

    @Test
    void whatHasNoOutermostEigenvalueFallsBackToAll() {
        final DMatrixRMaj cycle = new DMatrixRMaj(N, N);
        for (int i = 0; i < N; i++) {
            cycle.set((i + 1) % N, i, 3);
        }
        assertFalse(isFoundByProducts(cycle));
        assertEquals(3, radius(cycle), 1e-11);
    }

    @Test
    void aDefectiveEigenvalueIsNotTrustedToProducts() {
        // Jordan blocks of three: a rounding error e moves their eigenvalue by its third root
        final DMatrixRMaj d = new DMatrixRMaj(N, N);
        for (int i = 0; i < N; i++) {
            d.set(i, i, 0.5 * Math.sin(i));
        }
        for (int i = 3; i < 6; i++) {
            d.set(i, i, 1);
            d.set(i, i + 1, i < 5 ? 1 : 0);
        }
        final DMatrixRMaj jordan = hidden(d);
        assertFalse(isFoundByProducts(jordan));
        assertEquals(1, radius(jordan), 1e-4);
    }

    @Test
    void negativeMeansAndRotationsAreNoExceptions() {
        final DMatrixRMaj negative = stable(2, N, 9);
        for (int i = 0; i < negative.data.length; i++) {
            negative.data[i] = negative.data[i] / Math.sqrt(N) - 5.0 / N;
        }
        final Complex_F64 outlier = Eigenvalues.outermost(negative.copy(), MODULUS, Monitor.NONE);
        assertTrue(outlier.real < -4 && outlier.imaginary == 0);
        assertEquals(
                Eigenvalues.all(negative, Monitor.NONE).stream()
                        .min(Comparator.comparingDouble(value -> value.real))
                        .orElseThrow()
                        .real,
                outlier.real,
                1e-11);
        final double angle = 0.3;
        final DMatrixRMaj rotation = new DMatrixRMaj(
                new double[][] {{Math.cos(angle), -Math.sin(angle)}, {Math.sin(angle), Math.cos(angle)}});
        assertEquals(1, radius(rotation), 1e-15);
    }

    @Test
    void aSearchIsStopped() {
        final Monitor stopped = new Monitor() {
            @Override
            public void progress(double fraction) {
                // not shown
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> Eigenvalues.outermost(stable(2, N, 1), MODULUS, stopped));
    }
}
