package org.tailspin.core.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.Rows;
import org.tailspin.core.random.Seed;

/**
 * The activity of several runs of one network from independent initial states, of T states each, and its statistics from the
 * inner products of states at two times, G_ab(t1, t2) = &sum;_i x_i^a(t1) x_i^b(t2): they hold all that the N x N covariances have for
 * the participation ratio and the two-time function (eq. 16, 17 and 32 of Clark, Marschall, van Meegen, Litwin-Kumar 2025), and
 * are smaller while T is below N.
 *
 * <p>No mean is subtracted, as in the paper: that of an odd nonlinearity without input is 0 by symmetry. Products of covariances are of
 * different runs, so that a finite T makes them not too large. {@link CollectiveActivity} does the same from covariances, about the mean, with
 * errors over time, for a run of any length.
 *
 * <p>Memory: R T N numbers for R runs. Time: T&sup2; N for each pair of runs. Not thread-safe. The states are not copied.
 */
public final class IndependentRuns {

    private final double[][][] states;
    private final int times;
    private final int n;

    /**
     * Keeps the states of independent runs.
     *
     * @param states x_i^a(t) as {@code states[a][t][i]}: at least 2 runs, of as many states each
     * @throws IllegalArgumentException for fewer, or where they differ in length
     */
    public IndependentRuns(double[][][] states) {
        if (states.length < 2 || states[0].length == 0) {
            throw new IllegalArgumentException("there must be at least 2 runs of at least 1 state, but there are "
                    + states.length + (states.length == 0 ? "" : " of " + states[0].length));
        }
        this.states = states;
        times = states[0].length;
        n = states[0][0].length;
        for (double[][] run : states) {
            if (run.length != times || run[0].length != n) {
                throw new IllegalArgumentException("all runs must have " + times + " states of " + n
                        + " neurons, but one has " + run.length + " of " + run[0].length);
            }
        }
    }

    /**
     * Runs a network without input.
     *
     * @param network what to run; its states are kept as they are
     * @param runs R, at least 2
     * @param warmup steps of each run before the first state that is kept, at least 0
     * @param every steps from one state that is kept to the next, at least 1
     * @param times T, at least 1
     * @param seed of the initial states
     * @param monitor progress and cancellation
     * @return the states
     * @throws IllegalArgumentException outside the ranges
     * @throws DivergenceException if a state is no longer finite
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static IndependentRuns of(
            DynamicalSystem network, int runs, int warmup, int every, int times, Seed seed, Monitor monitor) {
        final double[][][] states = new double[runs][times][];
        final List<Seed> seeds = new ArrayList<>();
        final List<StateObserver> observers = new ArrayList<>();
        for (int a = 0; a < runs; a++) {
            seeds.add(new Seed(seed.stream("trajectory", a).nextLong()));
            observers.add(kept(states[a], every));
        }
        new Simulation(warmup, (times - 1) * every + 1).run(network, seeds, observers, monitor);
        return new IndependentRuns(states);
    }

    private static StateObserver kept(double[][] into, int every) {
        return new StateObserver() {

            private int seen;

            @Override
            public void accept(double[] state) {
                if (seen % every == 0) {
                    into[seen / every] = state.clone();
                }
                seen++;
            }
        };
    }

    /**
     * {@return &phi; of all states}
     *
     * @param nonlinearity &phi;
     */
    public IndependentRuns activated(Nonlinearity nonlinearity) {
        final double[][][] activity = new double[states.length][times][n];
        for (int a = 0; a < states.length; a++) {
            for (int t = 0; t < times; t++) {
                nonlinearity.apply(states[a][t], activity[a][t], n);
            }
        }
        return new IndependentRuns(activity);
    }

    /**
     * {@return the states with every neuron times its gain}
     *
     * @param gains a factor for each neuron
     */
    public IndependentRuns scaled(double... gains) {
        final double[][][] scaled = new double[states.length][times][n];
        for (int a = 0; a < states.length; a++) {
            for (int t = 0; t < times; t++) {
                for (int i = 0; i < n; i++) {
                    scaled[a][t][i] = gains[i] * states[a][t][i];
                }
            }
        }
        return new IndependentRuns(scaled);
    }

    /** {@return R} */
    public int count() {
        return states.length;
    }

    /** {@return T} */
    public int times() {
        return times;
    }

    /**
     * {@return its states, {@code states[t][i]}, not copied}
     *
     * @param run index, from 0
     */
    public double[][] states(int run) {
        return states[run];
    }

    /**
     * C(&tau;) = (1/N) &sum;_i &lang;x_i(t+&tau;) x_i(t)&rang;, the mean over runs.
     *
     * @param lag &tau;, in states, in 0..T-1
     * @return C(&tau;)
     */
    public double covariance(int lag) {
        double sum = 0;
        for (double[][] run : states) {
            for (int t = lag; t < times; t++) {
                sum += Rows.dot(run[t], run[t - lag], 0, n);
            }
        }
        return sum / states.length / (times - lag) / n;
    }

    /**
     * The two-time function &Psi;(&tau;, 0) = (1/N) tr[C(&tau;) C(0)&#7488;], the mean over pairs of different runs.
     *
     * @param monitor asked now and then whether to stop
     * @param lags &tau;, in states, each in 0..T-1
     * @return its values
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public double[] twoTime(Monitor monitor, int... lags) {
        final double[] sums = new double[lags.length];
        for (int a = 0; a < states.length; a++) {
            for (int b = 0; b < a; b++) {
                monitor.checkCancelled();
                final double[][] products = products(states[a], states[b]);
                for (int l = 0; l < lags.length; l++) {
                    sums[l] += shifted(products, lags[l]);
                }
            }
        }
        final double pairs = states.length * (states.length - 1.0);
        return IntStream.range(0, lags.length)
                .mapToDouble(l -> sums[l] / pairs / times / (times - lags[l]) / n)
                .toArray();
    }

    /**
     * The same of the covariances of all data, (1/N) tr[C(&tau;) C(0)&#7488;], which are too large by their errors.
     *
     * @param monitor asked now and then whether to stop
     * @param lags &tau;, in states, each in 0..T-1
     * @return its values
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public double[] sampleTwoTime(Monitor monitor, int... lags) {
        final double[] sums = new double[lags.length];
        for (int a = 0; a < states.length; a++) {
            for (int b = 0; b <= a; b++) {
                monitor.checkCancelled();
                final double[][] products = products(states[a], states[b]);
                for (int l = 0; l < lags.length; l++) {
                    sums[l] += shifted(products, lags[l]) / (a == b ? 2 : 1);
                }
            }
        }
        final double all = (double) states.length * states.length;
        return IntStream.range(0, lags.length)
                .mapToDouble(l -> sums[l] / all / times / (times - lags[l]) / n)
                .toArray();
    }

    /** Either run may be the one whose time is shifted. */
    private double shifted(double[][] products, int lag) {
        double sum = 0;
        for (int t = lag; t < times; t++) {
            sum += Rows.dot(products[t], products[t - lag], 0, times);
        }
        for (double[] row : products) {
            for (int t = lag; t < times; t++) {
                sum += row[t] * row[t - lag];
            }
        }
        return sum;
    }

    private double[][] products(double[][] left, double[][] right) {
        final double[][] products = new double[times][times];
        for (int s = 0; s < times; s++) {
            int t = 0;
            for (; t + 3 < times; t += 4) {
                Rows.dot(left[s], right[t], right[t + 1], right[t + 2], right[t + 3], 0, n, products[s], t);
            }
            for (; t < times; t++) {
                products[s][t] = Rows.dot(left[s], right[t], 0, n);
            }
        }
        return products;
    }

    /**
     * {@return participation ratio over N: mean of tr C_a tr C_b over that of tr(C_a C_b), over pairs of different
     * runs; NaN for a network at rest}
     *
     * @param monitor asked now and then whether to stop
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public double ratioOverN(Monitor monitor) {
        final double[] traces = Arrays.stream(states)
                .mapToDouble(run -> Arrays.stream(run)
                                .mapToDouble(state -> Rows.dot(state, state, 0, n))
                                .sum()
                        / times
                        / n)
                .toArray();
        double sum = 0;
        double squares = 0;
        for (double trace : traces) {
            sum += trace;
            squares += trace * trace;
        }
        final double pairs = traces.length * (traces.length - 1.0);
        return (sum * sum - squares) / pairs / twoTime(monitor, 0)[0];
    }

    /**
     * The covariance of times of one run, C(t1, t2) = (1/N) &sum;_i x_i(t1) x_i(t2) (eq. 17).
     *
     * @param run index, from 0
     * @return T x T, symmetric
     */
    public double[][] timeCovariance(int run) {
        final double[][] covariance = products(states[run], states[run]);
        for (double[] row : covariance) {
            for (int t = 0; t < times; t++) {
                row[t] /= n;
            }
        }
        return covariance;
    }

    /**
     * Participation ratio over N by the fluctuations of the covariance of times of one run (eq. 25 and 32): the square of its mean
     * diagonal over N times the mean square of what lies far from it.
     *
     * @param run index, from 0
     * @param apart how many states two times must lie apart at least, in 1..T-1: more than single neurons remember
     * @return PR/N
     */
    public double ratioByDistantTimes(int run, int apart) {
        final double[][] covariance = timeCovariance(run);
        double diagonal = 0;
        double squares = 0;
        long count = 0;
        for (int s = 0; s < times; s++) {
            diagonal += covariance[s][s] / times;
            for (int t = 0; t + apart <= s; t++) {
                squares += covariance[s][t] * covariance[s][t];
                count++;
            }
        }
        return diagonal * diagonal / (n * squares / count);
    }
}
