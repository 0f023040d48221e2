package org.tailspin.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class BatchMeansTest {

    /** Independent draws of the standard normal law, by its quantile function. */
    private static double[] white(int count, long seed) {
        final NormalDistribution normal = new NormalDistribution();
        final SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(count)
                .map(u -> normal.inverseCumulativeProbability(Math.max(u, 1e-300)))
                .toArray();
    }

    /** s&sup2; (1 + 2r) / B with r enlarged by 1/B, and Student's factor of (B - 1)/2 degrees of freedom. */
    @Test
    void theErrorIsTheFormula() {
        final double[] x = {1, 3, 2, 5, 1, 4, 2, 3, 2};
        final double mean = Arrays.stream(x).average().orElseThrow();
        double squares = 0;
        double neighbours = 0;
        for (int b = 0; b < x.length; b++) {
            squares += (x[b] - mean) * (x[b] - mean);
            neighbours += b > 0 ? (x[b] - mean) * (x[b - 1] - mean) : 0;
        }
        final double r = Math.max(-0.1, neighbours / squares + 1.0 / 9);
        final double t =
                new TDistribution(4).inverseCumulativeProbability(new NormalDistribution().cumulativeProbability(1));
        final BatchMeans error = BatchMeans.of(x);
        assertEquals(
                t * Math.sqrt(squares / 8 / 9 * (1 + 2 * r)),
                error.standardError().orElseThrow(),
                1e-14);
        assertEquals(r, error.correlation(), 1e-14);
        assertEquals(9, error.batches());
        assertEquals("", error.reason());
    }

    @Test
    void correlatedBatchesAreJoinedInPairs() {
        final double[] x = new double[24];
        for (int b = 0; b < x.length; b++) {
            x[b] = new double[] {0, 3, 1, 2, -1, 2, 0, 1, 3, -1, 2, 1}[b / 2] + 0.01 * (b % 2);
        }
        final double[] pairs = new double[12];
        Arrays.setAll(pairs, b -> 0.5 * (x[2 * b] + x[2 * b + 1]));
        assertEquals(12, BatchMeans.of(x).batches());
        assertEquals(
                BatchMeans.of(pairs).standardError().orElseThrow(),
                BatchMeans.of(x).standardError().orElseThrow(),
                1e-15);
    }

    @Test
    void aDriftHasNoError() {
        final double[] x = new double[20];
        Arrays.setAll(x, b -> b < 10 ? 0 : 1 + 0.01 * b);
        assertTrue(BatchMeans.of(x).standardError().isEmpty());
        assertEquals(BatchMeans.TOO_LONG_MEMORY, BatchMeans.of(x).reason());
    }

    /** Correlations of neighbours of .9 leave 20 means worth about one: many such runs have no error. In a run that is shorter than its memory nothing may stir, so that not all are found. */
    @Test
    void longMemoryMostlyHasNoError() {
        int told = 0;
        for (int run = 0; run < 300; run++) {
            final double[] e = white(220, run);
            final double[] means = new double[20];
            double x = 0;
            for (int t = 0; t < 220; t++) {
                x = 0.9 * x + e[t];
                if (t >= 200) {
                    means[t - 200] = x;
                }
            }
            told += BatchMeans.of(means).standardError().isPresent() ? 1 : 0;
        }
        assertTrue(told < 0.7 * 300, told + " of 300");
    }

    @Test
    void fewBatchesHaveNoError() {
        assertEquals(
                BatchMeans.TOO_FEW, BatchMeans.of(new double[] {1, 2, 1, 2}).reason());
        assertTrue(BatchMeans.of(new double[] {1, 2, 1, 2, 1}).standardError().isPresent());
    }

    /** Nothing depends on the unit: of the smallest means as of the largest. */
    @Test
    void theErrorHasTheUnitOfTheMeans() {
        final double[] x = {1, 3, 2, 5, 1, 4, 2, 3, 2};
        final double one = BatchMeans.of(x).standardError().orElseThrow();
        for (double unit : new double[] {0x1p-60, 0x1p60}) {
            final double[] scaled = Arrays.stream(x).map(value -> unit * value).toArray();
            assertEquals(unit * one, BatchMeans.of(scaled).standardError().orElseThrow());
        }
    }

    /** Large means that differ by rounding are the same, and those of the same size that differ by more are not. */
    @Test
    void roundingIsRelativeToTheSize() {
        final double[] x = new double[20];
        Arrays.setAll(x, b -> 1e6 + (b % 2) * Math.ulp(1e6));
        assertEquals(0, BatchMeans.of(x).correlation(), "by rounding alone no neighbour is known");
        Arrays.setAll(x, b -> 1e6 + (b % 2) * 1e3 * Math.ulp(1e6));
        assertEquals(-0.1, BatchMeans.of(x).correlation(), "neighbours that alternate");
    }

    /** Of nine batches or fewer there are none to join: their neighbours may be correlated by .55, beyond it there is no error. */
    @Test
    void theLastBatchesAreNotJoined() {
        final double[] between = {0, 1, 2, 2, 0, 1};
        final BatchMeans told = BatchMeans.of(between);
        // deviations -1 0 1 1 -1 0: squares 4, neighbours 0 + 0 + 1 - 1 + 0 = 0; r = 0 + 1/6
        assertEquals(1.0 / 6, told.correlation(), 1e-15);
        assertEquals(6, told.batches());
        final double[] drift = {0, 1, 2, 3, 4, 5};
        // deviations -2.5 ... 2.5: squares 17.5, neighbours 2 (3.75 + .75) - .25 = 8.75; r = .5 + 1/6
        final BatchMeans none = BatchMeans.of(drift);
        assertEquals(2.0 / 3, none.correlation(), 1e-15);
        assertTrue(none.standardError().isEmpty());
        assertEquals(BatchMeans.TOO_LONG_MEMORY, none.reason());
    }

    /** A hundred batches, more than there is a table of factors for: the formula all the same. */
    @Test
    void manyBatchesHaveTheirFactor() {
        final double[] x = new double[100];
        Arrays.setAll(x, b -> b % 4 < 2 ? 1 : -1); // squares 100, neighbours 50 - 49 = 1: r = .01 + .01
        final double t =
                new TDistribution(49.5).inverseCumulativeProbability(new NormalDistribution().cumulativeProbability(1));
        assertEquals(0.02, BatchMeans.of(x).correlation(), 1e-15);
        assertEquals(
                t * Math.sqrt(100.0 / 99 / 100 * 1.04),
                BatchMeans.of(x).standardError().orElseThrow(),
                1e-14);
    }

    @Test
    void meansThatAreTheSameHaveTheErrorZero() {
        final double[] x = new double[20];
        Arrays.fill(x, 0.25);
        assertEquals(0, BatchMeans.of(x).standardError().orElseThrow(), 1e-16);
        x[3] = Math.nextUp(0.25);
        assertEquals(0, BatchMeans.of(x).standardError().orElseThrow(), 1e-16);
    }

    /**
     * An autoregressive process x_t = a x_(t-1) + e_t has the integrated time (1+a)/(1-a). One sigma covers its mean 0 in 68.3 %
     * of runs: 60 to 76 % of 1000 runs, whose standard deviation is 1.5 %, unless the error is wrong by a fifth. At the times of
     * 9.5 and 19 steps and batches of 12, the batches are joined.
     */
    @Test
    void aSigmaCoversTheMeanOfAnAutoregressiveProcess() {
        for (double a : new double[] {0, 0.5, 0.8, 0.9}) {
            int covered = 0;
            int told = 0;
            for (int run = 0; run < 1000; run++) {
                final double[] e = white(700, run);
                double x = 0;
                final double[] means = new double[40];
                double total = 0;
                for (int t = 0; t < 700; t++) {
                    x = a * x + e[t];
                    if (t >= 220) {
                        means[(t - 220) / 12] += x / 12;
                        total += x / 480;
                    }
                }
                final BatchMeans error = BatchMeans.of(means);
                if (error.standardError().isPresent()) {
                    told++;
                    covered += Math.abs(total) <= error.standardError().getAsDouble() ? 1 : 0;
                }
            }
            assertTrue(told > 900, told + " of 1000 at a = " + a);
            assertEquals(0.68, (double) covered / told, 0.08, "a = " + a);
        }
    }
}
