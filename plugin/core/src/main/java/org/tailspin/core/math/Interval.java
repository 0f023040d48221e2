package org.tailspin.core.math;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An interval of finite numbers: which values a parameter or a column may have, in one place for checks, descriptions and
 * bounds of tables. NaN lies in none.
 *
 * @param low lower end
 * @param isLowIn whether the lower end belongs to it
 * @param high upper end; {@link Double#MAX_VALUE}, or {@link Integer#MAX_VALUE} of whole numbers, where there is none
 * @param isHighIn whether the upper end belongs to it
 * @param isWhole whether its numbers are whole
 */
public record Interval(double low, boolean isLowIn, double high, boolean isHighIn, boolean isWhole) {

    /** Whole numbers that are named one by one, less one. */
    private static final int FEW = 2;

    /** From 0 on. */
    public static final Interval NOT_NEGATIVE = atLeast(0);

    /** Above 0. */
    public static final Interval POSITIVE = new Interval(0, false, Double.MAX_VALUE, true, false);

    /** Shares, and whatever lies from 0 to 1. */
    public static final Interval UNIT = closed(0, 1);

    /** Correlations. */
    public static final Interval CORRELATION = closed(-1, 1);

    /** Numbers of things, 0 included. */
    public static final Interval COUNT = wholeFrom(0);

    /** Numbers of things of which there is one at least, and positions that are counted from 1. */
    public static final Interval NATURAL = wholeFrom(1);

    /**
     * {@return [low, high]}
     *
     * @param low lower end
     * @param high upper end
     */
    public static Interval closed(double low, double high) {
        return new Interval(low, true, high, true, false);
    }

    /**
     * {@return (low, high)}
     *
     * @param low lower end
     * @param high upper end
     */
    public static Interval open(double low, double high) {
        return new Interval(low, false, high, false, false);
    }

    /**
     * {@return (low, high]}
     *
     * @param low lower end
     * @param high upper end
     */
    public static Interval leftOpen(double low, double high) {
        return new Interval(low, false, high, true, false);
    }

    /**
     * {@return [low, high)}
     *
     * @param low lower end
     * @param high upper end
     */
    public static Interval rightOpen(double low, double high) {
        return new Interval(low, true, high, false, false);
    }

    /**
     * {@return all finite numbers from this one on}
     *
     * @param low lower end
     */
    public static Interval atLeast(double low) {
        return closed(low, Double.MAX_VALUE);
    }

    /**
     * {@return the whole numbers of an interval}
     *
     * @param low the first
     * @param high the last
     */
    public static Interval whole(int low, int high) {
        return new Interval(low, true, high, true, true);
    }

    /**
     * {@return the whole numbers from this one on}
     *
     * @param low the first
     */
    public static Interval wholeFrom(int low) {
        return whole(low, Integer.MAX_VALUE);
    }

    /** {@return whether it ends somewhere above} */
    public boolean isBoundedAbove() {
        return high < (isWhole ? Integer.MAX_VALUE : Double.MAX_VALUE);
    }

    /**
     * {@return whether it lies in the interval}
     *
     * @param value any
     */
    public boolean contains(double value) {
        return (isLowIn ? value >= low : value > low)
                && (isHighIn ? value <= high : value < high)
                && (!isWhole || value == Math.rint(value));
    }

    /** {@return the range in words, for the end of a description: in (0, 2], at least 0, positive} */
    public String words() {
        if (isBoundedAbove()) {
            return "in " + this;
        }
        if (isLowIn) {
            return "at least " + plain(low);
        }
        return low == 0 ? "positive" : "above " + plain(low);
    }

    /** {@return the range as messages have it: (0, 2], [0, 1.8e308], 0..2147483647, {0, 1}} */
    @Override
    public String toString() {
        if (isWhole) {
            return high - low > FEW
                    ? plain(low) + ".." + plain(high)
                    : IntStream.rangeClosed((int) low, (int) high)
                            .mapToObj(Integer::toString)
                            .collect(Collectors.joining(", ", "{", "}"));
        }
        return (isLowIn ? "[" : "(") + plain(low) + ", " + (isBoundedAbove() ? plain(high) : "1.8e308")
                + (isHighIn ? "]" : ")");
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
