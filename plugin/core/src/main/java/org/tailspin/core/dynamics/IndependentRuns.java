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

    /** Products of the states of two runs that are held at a time. */
    private static final double MOST_PRODUCTS = 5e7;

    /** Multiplications between two questions whether to stop. */
    private static final double CHUNK = 1e8;

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
     * A record of one run, in consecutive parts of equal length that count as independent runs: each is to be much longer than the
     * states remember. States are taken about the mean of all that are kept.
     *
     * @param record x_i(t) as {@code record[t][i]}, of one length, finite; not changed
     * @param parts R, at least 2; what is left over at the end is left out
     * @return the parts
     * @throws IllegalArgumentException if there are fewer states than parts
     */
    public static IndependentRuns ofRecord(double[][] record, int parts) {
        final int times = record.length / parts;
        if (times < 1) {
            throw new IllegalArgumentException("the record must have at least " + parts
                    + " states, one for each of its parts, but has " + record.length);
        }
        final int n = record[0].length;
        final double[] mean = new double[n];
        for (int t = 0; t < parts * times; t++) {
            for (int i = 0; i < n; i++) {
                mean[i] += (record[t][i] - record[0][i]) / (parts * times);
            }
        }
        final double[][][] states = new double[parts][times][n];
        for (int t = 0; t < parts * times; t++) {
            for (int i = 0; i < n; i++) {
                states[t / times][t % times][i] = record[t][i] - record[0][i] - mean[i];
            }
        }
        return new IndependentRuns(states);
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
     * {@return C(&tau;), with its error over runs}
     *
     * @param unit of time between two states
     * @param lags &tau;, in states, ascending from 0, each below T
     */
    public LagFunction covariances(double unit, int... lags) {
        final double[][] ofRun = new double[states.length][lags.length];
        for (int a = 0; a < states.length; a++) {
            for (int l = 0; l < lags.length; l++) {
                double sum = 0;
                for (int t = lags[l]; t < times; t++) {
                    sum += Rows.dot(states[a][t], states[a][t - lags[l]], 0, n);
                }
                ofRun[a][l] = sum / (times - lags[l]) / n;
            }
        }
        return LagFunction.ofRuns(ofRun, unit, lags);
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
        return twoTime(pairSums(monitor, lags), -1, lags);
    }

    /**
     * {@return &Psi;(&tau;, 0), with its error over runs}
     *
     * @param unit of time between two states
     * @param monitor progress and cancellation
     * @param lags &tau;, in states, ascending from 0, each below T
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public LagFunction twoTimes(double unit, Monitor monitor, int... lags) {
        final double[][][] sums = pairSums(monitor, lags);
        final double[][] without = new double[states.length > 2 ? states.length : 0][];
        Arrays.setAll(without, left -> twoTime(sums, left, lags));
        return new LagFunction(
                Arrays.stream(lags).mapToDouble(lag -> lag * unit).toArray(), twoTime(sums, -1, lags), without);
    }

    /** The mean over pairs of runs, but those with one that is left out. */
    private double[] twoTime(double[][][] pairSums, int left, int... lags) {
        final double[] sums = new double[lags.length];
        int pairs = 0;
        for (int a = 0; a < states.length; a++) {
            for (int b = 0; b < a; b++) {
                if (a != left && b != left) {
                    pairs += 2;
                    for (int l = 0; l < lags.length; l++) {
                        sums[l] += pairSums[a][b][l];
                    }
                }
            }
        }
        final double count = pairs;
        return IntStream.range(0, lags.length)
                .mapToDouble(l -> sums[l] / count / times / (times - lags[l]) / n)
                .toArray();
    }

    /**
     * tr[A_a(lag) A_b(0)&#7488;] + tr[A_b(lag) A_a(0)&#7488;] of pairs of runs b below a, with A(lag) the sum of outer products of states
     * that lie apart: from T x T products of states or from N x N ones, whichever takes less time.
     */
    private double[][][] pairSums(Monitor monitor, int... lags) {
        final double ofTimes = (states.length - 1.0) / 2 * times * times * (n + 2.0 * lags.length);
        final double ofNeurons = 2.0 * n * n * lags.length * (times + states.length);
        return ofTimes <= ofNeurons && (double) times * times <= MOST_PRODUCTS
                ? pairSumsOfTimes(monitor, lags)
                : pairSumsOfNeurons(monitor, lags);
    }

    /** For tests of either way. */
    double[][][] pairSumsOfTimes(Monitor monitor, int... lags) {
        final double[][][] sums = new double[states.length][states.length][];
        final int pairs = states.length * (states.length - 1) / 2;
        int done = 0;
        for (int a = 0; a < states.length; a++) {
            for (int b = 0; b < a; b++) {
                final double[][] products = products(states[a], states[b], monitor);
                sums[a][b] = Arrays.stream(lags)
                        .mapToDouble(lag -> shifted(products, lag))
                        .toArray();
                monitor.progress((double) ++done / pairs);
            }
        }
        return sums;
    }

    /** The same, from covariances of neurons. */
    double[][][] pairSumsOfNeurons(Monitor monitor, int... lags) {
        final double[][][] sums = new double[states.length][states.length][lags.length];
        final double[][][] now = new double[states.length][][];
        for (int a = 0; a < now.length; a++) {
            now[a] = outer(states[a], 0, monitor);
        }
        for (int l = 0; l < lags.length; l++) {
            for (int a = 0; a < states.length; a++) {
                final double[][] later = lags[l] == 0 ? now[a] : outer(states[a], lags[l], monitor);
                for (int b = 0; b < states.length; b++) {
                    for (int i = 0; b != a && i < n; i++) {
                        sums[Math.max(a, b)][Math.min(a, b)][l] += Rows.dot(later[i], now[b][i], 0, n);
                    }
                }
            }
            monitor.progress((l + 1.0) / lags.length);
        }
        return sums;
    }

    private double[][] outer(double[][] run, int lag, Monitor monitor) {
        final double[][] sum = new double[n][n];
        final int chunk = Math.max(1, (int) Math.min(times, CHUNK / n / n));
        for (int t = lag; t < times; t += chunk) {
            monitor.checkCancelled();
            Rows.addOuterProducts(sum, run, t, Math.min(times, t + chunk), lag);
        }
        return sum;
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
                final double[][] products = products(states[a], states[b], monitor);
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

    private static double[][] products(double[][] left, double[][] right, Monitor monitor) {
        final int times = left.length;
        final int n = left[0].length;
        final double[][] products = new double[times][times];
        for (int s = 0; s < times; s++) {
            monitor.checkCancelled();
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
        return timeCovariance(states[run], Monitor.NONE);
    }

    /**
     * {@return the covariance of times, C(t1, t2) = (1/N) &sum;_i x_i(t1) x_i(t2), symmetric}
     *
     * @param run x_i(t) as {@code run[t][i]}
     * @param monitor asked now and then whether to stop
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static double[][] timeCovariance(double[][] run, Monitor monitor) {
        final double[][] covariance = products(run, run, monitor);
        for (double[] row : covariance) {
            for (int t = 0; t < row.length; t++) {
                row[t] /= run[0].length;
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
