package org.tailspin.core.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;
import org.tailspin.core.statistics.Estimated;

class CollectiveActivityTest {

    private static final int N = 5;
    private static final int GROUPS = 3;
    private static final int[] LAGS = {0, 1, 3};

    /** The definition, written out: cov[group][lag][i][j] over the blocks of each group. */
    private static double[][][][] naive(List<double[]> states, int block) {
        final double[] mean = new double[N];
        for (double[] state : states) {
            for (int i = 0; i < N; i++) {
                mean[i] += state[i] / states.size();
            }
        }
        final double[][][][] covariance = new double[GROUPS][LAGS.length][N][N];
        for (int group = 0; group < GROUPS; group++) {
            for (int l = 0; l < LAGS.length; l++) {
                final List<double[]> earlier = new ArrayList<>();
                final List<double[]> later = new ArrayList<>();
                for (int t = 0; t < states.size(); t++) {
                    if (t / block % GROUPS == group && t % block >= LAGS[l]) {
                        later.add(states.get(t));
                        earlier.add(states.get(t - LAGS[l]));
                    }
                }
                for (int i = 0; i < N; i++) {
                    for (int j = 0; j < N; j++) {
                        for (int p = 0; p < later.size(); p++) {
                            covariance[group][l][i][j] +=
                                    (later.get(p)[i] - mean[i]) * (earlier.get(p)[j] - mean[j]) / later.size();
                        }
                    }
                }
            }
        }
        return covariance;
    }

    /** PR, single[l] and population[l] from some groups, as they are defined. */
    private static double[] naive(double[][][][] c, boolean zScored, int... groups) {
        final double[] result = new double[1 + 2 * LAGS.length];
        double traces = 0;
        int pairs = 0;
        for (int a : groups) {
            for (int b : groups) {
                pairs += a == b ? 0 : 1;
            }
        }
        for (int a : groups) {
            for (int l = 0; l < LAGS.length; l++) {
                for (int i = 0; i < N; i++) {
                    result[1 + l] += c[a][l][i][i] * weight(c, zScored, i, groups) / N / groups.length;
                }
            }
            for (int b : groups) {
                for (int i = 0; i < N && a != b; i++) {
                    for (int j = 0; j < N; j++) {
                        final double weight = weight(c, zScored, i, groups) * weight(c, zScored, j, groups);
                        traces += c[a][0][i][i] * c[b][0][j][j] * weight / pairs;
                        for (int l = 0; l < LAGS.length; l++) {
                            result[1 + LAGS.length + l] += c[a][l][i][j] * c[b][l][i][j] * weight / N / pairs;
                        }
                    }
                }
            }
        }
        result[0] = traces / N / result[1 + LAGS.length];
        return result;
    }

    private static double weight(double[][][][] c, boolean zScored, int i, int... groups) {
        return zScored
                ? groups.length
                        / Arrays.stream(groups).mapToDouble(g -> c[g][0][i][i]).sum()
                : 1;
    }

    @Test
    void agreesWithTheDefinition() {
        final int block = 47;
        final CollectiveActivity activity = new CollectiveActivity(N, LAGS, 2, block, GROUPS, 0.5);
        final List<double[]> taken = new ArrayList<>();
        final Orbit orbit = new NetworkMap(
                        new GaussianEnsemble().draw(N, new Seed(1), Monitor.NONE), 2, Nonlinearity.LOGISTIC, 0.5)
                .start(new Seed(1));
        for (int t = 0; t < 561; t++) {
            orbit.step();
            activity.accept(orbit.state());
            if (t % 2 == 0) {
                taken.add(orbit.state().clone());
            }
        }
        final double[][][][] c = naive(taken, block);
        assertEquals((c[0][0][1][2] + c[1][0][1][2] + c[2][0][1][2]) / 3, activity.covariance()[1][2], 1e-15);
        for (boolean zScored : new boolean[] {false, true}) {
            final CollectiveStatistics statistics = zScored ? activity.zScored() : activity.statistics();
            final double[] expected = naive(c, zScored, 0, 1, 2);
            final double[][] without = {naive(c, zScored, 1, 2), naive(c, zScored, 0, 2), naive(c, zScored, 0, 1)};
            for (int q = 0; q < expected.length; q++) {
                final int l = (q + LAGS.length - 1) % LAGS.length;
                final Estimated estimated = q == 0
                        ? statistics.participationRatio()
                        : (q <= LAGS.length ? statistics.singleNeuron() : statistics.population()).at(l);
                assertEquals(expected[q], estimated.value(), 1e-12 * Math.abs(expected[q]));
                final double mean = (without[0][q] + without[1][q] + without[2][q]) / 3;
                double squares = 0;
                for (double[] each : without) {
                    squares += Math.pow(each[q] - mean, 2) * 2 / 3;
                }
                assertEquals(
                        Math.sqrt(squares),
                        estimated.standardError().orElseThrow(),
                        1e-11 * Math.abs(mean) + 1e-9 * Math.sqrt(squares));
            }
        }
        final LagFunction population = activity.statistics().population();
        assertArrayEquals(new double[] {0, 1, 3}, population.lags(), 0, "every other state, of step 0.5");
        assertEquals(1, activity.zScored().singleNeuron().values()[0], 1e-13);
        assertEquals(
                population.normalised().squared().integralTime(),
                population.squared().integralTime(),
                "whatever the factor");
    }

    /** Several runs, side by side, are one run whose blocks end where the runs do. */
    @Test
    void severalRuns() {
        final int length = 20;
        final CollectiveActivity one = new CollectiveActivity(1, LAGS, 1, 10, GROUPS, 1);
        final CollectiveActivity several = new CollectiveActivity(1, LAGS, 1, 10, GROUPS, 1);
        final List<StateObserver> runs = List.of(several, several.run(2), several.run(4));
        for (int t = 0; t < runs.size() * length; t++) {
            one.accept(new double[] {Math.sin(t * t)});
        }
        for (int t = 0; t < length; t++) {
            for (int k = 0; k < runs.size(); k++) {
                final double time = k * length + t;
                runs.get(k).accept(new double[] {Math.sin(time * time)});
            }
        }
        assertEquals(
                one.statistics().participationRatio().value(),
                several.statistics().participationRatio().value(),
                1e-13);
        assertArrayEquals(
                one.statistics().population().values(),
                several.statistics().population().values(),
                1e-13);
    }

    /**
     * The error is right: PR of 8 independent neurons of 20 variances, over 200 runs, scatters by what the jackknife says. Twice
     * the standard deviation of a ratio from 200 runs and 6 groups, 1/&radic;(2 200) = 5 %, and the jackknife's own bias.
     */
    @Test
    void errorsAreTheScatterOverRuns() {
        final int n = 8;
        final int runs = 200;
        final double[] ratio = new double[runs];
        double claimed = 0;
        for (int run = 0; run < runs; run++) {
            final var random = new Seed(run).stream("test");
            final CollectiveActivity activity = new CollectiveActivity(n, new int[] {0, 2}, 1, 50, 6, 1);
            for (int t = 0; t < 600; t++) {
                final double[] state = new double[n];
                for (int i = 0; i < n; i++) {
                    state[i] = (1 + i % 2) * StableSampler.normal(random);
                }
                activity.accept(state);
            }
            final Estimated estimated = activity.statistics().participationRatio();
            ratio[run] = estimated.value();
            claimed += Math.pow(estimated.standardError().orElseThrow(), 2) / runs;
        }
        final double mean = Arrays.stream(ratio).average().orElseThrow();
        final double variance =
                Arrays.stream(ratio).map(r -> (r - mean) * (r - mean)).sum() / (runs - 1);
        // (4 1 + 4 4)^2 / (4 1 + 4 16)
        assertEquals(400.0 / 68, mean, 4 * Math.sqrt(variance / runs));
        assertEquals(1, Math.sqrt(claimed / variance), 0.25);
    }

    @Test
    void twoGroupsHaveNoError() {
        final CollectiveActivity activity = new CollectiveActivity(1, new int[] {0}, 1, 5, 2, 1);
        for (int t = 0; t < 20; t++) {
            activity.accept(new double[] {t % 3});
        }
        assertTrue(activity.statistics().participationRatio().standardError().isEmpty());
        assertEquals(1, activity.statistics().participationRatio().value(), 1e-15);
    }

    /**
     * Invisible in single neurons, visible in the population: at g_eff = 5 the activity of the map is white in time, C(1) /
     * C(0) = 0, while psi(1)/psi(0) = rho = 0.739818 and PR/N = 0.452670 (mean field of the Gaussian map, row g_eff = 5 of its
     * table). Means of 10 networks within four of their standard errors (false alarm 3e-3 each).
     */
    @Test
    void populationRemembersWhatNeuronsForget() {
        final int n = 160;
        final int networks = 10;
        final double[][] seen = new double[3][networks];
        for (int k = 0; k < networks; k++) {
            final var network =
                    new NetworkMap(new GaussianEnsemble().draw(n, new Seed(k), Monitor.NONE), 5, Nonlinearity.TANH, 0);
            final CollectiveActivity activity = new CollectiveActivity(n, new int[] {0, 1, 4}, 1, 100, 2, 1);
            new Simulation(100, 1200).run(network, new Seed(k), activity, Monitor.NONE);
            final CollectiveStatistics statistics = activity.statistics();
            seen[0][k] = statistics.singleNeuron().normalised().values()[1];
            seen[1][k] = statistics.population().normalised().values()[1];
            seen[2][k] = statistics.participationRatio().value() / n;
            assertTrue(statistics.populationTime().value()
                    > statistics.singleNeuronTime().value());
        }
        final double[] truth = {0, 0.739818, 0.452670};
        for (int q = 0; q < truth.length; q++) {
            final double mean = Arrays.stream(seen[q]).average().orElseThrow();
            final double variance = Arrays.stream(seen[q])
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            final double error = Math.sqrt(variance / networks / (networks - 1));
            assertEquals(truth[q], mean, 4 * error, "quantity " + q);
        }
    }

    @Test
    void activityOfAState() {
        final double[][] seen = new double[1][];
        new Activated(Nonlinearity.TANH, state -> seen[0] = state.clone()).accept(new double[] {0.5, -3});
        assertArrayEquals(new double[] {Math.tanh(0.5), Math.tanh(-3)}, seen[0], 1e-15);
    }

    @Test
    void lagFunction() {
        final LagFunction f = new LagFunction(new double[] {0, 1, 3}, new double[] {4, 2, 0}, new double[0][]);
        assertEquals(0.75 + 0.5, f.integralTime().value(), 1e-15);
        assertArrayEquals(new double[] {1, 0.25, 0}, f.normalised().squared().values());
    }

    @Test
    void arguments() {
        assertThrows(IllegalArgumentException.class, () -> new CollectiveActivity(3, new int[] {1}, 1, 10, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> new CollectiveActivity(3, new int[] {0, 2, 2}, 1, 10, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> new CollectiveActivity(3, new int[] {0, 5}, 1, 5, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> new CollectiveActivity(3, new int[] {0, 5}, 1, 6, 1, 1));
        final var empty = new CollectiveActivity(3, new int[] {0}, 1, 5, 2, 1);
        assertThrows(IllegalStateException.class, empty::statistics);
    }
}
