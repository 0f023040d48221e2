package org.tailspin.core.dimension;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.NetworkFlow;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;

class KaplanYorkeTest {

    private static void check(double expected, double tolerance, boolean lowerBound, boolean complete, double... e) {
        final KaplanYorke dimension = KaplanYorke.of(e, complete);
        assertEquals(expected, dimension.dimension(), tolerance);
        assertEquals(lowerBound, dimension.isLowerBound());
    }

    @Test
    void documentedCases() {
        check(0, 0, false, true, -0.1, -0.2);
        check(0, 0, false, false, -0.1);
        check(1, 0, false, true, 0, -1);
        check(2, 0, false, true, 0.5, -0.5, -1);
        check(3, 1e-15, false, true, 0.1, 0, -0.05); // never negative: all there are
        check(3, 1e-15, true, false, 0.1, 0, -0.05); // never negative so far: at least this
        check(2.0621, 5e-5, false, true, 0.9056, 0, -14.572);
        check(1.25827, 5e-6, false, true, 0.41922, -1.62319);
    }

    @Test
    void orderDoesNotMatter() {
        check(2.0621, 5e-5, false, true, -14.572, 0.9056, 0);
    }

    @Test
    void minusInfinityEndsTheSum() {
        check(1, 0, false, true, 0.5, Double.NEGATIVE_INFINITY);
        check(0, 0, false, true, Double.NEGATIVE_INFINITY);
    }

    private static LyapunovSpectrum spectrum(DynamicalSystem system, int exponents, long seed) {
        return new Lyapunov(system, new LyapunovSettings(exponents, 3000, 1000, 3000))
                .measure(new Seed(seed), StateObserver.NONE, Monitor.NONE);
    }

    /**
     * A flow of two neurons on a limit cycle has one exponent of exactly 0 and one below: the dimension is 1 for every state
     * seed, whatever the sign of the 0 that was measured. The same exponents of an undecided run leave an interval.
     */
    @Test
    void zeroExponents() {
        final double[][] rows = {{2, -1.3}, {1.3, 2}};
        final NetworkFlow flow = NetworkFlow.of(
                Coupling.of(rows, List.of()), 1, Nonlinearity.TANH, 0, Input.none(), FlowSettings.DEFAULT);
        for (int seed = 1; seed <= 8; seed++) {
            final LyapunovSpectrum measured = spectrum(flow, 2, seed);
            assertEquals(
                    Optional.of(new KaplanYorke(1, false)), KaplanYorke.of(measured, Regime.CYCLE), "seed " + seed);
            assertEquals(0, KaplanYorke.standardError(measured, Regime.CYCLE).orElseThrow());
            assertEquals(Optional.empty(), KaplanYorke.of(measured, Regime.UNDECIDED));
            assertTrue(KaplanYorke.reason(measured, Regime.UNDECIDED).contains("between 0.0 and 1."));
            assertEquals(Optional.of(new KaplanYorke(0, false)), KaplanYorke.of(measured, Regime.FIXED_POINT));
            assertEquals(Optional.empty(), KaplanYorke.of(measured, Regime.DIVERGING));
        }
    }

    /** Ten steps are too few for errors. An exponent that is smaller than the growth of a step varies may then have either sign. */
    @Test
    void anExponentWithoutAnErrorIsNotSure() {
        final Coupling coupling = new Disorder(new GaussianEnsemble(), 20, 1).draw(Monitor.NONE);
        final DynamicalSystem map = Dynamics.usual().network(coupling, 1.6);
        final LyapunovSpectrum spectrum = new Lyapunov(map, new LyapunovSettings(20, 500, 100, 10))
                .measure(new Seed(1), StateObserver.NONE, Monitor.NONE);
        assertTrue(Double.isNaN(spectrum.standardErrors()[0]));
        assertTrue(Math.abs(spectrum.max()) < 3 * spectrum.localDeviations()[0]);
        assertEquals(Optional.empty(), KaplanYorke.of(spectrum, Regime.UNDECIDED));
    }

    @Test
    void arguments() {
        assertThrows(IllegalArgumentException.class, () -> KaplanYorke.of(new double[0], true));
        assertThrows(IllegalArgumentException.class, () -> KaplanYorke.of(new double[] {1, Double.NaN}, true));
    }

    /** By hand: D = 2 + (.5 + .25) / 1.5; dD/dlambda_1 = dD/dlambda_2 = 1/1.5, dD/dlambda_3 = .75 / 1.5^2. */
    @Test
    void derivativesOfTheDimension() {
        assertArrayEquals(
                new double[] {1 / 1.5, 1 / 1.5, 0.75 / 2.25, 0},
                KaplanYorke.derivatives(new double[] {0.5, 0.25, -1.5, -2}),
                1e-15);
    }

    /** Every derivative against a difference quotient of the dimension. */
    @Test
    void derivativesAreThoseOfTheDimension() {
        final double[] e = {0.4, 0.1, -0.05, -0.2, -0.3, -0.7};
        final double[] derivatives = KaplanYorke.derivatives(e);
        for (int i = 0; i < e.length; i++) {
            final double[] up = e.clone();
            final double[] down = e.clone();
            up[i] += 1e-6;
            down[i] -= 1e-6;
            final double quotient = (KaplanYorke.of(up, true).dimension()
                            - KaplanYorke.of(down, true).dimension())
                    / 2e-6;
            assertEquals(quotient, derivatives[i], 1e-8, "exponent " + i);
        }
    }

    @Test
    void aDimensionOfWholeExponentsDoesNotChange() {
        assertArrayEquals(new double[2], KaplanYorke.derivatives(new double[] {-0.1, -1}));
        assertArrayEquals(new double[2], KaplanYorke.derivatives(new double[] {0.1, Double.NEGATIVE_INFINITY}));
        assertArrayEquals(new double[2], KaplanYorke.derivatives(new double[] {0.1, 0.2}));
    }

    /** A sum of exactly 0 still takes the next exponent: D = 2 + (a + b)/|c| at a = 1, b = -1, c = -3. */
    @Test
    void theDerivativeAtASumOfZeroIsThatOfTheNextExponent() {
        assertArrayEquals(new double[] {1.0 / 3, 1.0 / 3, 0}, KaplanYorke.derivatives(new double[] {1, -1, -3}), 1e-16);
        assertArrayEquals(new double[] {0.5, 0.25}, KaplanYorke.derivatives(new double[] {1, -2}), 1e-16);
        assertArrayEquals(new double[2], KaplanYorke.derivatives(new double[] {-1, -2}));
        assertArrayEquals(
                new double[2], KaplanYorke.derivatives(new double[] {1, Double.NEGATIVE_INFINITY}), "D is 1 whatever");
    }
}
