package org.tailspin.core.theory;

import java.util.Arrays;

/**
 * The law of the strengths of modes in J = L D R&#7488; over N, for g_eff = 1: many of them are put into few classes, which
 * keep their number and their power.
 */
public final class StrengthLaw {

    /** Strengths within a class differ by this share of the range of logarithms of squares, and 2 % at the most. */
    private static final int CLASSES = 256;

    private static final double WIDEST = 0.02;
    /** A square below this one, over the largest, counts as a class of its own. */
    private static final double FAINT = 1e-12;

    private final double[] squares;
    private final double[] weights;

    private StrengthLaw(double[] squares, double[] weights) {
        this.squares = squares;
        this.weights = weights;
    }

    /**
     * {@return their law}
     *
     * @param strengths D_a of the M modes, at least 0, not all 0
     * @param n number of neurons, at least M
     * @throws IllegalArgumentException outside these ranges, or NaN
     */
    public static StrengthLaw of(double[] strengths, int n) {
        final double[] logs = RandomModeSpectrum.logSquares(1, strengths, n);
        Arrays.sort(logs);
        final double top = logs[logs.length - 1];
        final double bottom = Math.max(logs[0], top + StrictMath.log(FAINT));
        final double width = Math.min(WIDEST, (top - bottom) / CLASSES);
        final double[] squares = new double[logs.length];
        final double[] weights = new double[logs.length];
        int classes = 0;
        double edge = Double.POSITIVE_INFINITY;
        for (int a = logs.length - 1; a >= 0; a--) {
            if (logs[a] < edge && edge > bottom) {
                classes++;
                edge = Math.max(bottom, logs[a] - width);
            }
            squares[classes - 1] += StrictMath.exp(logs[a]) / n;
            weights[classes - 1] += 1.0 / n;
        }
        for (int c = 0; c < classes; c++) {
            squares[c] /= weights[c];
        }
        return new StrengthLaw(Arrays.copyOf(squares, classes), Arrays.copyOf(weights, classes));
    }

    /** M/N, without modes of strength 0. */
    double rank() {
        return Arrays.stream(weights).sum();
    }

    /** (1/N) &Sigma; b&sup2; D_a&sup2; / (1 + b&sup2; D_a&sup2; x). */
    double mean(double b2, double x) {
        double sum = 0;
        for (int c = 0; c < squares.length; c++) {
            final double square = b2 * squares[c];
            sum += weights[c] * square / (1 + square * x);
        }
        return sum;
    }
}
