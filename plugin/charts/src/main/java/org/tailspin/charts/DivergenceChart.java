package org.tailspin.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * Median logarithms of the distance of states that were neighbours, against time: straight where they separate exponentially. The
 * straight part is marked.
 *
 * @param title above the plot
 * @param timeLabel of the horizontal axis, with its unit
 * @param series one colour each
 * @param remarks below the plot
 */
public record DivergenceChart(String title, String timeLabel, List<Series> series, List<String> remarks)
        implements Chart {

    /** One embedding of one record. Immutable. */
    public static final class Series {

        private final String label;
        private final double[] times;
        private final double[] logarithms;
        private final double[] ends;

        /**
         * Copies a curve of divergence.
         *
         * @param label for the legend
         * @param times ascending
         * @param logarithms as many; NaN where there is none
         * @param ends beginning and end of the straight part; none if there is none
         */
        public Series(String label, double[] times, double[] logarithms, double... ends) {
            this.label = label;
            this.times = times.clone();
            this.logarithms = logarithms.clone();
            this.ends = ends.clone();
        }
    }

    /** Copies the lists. */
    public DivergenceChart {
        series = List.copyOf(series);
        remarks = List.copyOf(remarks);
    }

    @Override
    public Sheet sheet() {
        final List<Curve> curves = new ArrayList<>();
        final List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            final Series one = series.get(i);
            curves.add(Curve.line(one.label, i, one.times, one.logarithms));
            for (double end : one.ends) {
                marks.add(Mark.theory("", i, end));
            }
        }
        return Sheet.of(
                title,
                XyPanel.of("", Axis.linear(timeLabel), Axis.linear("median ln distance"), curves)
                        .marks(marks)
                        .nothing("Nothing to draw: no series was embedded."),
                remarks);
    }
}
