package org.tailspin.core.dimension;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;

class RecordedStatesTest {

    private static RecordedStates of(double[][] states) {
        return RecordedStates.of(states, Monitor.NONE);
    }

    @Test
    void findsTheStepsOfAConverter() {
        final double[][] states = Clouds.cube(2000, 2, 1);
        for (double[] state : states) {
            state[0] = 0.1 * Math.rint(300 * state[0]);
            state[1] = 7 + 0.25 * Math.rint(100 * state[1]);
        }
        final RecordedStates recorded = of(states);
        assertTrue(recorded.isRounded());
        assertEquals(Math.hypot(0.1, 0.25), recorded.resolution(), 1e-12);
        for (int t = 0; t < states.length; t++) {
            assertEquals(states[t][0], recorded.states()[t][0], 0.05);
            assertEquals(states[t][1], recorded.states()[t][1], 0.125);
        }
    }

    /** Values of a symmetric curve, zeros of neurons below threshold, constants and states that return are no steps. */
    @Test
    void tiesAloneAreNoSteps() {
        final double[][] circle = new double[400][];
        for (int t = 0; t < circle.length; t++) {
            circle[t] = new double[] {Math.cos(2 * Math.PI * t / 400), Math.sin(2 * Math.PI * t / 400)};
        }
        final double[][] below = Clouds.gaussian(1000, 2, 1);
        for (double[] state : below) {
            Arrays.setAll(state, i -> Math.max(0, state[i]));
        }
        final double[][] constant = Clouds.gaussian(500, 2, 2);
        for (double[] state : constant) {
            state[1] = 3;
        }
        for (double[][] states : new double[][][] {circle, below, constant}) {
            assertFalse(of(states).isRounded());
            assertTrue(of(states).states() == states, "without steps there is no dither");
        }
    }

    @Test
    void countsRepeatedRowsOnce() {
        final double[][] states = Clouds.gaussian(500, 3, 1);
        Arrays.fill(states, 100, 150, states[100]);
        final RecordedStates recorded = of(states);
        assertEquals(451, recorded.counted());
        assertEquals(500, recorded.size());
        assertEquals(100, recorded.times()[100]);
        assertEquals(150, recorded.times()[101]);
    }

    @Test
    void findsThePeriodWithinRounding() {
        final double[][] states = new double[60][];
        for (int t = 0; t < states.length; t++) {
            states[t] = new double[] {t % 7 + 1e-15 * (t % 3), t % 7 * (t % 7) % 5};
        }
        final RecordedStates recorded = of(states);
        assertEquals(7, recorded.period().orElseThrow());
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6}, recorded.times());
        states[40] = new double[] {0.5, 0};
        assertTrue(of(states).period().isEmpty());
        assertEquals(1, of(new double[][] {{1}, {1}, {1}}).period().orElseThrow());
    }

    /** c(tau) = a^tau lies above 1/e up to 1/-ln a: 9.5 for 0.9. Its error over 20 000 states is of the order of 0.03. */
    @Test
    void measuresTheMemory() {
        final double[][] noise = Clouds.gaussian(20_000, 2, 1);
        assertEquals(0, of(noise).memory());
        for (int t = 1; t < noise.length; t++) {
            for (int i = 0; i < 2; i++) {
                noise[t][i] = 0.9 * noise[t - 1][i] + noise[t][i];
            }
        }
        assertEquals(9, of(noise).memory(), 1);
        noise[777] = new double[] {1e9, 0};
        assertEquals(9, of(noise).memory(), 1); // one wild row would make all others one point
    }

    /** Sums over pairs, one by one. */
    @Test
    void autocorrelationIsThatOfPairs() {
        final double[] x = {3, -1, 4, 1, -5, 9, 2};
        final double mean = 13.0 / 7;
        final Autocorrelation correlation = new Autocorrelation(x.length);
        correlation.add(x);
        final double[] values = correlation.values();
        double variance = 0;
        for (double value : x) {
            variance += (value - mean) * (value - mean) / x.length;
        }
        for (int lag = 0; lag < x.length; lag++) {
            double sum = 0;
            for (int t = 0; t + lag < x.length; t++) {
                sum += (x[t] - mean) * (x[t + lag] - mean) / (x.length - lag);
            }
            assertEquals(sum / variance, values[lag], 1e-12);
        }
    }
}
