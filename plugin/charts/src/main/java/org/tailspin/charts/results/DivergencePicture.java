package org.tailspin.charts.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tailspin.charts.DivergenceChart;
import org.tailspin.core.analysis.SeriesAnalysis;
import org.tailspin.core.dimension.DivergenceCurve;
import org.tailspin.core.dimension.SeriesExponent;

/** The picture of how neighbours separate in recorded series: three embeddings of each. */
public final class DivergencePicture {

    /** More cannot be told apart. */
    private static final int MOST_SERIES = 4;

    private final List<DivergenceChart.Series> series = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private boolean isPerTime;
    private int left;
    private int drawn;

    /**
     * Adds a series.
     *
     * @param label its name; empty for the only one
     * @param found of it
     */
    public void add(String label, SeriesAnalysis.Found found) {
        isPerTime |= found.interval().isPresent();
        if (found.result().isEmpty() || found.result().get().curves().isEmpty()) {
            return;
        }
        if (drawn == MOST_SERIES) {
            left++;
            return;
        }
        drawn++;
        final double time = found.interval().orElse(1);
        final List<DivergenceCurve> curves = found.result().get().curves();
        for (int i = 0; i < curves.size(); i++) {
            final double[] logarithms = curves.get(i).medians();
            final double[] times = new double[logarithms.length];
            for (int k = 0; k < times.length; k++) {
                times[k] = k * time;
            }
            final Optional<SeriesExponent.Window> fit =
                    found.result().get().fits().get(i);
            series.add(new DivergenceChart.Series(
                    (label.isEmpty() ? "" : label + ", ")
                            + curves.get(i).embedding().dimension() + " delays",
                    times,
                    logarithms,
                    fit.map(window -> new double[] {window.from() * time, window.to() * time})
                            .orElse(new double[0])));
        }
        if (!found.note().isEmpty()) {
            remarks.add((label.isEmpty() ? "" : label + ": ") + found.note());
        }
    }

    /** {@return what the picture does not show; empty if it shows all} */
    public String leftOut() {
        return left > 0 ? "The picture leaves out " + left + " series: it shows at most " + MOST_SERIES + "." : "";
    }

    /** {@return the chart} */
    public DivergenceChart chart() {
        return new DivergenceChart(
                "Separation of neighbours in a recorded series",
                isPerTime ? "time" : "rows",
                series,
                series.isEmpty()
                        ? remarks
                        : Stream.concat(
                                        Stream.of("dashed: the straightest part of each curve, whose"
                                                + " slope is the largest exponent where all agree"),
                                        remarks.stream())
                                .toList());
    }
}
