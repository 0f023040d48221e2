package org.tailspin.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Eigenvalues of the covariance of activity: the share of the variance along each principal axis, on a logarithmic scale,
 * with the participation ratio and the number of components that hold a part of the variance.
 *
 * @param title above the plot
 * @param series one colour each
 */
public record ComponentsChart(String title, List<Series> series) implements Chart {

    /** Shares smaller than this are rounding. */
    private static final double ROUNDING = 1e-12;

    /** More marks than these cannot be told apart. */
    private static final int MARKED = 3;

    /** One cloud of states. Immutable. */
    public static final class Series {

        private final String label;
        private final double[] shares;
        private final double participationRatio;
        private final int components;

        /**
         * Normalises the eigenvalues to shares of the variance.
         *
         * @param label its name
         * @param eigenvalues descending, at least 0
         * @param participationRatio as it is to be marked; NaN for no mark
         * @param components how many hold 90 % of the variance; 0 for no mark
         */
        public Series(String label, double[] eigenvalues, double participationRatio, int components) {
            final double total =
                    Arrays.stream(eigenvalues).filter(Double::isFinite).sum();
            this.label = label;
            shares = Arrays.stream(eigenvalues)
                    .map(value -> total > 0 && value / total > ROUNDING ? value / total : Double.NaN)
                    .toArray();
            this.participationRatio = participationRatio;
            this.components = components;
        }

        private String legend() {
            return label
                    + (participationRatio > 0
                            ? (label.isEmpty() ? "" : ": ") + "PR = " + Axis.shorter(participationRatio)
                            : "")
                    + (components > 0 ? ", 90 % in " + components : "");
        }
    }

    /** Copies the list. */
    public ComponentsChart {
        series = List.copyOf(series);
    }

    @Override
    public Sheet sheet() {
        final List<Curve> curves = new ArrayList<>();
        final List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            final Series one = series.get(i);
            curves.add(Curve.linePoints(
                    one.legend(),
                    i,
                    IntStream.rangeClosed(1, one.shares.length).asDoubleStream().toArray(),
                    one.shares));
            if (series.size() <= MARKED && one.participationRatio > 0) {
                marks.add(Mark.vertical("", i, one.participationRatio));
            }
            if (series.size() <= MARKED && one.components > 0) {
                marks.add(Mark.theory("", i, one.components));
            }
        }
        return Sheet.of(
                title,
                XyPanel.of("", Axis.whole("principal component"), Axis.logarithmic("share of the variance"), curves)
                        .marks(marks)
                        .nothing("Nothing to draw: the states do not vary."),
                marks.isEmpty()
                        ? List.of()
                        : List.of("solid vertical: participation ratio PR; dashed vertical: components for 90 % of the"
                                + " variance"));
    }
}
