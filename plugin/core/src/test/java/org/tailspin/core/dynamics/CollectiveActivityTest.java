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

class CollectiveActivityTest {

    private static final int N = 5;
    private static final int[] LAGS = {0, 1, 3};

    /** The definition, written out: cov[half][lag][i][j] over the blocks of each half. */
    private static double[][][][] naive(List<double[]> states, int block) {
        final double[][][][] covariance = new double[2][LAGS.length][N][N];
        for (int half = 0; half < 2; half++) {
            for (int l = 0; l < LAGS.length; l++) {
                final List<double[]> earlier = new ArrayList<>();
                final List<double[]> later = new ArrayList<>();
                for (int t = 0; t < states.size(); t++) {
                    if (t / block % 2 == half && t % block >= LAGS[l]) {
                        later.add(states.get(t));
                        earlier.add(states.get(t - LAGS[l]));
                    }
                }
                for (int i = 0; i < N; i++) {
                    for (int j = 0; j < N; j++) {
                        double meanLater = 0;
                        double meanEarlier = 0;
                        for (int p = 0; p < later.size(); p++) {
                            meanLater += later.get(p)[i] / later.size();
                            meanEarlier += earlier.get(p)[j] / later.size();
                        }
                        for (int p = 0; p < later.size(); p++) {
                            covariance[half][l][i][j] +=
                                    (later.get(p)[i] - meanLater) * (earlier.get(p)[j] - meanEarlier) / later.size();
                        }
                    }
                }
            }
        }
        return covariance;
    }

    @Test
    void agreesWithTheDefinition() {
        final int block = 47;
        final CollectiveActivity activity = new CollectiveActivity(N, LAGS, 2, block, 0.5);
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
        final double[] population = new double[LAGS.length];
        final double[] scored = new double[LAGS.length];
        final double[] single = new double[LAGS.length];
        for (int l = 0; l < LAGS.length; l++) {
            for (int i = 0; i < N; i++) {
                single[l] += (c[0][l][i][i] + c[1][l][i][i]) / 2 / N;
                for (int j = 0; j < N; j++) {
                    final double product = c[0][l][i][j] * c[1][l][i][j] / N;
                    population[l] += product;
                    scored[l] +=
                            product / ((c[0][0][i][i] + c[1][0][i][i]) / 2) / ((c[0][0][j][j] + c[1][0][j][j]) / 2);
                }
            }
        }
        assertArrayEquals(population, activity.population().values(), 1e-15);
        assertArrayEquals(scored, activity.zScoredPopulation().values(), 1e-12);
        assertArrayEquals(single, activity.singleNeuron().values(), 1e-15);
        assertEquals(1, activity.zScoredSingleNeuron().values()[0], 1e-13);
        assertArrayEquals(new double[] {0, 1, 3}, activity.population().lags(), 0, "every other state, of step 0.5");
        assertEquals((c[0][0][1][2] + c[1][0][1][2]) / 2, activity.covariance()[1][2], 1e-15);
        double trace0 = 0;
        double trace1 = 0;
        for (int i = 0; i < N; i++) {
            trace0 += c[0][0][i][i];
            trace1 += c[1][0][i][i];
        }
        assertEquals(trace0 * trace1 / population[0] / N, activity.participationRatio(), 1e-10);
        assertEquals(
                scored[0] > 0, activity.zScoredParticipationRatio() > 0, "the population function at lag 0 decides");
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
            final CollectiveActivity activity = new CollectiveActivity(n, new int[] {0, 1, 4}, 1, 100, 1);
            new Simulation(100, 1200).run(network, new Seed(k), activity, Monitor.NONE);
            seen[0][k] = activity.singleNeuron().normalised().values()[1];
            seen[1][k] = activity.population().normalised().values()[1];
            seen[2][k] = activity.participationRatio() / n;
            assertTrue(activity.population().integralTime()
                    > activity.singleNeuron().squared().integralTime());
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
        final LagFunction f = new LagFunction(new double[] {0, 1, 3}, new double[] {4, 2, 0});
        assertEquals(0.75 + 0.5, f.integralTime(), 1e-15);
        assertArrayEquals(new double[] {1, 0.25, 0}, f.normalised().squared().values());
    }

    @Test
    void arguments() {
        assertThrows(IllegalArgumentException.class, () -> new CollectiveActivity(3, new int[] {1}, 1, 10, 1));
        assertThrows(IllegalArgumentException.class, () -> new CollectiveActivity(3, new int[] {0, 2, 2}, 1, 10, 1));
        assertThrows(IllegalArgumentException.class, () -> new CollectiveActivity(3, new int[] {0, 5}, 1, 5, 1));
        final var empty = new CollectiveActivity(3, new int[] {0}, 1, 5, 1);
        assertThrows(IllegalStateException.class, empty::participationRatio);
    }
}
