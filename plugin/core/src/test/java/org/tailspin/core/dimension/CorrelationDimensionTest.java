package org.tailspin.core.dimension;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.known.HenonMap;
import org.tailspin.core.dynamics.known.LorenzFlow;

class CorrelationDimensionTest {

    /** n states evenly spaced on a circle: every state has 2m others within the chord of m + 1/2 steps. */
    @Test
    void circle() {
        final int n = 501;
        final double[][] states = new double[n][];
        for (int t = 0; t < n; t++) {
            states[t] = new double[] {Math.cos(2 * Math.PI * t / n), Math.sin(2 * Math.PI * t / n)};
        }
        final int[] steps = {0, 1, 2, 5, 50, 249, 250};
        final double[] radii = Arrays.stream(steps)
                .mapToDouble(m -> 2 * Math.sin(Math.PI * (m + 0.5) / n))
                .toArray();
        assertArrayEquals(
                Arrays.stream(steps).mapToDouble(m -> 2.0 * m / (n - 1)).toArray(),
                CorrelationSum.of(states, radii, 0, Monitor.NONE).values(),
                1e-15);
    }

    /** n states evenly spaced on a segment: n - m pairs are m steps apart, also in time. */
    @ParameterizedTest
    @CsvSource({"0", "3", "20"})
    void segment(int theiler) {
        final int n = 200;
        final double[][] states = new double[n][];
        for (int t = 0; t < n; t++) {
            states[t] = new double[] {3 * t, 4 * t};
        }
        final double[] radii = {2, 7, 27, 127, 2000};
        final double[] expected = new double[radii.length];
        for (int r = 0; r < radii.length; r++) {
            for (int m = theiler + 1; m < n && 5 * m < radii[r]; m++) {
                expected[r] += n - m;
            }
            expected[r] *= 2.0 / ((n - theiler) * (n - theiler - 1.0));
        }
        final CorrelationSum sum = CorrelationSum.of(states, radii, theiler, Monitor.NONE);
        assertArrayEquals(expected, sum.values(), 1e-14);
        assertEquals(n, sum.states());
        assertEquals(theiler, sum.theiler());
    }

    /** Every pair, one by one; duplicates, and distances that equal a radius, among them. */
    @ParameterizedTest
    @CsvSource({"0,2", "7,2", "0,1", "3,5", "0,40"})
    void countsEveryPair(int theiler, int dimension) {
        final int n = 300;
        final double[][] states = Clouds.cube(n, dimension, 1);
        for (double[] state : states) {
            for (int i = 0; i < Math.min(2, dimension); i++) {
                state[i] = Math.rint(20 * state[i]);
            }
        }
        final double[] radii = {1e-9, 1, 1.5, 2, 3, 5, 10, 100};
        final double[] expected = new double[radii.length];
        final double[] expectedWithout = new double[radii.length];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i - theiler; j++) {
                final double squared = PairCounts.squaredDistance(states[i], states[j]);
                for (int r = 0; r < radii.length; r++) {
                    expected[r] += squared < radii[r] * radii[r] ? 1 : 0;
                    expectedWithout[r] += squared < radii[r] * radii[r] && i * 16 / n != 3 && j * 16 / n != 3 ? 1 : 0;
                }
            }
        }
        final CorrelationSum sum = CorrelationSum.of(states, radii, theiler, Monitor.NONE);
        final double all = (n - theiler) * (n - theiler - 1.0) / 2;
        assertArrayEquals(
                expected, Arrays.stream(sum.values()).map(c -> c * all).toArray(), 1e-9);
        final int[] times = IntStream.range(0, n).toArray();
        final double[] squared = Arrays.stream(radii).map(r -> r * r).toArray();
        final PairCounts counts = new PairCounts(states, times, squared, 16, Monitor.NONE);
        counts.exclude(states, times, theiler);
        final long[] without = counts.pairs(3);
        Arrays.parallelPrefix(without, Long::sum);
        assertArrayEquals(
                expectedWithout, Arrays.stream(without).asDoubleStream().toArray());
    }

    /**
     * Grassberger and Procaccia (1983): 1.21 &plusmn; 0.01. A run of 10^4 states has a spread of 0.01, and scaling
     * oscillates about the fractal.
     */
    @Test
    void henon() {
        final CorrelationAnalysis analysis = CorrelationDimension.over(new ScalingRange(1e-3, 1e-1), 0)
                .analyse(Clouds.orbit(HenonMap.CLASSIC, 10_000, 1, 1), Monitor.NONE);
        assertEquals(1.20, analysis.estimate().dimension(), 0.06);
        assertEquals(1e-3, analysis.range().orElseThrow().low());
        assertEquals(0.1, analysis.range().orElseThrow().high());
        final CorrelationSum sum = analysis.sum().orElseThrow();
        assertEquals(1e-3, sum.radii()[0]);
        assertEquals(0.1, sum.radii()[CorrelationDimension.DEFAULT_RADII - 1]);
        for (double slope : sum.localSlopes()) {
            assertEquals(1.20, slope, 0.15); // the slope of one 24th of the range
        }
        // the chosen range gives the same
        final DimensionEstimate automatic =
                CorrelationDimension.automatic(10).estimate(Clouds.orbit(HenonMap.CLASSIC, 10_000, 1, 2), Monitor.NONE);
        assertEquals(1.20, automatic.dimension(), 0.06);
    }

    /** Less than 3 by the edges, which a ball of radius 0.2 reaches over. */
    @Test
    void cube() {
        final DimensionEstimate estimate = CorrelationDimension.over(new ScalingRange(0.032, 0.2), 0)
                .estimate(Clouds.cube(5000, 3, 1), Monitor.NONE);
        assertEquals(3.0, estimate.dimension(), 0.2);
    }

    /** Grassberger and Procaccia (1983): 2.05 &plusmn; 0.01; Sprott (2003): 2.055 &plusmn; 0.004. */
    @Test
    void lorenz() {
        final double[][] states = Clouds.orbit(LorenzFlow.classic(0.01), 10_000, 10, 1);
        final DimensionEstimate estimate =
                CorrelationDimension.over(new ScalingRange(0.5, 5), 30).estimate(states, Monitor.NONE);
        assertEquals(2.05, estimate.dimension(), 0.05);
    }

    @Test
    void aCycleHasDimensionZero() {
        final double[][] states = new double[1000][];
        for (int t = 0; t < states.length; t++) {
            states[t] = new double[] {t % 5 * t % 7, 1.0 / (1 + t % 5)};
        }
        final CorrelationAnalysis analysis = CorrelationDimension.automatic(10).analyse(states, Monitor.NONE);
        assertEquals(0, analysis.estimate().dimension(), 1e-12);
        assertTrue(analysis.range().isEmpty());
    }

    /**
     * The error covers what the choice of the range does, so that the exact dimension lies within it more often than in 68 %
     * of runs. Of 40 runs that cover so with probability .68 fewer than 20 do in 1 of 100.
     */
    @Test
    void coversTheDimension() {
        final int runs = 40;
        for (int dimension : new int[] {2, 3, 5}) {
            int covered = 0;
            for (int run = 0; run < runs; run++) {
                final DimensionEstimate estimate =
                        CorrelationDimension.automatic(0).estimate(Clouds.cube(1000, dimension, run), Monitor.NONE);
                covered += Math.abs(estimate.dimension() - dimension)
                                <= estimate.standardError().orElseThrow()
                        ? 1
                        : 0;
            }
            assertTrue(covered >= 20, covered + " of " + runs + " in " + dimension + " dimensions");
        }
    }

    /** A circle of radius 60 rounded to whole numbers, as a converter records it: 1 above the steps of the grid. */
    @ParameterizedTest
    @CsvSource({"60,4000", "20,2000", "127,4000"})
    void aCircleByAConverter(int radius, int n) {
        final double[][] states = Clouds.cube(n, 1, radius);
        for (int t = 0; t < n; t++) {
            final double angle = 2 * Math.PI * states[t][0];
            states[t] = new double[] {Math.rint(radius * Math.cos(angle)), Math.rint(radius * Math.sin(angle))};
        }
        final CorrelationAnalysis analysis = CorrelationDimension.automatic(0).analyse(states, Monitor.NONE);
        assertEquals(1, analysis.estimate().dimension(), 0.05);
        assertEquals(
                1,
                analysis.estimate().dimension(),
                2 * analysis.estimate().standardError().orElseThrow());
        assertTrue(analysis.range().orElseThrow().low() >= 4 * Math.sqrt(2));
    }

    /** Lorenz in steps of 1/255 of the range of each coordinate, and the same with 100 rows that are stuck or a wild one. */
    @Test
    void lorenzByAConverterStuckAndWild() {
        final double[][] states = Clouds.orbit(LorenzFlow.classic(0.01), 4000, 10, 7);
        final double[][] coarse = Arrays.stream(states).map(double[]::clone).toArray(double[][]::new);
        for (int i = 0; i < 3; i++) {
            final int column = i;
            final var values = Arrays.stream(states).mapToDouble(x -> x[column]).summaryStatistics();
            final double step = (values.getMax() - values.getMin()) / 255;
            for (double[] state : coarse) {
                state[i] = step * Math.rint(state[i] / step);
            }
        }
        assertEquals(
                2.05,
                CorrelationDimension.automatic(9).estimate(coarse, Monitor.NONE).dimension(),
                0.08);
        final double plain =
                CorrelationDimension.automatic(9).estimate(states, Monitor.NONE).dimension();
        assertEquals(2.05, plain, 0.05);
        final double[][] stuck = states.clone();
        Arrays.fill(stuck, 1000, 1100, states[1000]);
        assertEquals(
                plain,
                CorrelationDimension.automatic(9).estimate(stuck, Monitor.NONE).dimension(),
                0.02);
        final double[][] wild = states.clone();
        wild[1000] = new double[] {1e6, -1e6, 1e6};
        assertEquals(
                plain,
                CorrelationDimension.automatic(9).estimate(wild, Monitor.NONE).dimension(),
                0.02);
    }

    /** Distances of 200 states in 3000 columns lie within a few per cent of each other. */
    @Test
    void thereIsNoRangeInManyColumns() {
        final var e = assertThrows(IllegalArgumentException.class, () -> CorrelationDimension.automatic(0)
                .estimate(Clouds.gaussian(200, 3000, 1), Monitor.NONE));
        assertTrue(
                e.getMessage().startsWith("the distances of 200 states in 3000 columns are too much alike"),
                e.getMessage());
    }

    @Test
    void arguments() {
        for (double[] bad : new double[][] {{0, 1}, {1, 1}, {2, 1}, {Double.NaN, 1}, {1, Double.NaN}, {1, 1 / 0.0}}) {
            final var e = assertThrows(IllegalArgumentException.class, () -> new ScalingRange(bad[0], bad[1]));
            assertEquals(
                    "the scaling range must rise from above 0 to a finite distance, but is " + bad[0] + " to " + bad[1],
                    e.getMessage());
        }
        assertEquals(
                "the Theiler window must be at least 0 states, but is -1",
                assertThrows(IllegalArgumentException.class, () -> CorrelationDimension.automatic(-1))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new CorrelationDimension(Optional.empty(), 0, 1));
        final double[][] states = Clouds.cube(120, 2, 1);
        assertEquals(
                "the choice of a scaling range needs at least 128 different states, but has 120: give the range",
                assertThrows(IllegalArgumentException.class, () -> CorrelationDimension.automatic(0)
                                .estimate(states, Monitor.NONE))
                        .getMessage());
        assertEquals(
                "no two of 120 states further apart in time than 2 are closer than 1.0E-9: raise the lower end of the"
                        + " scaling range",
                assertThrows(IllegalArgumentException.class, () -> CorrelationDimension.over(
                                        new ScalingRange(1e-9, 1), 2)
                                .estimate(states, Monitor.NONE))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> CorrelationDimension.over(new ScalingRange(0.1, 1), 119)
                .estimate(states, Monitor.NONE));
        for (double[] bad : new double[][] {{}, {0, 1}, {1, 1}, {Double.NaN}, {1, Double.NaN}}) {
            assertThrows(IllegalArgumentException.class, () -> CorrelationSum.of(states, bad, 0, Monitor.NONE));
        }
        final CorrelationSum one = CorrelationSum.of(states, new double[] {0.5}, 0, Monitor.NONE);
        assertThrows(IllegalArgumentException.class, one::slope);
    }
}
