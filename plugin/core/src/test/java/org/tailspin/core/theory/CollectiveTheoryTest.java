package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference table is read in {@link FlowTheoryTest}. */
class CollectiveTheoryTest {

    private static final FlowTheory FLOW = FlowTheory.of(TransferFunction.erf(), 3);
    private static final CollectiveTheory THEORY = CollectiveTheory.of(FLOW);

    /** The naive double sum over a grid of frequencies, as a slow check of the kernel and of the sums. */
    @ParameterizedTest
    @ValueSource(doubles = {-0.5, 0, 0.3, 2, 50})
    void bruteForce(double inverseRank) {
        final double dt = 0.1;
        final int points = 1 << 11;
        final double[] lags = new double[points];
        for (int k = 0; k < points; k++) {
            lags[k] = (k < points / 2 ? k : points - k) * dt;
        }
        final double[] c = FLOW.c(lags);
        final double dw = 2 * Math.PI / (points * dt);
        final int top = 240; // omega up to 7.4
        final double[] spectrum = new double[top + 1];
        for (int m = 0; m <= top; m++) {
            for (int k = 0; k < points; k++) {
                spectrum[m] += dt * c[k] * Math.cos(m * dw * lags[k]);
            }
        }
        final double g2 = Math.pow(3 * FLOW.meanGain(), 2);
        double sum = 0;
        for (int a = -top; a <= top; a++) {
            for (int b = -top; b <= top; b++) {
                final double u = a * dw;
                final double v = b * dw;
                final double x1 = g2 / (1 + u * u);
                final double x2 = g2 / (1 + v * v);
                // z = x1 x2 (1 - iu)(1 - iv) / g2
                final double re = x1 * x2 / g2 * (1 - u * v);
                final double im = -x1 * x2 / g2 * (u + v);
                sum += spectrum[Math.abs(a)]
                        * spectrum[Math.abs(b)]
                        * (1 + inverseRank * x1 * x2)
                        / ((1 - re) * (1 - re) + im * im);
            }
        }
        sum *= dw * dw / (4 * Math.PI * Math.PI) / (FLOW.c0() * FLOW.c0());
        assertEquals(sum, 1 / THEORY.prPhiOverN(inverseRank), 1e-5 * sum);
    }

    /** At lag 0 it is C(0)^2 N/PR; it is largest there, and outlives the square of a single neuron's function. */
    @Test
    void populationLag() {
        final double[] lag = CollectiveTheory.populationLag(FLOW, 2, 0, 3, -3, 12, 300);
        final double expected = FLOW.c0() * FLOW.c0() / THEORY.prPhiOverN(2);
        assertEquals(expected, lag[0], 1e-7 * expected); // another grid: the accuracy that the theory states
        assertTrue(lag[1] < lag[0] && lag[3] < lag[1] && lag[3] > 0);
        assertEquals(lag[1], lag[2], 1e-12);
        final double[] c = FLOW.c(0, 12);
        assertTrue(lag[3] / lag[0] > 100 * Math.pow(c[1] / c[0], 2));
        assertEquals(0, lag[4] / lag[0], 1e-9);
        assertArrayEquals(
                new double[1], CollectiveTheory.populationLag(FlowTheory.of(TransferFunction.erf(), 0.5), 0, 1));
    }

    /** The lag function must not depend on which other lags were asked for: the period is long enough. */
    @Test
    void populationLagDoesNotWrapAround() {
        final double alone = CollectiveTheory.populationLag(FLOW, 1, 20)[0];
        assertEquals(alone, CollectiveTheory.populationLag(FLOW, 1, 20, 900)[0], 1e-7 * alone);
    }

    /** Near the transition both dimensions go to 0 together, as (g - 1)^3 per neuron. */
    @Test
    void nearTheTransition() {
        final CollectiveTheory near = CollectiveTheory.of(FlowTheory.of(TransferFunction.erf(), 1.01));
        final CollectiveTheory nearer = CollectiveTheory.of(FlowTheory.of(TransferFunction.erf(), 1.02));
        assertEquals(8, nearer.prPhiOverN(1) / near.prPhiOverN(1), 0.4);
        assertEquals(1, near.prXOverN(0) / near.prPhiOverN(0), 1e-3);
    }

    @Test
    void arguments() {
        assertThrows(IllegalArgumentException.class, () -> THEORY.prPhiOverN(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> THEORY.prXOverN(-1.1));
        assertThrows(IllegalArgumentException.class, () -> CollectiveTheory.populationLag(FLOW, 0, Double.NaN));
        final FlowTheory close = FlowTheory.of(TransferFunction.erf(), 1.001);
        final var e = assertThrows(IllegalArgumentException.class, () -> CollectiveTheory.of(close));
        assertEquals("the gain g_eff must be at most 1 or at least 1.01, but is 1.001", e.getMessage());
    }
}
