package org.tailspin.core.lyapunov;

import java.util.Arrays;
import org.tailspin.core.random.Seed;

/**
 * A trajectory in six numbers a state, its projections on fixed random vectors of signs: whether the state returns, and after how
 * many steps, is asked of them (distances are kept within a factor of two or so; Johnson and Lindenstrauss 1984). The norm of every state
 * stands beside them. Of a long run the last 2^14 states or more are kept. Not thread-safe.
 */
final class Sketch {

    private static final int ROWS = 6;
    private static final int MOST = 1 << 15;
    private static final int FIRST = 512;

    private final double[][] signs;
    private double[] points = new double[ROWS * FIRST];
    private double[] logNorms = new double[FIRST];
    private int length;

    /** Of states of n entries. */
    Sketch(int n) {
        signs = new double[ROWS][n];
        final double size = 1 / Math.sqrt(n);
        for (int r = 0; r < ROWS; r++) {
            final var random = new Seed(0).stream("sketch", r);
            for (int i = 0; i < n; i++) {
                signs[r][i] = random.nextBoolean() ? size : -size;
            }
        }
    }

    void add(double[] state) {
        if (length == MOST) {
            final int half = MOST / 2;
            System.arraycopy(points, ROWS * half, points, 0, ROWS * half);
            System.arraycopy(logNorms, half, logNorms, 0, half);
            length = half;
        } else if (length == logNorms.length) {
            points = Arrays.copyOf(points, 2 * points.length);
            logNorms = Arrays.copyOf(logNorms, 2 * length);
        }
        double largest = 0;
        for (double x : state) {
            largest = Math.max(largest, Math.abs(x));
        }
        double squares = 0;
        if (largest > 0) {
            final double unit = Math.max(largest, Double.MIN_NORMAL);
            for (double x : state) {
                squares += (x / unit) * (x / unit);
            }
            logNorms[length] = Math.log(unit) + 0.5 * Math.log(squares / state.length);
        } else {
            logNorms[length] = Double.NEGATIVE_INFINITY;
        }
        for (int r = 0; r < ROWS; r++) {
            final double[] row = signs[r];
            double sum = 0;
            for (int i = 0; i < row.length; i++) {
                sum += row[i] * state[i];
            }
            points[ROWS * length + r] = sum;
        }
        length++;
    }

    int length() {
        return length;
    }

    /** ln of the root mean square of the entries of a state. */
    double logNorm(int t) {
        return logNorms[t];
    }

    /** Mean of that over states from..to-1. */
    double meanLogNorm(int from, int to) {
        return Arrays.stream(logNorms, from, to).average().orElse(Double.NaN);
    }

    /** Squared distance of two states. */
    double square(int s, int t) {
        double sum = 0;
        for (int r = 0; r < ROWS; r++) {
            final double d = points[ROWS * s + r] - points[ROWS * t + r];
            sum += d * d;
        }
        return sum;
    }

    /** Largest distance between the {@code window} states before {@code end} and those {@code lag} steps before them. */
    double largest(int end, int window, int lag) {
        double largest = 0;
        for (int t = end - window; t < end; t++) {
            largest = Math.max(largest, square(t, t - lag));
        }
        return Math.sqrt(largest);
    }

    /** The same, on the mean of squares. */
    double meanSquare(int end, int window, int lag) {
        double sum = 0;
        for (int t = end - window; t < end; t++) {
            sum += square(t, t - lag);
        }
        return sum / window;
    }

    /** Root mean square of the states before {@code end}: their size, with their mean. */
    double size(int end, int window) {
        double sum = 0;
        for (int p = ROWS * (end - window); p < ROWS * end; p++) {
            sum += points[p] * points[p];
        }
        return Math.sqrt(sum / window);
    }

    /** Root mean square of their distance from their mean: how far they move. */
    double motion(int end, int window) {
        final double[] mean = new double[ROWS];
        for (int p = ROWS * (end - window); p < ROWS * end; p++) {
            mean[p % ROWS] += points[p] / window;
        }
        double sum = 0;
        for (int p = ROWS * (end - window); p < ROWS * end; p++) {
            final double d = points[p] - mean[p % ROWS];
            sum += d * d;
        }
        return Math.sqrt(sum / window);
    }
}
