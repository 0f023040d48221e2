package org.tailspin.core.lyapunov;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.dimension.KaplanYorke;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.dynamics.known.HenonMap;
import org.tailspin.core.dynamics.known.LinearMap;
import org.tailspin.core.dynamics.known.LogisticMap;
import org.tailspin.core.dynamics.known.LorenzFlow;
import org.tailspin.core.random.Seed;

/** Systems with known exponents. Literature values; the tolerances are several standard errors of runs of this length. */
class KnownSystemsTest {

    private static LyapunovSpectrum measure(DynamicalSystem system, int warmup, int steps) {
        return new Lyapunov(system, new LyapunovSettings(LyapunovSettings.ALL, warmup, 100, steps))
                .measure(new Seed(1), StateObserver.NONE, Monitor.NONE);
    }

    @Test
    void henon() {
        final LyapunovSpectrum spectrum = measure(HenonMap.CLASSIC, 1000, 100_000);
        final double[] exponents = spectrum.exponents();
        assertEquals(0.41922, exponents[0], 0.003);
        assertEquals(
                Math.log(0.3), exponents[0] + exponents[1], 1e-9, "the Jacobian's determinant is -b at every step");
        assertEquals(1.2583, KaplanYorke.of(exponents, true).dimension(), 0.003);
        assertEquals(0, spectrum.sumRuleResidual().orElseThrow(), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"4, 0.693147", "3.9, 0.4961", "3.7, 0.3549"})
    void logistic(double r, double exponent) {
        assertEquals(exponent, measure(new LogisticMap(r), 1000, 500_000).max(), 0.002);
    }

    /** T = 600: the standard deviation of the largest exponent over runs is 0.007. */
    @ParameterizedTest
    @CsvSource({"0.005", "0.01"})
    void lorenz(double step) {
        final LyapunovSpectrum spectrum = measure(LorenzFlow.classic(step), 2000, (int) Math.round(600 / step));
        final double[] exponents = spectrum.exponents();
        assertEquals(0.9056, exponents[0], 0.02);
        assertEquals(0, exponents[1], 0.005);
        assertEquals(-14.572, exponents[2], 0.02);
        assertEquals(-(10 + 1 + 8.0 / 3), Arrays.stream(exponents).sum(), 0.002);
        assertEquals(2.062, KaplanYorke.of(exponents, true).dimension(), 0.002);
        assertEquals(0, spectrum.sumRuleResidual().orElseThrow(), 1e-9);
    }

    @Test
    void scaledOrthogonalMatrix() {
        final int n = 40;
        final DMatrixRMaj q = RandomMatrices_DDRM.orthogonal(n, n, new java.util.Random(1));
        final double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                rows[i][j] = 1.7 * q.get(i, j);
            }
        }
        final LyapunovSpectrum spectrum = measure(new LinearMap(rows), 0, 100);
        for (double exponent : spectrum.exponents()) {
            assertEquals(Math.log(1.7), exponent, 1e-12);
        }
        assertEquals(n, KaplanYorke.of(spectrum.exponents(), true).dimension());
        assertEquals(0, spectrum.sumRuleResidual().orElseThrow(), 1e-12 * n);
    }

    @Test
    void diagonalAndTriangularMatrices() {
        final double[] logs = {Math.log(2), Math.log(0.5), Math.log(0.1)};
        final double[] diagonal = measure(new LinearMap(new double[][] {{0.1, 0, 0}, {0, 2, 0}, {0, 0, 0.5}}), 0, 200)
                .exponents();
        // a random frame aligns like (0.5/2)^(2t): nothing is left of it after the 100 steps of tangent warm-up
        assertTrue(Arrays.equals(logs, diagonal) || distance(logs, diagonal) < 1e-12, Arrays.toString(diagonal));
        final double[] triangular = measure(
                        new LinearMap(new double[][] {{0.1, 3, -1}, {0, 2, 5}, {0, 0, 0.5}}), 0, 2000)
                .exponents();
        assertTrue(distance(logs, triangular) < 1e-3, Arrays.toString(triangular));
    }

    @Test
    void nilpotentMatrixHasNoFiniteExponent() {
        final LyapunovSpectrum spectrum =
                measure(new LinearMap(new double[][] {{0, 1, 2}, {0, 0, 3}, {0, 0, 0}}), 0, 50);
        assertEquals(3, spectrum.singular());
        assertEquals(0, KaplanYorke.of(spectrum.exponents(), true).dimension());
        assertTrue(spectrum.sumRuleResidual().isEmpty());
        assertEquals("3 of 3 exponents are minus infinity: why", spectrum.note("why"));
    }

    private static double distance(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
