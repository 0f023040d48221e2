package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.random.Seed;

/** {@link FlowTheory} and {@link CollectiveTheory} with white noise. */
class NoisyFlowTheoryTest {

    /**
     * g_eff = 3, sigma^2 = 6, error function, computed once in another language: four digits; participation ratios over N for
     * independent weights and exponential spectra of modes with beta = .5 and .2.
     */
    @Test
    void referenceNumbers() {
        final FlowTheory theory = FlowTheory.of(TransferFunction.erf(), 3, Math.sqrt(6));
        assertEquals(7.0634, theory.delta0(), 5e-5);
        assertEquals(0.7393, theory.c0(), 5e-5);
        assertEquals(0.8626, 3 * theory.meanGain(), 5e-5);
        final CollectiveTheory collective = CollectiveTheory.of(theory);
        assertEquals(0.3556, collective.prPhiOverN(0), 5e-5);
        assertEquals(0.2037, collective.prPhiOverN(1 / (0.5 * Math.tanh(2))), 1e-4);
        assertEquals(0.1272, collective.prPhiOverN(1 / (0.2 * Math.tanh(5))), 1e-4);
    }

    /**
     * Weak noise leaves a network below the transition linear: the variance of one neuron is sigma^2/(2 root(1 - g^2)), the
     * exponent g - 1, and x and phi(x) are the same.
     */
    @ParameterizedTest
    @CsvSource({"erf, 1e-3", "erf, 0.3", "erf, 0.8"})
    void linear(String phi, double gEff) {
        final double noise = 1e-4;
        final FlowTheory theory = FlowTheory.of(TransferFunction.of(phi), gEff, noise);
        final double rest = 1 - gEff * gEff;
        assertEquals(noise * noise / 2 / Math.sqrt(rest), theory.delta0(), 1e-6 * theory.delta0());
        assertEquals(theory.delta0(), theory.c0(), 1e-6 * theory.delta0());
        assertEquals(gEff - 1, theory.lyapunovMax(), 1e-6);
        assertEquals(theory.delta0() * Math.exp(-2 * Math.sqrt(rest)), theory.delta(-2)[0], 1e-6 * theory.delta0());
        final CollectiveTheory collective = CollectiveTheory.of(theory);
        assertEquals(collective.prPhiOverN(0), collective.prXOverN(0), 1e-6);
        assertEquals(collective.prPhiOverN(3), collective.prXOverN(3), 1e-6);
    }

    /**
     * The covariance of linear networks A = -1 + g J, from A C + C A' + sigma^2 = 0, matrix by matrix. In another language 40
     * matrices of N = 120 gave N/PR = 1.602 +- 0.011 with a scatter of 4 %, four of N = 800 1.579 +- 0.005: the mean of 6 stays
     * within 7 %, the bias and three standard errors.
     */
    @Test
    void bruteForce() {
        final int n = 120;
        final int networks = 6;
        final double gEff = 0.7;
        final double expected = CollectiveTheory.of(FlowTheory.of(TransferFunction.erf(), gEff, 1e-4))
                .phiConstant();
        double mean = 0;
        for (int seed = 0; seed < networks; seed++) {
            final Coupling coupling = new GaussianEnsemble().draw(n, new Seed(seed), Monitor.NONE);
            final DMatrixRMaj a = new DMatrixRMaj(n, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    a.set(i, j, gEff * coupling.matrix().get(i, j) - (i == j ? 1 : 0));
                }
            }
            mean += inverseRatio(a) / networks;
        }
        assertEquals(expected, mean, 0.07 * expected);
    }

    /** Over a short time h the covariance decays by U = exp(A h) and gains noise; the sum of U^k (h) U'^k by doubling. */
    private static double inverseRatio(DMatrixRMaj a) {
        final int n = a.getNumRows();
        final DMatrixRMaj left = a.createLike();
        final DMatrixRMaj right = a.createLike();
        // Cayley: U = (1 - A)^-1 (1 + A), C = U C U' + 2 (1 - A)^-1 (1 - A')^-1
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                left.set(i, j, (i == j ? 1 : 0) - a.get(i, j));
                right.set(i, j, (i == j ? 1 : 0) + a.get(i, j));
            }
        }
        final DMatrixRMaj inverse = a.createLike();
        CommonOps_DDRM.invert(left, inverse);
        final DMatrixRMaj u = a.createLike();
        CommonOps_DDRM.mult(inverse, right, u);
        final DMatrixRMaj covariance = a.createLike();
        CommonOps_DDRM.multTransB(inverse, inverse, covariance);
        for (int k = 0; k < 6; k++) {
            CommonOps_DDRM.mult(u, covariance, left);
            CommonOps_DDRM.multAddTransB(left, u, covariance);
            CommonOps_DDRM.mult(u, u, right);
            u.setTo(right);
        }
        final double norm = NormOps_DDRM.normF(covariance);
        final double trace = CommonOps_DDRM.trace(covariance);
        return n * norm * norm / (trace * trace);
    }

    /** No noise is the limit of weak noise, which shifts by its square. */
    @ParameterizedTest
    @CsvSource({"erf, 1.5", "erf, 3"})
    void weakNoise(String phi, double gEff) {
        final FlowTheory without = FlowTheory.of(TransferFunction.of(phi), gEff);
        final FlowTheory with = FlowTheory.of(TransferFunction.of(phi), gEff, 1e-2);
        assertEquals(without.delta0(), with.delta0(), 1e-4 * without.delta0());
        assertEquals(without.lyapunovMax(), with.lyapunovMax(), 3e-4);
        assertEquals(without.delta(3)[0], with.delta(3)[0], 1e-3 * without.delta0());
        final CollectiveTheory expected = CollectiveTheory.of(without);
        final CollectiveTheory collective = CollectiveTheory.of(with);
        assertEquals(expected.phiConstant(), collective.phiConstant(), 5e-3 * expected.phiConstant());
        assertEquals(expected.phiSlope(), collective.phiSlope(), 5e-3 * expected.phiSlope());
        assertEquals(expected.xConstant(), collective.xConstant(), 5e-3 * expected.xConstant());
    }

    /** (1 - d^2/dtau^2) Delta = g^2 C away from lag 0, and the slope -sigma^2/2 there. */
    @ParameterizedTest
    @CsvSource({"erf, 0.7, 1", "erf, 3, 0.1", "erf, 3, 2.5", "tanh, 6, 10"})
    void solvesTheEquationOfMotion(String phi, double gEff, double noise) {
        final FlowTheory theory = FlowTheory.of(TransferFunction.of(phi), gEff, noise);
        final double h = 0.02;
        for (double lag : new double[] {0.3, 1, 5}) {
            final double[] d = theory.delta(lag - 2 * h, lag - h, lag, lag + h, lag + 2 * h);
            final double second = (-d[0] + 16 * d[1] - 30 * d[2] + 16 * d[3] - d[4]) / (12 * h * h);
            assertEquals(gEff * gEff * theory.c(lag)[0], d[2] - second, 2e-6 * theory.delta0());
        }
        final double fine = 0.002; // C' is steep at the start
        final double[] d = theory.delta(0, fine, 2 * fine, 3 * fine, 4 * fine);
        final double slope = (-25 * d[0] + 48 * d[1] - 36 * d[2] + 16 * d[3] - 3 * d[4]) / (12 * fine);
        assertEquals(-noise * noise / 2, slope, 1e-6 * theory.delta0());
    }

    /** Noise takes the fluctuations' own correlations away: less chaos, more dimensions, up to the noise alone. */
    @Test
    void noiseSuppressesChaos() {
        double exponent = 1;
        double dimension = 0;
        for (double noise : new double[] {0, 0.5, 2, 5, 20}) {
            final FlowTheory theory = FlowTheory.of(TransferFunction.erf(), 2, noise);
            final CollectiveTheory collective = CollectiveTheory.of(theory);
            assertTrue(theory.lyapunovMax() < exponent);
            assertTrue(collective.prXOverN(1) > dimension && collective.prXOverN(1) < 1);
            exponent = theory.lyapunovMax();
            dimension = collective.prXOverN(1);
        }
        assertTrue(exponent < -0.5 && dimension > 0.9);
    }

    /** On another grid of frequencies. */
    @Test
    void lagFunctionAtZeroIsTheDimension() {
        final FlowTheory theory = FlowTheory.of(TransferFunction.erf(), 3, 1);
        final double lag = CollectiveTheory.populationLag(theory, 2, 0)[0];
        assertEquals(theory.c0() * theory.c0() / CollectiveTheory.of(theory).prPhiOverN(2), lag, 1e-6 * lag);
    }

    @Test
    void arguments() {
        assertThrows(IllegalArgumentException.class, () -> FlowTheory.of(TransferFunction.tanh(), 2, Double.NaN));
        final var e = assertThrows(IllegalArgumentException.class, () -> FlowTheory.of(TransferFunction.tanh(), 2, -1));
        assertEquals("the noise must lie in [0, 100], but is -1.0", e.getMessage());
    }
}
