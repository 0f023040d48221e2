package org.tailspin.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * The dimension of activity against the effective rank of the couplings, or any other quantity against another, with error
 * bars and lines of theory.
 *
 * @param title above the plot
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series one colour each
 * @param remarks small print below the plot
 */
public record DimensionChart(String title, Axis x, Axis y, List<Series> series, List<String> remarks) implements Chart {

    /** Label of the dimension of activity as theory has it: linear in {@link #N_OVER_EFFECTIVE_RANK}. */
    public static final String N_OVER_PR = "N / PR of the activity \u03c6";

    /** Label of the inverse effective rank. */
    public static final String N_OVER_EFFECTIVE_RANK = "N / effective rank of the couplings";

    /**
     * Networks of one kind. Both may be empty.
     *
     * @param measured points, with or without bars
     * @param theory lines
     */
    public record Series(List<Curve> measured, List<Curve> theory) {

        /** Copies the lists. */
        public Series {
            measured = List.copyOf(measured);
            theory = List.copyOf(theory);
        }

        /**
         * {@return the series without theory}
         *
         * @param label for the legend
         * @param colour index into the palette
         * @param x one per network or group of networks
         * @param y one per network or group
         * @param errors standard errors of y; none is drawn where it is not finite
         * @throws IllegalArgumentException if the arrays differ in length
         */
        public static Series of(String label, int colour, double[] x, double[] y, double[] errors) {
            return new Series(List.of(Curve.points(label, colour, x, y).bars(errors)), List.of());
        }

        /**
         * {@return the series with the line}
         *
         * @param label for the legend; empty for none
         * @param x ascending
         * @param y what theory says there
         * @throws IllegalArgumentException if the arrays differ in length
         */
        public Series theory(String label, double[] x, double[] y) {
            final int colour =
                    measured.isEmpty() ? Curve.BLACK : measured.get(0).colour();
            return new Series(measured, List.of(Curve.theory(label, colour, x, y)));
        }
    }

    /** Copies the lists. */
    public DimensionChart {
        series = List.copyOf(series);
        remarks = List.copyOf(remarks);
    }

    @Override
    public Sheet sheet() {
        final List<Curve> curves = new ArrayList<>();
        series.forEach(one -> curves.addAll(one.theory()));
        series.forEach(one -> curves.addAll(one.measured()));
        return Sheet.of(title, XyPanel.of("", x, y, curves), remarks);
    }
}
