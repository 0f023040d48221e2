package org.tailspin.core.dimension;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.dimension.SurrogateTest.Result;
import org.tailspin.core.dimension.SurrogateTest.Verdict;
import org.tailspin.core.dynamics.known.HenonMap;
import org.tailspin.core.dynamics.known.LorenzFlow;
import org.tailspin.core.random.Seed;

class SurrogateTestTest {

    private static final SurrogateTest TEST = new SurrogateTest(SurrogateTest.DEFAULT_SURROGATES);

    /** Each state a times the one before, and noise. */
    private static double[][] linear(int states, int n, double a, long seed) {
        final double[][] x = Clouds.gaussian(states, n, seed);
        for (int t = 1; t < states; t++) {
            for (int i = 0; i < n; i++) {
                x[t][i] = a * x[t - 1][i] + x[t][i];
            }
        }
        return x;
    }

    private static Result of(double[][] states) {
        final RecordedStates recorded = RecordedStates.of(states, Monitor.NONE);
        return TEST.test(recorded, 3 * recorded.memory(), Monitor.NONE);
    }

    /** The values are those of the record, exactly; spectra and cross-spectra nearly; the order in time is another. */
    @Test
    void surrogatesHaveValuesAndSpectraOfTheRecord() {
        final int n = 1024;
        final double[][] states = linear(n, 2, 0.8, 1);
        final double[][] columns = new double[2][n];
        for (int t = 0; t < n; t++) {
            columns[0][t] = states[t][0];
            columns[1][t] = states[t][0] + 0.3 * states[t][1];
        }
        final double[][] surrogate =
                new AmplitudeAdjustedSurrogates(columns).draw(new Seed(1).stream("test"), Monitor.NONE);
        final double[][][] before = new double[2][][];
        final double[][][] after = new double[2][][];
        for (int c = 0; c < 2; c++) {
            final double[] expected = columns[c].clone();
            final double[] found = surrogate[c].clone();
            Arrays.sort(expected);
            Arrays.sort(found);
            assertArrayEquals(expected, found);
            before[c] = transform(columns[c]);
            after[c] = transform(surrogate[c]);
        }
        double different = 0;
        for (int t = 0; t < n; t++) {
            different += surrogate[1][t] == columns[1][t] ? 0 : 1;
        }
        assertTrue(different > 0.95 * n);
        double power = 0;
        double error = 0;
        for (int k = 1; k < n; k++) {
            for (int c = 0; c < 2; c++) {
                for (int d = 0; d <= c; d++) {
                    final double real = product(before, c, d, k);
                    power += real * real;
                    error += Math.pow(product(after, c, d, k) - real, 2);
                }
            }
        }
        assertTrue(error < 1e-3 * power, "error of spectra " + error / power);
    }

    private static double[][] transform(double[] column) {
        final double[][] data = {column.clone(), new double[column.length]};
        FastFourierTransformer.transformInPlace(data, DftNormalization.STANDARD, TransformType.FORWARD);
        return data;
    }

    /** Real part of the cross-spectrum. */
    private static double product(double[][][] transforms, int c, int d, int k) {
        return transforms[c][0][k] * transforms[d][0][k] + transforms[c][1][k] * transforms[d][1][k];
    }

    @Test
    void chaosIsLowerThanNoise() {
        final Result lorenz = of(Clouds.orbit(LorenzFlow.classic(0.01), 1000, 10, 3));
        assertEquals(Verdict.LOWER, lorenz.verdict());
        assertTrue(lorenz.dimension() < 2.3 && lorenz.mean() > 2.4, lorenz.toString());
        assertEquals(
                Verdict.LOWER, of(Clouds.orbit(HenonMap.CLASSIC, 500, 1, 3)).verdict());
    }

    /** Each at a level of 1 %, and with a margin of 5 % that no linear process reaches: none of 6 in 9 of 10 at the least. */
    @Test
    void linearNoiseIsNot() {
        for (int seed = 0; seed < 2; seed++) {
            assertEquals(Verdict.SAME, of(linear(1000, 3, 0.7, seed)).verdict());
            assertEquals(Verdict.SAME, of(Clouds.gaussian(600, 2, seed)).verdict());
            final double[][] cubes = linear(1000, 2, 0.5, seed + 10L);
            for (double[] state : cubes) {
                Arrays.setAll(state, i -> state[i] * state[i] * state[i]);
            }
            assertEquals(Verdict.SAME, of(cubes).verdict());
        }
    }

    /** Of many columns those that vary most are enough. */
    @Test
    void testsManyColumns() {
        assertEquals(Verdict.SAME, of(Clouds.gaussian(300, 40, 1)).verdict());
    }

    @Test
    void refusesWhatItCannotTest() {
        assertEquals(
                "the number of surrogates must be at least 19, or 0 for no test, but is 18",
                assertThrows(IllegalArgumentException.class, () -> new SurrogateTest(18))
                        .getMessage());
        final double[][] cycle = new double[200][];
        Arrays.setAll(cycle, t -> new double[] {t % 5});
        final double[][] rest = new double[200][];
        Arrays.fill(rest, new double[] {0.1});
        for (double[][] states : new double[][][] {cycle, rest, Clouds.gaussian(100, 2, 1)}) {
            assertTrue(assertThrows(IllegalArgumentException.class, () -> of(states))
                    .getMessage()
                    .startsWith("a surrogate test needs at least 128 states that do not repeat, but "));
        }
    }

    @Test
    void tellsProgressAndCanBeCancelled() {
        final double[] last = {0};
        final Monitor monitor = new Monitor() {
            @Override
            public void progress(double fraction) {
                assertTrue(fraction > last[0] && fraction <= 1);
                last[0] = fraction;
            }

            @Override
            public boolean isCancelled() {
                return last[0] > 0.4;
            }
        };
        final RecordedStates states = RecordedStates.of(Clouds.gaussian(200, 2, 1), Monitor.NONE);
        assertThrows(CancellationException.class, () -> TEST.test(states, 0, monitor));
        assertEquals(8.0 / 19, last[0], 1e-12);
    }

    /**
     * Stops wherever it is: at whichever question it is told to, it asks no other. It asks for each state that distances are taken
     * from, and twice for each column and round of a surrogate, so that a question stands for milliseconds of work.
     */
    @Test
    void stopsAtTheFirstQuestionThatSaysSo() {
        final RecordedStates states = RecordedStates.of(Clouds.gaussian(2048, 3, 1), Monitor.NONE);
        final Counting whole = new Counting(Long.MAX_VALUE);
        TEST.test(states, 0, whole);
        assertTrue(
                whole.asked >= 256 * (1 + SurrogateTest.DEFAULT_SURROGATES) + 6 * SurrogateTest.DEFAULT_SURROGATES,
                whole.asked + " questions");
        for (int part = 1; part <= 7; part++) {
            final Counting stopped = new Counting(whole.asked * part / 8);
            assertThrows(CancellationException.class, () -> TEST.test(states, 0, stopped));
            assertEquals(whole.asked * part / 8, stopped.asked);
        }
    }

    /** Says no at a question of a given number. */
    private static final class Counting implements Monitor {

        private final long last;
        private long asked;

        Counting(long last) {
            this.last = last;
        }

        @Override
        public void progress(double fraction) {
            // nobody looks
        }

        @Override
        public boolean isCancelled() {
            asked++;
            return asked >= last;
        }
    }
}
