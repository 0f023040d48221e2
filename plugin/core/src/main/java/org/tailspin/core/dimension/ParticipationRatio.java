package org.tailspin.core.dimension;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.linalg.Rows;

/**
 * The participation ratio of a cloud of states: PR = (tr S)&sup2; / tr(S&sup2;), with S their covariance. It is 1 for a
 * line and N for a ball in N dimensions; K states of N-dimensional noise give about N(K-1)/(N+K).
 *
 * <p>Memory: the states themselves while there are fewer of them than dimensions, the covariance (N&sup2;/2 numbers) from
 * then on. Not thread-safe. {@link CovarianceObserver} corrects for the number of states, and gives errors.
 */
public final class ParticipationRatio implements StateObserver {

    private final int n;
    private final double[] origin;
    private final double[] rounding;
    private final double[] sum;

    /** States relative to the first, while there are at most as many as dimensions. */
    private List<double[]> states = new ArrayList<>();

    /** A state relative to the first. */
    private double[] relative;

    private Scatter scatter;
    private long count;

    /**
     * Begins without a state.
     *
     * @param n dimension of the states, at least 1
     * @throws IllegalArgumentException below that
     */
    public ParticipationRatio(int n) {
        this.n = checkDimension(n);
        origin = new double[n];
        rounding = new double[n];
        sum = new double[n];
    }

    static int checkDimension(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("a state must have at least 1 dimension, but has " + n);
        }
        return n;
    }

    @Override
    public void accept(double[] state) {
        if (count == 0) {
            System.arraycopy(state, 0, origin, 0, n);
            Arrays.setAll(rounding, i -> Scatter.rounding(origin[i]));
        }
        // Relative to the first state: a small cloud far from the origin would drown in rounding otherwise.
        if (scatter == null) {
            relative = new double[n];
        }
        for (int i = 0; i < n; i++) {
            relative[i] = Scatter.relative(state[i], origin[i], rounding[i]);
            sum[i] += relative[i];
        }
        count++;
        if (scatter != null) {
            scatter.add(relative);
        } else if (states.size() < n) {
            states.add(relative);
        } else {
            scatter = new Scatter(n);
            states.forEach(scatter::add);
            states = List.of();
            scatter.add(relative);
        }
    }

    /** {@return number of states seen} */
    public long count() {
        return count;
    }

    /**
     * {@return the participation ratio, in [1, N]; 0 for a cloud without extent, as that of a state at rest}
     *
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
        return scatter == null ? fromStates(monitor) : fromCovariance();
    }

    /** From the matrix of inner products, which has the nonzero eigenvalues of the covariance. */
    private double fromStates(Monitor monitor) {
        final int k = states.size();
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
                final double product = Rows.dot(centred[a], centred[b], 0, n);
                trace += a == b ? product : 0;
                squares += (a == b ? 1 : 2) * product * product;
            }
        }
        return isRounding(trace / count) ? 0 : ratio(trace, squares);
    }

    private double fromCovariance() {
        scatter.flush();
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                final double c = scatter.row(i)[j] - sum[i] * (sum[j] / count);
                trace += i == j ? c : 0;
                squares += (i == j ? 1 : 2) * c * c;
            }
        }
        return isRounding(trace / count) ? 0 : ratio(trace, squares);
    }

    private boolean isRounding(double variance) {
        double square = 0;
        for (int i = 0; i < n; i++) {
            square += Math.pow(origin[i] + sum[i] / count, 2);
        }
        return Scatter.isRounding(variance, square);
    }

    /** The participation ratio of a matrix, from its trace and the sum of its squares; 0 for that of zeros. */
    static double ratio(double trace, double squares) {
        return squares > 0 ? trace * trace / squares : 0;
    }
}
