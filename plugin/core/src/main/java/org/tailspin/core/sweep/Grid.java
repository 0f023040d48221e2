package org.tailspin.core.sweep;

import org.tailspin.core.math.Elementary;

/**
 * Values from one number to another, in portable arithmetic: a gain is part of a network's state.
 *
 * @param from first value, finite
 * @param to last value, not below the first
 * @param count number of values, in 1..{@link #MAX_COUNT}; 1 only if first and last are the same
 * @param isLogarithmic whether neighbours have a constant quotient, in place of a constant difference
 */
public record Grid(double from, double to, int count, boolean isLogarithmic) {

    /** More values than this are a slip of the pen. */
    public static final int MAX_COUNT = 1_000_000;

    /**
     * @throws IllegalArgumentException for an inverted range, a count below 1 or above {@link #MAX_COUNT}, a count of 1 over a range with extent, or a
     *     logarithmic range that does not start above 0
     */
    public Grid {
        if (!(from <= to) || !(Math.abs(from) <= Double.MAX_VALUE) || !(Math.abs(to) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "a range must run from a smaller to a larger finite number, but runs from " + from + " to " + to);
        }
        if (count > MAX_COUNT) {
            throw new IllegalArgumentException(
                    "a range must have at most " + MAX_COUNT + " values, more than any sweep has, but has " + count);
        }
        if (count < 1) {
            throw new IllegalArgumentException("a range must have at least 1 value, but has " + count);
        }
        if (count == 1 && from < to) {
            throw new IllegalArgumentException(
                    "a range from " + from + " to " + to + " must have at least 2 values, but has 1");
        }
        if (isLogarithmic && !(from > 0)) {
            throw new IllegalArgumentException("a logarithmic range must start above 0, but starts at " + from);
        }
    }

    /**
     * @param value the only value
     * @return a range without extent
     */
    public static Grid single(double value) {
        return new Grid(value, value, 1, false);
    }

    /**
     * @return the values, ascending; the first and the last are exact
     */
    public double[] values() {
        final double[] values = new double[count];
        final double ratio = isLogarithmic ? Elementary.log(to / from) : 0;
        for (int i = 1; i < count - 1; i++) {
            final double part = (double) i / (count - 1);
            values[i] = isLogarithmic ? from * Elementary.exp(ratio * part) : from + (to - from) * part;
        }
        values[0] = from;
        values[count - 1] = to;
        return values;
    }
}
