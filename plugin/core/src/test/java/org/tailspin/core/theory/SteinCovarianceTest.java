package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

class SteinCovarianceTest {

    /** A rotation times g: C is the same in all directions, C0 on the diagonal. */
    @Test
    void rotation() {
        final double c = Math.cos(0.7);
        final double s = Math.sin(0.7);
        final Coupling coupling = Coupling.of(new double[][] {{c, -s}, {s, c}}, List.of());
        final SteinCovariance covariance = SteinCovariance.of(TransferFunction.TANH, coupling, 2);
        final MapTheory theory = MapTheory.of(TransferFunction.TANH, 2, -1);
        assertEquals(2, covariance.gEff(), 1e-14);
        assertEquals(Math.sqrt(theory.rho()), covariance.spectralRadius(), 1e-12);
        assertEquals(theory.c0(), covariance.phi(0, 0), 1e-12);
        assertEquals(0, covariance.phi(0, 1), 1e-12);
        assertEquals(4 * theory.c0(), covariance.x(1, 1), 1e-11);
        assertEquals(2, covariance.prPhi(), 1e-12);
        assertEquals(2, covariance.prX(), 1e-12);
    }

    /** Brute force: the equation itself, term by term, and a long run of the linear map that it stands for. */
    @Test
    void solvesItsEquation() {
        final int n = 12;
        final double gain = 1.6;
        final Coupling coupling = new GaussianEnsemble().draw(n, new Seed(2), Monitor.NONE);
        final SteinCovariance covariance = SteinCovariance.of(TransferFunction.TANH, coupling, gain);
        final MapTheory theory = MapTheory.of(TransferFunction.TANH, covariance.gEff(), 0);
        final double noise = (1 - theory.rho()) * theory.c0();
        double[][] product = new double[n][n]; // J C J'
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    for (int l = 0; l < n; l++) {
                        product[i][j] += gain
                                * gain
                                * coupling.matrix().get(i, k)
                                * covariance.phi(k, l)
                                * coupling.matrix().get(j, l);
                    }
                }
                assertEquals(product[i][j], covariance.x(i, j), 1e-10);
                final double expected = theory.meanSlope() * theory.meanSlope() * product[i][j] + (i == j ? noise : 0);
                assertEquals(expected, covariance.phi(i, j), 1e-10);
            }
        }
        assertEquals(simulatedVariance(coupling, gain * theory.meanSlope(), noise), covariance.phi(0, 0), 0.02);
    }

    /** Variance of neuron 0 in z(t+1) = A z(t) + white noise over 2e5 steps; correlated over tens: 1 % standard error. */
    private static double simulatedVariance(Coupling coupling, double factor, double noise) {
        final int n = coupling.size();
        final var random = new Seed(8).stream("noise");
        final double[] z = new double[n];
        final double[] next = new double[n];
        final int steps = 200_000;
        double sum = 0;
        for (int t = 0; t < steps; t++) {
            coupling.matrix().multiply(z, next);
            for (int i = 0; i < n; i++) {
                z[i] = factor * next[i] + Math.sqrt(noise) * StableSampler.normal(random);
            }
            sum += z[0] * z[0] / steps;
        }
        return sum;
    }

    /** The trace of one network approaches C0, its participation ratio the theory's: N = 200, within 25 %. */
    @Test
    void approachesTheoryForLargeN() {
        final int n = 200;
        final Coupling coupling = new GaussianEnsemble().draw(n, new Seed(11), Monitor.NONE);
        final SteinCovariance covariance = SteinCovariance.of(TransferFunction.TANH, coupling, 3);
        final MapTheory theory = MapTheory.of(TransferFunction.TANH, 3, 0);
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += covariance.phi(i, i) / n;
        }
        assertEquals(theory.c0(), trace, 0.05);
        assertEquals(theory.prPhiOverN(), covariance.prPhi() / n, 0.25 * theory.prPhiOverN());
        assertEquals(theory.prXOverN(), covariance.prX() / n, 0.25 * theory.prXOverN());
        assertTrue(covariance.spectralRadius() < 1);
    }

    @Test
    void arguments() {
        final Coupling identity = Coupling.of(new double[][] {{1, 0}, {0, 1}}, List.of());
        assertThrows(
                IllegalArgumentException.class, () -> SteinCovariance.of(TransferFunction.TANH, identity, Double.NaN));
        final var quiescent = assertThrows(
                IllegalArgumentException.class, () -> SteinCovariance.of(TransferFunction.TANH, identity, 0.9));
        assertTrue(quiescent.getMessage().startsWith("the gain g_eff of the matrix must be above 1, but is 0.9"));
        // one strong loop: g_eff = 2, spectral radius 2 root 2 times the mean slope .47
        final Coupling loop = Coupling.of(new double[][] {{Math.sqrt(2), 0}, {0, 0}}, List.of());
        final var unstable =
                assertThrows(IllegalArgumentException.class, () -> SteinCovariance.of(TransferFunction.TANH, loop, 2));
        assertTrue(unstable.getMessage().startsWith("the spectral radius of A = E phi' J must be below 1, but is 1.3"));
    }
}
