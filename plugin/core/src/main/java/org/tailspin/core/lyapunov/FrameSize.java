package org.tailspin.core.lyapunov;

/**
 * How many tangent vectors the Kaplan-Yorke dimension needs: as many as it takes for the sum of the exponents to turn
 * negative, with room to spare. From too few exponents it is guessed by going on along the straight line through the lower half
 * of them: at N = 1000, &alpha; = 1, 1.5 and 2, that hit the true number within a fifth from a third of it or more.
 */
final class FrameSize {

    /** The first frame, and the smallest: fewer vectors save next to nothing. */
    static final int FIRST = 16;

    /** Room to spare beyond the exponent at which the sum turns negative: this many, and this share more. */
    private static final int SPARE = 2;

    private static final double SPARE_SHARE = 0.05;

    /** What a guess is taken larger by, since a frame that is too small has been carried for nothing. */
    private static final double MARGIN = 0.12;

    /** Sizes are multiples of this, so that a guess seldom depends on rounding. */
    private static final int GRAIN = 8;

    /** A guess is relied on if it is at most this many times as far as the exponents that it was made from. */
    private static final int RELIABLE = 3;

    /** A frame to try is at most this many times as large as the one before. */
    private static final int FARTHEST = 4;

    private FrameSize() {}

    /**
     * {@return whether they close the dimension with room to spare}
     *
     * @param exponents leading ones, as they come out of the frame
     */
    static boolean closes(double[] exponents) {
        final int crossing = crossing(exponents);
        return crossing >= 0 && exponents.length >= needed(crossing);
    }

    /**
     * The size to go on with.
     *
     * @param exponents leading ones
     * @param dimension of the system
     * @return a size in 1..{@code dimension}: below their number if they close the dimension by far, above it if they do not
     */
    static int next(double[] exponents, int dimension) {
        final int k = exponents.length;
        final int crossing = crossing(exponents);
        final boolean isGuess = crossing < 0;
        int size = rounded((1 + MARGIN) * needed(isGuess ? guess(exponents, dimension) : crossing));
        if (isGuess) {
            size = Math.min(size, FARTHEST * k);
        }
        size = Math.max(size, closes(exponents) ? FIRST : rounded(k + 1));
        return Math.min(size, dimension);
    }

    /**
     * {@return whether to measure with it, before it has been tried}
     *
     * @param from number of exponents that a size was guessed from
     * @param size the guess
     */
    static boolean isReliable(int from, int size) {
        return size <= RELIABLE * from;
    }

    private static int rounded(double size) {
        return (int) Math.min(Integer.MAX_VALUE, GRAIN * Math.ceil(size / GRAIN));
    }

    private static double needed(int crossing) {
        return crossing + 1 + SPARE + SPARE_SHARE * crossing;
    }

    /** Index of the exponent at which the sum turns negative; -1 if it does not. */
    private static int crossing(double[] exponents) {
        double sum = 0;
        for (int i = 0; i < exponents.length; i++) {
            sum += exponents[i];
            if (sum < 0) {
                return i;
            }
        }
        return -1;
    }

    /** The same of exponents whose sum does not turn negative, going on as they fall. */
    private static int guess(double[] exponents, int dimension) {
        final int k = exponents.length;
        final int first = k / 2;
        double x = 0;
        double y = 0;
        for (int i = first; i < k; i++) {
            x += (double) i / (k - first);
            y += exponents[i] / (k - first);
        }
        double xx = 0;
        double xy = 0;
        for (int i = first; i < k; i++) {
            final double d = i - x;
            xx += d * d;
            xy += d * (exponents[i] - y);
        }
        double sum = 0;
        for (double exponent : exponents) {
            sum += exponent;
        }
        // a single exponent has no slope: then the sum stays as it is, or NaN, and the guess is everything
        final double slope = xy / xx;
        for (int i = k; i < dimension; i++) {
            sum += y + slope * (i - x);
            if (sum < 0) {
                return i;
            }
        }
        return dimension;
    }
}
