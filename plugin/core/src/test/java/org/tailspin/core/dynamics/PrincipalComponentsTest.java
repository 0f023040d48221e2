package org.tailspin.core.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.Rows;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

class PrincipalComponentsTest {

    private static final int[] LAGS = {0, 1, 4, 9};

    private static IndependentRuns runs(int runs, int times, int n) {
        final UniformRandomProvider random = new Seed(11).stream("states");
        final double[][][] states = new double[runs][times][n];
        for (double[][] run : states) {
            for (int t = 0; t < times; t++) {
                for (int i = 0; i < n; i++) {
                    run[t][i] = (t > 0 ? 0.9 * run[t - 1][(i + 2) % n] : 0) + StableSampler.normal(random) * (i + 1);
                }
            }
        }
        return new IndependentRuns(states);
    }

    /** Equations 7.1 and 7.2 of the theory hold for any data: with more states than neurons, and with fewer. */
    @Test
    void weightedAutocorrelationsAddUp() {
        for (int n : new int[] {5, 60}) {
            final IndependentRuns runs = runs(3, 15, n);
            final PrincipalComponents components = PrincipalComponents.of(runs, Monitor.NONE);
            final double[] single = components.weighted(1, LAGS);
            final double[] population = components.weighted(2, LAGS);
            final double[] expected = runs.sampleTwoTime(Monitor.NONE, LAGS);
            for (int l = 0; l < LAGS.length; l++) {
                final double c = runs.covariance(LAGS[l]);
                assertEquals(c, single[l], 1e-12 * runs.covariance(0));
                assertEquals(expected[l], population[l], 1e-12 * expected[0]);
            }
        }
    }

    /** Two oscillations of different variance in two directions: their components, and how each goes on. */
    @Test
    void knownComponents() {
        final int times = 240;
        final double[][] states = new double[times][3];
        for (int t = 0; t < times; t++) {
            final double fast = 2 * Math.cos(2 * Math.PI * t / 6);
            final double slow = Math.sqrt(2) * 5 * Math.cos(2 * Math.PI * t / 120);
            states[t][0] = (slow + fast) / Math.sqrt(2);
            states[t][1] = (slow - fast) / Math.sqrt(2);
        }
        final PrincipalComponents components =
                PrincipalComponents.of(new IndependentRuns(new double[][][] {states, states}), Monitor.NONE);
        assertArrayEquals(new double[] {25, 2, 0}, components.variances(), 1e-10);
        assertArrayEquals(
                components.variances(),
                PrincipalComponents.variances(new IndependentRuns(new double[][][] {states, states}), Monitor.NONE),
                1e-10);
        final double[] first = components.vector(0);
        assertEquals(1, Rows.dot(first, first, 0, 3), 1e-12);
        assertEquals(first[0], first[1], 1e-12);
        // whole periods are left after lags of 120 and 6
        assertArrayEquals(new double[] {1, 1}, components.autocorrelation(0, 0, 120), 1e-10);
        assertEquals(1, components.autocorrelation(1, 120)[0], 1e-10);
        final double[] fast = components.autocorrelation(1, 3, 6);
        assertEquals(-1, fast[0], 0.02, "half a period");
        assertEquals(1, fast[1], 0.02, "a period");
        assertEquals(
                0,
                Arrays.stream(components.vector(2))
                        .limit(2)
                        .map(Math::abs)
                        .max()
                        .orElseThrow(),
                1e-8);
    }

    /**
     * Fewer states than neurons: from the covariance of times the same variances, directions, autocorrelations and identities (7.1)
     * and (7.2), to rounding.
     */
    @Test
    void fewerStatesThanNeurons() {
        final UniformRandomProvider random = new Seed(4).stream("states");
        final double[][][] states = new double[2][6][17];
        for (double[][] run : states) {
            for (double[] state : run) {
                Arrays.setAll(state, i -> StableSampler.normal(random) / (1 + i));
            }
        }
        final IndependentRuns runs = new IndependentRuns(states);
        final PrincipalComponents direct = PrincipalComponents.ofNeurons(runs, true, Monitor.NONE);
        final PrincipalComponents shorter = PrincipalComponents.of(runs, Monitor.NONE);
        final double[] variances = shorter.variances();
        assertEquals(17, variances.length);
        assertArrayEquals(direct.variances(), variances, 1e-14 * variances[0]);
        for (int k = 0; k < 12; k++) {
            assertEquals(1, Math.abs(Rows.dot(direct.vector(k), shorter.vector(k), 0, 17)), 1e-9);
            assertArrayEquals(direct.autocorrelation(k, 0, 1, 3), shorter.autocorrelation(k, 0, 1, 3), 1e-9);
        }
        assertEquals(0, variances[12]);
        final double[] single = shorter.weighted(1, 0, 1, 3);
        final double[] squared = shorter.weighted(2, 0, 1, 3);
        final double[] sample = runs.sampleTwoTime(Monitor.NONE, 0, 1, 3);
        final int[] lags = {0, 1, 3};
        for (int l = 0; l < lags.length; l++) {
            assertEquals(runs.covariance(lags[l]), single[l], 1e-12 * single[0]);
            assertEquals(sample[l], squared[l], 1e-12 * squared[0]);
        }
    }
}
