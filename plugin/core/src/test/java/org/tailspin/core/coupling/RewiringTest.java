package org.tailspin.core.coupling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;

/** The two surrogates that ask whether the weights or the wiring of a connectome matter: what each keeps, exactly. */
class RewiringTest {

    private static final int N = 40;

    /** Sparse, of both signs, with names and some neurons that connect to themselves. */
    private static final Coupling GIVEN = given();

    private static Coupling given() {
        final double[][] rows = new double[N][N];
        final var random = new Seed(11).stream("test");
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                if (random.nextDouble() < 0.2) {
                    rows[i][j] = (j % 4 == 0 ? -1 : 1) * (1 + random.nextDouble());
                }
            }
        }
        return Coupling.of(rows, List.of());
    }

    private static double[][] drawn(Surrogate kind, Coupling given, long seed) {
        return kind.draw(given, new Seed(seed), Monitor.NONE).columns();
    }

    /** The number of inputs of each neuron of a sign. */
    private static long[] inDegrees(double[][] columns, int sign) {
        final long[] degrees = new long[columns.length];
        for (double[] column : columns) {
            for (int i = 0; i < column.length; i++) {
                degrees[i] += Math.signum(column[i]) == sign ? 1 : 0;
            }
        }
        return degrees;
    }

    private static double[] sorted(double[] values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double[] all(double[][] columns) {
        return sorted(Arrays.stream(columns).flatMapToDouble(Arrays::stream).toArray());
    }

    private static int same(double[][] one, double[][] other) {
        int same = 0;
        for (int j = 0; j < one.length; j++) {
            for (int i = 0; i < one.length; i++) {
                same += one[j][i] != 0 && one[j][i] == other[j][i] ? 1 : 0;
            }
        }
        return same;
    }

    @Test
    void permutedWeightsKeepTheWiringTheSignsAndTheWeights() {
        final double[][] given = GIVEN.columns();
        for (long seed = 1; seed <= 5; seed++) {
            final double[][] permuted = drawn(Surrogate.PERMUTED_WEIGHTS, GIVEN, seed);
            for (int j = 0; j < N; j++) {
                for (int i = 0; i < N; i++) {
                    assertEquals(Math.signum(given[j][i]), Math.signum(permuted[j][i]), j + " to " + i);
                }
            }
            assertArrayEquals(all(given), all(permuted));
            // A permutation has one fixed point on average, two here: more than 15 once in 10^9.
            assertTrue(same(given, permuted) <= 15, "seed " + seed);
        }
    }

    @Test
    void rewiringKeepsDegreesOfEachSignAndWhatEveryNeuronSends() {
        final double[][] given = GIVEN.columns();
        for (long seed = 1; seed <= 5; seed++) {
            final double[][] rewired = drawn(Surrogate.REWIRED, GIVEN, seed);
            assertArrayEquals(inDegrees(given, 1), inDegrees(rewired, 1));
            assertArrayEquals(inDegrees(given, -1), inDegrees(rewired, -1));
            for (int j = 0; j < N; j++) {
                assertArrayEquals(sorted(given[j]), sorted(rewired[j]));
                assertEquals(given[j][j], rewired[j][j], "a connection of a neuron to itself");
            }
            assertTrue(same(given, rewired) < 0.5 * N * N * 0.2, "seed " + seed);
        }
    }

    @Test
    void theSeedDecides() {
        assertArrayEquals(drawn(Surrogate.REWIRED, GIVEN, 3), drawn(Surrogate.REWIRED, GIVEN, 3));
        assertFalse(Arrays.deepEquals(drawn(Surrogate.REWIRED, GIVEN, 3), drawn(Surrogate.REWIRED, GIVEN, 4)));
    }

    /** A matrix that has one wiring at its degrees stays, and an empty one, and one of a single connection. */
    @Test
    void oneWiringAlone() {
        final double[][] full = new double[5][5];
        for (int k = 0; k < 25; k++) {
            full[k / 5][k % 5] = k + 1;
        }
        for (double[][] rows : List.of(full, new double[4][4], new double[][] {{0, 1}, {0, 0}})) {
            final Coupling given = Coupling.of(rows, List.of());
            assertArrayEquals(given.columns(), drawn(Surrogate.REWIRED, given, 1));
        }
    }

    /**
     * Six neurons, three of which send one connection each to one of the three others: all six wirings are equally
     * likely. 6000 draws: each within 4.4 standard errors of 1000, false alarm 6 in 10&#8309;.
     */
    @Test
    void allWiringsAreEquallyLikely() {
        final double[][] rows = new double[6][6];
        for (int j = 0; j < 3; j++) {
            rows[3 + j][j] = j + 1;
        }
        final Coupling given = Coupling.of(rows, List.of());
        final Map<String, Integer> counts = new HashMap<>();
        final int draws = 6000;
        for (int seed = 0; seed < draws; seed++) {
            counts.merge(Arrays.deepToString(drawn(Surrogate.REWIRED, given, seed)), 1, Integer::sum);
        }
        assertEquals(6, counts.size());
        final double error = Math.sqrt(draws * (1 / 6.0) * (5 / 6.0));
        counts.values().forEach(count -> assertEquals(draws / 6.0, count, 4.4 * error));
    }

    @Test
    void itStopsWhenToldTo() {
        assertThrows(
                CancellationException.class,
                () -> Surrogate.REWIRED.draw(GIVEN, new Seed(1), new Monitor() {
                    private int asked;

                    @Override
                    public void progress(double fraction) {}

                    @Override
                    public boolean isCancelled() {
                        return asked++ > 0;
                    }
                }));
    }
}
