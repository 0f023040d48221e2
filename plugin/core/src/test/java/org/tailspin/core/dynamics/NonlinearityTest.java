package org.tailspin.core.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.random.Seed;

/** The contract of every nonlinearity, and the value of each. */
class NonlinearityTest {

    private static double value(Nonlinearity phi, double y) {
        final double[] x = {y};
        phi.apply(x, x, 1);
        return x[0];
    }

    /** exp(log-slope) against the central difference of the value, away from corners. */
    @ParameterizedTest
    @EnumSource
    void slopeIsTheDerivative(Nonlinearity phi) {
        final double h = 1e-6;
        for (double y = -4.03; y < 4; y += 0.1) {
            final double difference = (value(phi, y + h) - value(phi, y - h)) / (2 * h);
            assertEquals(difference, Math.exp(phi.logSlope(y)), 1e-9, "y = " + y);
        }
    }

    /** What each says of itself at rest and of its symmetry, against its values. */
    @ParameterizedTest
    @EnumSource
    void saysWhatItIsAtRest(Nonlinearity phi) {
        final double h = 1e-6;
        assertEquals(value(phi, 0) == 0, phi.hasRest());
        boolean odd = true;
        for (double y = 0.1; y < 4; y += 0.1) {
            odd &= value(phi, -y) == -value(phi, y);
        }
        assertEquals(odd, phi.isOdd());
        final double left = (value(phi, 0) - value(phi, -h)) / h;
        final double right = (value(phi, h) - value(phi, 0)) / h;
        final boolean isSmooth = Math.abs(left - right) < 1e-9;
        assertEquals(phi.hasRest() && isSmooth, phi.slopeAtRest().isPresent());
        phi.slopeAtRest()
                .ifPresent(slope -> assertEquals(right, slope, 2 * h)) /* a curvature of 2 at most on one side */;
    }

    @ParameterizedTest
    @EnumSource
    void contract(Nonlinearity phi) {
        assertEquals(phi, Nonlinearity.of(phi.label()));
        assertTrue(Double.isNaN(value(phi, Double.NaN)));
        boolean flat = false;
        for (double y : new double[] {-1e3, -1, 0, 1, 1e3}) {
            assertTrue(value(phi, y) <= value(phi, y + 1), "increasing at " + y);
            flat |= phi.logSlope(y) == Double.NEGATIVE_INFINITY;
        }
        assertEquals(phi.isStrictlyIncreasing(), !flat);
    }

    @Test
    void values() {
        for (double y = -5; y <= 5; y += 0.125) {
            assertEquals(Math.tanh(y), value(Nonlinearity.TANH, y), 1e-15);
            assertEquals(Erf.erf(Math.sqrt(Math.PI) / 2 * y), value(Nonlinearity.ERF, y), 1e-14);
            assertEquals(1 / (1 + Math.exp(-y)), value(Nonlinearity.LOGISTIC, y), 1e-15);
            assertEquals(Math.max(0, y), value(Nonlinearity.THRESHOLD_LINEAR, y));
            assertEquals(Math.max(-1, Math.min(1, y)), value(Nonlinearity.HARD_TANH, y));
        }
        assertEquals(0, value(Nonlinearity.LOGISTIC, -800), 1e-300);
        assertEquals(1, value(Nonlinearity.LOGISTIC, 800));
    }

    /** Where the slope itself underflows: ln sech^2(1000) = ln 4 - 2000, -(pi/4) 10^6, and -1000 for the logistic. */
    @Test
    void logarithmOfTheSlopeDoesNotUnderflow() {
        assertEquals(Math.log(4) - 2000, Nonlinearity.TANH.logSlope(1000), 1e-12);
        assertEquals(-Math.PI / 4 * 1e6, Nonlinearity.ERF.logSlope(-1000), 1e-9);
        assertEquals(-1000, Nonlinearity.LOGISTIC.logSlope(1000), 1e-12);
    }

    /** The sum rule holds for those with slopes everywhere; the others say that their deepest exponents are infinite. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LINEAR")
    void exponents(Nonlinearity phi) {
        final var network = new NetworkMap(new GaussianEnsemble().draw(30, new Seed(2), Monitor.NONE), 1.3, phi, 0.2);
        final var spectrum = new Lyapunov(network, new LyapunovSettings(LyapunovSettings.ALL, 100, 50, 200))
                .measure(new Seed(3), StateObserver.NONE, Monitor.NONE);
        assertEquals(phi.isStrictlyIncreasing(), spectrum.sumRuleResidual().isPresent());
        if (phi.isStrictlyIncreasing()) {
            double size = 1;
            for (double exponent : spectrum.exponents()) {
                size += Math.abs(exponent);
            }
            assertEquals(0, spectrum.sumRuleResidual().orElseThrow(), 1e-10 * size);
        } else {
            assertEquals(Double.NEGATIVE_INFINITY, spectrum.exponents()[29]);
            assertTrue(Double.isFinite(spectrum.max()));
        }
    }

    @Test
    void unknownName() {
        final var e = assertThrows(IllegalArgumentException.class, () -> Nonlinearity.of("step"));
        assertEquals(
                "the nonlinearity must be tanh, erf, hard-tanh, threshold-linear, logistic, linear, but is 'step'",
                e.getMessage());
    }
}
