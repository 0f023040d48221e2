package org.tailspin.core.dimension;

import java.util.ArrayList;
import java.util.List;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.StateObserver;

/**
 * The participation ratio of a cloud of states: PR = (tr S)&sup2; / tr(S&sup2;), with S their covariance. It is 1 for a
 * line and N for a ball in N dimensions; K states of N-dimensional noise give about N(K-1)/(N+K).
 *
 * <p>Memory: the states themselves while there are fewer of them than dimensions, the covariance (N&sup2; numbers) from
 * then on. Not thread-safe.
 */
public final class ParticipationRatio implements StateObserver {

    /** States that are gathered before the covariance is updated with all of them at once. */
    private static final int BATCH = 32;

    private final int n;
    private final double[] origin;
    private final double[] sum;

    /** States relative to the first, in the order seen; the arrays are used again after the covariance took them in. */
    private final List<double[]> states = new ArrayList<>();

    /** How many of {@link #states} are in use. */
    private int held;

    private double[][] covariance;
    private long count;

    /**
     * @param n dimension of the states, at least 1
     * @throws IllegalArgumentException below that
     */
    public ParticipationRatio(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("a state must have at least 1 dimension, but has " + n);
        }
        this.n = n;
        origin = new double[n];
        sum = new double[n];
    }

    @Override
    public void accept(double[] state) {
        if (count == 0) {
            System.arraycopy(state, 0, origin, 0, n);
        }
        if (held == states.size()) {
            states.add(new double[n]);
        }
        // Relative to the first state: a small cloud far from the origin would drown in rounding otherwise.
        final double[] relative = states.get(held);
        for (int i = 0; i < n; i++) {
            relative[i] = state[i] - origin[i];
            sum[i] += relative[i];
        }
        held++;
        count++;
        if (covariance == null && held > n) {
            covariance = new double[n][n];
            flush();
        } else if (covariance != null && held >= BATCH) {
            flush();
        }
    }

    private void flush() {
        for (int i = 0; i < n; i++) {
            final double[] row = covariance[i];
            for (int t = 0; t < held; t++) {
                final double[] state = states.get(t);
                final double x = state[i];
                for (int j = 0; j <= i; j++) {
                    row[j] += x * state[j];
                }
            }
        }
        held = 0;
        if (states.size() > BATCH) {
            states.subList(BATCH, states.size()).clear();
        }
    }

    /**
     * @return number of states seen
     */
    public long count() {
        return count;
    }

    /**
     * @return the participation ratio, in [1, N]; 0 for a cloud without extent, as that of a state at rest
     * @throws IllegalStateException before the second state
     */
    public double value() {
        return value(Monitor.NONE);
    }

    /**
     * The same, for so many states that somebody may not want to wait for it.
     *
     * @param monitor asked now and then whether to stop
     * @return the participation ratio, in [1, N]; 0 for a cloud without extent, as that of a state at rest
     * @throws IllegalStateException before the second state
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public double value(Monitor monitor) {
        if (count < 2) {
            throw new IllegalStateException("the participation ratio needs at least 2 states, but has seen " + count);
        }
        return covariance == null ? fromStates(monitor) : fromCovariance();
    }

    /** From the matrix of inner products, which has the nonzero eigenvalues of the covariance. */
    private double fromStates(Monitor monitor) {
        final int k = held;
        final double[][] centred = new double[k][n];
        for (int a = 0; a < k; a++) {
            for (int i = 0; i < n; i++) {
                centred[a][i] = states.get(a)[i] - sum[i] / count;
            }
        }
        double trace = 0;
        double squares = 0;
        for (int a = 0; a < k; a++) {
            monitor.checkCancelled();
            for (int b = 0; b <= a; b++) {
                double product = 0;
                for (int i = 0; i < n; i++) {
                    product += centred[a][i] * centred[b][i];
                }
                trace += a == b ? product : 0;
                squares += (a == b ? 1 : 2) * product * product;
            }
        }
        return ratio(trace, squares);
    }

    private double fromCovariance() {
        flush();
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                final double c = covariance[i][j] - sum[i] * (sum[j] / count);
                trace += i == j ? c : 0;
                squares += (i == j ? 1 : 2) * c * c;
            }
        }
        return ratio(trace, squares);
    }

    private static double ratio(double trace, double squares) {
        return squares > 0 ? trace * trace / squares : 0;
    }
}
