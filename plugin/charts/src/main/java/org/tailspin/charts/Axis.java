package org.tailspin.charts;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;

/**
 * An axis of a panel.
 *
 * @param label the quantity and its unit
 * @param kind how numbers lie on it
 * @param from its lower end; NaN for one that follows from the data
 * @param to its upper end; NaN for one that follows from the data
 * @param ticks its marks, if they are given; otherwise they follow from the ends
 */
public record Axis(String label, Kind kind, double from, double to, List<Tick> ticks) {

    /** How numbers lie on an axis. */
    public enum Kind {
        /** Evenly. */
        LINEAR,
        /** Evenly, with marks at whole numbers alone. */
        WHOLE,
        /** By their logarithm; values that are not positive are not shown. */
        LOGARITHMIC
    }

    /**
     * A mark with its text.
     *
     * @param position on the axis
     * @param text beside it
     */
    public record Tick(double position, String text) {}

    /** Room beyond the data on either side, as a part of their extent. */
    private static final double MARGIN = 0.03;

    /** About how many numbers stand on an axis. */
    private static final int MARKS = 7;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the ends are given in the wrong order, or one is not positive on a
     *     logarithmic axis
     */
    public Axis {
        ticks = List.copyOf(ticks);
        if (from >= to || kind == Kind.LOGARITHMIC && (from <= 0 || to <= 0)) {
            throw new IllegalArgumentException(
                    "an axis must have ascending ends" + (kind == Kind.LOGARITHMIC ? " above 0" : "") + ", but " + label
                            + " goes from " + from + " to " + to);
        }
    }

    /**
     * {@return an axis that follows from the data}
     *
     * @param label the quantity and its unit
     */
    public static Axis linear(String label) {
        return new Axis(label, Kind.LINEAR, Double.NaN, Double.NaN, List.of());
    }

    /**
     * {@return an axis that follows from the data}
     *
     * @param label the quantity, a count
     */
    public static Axis whole(String label) {
        return new Axis(label, Kind.WHOLE, Double.NaN, Double.NaN, List.of());
    }

    /**
     * {@return an axis that follows from the data that are positive}
     *
     * @param label the quantity and its unit
     */
    public static Axis logarithmic(String label) {
        return new Axis(label, Kind.LOGARITHMIC, Double.NaN, Double.NaN, List.of());
    }

    /**
     * {@return an axis that follows from the data}
     *
     * @param label the quantity and its unit
     * @param isLogarithmic which of the two
     */
    public static Axis of(String label, boolean isLogarithmic) {
        return isLogarithmic ? logarithmic(label) : linear(label);
    }

    /**
     * {@return an axis with these marks alone}
     *
     * @param label the quantity and its unit
     * @param from its lower end
     * @param to its upper end
     * @param ticks its marks
     */
    public static Axis marked(String label, double from, double to, List<Tick> ticks) {
        return new Axis(label, Kind.LINEAR, from, to, ticks);
    }

    /**
     * {@return the axis with these ends}
     *
     * @param lower end; NaN to follow from the data
     * @param upper end; NaN to follow from the data
     */
    public Axis range(double lower, double upper) {
        return new Axis(label, kind, lower, upper, ticks);
    }

    boolean isLogarithmic() {
        return kind == Kind.LOGARITHMIC;
    }

    /** Whether a value has a place on it. */
    boolean holds(double value) {
        return isLogarithmic() ? value > 0 && value <= Double.MAX_VALUE : Math.abs(value) <= Double.MAX_VALUE;
    }

    /**
     * Makes the axis of the chart library.
     *
     * @param low smallest value to show
     * @param high largest value to show
     */
    ValueAxis drawn(double low, double high) {
        if (!ticks.isEmpty()) {
            return new TickedAxis(label, from, to, ticks);
        }
        final double[] ends = isLogarithmic() ? logarithmicEnds(low, high) : ends(low, high);
        final double lower = Double.isNaN(from) ? ends[0] : from;
        final double upper = Double.isNaN(to) ? ends[1] : to;
        final ValueAxis axis = isLogarithmic() ? new DecadeAxis(label) : numbers(lower, upper);
        axis.setRange(lower, upper);
        return axis;
    }

    private static double[] ends(double low, double high) {
        final double extent = high - low;
        final double room = extent > 0 ? MARGIN * extent : Math.max(Math.abs(high) / 2, 1e-3);
        return new double[] {low - room, high + room};
    }

    private static double[] logarithmicEnds(double low, double high) {
        final double extent = Math.log(high / low);
        final double room = Math.exp(extent > 0 ? MARGIN * extent : 1);
        return new double[] {low / room, high * room};
    }

    private NumberAxis numbers(double low, double high) {
        final NumberAxis axis = new NumberAxis(label);
        final double step = niceStep((high - low) / MARKS);
        axis.setTickUnit(new NumberTickUnit(kind == Kind.WHOLE ? Math.max(1, step) : step, new Numbers()));
        return axis;
    }

    /** Short numbers, alike in every locale, so that one result is one picture. */
    private static final class Numbers extends NumberFormat {

        private static final long serialVersionUID = 1;

        @Override
        public StringBuffer format(double number, StringBuffer into, FieldPosition position) {
            return into.append(text(Double.parseDouble(String.format(Locale.ROOT, "%.6g", number))));
        }

        @Override
        public StringBuffer format(long number, StringBuffer into, FieldPosition position) {
            return format((double) number, into, position);
        }

        @Override
        public Number parse(String source, ParsePosition position) {
            throw new UnsupportedOperationException("an axis is not read");
        }
    }

    /** The smallest of 1, 2, 5, 10, ... times a power of ten that is at least a size. */
    static double niceStep(double size) {
        final int decade = (int) Math.floor(Math.log10(size));
        for (int digit : new int[] {1, 2, 5}) {
            final double step = Double.parseDouble(digit + "e" + decade);
            if (step >= size * (1 - 1e-9)) {
                return step;
            }
        }
        return Double.parseDouble("1e" + (decade + 1));
    }

    /** A number in three digits. */
    static String shorter(double value) {
        return text(Double.parseDouble(String.format(Locale.ROOT, "%.3g", value)));
    }

    /** A number as short as it can be. */
    static String text(double value) {
        final double size = Math.abs(value);
        if (size >= 1e5 || size < 1e-3 && size > 0) {
            return String.format(Locale.ROOT, "%.5e", value).replaceAll("\\.?0*e\\+?(-?)0*", "e$1");
        }
        final String text = String.format(Locale.ROOT, "%.6f", value);
        return value == 0 ? "0" : text.replaceAll("\\.?0+$", "");
    }
}
