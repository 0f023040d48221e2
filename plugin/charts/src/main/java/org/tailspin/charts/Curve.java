package org.tailspin.charts;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * Numbers against numbers, and how they are drawn. What was measured is a line, points or both, with bars or a band for its
 * errors; what theory says is dashed. Immutable.
 */
public final class Curve {

    /** The colour of a theory that belongs to no series of its own. */
    public static final int BLACK = 6;

    /** How a curve is drawn. */
    enum Style {
        LINE,
        POINTS,
        LINE_AND_POINTS,
        THEORY
    }

    /** How far a value may be off is drawn. */
    enum Spread {
        NONE,
        BARS,
        BAND
    }

    private final String label;
    private final Style style;
    private final int colour;
    private final double[] x;
    private final double[] y;
    private final double[] low;
    private final double[] high;
    private final Spread spread;
    private final List<String> names;

    private Curve(
            String label,
            Style style,
            int colour,
            double[] x,
            double[] y,
            double[] low,
            double[] high,
            Spread spread,
            List<String> names) {
        for (double[] values : new double[][] {y, low, high}) {
            if (values.length != x.length) {
                throw new IllegalArgumentException("a curve needs one value per place, but " + label + " has "
                        + x.length + " places and " + values.length + " values");
            }
        }
        this.label = label;
        this.style = style;
        this.colour = colour;
        this.x = x;
        this.y = y;
        this.low = low;
        this.high = high;
        this.spread = spread;
        this.names = List.copyOf(names);
    }

    private static Curve of(String label, Style style, int colour, double[] x, double[] y) {
        final double[] values = y.clone();
        return new Curve(label, style, colour, x.clone(), values, values, values, Spread.NONE, List.of());
    }

    /**
     * {@return a line}
     *
     * @param label for the legend; empty for none
     * @param colour index into the palette
     * @param x places
     * @param y one value per place; the line is broken where one is not finite
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static Curve line(String label, int colour, double[] x, double[] y) {
        return of(label, Style.LINE, colour, x, y);
    }

    /**
     * {@return points}
     *
     * @param label for the legend; empty for none
     * @param colour index into the palette
     * @param x places
     * @param y one value per place; those that are not finite are left out
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static Curve points(String label, int colour, double[] x, double[] y) {
        return of(label, Style.POINTS, colour, x, y);
    }

    /**
     * {@return points on a line; a line alone if there are so many that they run into each other}
     *
     * @param label for the legend; empty for none
     * @param colour index into the palette
     * @param x places
     * @param y one value per place; the line is broken where one is not finite
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static Curve linePoints(String label, int colour, double[] x, double[] y) {
        return of(label, Style.LINE_AND_POINTS, colour, x, y);
    }

    /**
     * {@return a dashed line}
     *
     * @param label for the legend; empty for none
     * @param colour index into the palette: that of the series that the theory is about, or {@link #BLACK}
     * @param x places
     * @param y one value per place; the line is broken where one is not finite
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static Curve theory(String label, int colour, double[] x, double[] y) {
        return of(label, Style.THEORY, colour, x, y);
    }

    /**
     * {@return the curve with error bars}
     *
     * @param errors to either side; where one is not finite there is no bar
     * @throws IllegalArgumentException if there is not one per place
     */
    public Curve bars(double[] errors) {
        return spread(errors, Spread.BARS);
    }

    /**
     * {@return the curve on a band}
     *
     * @param errors to either side; where one is not finite the band has no width
     * @throws IllegalArgumentException if there is not one per place
     */
    public Curve band(double[] errors) {
        return spread(errors, Spread.BAND);
    }

    /**
     * {@return the curve with bars or a band that end there}
     *
     * @param floor which the quantity cannot be below
     */
    public Curve notBelow(double floor) {
        final double[] cut = low.clone();
        Arrays.setAll(cut, i -> y[i] >= floor ? Math.max(floor, low[i]) : low[i]);
        return new Curve(label, style, colour, x, y, cut, high, spread, names);
    }

    private Curve spread(double[] errors, Spread kind) {
        if (errors.length != x.length) {
            throw new IllegalArgumentException("a curve needs one error per place, but " + label + " has " + x.length
                    + " places and " + errors.length + " errors");
        }
        return new Curve(
                label,
                style,
                colour,
                x,
                y,
                shifted(errors, (a, b) -> a - b),
                shifted(errors, Double::sum),
                kind,
                names);
    }

    /**
     * {@return the curve with named points}
     *
     * @param texts what each point is, for who hovers over it
     * @throws IllegalArgumentException if there is not one per place
     */
    public Curve named(List<String> texts) {
        if (texts.size() != x.length) {
            throw new IllegalArgumentException("a curve needs one name per place, but " + label + " has " + x.length
                    + " places and " + texts.size() + " names");
        }
        return new Curve(label, style, colour, x, y, low, high, spread, texts);
    }

    private double[] shifted(double[] errors, DoubleBinaryOperator by) {
        final double[] shifted = new double[y.length];
        Arrays.setAll(shifted, i -> Double.isFinite(errors[i]) ? by.applyAsDouble(y[i], errors[i]) : y[i]);
        return shifted;
    }

    /** {@return one value per place} */
    public double[] values() {
        return y.clone();
    }

    String label() {
        return label;
    }

    Style style() {
        return style;
    }

    int colour() {
        return colour;
    }

    Spread spread() {
        return spread;
    }

    /** What each point is; empty if nothing is known. */
    List<String> names() {
        return names;
    }

    int size() {
        return x.length;
    }

    double x(int i) {
        return x[i];
    }

    double y(int i) {
        return y[i];
    }

    double low(int i) {
        return low[i];
    }

    double high(int i) {
        return high[i];
    }
}
