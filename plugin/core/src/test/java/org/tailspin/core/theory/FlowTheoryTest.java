package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowTheoryTest {

    private static final Map<String, FlowTheory> THEORIES = new HashMap<>();
    private static final Map<String, CollectiveTheory> COLLECTIVE = new HashMap<>();

    private static FlowTheory theory(String phi, double gEff) {
        return THEORIES.computeIfAbsent(phi + gEff, key -> FlowTheory.of(TransferFunction.of(phi), gEff));
    }

    /** All to the printed digits but lambda_max, whose matrix had an error of second order in its step. */
    @ParameterizedTest
    @CsvFileSource(resources = "flow.csv", numLinesToSkip = 1)
    void table(
            String phi,
            double gEff,
            double delta0,
            double c0,
            double meanGain,
            double lyapunovMax,
            double energy,
            double inverseRank,
            double prPhi,
            double prX) {
        final FlowTheory theory = theory(phi, gEff);
        assertEquals(delta0, theory.delta0(), 1e-6 + 1e-7 * delta0);
        assertEquals(c0, theory.c0(), 1e-6);
        assertEquals(meanGain, theory.meanGain(), 1e-6);
        assertEquals(lyapunovMax, theory.lyapunovMax(), 6e-6 + 1e-4 * lyapunovMax);
        final CollectiveTheory collective = COLLECTIVE.computeIfAbsent(phi + gEff, key -> CollectiveTheory.of(theory));
        assertEquals(prPhi, collective.prPhiOverN(inverseRank), 1e-6 + 5e-6 * prPhi);
        assertEquals(prX, collective.prXOverN(inverseRank), 1e-6 + 5e-6 * prX);
    }

    /**
     * The error function's exponent from a tridiagonal matrix in another language, steps .01 and .005 extrapolated to 0, on
     * a curve integrated to 1e-13.
     */
    @ParameterizedTest
    @CsvSource({"3, 5.6374319610, 0.2544810", "5, 17.2011424464, 0.4622662", "10, 71.6448226771, 0.8135031"})
    void exponentToMoreDigits(double gEff, double delta0, double lyapunovMax) {
        final FlowTheory theory = theory("erf", gEff);
        assertEquals(delta0, theory.delta0(), 1e-9);
        assertEquals(lyapunovMax, theory.lyapunovMax(), 1e-7);
    }

    /** Tables of Clark's published code (davidclark1/rnn-lyapunov) for tanh, good to about 2e-6 relative. */
    @ParameterizedTest
    @CsvSource({"1.5, 0.747686", "3, 5.446321", "5, 16.964010", "10, 71.367817"})
    void agreesWithPublishedCode(double gEff, double delta0) {
        assertEquals(delta0, theory("tanh", gEff).delta0(), 5e-6 * delta0);
    }

    /** Lags 0, .5, 1, 2, 4, 8, 12, computed once in another language with Runge-Kutta, five decimals. */
    @Test
    void curves() {
        final double[] lags = {0, 0.5, -1, 2, 4, 8, -12};
        assertArrayEquals(
                new double[] {5.63743, 5.54461, 5.28794, 4.48475, 2.77637, .89220, .27572},
                theory("erf", 3).delta(lags),
                2e-5);
        assertArrayEquals(
                new double[] {5.44633, 5.36316, 5.13178, 4.39586, 2.78220, .92950, .29762},
                theory("tanh", 3).delta(lags),
                2e-5);
    }

    /** (1 - d^2/dtau^2) Delta = g^2 C, by central differences of fourth order. */
    @ParameterizedTest
    @CsvSource({"erf, 1.2", "erf, 3", "tanh, 3", "tanh, 10"})
    void solvesTheEquationOfMotion(String phi, double gEff) {
        final FlowTheory theory = theory(phi, gEff);
        final double h = 0.02;
        final double[] lags = {0, 0.3, 1, 5, 20};
        final double[] c = theory.c(lags);
        final double[] grid = new double[5 * lags.length];
        for (int k = 0; k < grid.length; k++) {
            grid[k] = lags[k / 5] + (k % 5 - 2) * h;
        }
        final double[] d = theory.delta(grid);
        for (int k = 0; k < lags.length; k++) {
            final int i = 5 * k;
            final double second = (-d[i] + 16 * d[i + 1] - 30 * d[i + 2] + 16 * d[i + 3] - d[i + 4]) / (12 * h * h);
            assertEquals(gEff * gEff * c[k], d[i + 2] - second, 1e-6 * theory.delta0());
        }
    }

    /** Far out the curve decays with the rate root(1 - g^2 E phi'^2). */
    @Test
    void tail() {
        final FlowTheory theory = theory("erf", 3);
        final double kappa = Math.sqrt(1 - Math.pow(3 * theory.meanGain(), 2));
        final double[] d = theory.delta(60, 80, 500);
        assertEquals(Math.exp(-20 * kappa), d[1] / d[0], 1e-6 * d[1] / d[0]);
        assertTrue(d[2] > 0 && d[2] < 1e-50);
    }

    /** Just above the transition, e = g - 1, for tanh: Delta(0) = e and kappa^2 = e^2/3 to leading order. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-2, 1e-3, 1e-4})
    void nearTheTransition(double e) {
        final FlowTheory theory = FlowTheory.of(TransferFunction.tanh(), 1 + e);
        assertEquals(e, theory.delta0(), 2 * e * e);
        // a sech potential of rate kappa: Delta = Delta(0) sech(kappa tau), E0 = -3 kappa^2
        final double kappa = Math.sqrt(1 - Math.pow((1 + e) * theory.meanGain(), 2));
        assertEquals(e / Math.sqrt(3), kappa, 3 * e * e);
        assertEquals(1.5 * kappa * kappa, theory.lyapunovMax(), 5 * e * e * e);
        assertEquals(1 / Math.cosh(1), theory.delta(1 / kappa)[0] / theory.delta0(), 3 * e);
    }

    @Test
    void quiescent() {
        final FlowTheory theory = FlowTheory.of(TransferFunction.tanh(), 0.8);
        assertEquals(0, theory.delta0());
        assertEquals(-0.2, theory.lyapunovMax(), 1e-15);
        assertArrayEquals(new double[2], theory.c(0, 1));
        assertEquals(0, CollectiveTheory.of(theory).prPhiOverN(3));
    }

    @Test
    void arguments() {
        assertThrows(IllegalArgumentException.class, () -> FlowTheory.of(TransferFunction.tanh(), 0));
        assertThrows(IllegalArgumentException.class, () -> FlowTheory.of(TransferFunction.tanh(), Double.NaN));
        final var e = assertThrows(IllegalArgumentException.class, () -> FlowTheory.of(TransferFunction.tanh(), 101));
        assertEquals("the gain g_eff must lie in [0, 100], but is 101.0", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> theory("erf", 3).delta(Double.NaN));
    }
}
