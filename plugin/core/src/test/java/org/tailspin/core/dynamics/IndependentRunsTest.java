package org.tailspin.core.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;
import org.tailspin.core.statistics.Jackknife;

class IndependentRunsTest {

    private static final int N = 7;
    private static final int TIMES = 23;

    private static double[][] run(String name, int n, int times) {
        final UniformRandomProvider random = new Seed(3).stream(name);
        final double[][] states = new double[times][n];
        for (int t = 0; t < times; t++) {
            for (int i = 0; i < n; i++) {
                states[t][i] = (t > 0 ? 0.8 * states[t - 1][(i + 1) % n] : 0) + StableSampler.normal(random) / (i + 1);
            }
        }
        return states;
    }

    private static double[][] covariance(double[][] states, int lag) {
        final double[][] c = new double[N][N];
        for (int t = lag; t < TIMES; t++) {
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < N; j++) {
                    c[i][j] += states[t][i] * states[t - lag][j] / (TIMES - lag);
                }
            }
        }
        return c;
    }

    private static double traceOfProduct(double[][] a, double[][] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                sum += a[i][j] * b[i][j];
            }
        }
        return sum;
    }

    private static double trace(double[][] a) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i][i];
        }
        return sum;
    }

    /** The T x T products have what the N x N covariances have, to rounding: (1/N) tr[C_a(tau) C_b(0)'] over a other than b. */
    @Test
    void timesHaveWhatNeuronsHave() {
        final double[][][] states = {run("a", N, TIMES), run("b", N, TIMES), run("c", N, TIMES)};
        final IndependentRuns runs = new IndependentRuns(states);
        for (int lag : new int[] {0, 1, 5}) {
            double expected = 0;
            double single = 0;
            for (int a = 0; a < 3; a++) {
                single += trace(covariance(states[a], lag)) / 3 / N;
                for (int b = 0; b < 3; b++) {
                    expected +=
                            a == b ? 0 : traceOfProduct(covariance(states[a], lag), covariance(states[b], 0)) / 6 / N;
                }
            }
            assertEquals(expected, runs.twoTime(Monitor.NONE, lag)[0], 1e-12 * Math.abs(expected));
            assertEquals(single, runs.covariance(lag), 1e-12 * Math.abs(single));
        }
        double traces = 0;
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < a; b++) {
                traces += trace(covariance(states[a], 0)) * trace(covariance(states[b], 0)) / 3;
            }
        }
        assertEquals(traces / N / N / runs.twoTime(Monitor.NONE, 0)[0], runs.ratioOverN(Monitor.NONE), 1e-12);
    }

    /** From products of times or of neurons, whichever takes less time, the sums are the same to rounding. */
    @Test
    void eitherWayToTheSums() {
        final IndependentRuns runs =
                new IndependentRuns(new double[][][] {run("a", N, TIMES), run("b", N, TIMES), run("c", N, TIMES)});
        final double[][][] ofTimes = runs.pairSumsOfTimes(Monitor.NONE, 0, 1, 5, 22);
        final double[][][] ofNeurons = runs.pairSumsOfNeurons(Monitor.NONE, 0, 1, 5, 22);
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < a; b++) {
                for (int l = 0; l < 4; l++) {
                    assertEquals(ofTimes[a][b][l], ofNeurons[a][b][l], 1e-12 * Math.abs(ofTimes[a][b][0]));
                }
            }
        }
    }

    /** With its error: the jackknife of the means over runs, and over pairs of runs without one of them. */
    @Test
    void functionsOfTheLagHaveErrorsOverRuns() {
        final double[][][] states = {run("a", N, TIMES), run("b", N, TIMES), run("c", N, TIMES)};
        final IndependentRuns runs = new IndependentRuns(states);
        final LagFunction psi = runs.twoTimes(0.5, Monitor.NONE, 0, 5);
        final LagFunction single = runs.covariances(0.5, 0, 5);
        assertEquals(runs.twoTime(Monitor.NONE, 5)[0], psi.values()[1], 1e-12 * psi.values()[0]);
        assertEquals(runs.covariance(5), single.values()[1], 1e-12 * single.values()[0]);
        assertEquals(2.5, psi.lags()[1]);
        final double[] without = new double[3];
        for (int left = 0; left < 3; left++) {
            without[left] = new IndependentRuns(new double[][][] {states[(left + 1) % 3], states[(left + 2) % 3]})
                    .twoTime(Monitor.NONE, 5)[0];
        }
        assertEquals(
                Jackknife.error(without).orElseThrow(),
                psi.at(1).standardError().orElseThrow(),
                1e-12 * psi.values()[0]);
    }

    /** A record in parts is about its mean, and what is left over at the end does not count. */
    @Test
    void aRecordInParts() {
        final double[][] record = run("a", N, TIMES);
        final IndependentRuns parts = IndependentRuns.ofRecord(record, 4);
        assertEquals(5, parts.times());
        for (int i = 0; i < N; i++) {
            double sum = 0;
            for (int a = 0; a < 4; a++) {
                for (double[] state : parts.states(a)) {
                    sum += state[i];
                }
            }
            assertEquals(0, sum, 1e-13);
            assertEquals(record[7][i] - record[3][i], parts.states(1)[2][i] - parts.states(0)[3][i], 1e-13);
        }
        assertThrows(IllegalArgumentException.class, () -> IndependentRuns.ofRecord(run("a", N, 3), 4));
    }

    /** Equation 3.1 of the theory: trace and participation ratio of either covariance are one number, for any data. */
    @Test
    void oneRatioFromNeuronsAndFromTimes() {
        final double[][] states = run("a", N, TIMES);
        final IndependentRuns runs = new IndependentRuns(new double[][][] {states, states});
        final double[][] neurons = covariance(states, 0);
        final double[][] times = runs.timeCovariance(0);
        assertEquals(trace(neurons) / N, trace(times) / TIMES, 1e-13);
        final double fromNeurons = Math.pow(trace(neurons), 2) / traceOfProduct(neurons, neurons);
        final double fromTimes = Math.pow(trace(times), 2) / traceOfProduct(times, times);
        assertEquals(fromNeurons, fromTimes, 1e-12 * fromNeurons);
        assertEquals(fromNeurons / N, runs.ratioOverN(Monitor.NONE), 1e-12, "one run twice is that of the run");
    }

    /**
     * Independent noise of n variances has (sum v)^2 / sum v^2 dimensions, for any number of states: by runs within 4 of the standard
     * errors of this estimate, by distant times likewise. The naive ratio of 40 states would be below 30.
     */
    @Test
    void aFiniteRunLeavesNoBias() {
        final int n = 60;
        final double[] gains = new double[n];
        Arrays.setAll(gains, i -> Math.exp(-i / 40.0));
        double squares = 0;
        double fourths = 0;
        for (double gain : gains) {
            squares += gain * gain;
            fourths += Math.pow(gain, 4);
        }
        final double expected = squares * squares / fourths / n;
        final double[] found = new double[40];
        final double[] distant = new double[found.length];
        for (int k = 0; k < found.length; k++) {
            final UniformRandomProvider random = new Seed(k).stream("noise");
            final double[][][] states = new double[4][40][n];
            for (double[][] run : states) {
                for (double[] state : run) {
                    Arrays.setAll(state, i -> StableSampler.normal(random));
                }
            }
            final IndependentRuns runs = new IndependentRuns(states).scaled(gains);
            found[k] = 1 / runs.ratioOverN(Monitor.NONE);
            distant[k] = 1 / runs.ratioByDistantTimes(0, 1);
        }
        for (double[] values : new double[][] {found, distant}) {
            final double mean = Arrays.stream(values).average().orElseThrow();
            final double deviation = Math.sqrt(
                    Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
            assertEquals(1 / expected, mean, 4 * deviation / Math.sqrt(values.length));
            assertEquals(0, deviation / mean, 0.15, "the test sees a bias of a tenth");
        }
    }

    @Test
    void refusesRunsThatDoNotFit() {
        assertThrows(IllegalArgumentException.class, () -> new IndependentRuns(new double[][][] {run("a", 3, 4)}));
        assertThrows(
                IllegalArgumentException.class,
                () -> new IndependentRuns(new double[][][] {run("a", 3, 4), run("a", 3, 5)}));
        assertThrows(IllegalArgumentException.class, () -> new IndependentRuns(new double[2][0][0]));
    }
}
