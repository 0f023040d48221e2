package org.tailspin.core.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.math.Elementary;

/**
 * Values from one number to another, or several such ranges together, in portable arithmetic: a gain is part of a network's
 * state.
 *
 * @param from first value, finite
 * @param to last value, not below the first
 * @param count number of values, in 1..{@link #MAX_COUNT}; 1 only if first and last are the same
 * @param isLogarithmic whether neighbours have a constant quotient, in place of a constant difference
 * @param listed the values themselves, ascending, where they are no single range; empty otherwise
 */
public record Grid(double from, double to, int count, boolean isLogarithmic, List<Double> listed) {

    /** More values than this are a slip of the pen. */
    public static final int MAX_COUNT = 1_000_000;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException for an inverted range, a count below 1 or above {@link #MAX_COUNT}, a count of 1
     *     over a range with extent, or a logarithmic range that does not start above 0
     */
    public Grid {
        listed = List.copyOf(listed);
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
     * A range.
     *
     * @param from first value, finite
     * @param to last value, not below the first
     * @param count number of values, in 1..{@link #MAX_COUNT}; 1 only if first and last are the same
     * @param isLogarithmic whether neighbours have a constant quotient, in place of a constant difference
     * @throws IllegalArgumentException as the range of all components
     */
    public Grid(double from, double to, int count, boolean isLogarithmic) {
        this(from, to, count, isLogarithmic, List.of());
    }

    /**
     * Ranges together.
     *
     * @param ranges at least one
     * @return their values, ascending, each once
     * @throws IllegalArgumentException if they are too many
     */
    public static Grid of(List<Grid> ranges) {
        if (ranges.size() == 1) {
            return ranges.get(0);
        }
        final double[] values = ranges.stream()
                .flatMapToDouble(range -> Arrays.stream(range.values()))
                .map(value -> value + 0.0) // -0 is 0
                .sorted()
                .distinct()
                .toArray();
        return new Grid(
                values[0],
                values[values.length - 1],
                values.length,
                false,
                Arrays.stream(values).boxed().toList());
    }

    /**
     * {@return their values, ascending, each once}
     *
     * @param text numbers with commas or blanks between them, such as 0.5, 1, 2
     * @throws IllegalArgumentException if there is none, or one is no finite number
     */
    public static Grid list(String text) {
        final List<Double> numbers = EnsembleList.parse(text.replace(',', ' '));
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("a list must have at least 1 number, but has 0");
        }
        return of(numbers.stream().map(Grid::single).toList());
    }

    /**
     * {@return the same ranges between other values}
     *
     * @param ascending of a value
     */
    public Grid map(DoubleUnaryOperator ascending) {
        return new Grid(
                ascending.applyAsDouble(from),
                ascending.applyAsDouble(to),
                count,
                isLogarithmic,
                listed.stream().map(ascending::applyAsDouble).toList());
    }

    /**
     * {@return a range without extent}
     *
     * @param value the only value
     */
    public static Grid single(double value) {
        return new Grid(value, value, 1, false);
    }

    /** {@return the values, ascending; the first and the last are exact} */
    public double[] values() {
        if (!listed.isEmpty()) {
            return listed.stream().mapToDouble(Double::doubleValue).toArray();
        }
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
