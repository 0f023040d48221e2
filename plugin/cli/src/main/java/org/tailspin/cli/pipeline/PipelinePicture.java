package org.tailspin.cli.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.tailspin.charts.Axis;
import org.tailspin.charts.Curve;
import org.tailspin.charts.Sheet;
import org.tailspin.charts.XyPanel;
import org.tailspin.core.pipeline.Finding;
import org.tailspin.core.pipeline.LagPrediction;
import org.tailspin.core.pipeline.Pipeline;
import org.tailspin.core.pipeline.Quantity;
import org.tailspin.core.statistics.TrimmedMean;

/**
 * What a pipeline found: a panel for each quantity that it shows, against what its conditions differ in, or the lag functions
 * of single neurons and of the population.
 *
 * @param pipeline the experiment
 * @param findings what came out
 */
record PipelinePicture(Pipeline pipeline, List<Finding> findings) {

    private static final int CURVE_POINTS = 101;

    /** Copies the list. */
    PipelinePicture {
        findings = List.copyOf(findings);
    }

    Sheet sheet() {
        final List<XyPanel> panels = new ArrayList<>();
        if (pipeline.shown().isEmpty()) {
            panels.add(lags(
                    "single neurons", "C(\u03c4) / C(0)", Finding::singleNeuron, LagPrediction.Values::singleNeuron));
            panels.add(lags(
                    "population",
                    "\u03a3 C_ij(\u03c4)\u00b2 / (N C(0)\u00b2)",
                    Finding::population,
                    LagPrediction.Values::population));
        }
        pipeline.shown().forEach(quantity -> panels.add(panel(quantity)));
        return Sheet.row(pipeline.title(), panels, remarks()).sharedLegend();
    }

    private Map<String, List<Finding>> series() {
        final Map<String, List<Finding>> series = new LinkedHashMap<>();
        findings.forEach(finding -> series.computeIfAbsent(finding.condition().series(), key -> new ArrayList<>())
                .add(finding));
        return series;
    }

    private XyPanel panel(Quantity quantity) {
        final List<Curve> curves = new ArrayList<>();
        int colour = 0;
        for (Map.Entry<String, List<Finding>> one : series().entrySet()) {
            final List<Finding> of = one.getValue();
            final double[] places = values(of, finding -> finding.condition().place());
            curves.add(theory(one.getKey() + ", theory", colour, quantity, of, places));
            curves.add(Curve.points(one.getKey(), colour, places, values(of, finding -> finding.mean(quantity)
                            .mean()))
                    .bars(values(of, finding -> finding.mean(quantity).standardError())));
            colour++;
        }
        return XyPanel.of("", Axis.linear(pipeline.placeLabel()), Axis.linear(quantity.title()), curves);
    }

    private Curve theory(String name, int colour, Quantity quantity, List<Finding> of, double[] places) {
        if (pipeline.curve().isEmpty()) {
            return Curve.theory(name, colour, places, values(of, finding -> finding.theory(quantity)));
        }
        final double[] between = between(places);
        return Curve.theory(
                name,
                colour,
                between,
                Arrays.stream(between)
                        .map(place -> pipeline.curve().get().apply(place).getOrDefault(quantity, Double.NaN))
                        .toArray());
    }

    /** Places close enough to each other for a smooth curve. */
    private static double[] between(double... places) {
        final DoubleSummaryStatistics range = Arrays.stream(places).summaryStatistics();
        return IntStream.range(0, CURVE_POINTS)
                .mapToDouble(i -> range.getMin() + (range.getMax() - range.getMin()) * i / (CURVE_POINTS - 1))
                .toArray();
    }

    private static double[] values(List<Finding> findings, ToDoubleFunction<Finding> value) {
        return findings.stream().mapToDouble(value).toArray();
    }

    /** A function of the number of a lag. */
    private interface Lagged {
        TrimmedMean at(Finding finding, int l);
    }

    private XyPanel lags(String title, String label, Lagged function, Function<LagPrediction.Values, double[]> theory) {
        final List<Curve> curves = new ArrayList<>();
        int colour = 0;
        for (Finding finding : findings) {
            final double[] lags = finding.lags();
            if (lags.length == 0) {
                continue;
            }
            final double[] between = between(lags);
            final LagPrediction.Values predicted =
                    finding.condition().lagPrediction().at(between);
            if (predicted.isPresent()) {
                curves.add(Curve.theory(
                        finding.condition().label() + ", theory", colour, between, theory.apply(predicted)));
            }
            final double[] values = new double[lags.length];
            final double[] errors = new double[lags.length];
            for (int l = 0; l < lags.length; l++) {
                values[l] = function.at(finding, l).mean();
                errors[l] = function.at(finding, l).standardError();
            }
            curves.add(Curve.points(finding.condition().label(), colour, lags, values)
                    .bars(errors));
            colour++;
        }
        return XyPanel.of(title, Axis.linear("lag \u03c4 (time constants)"), Axis.linear(label), curves);
    }

    private List<String> remarks() {
        final List<String> remarks = new ArrayList<>();
        final var counts = findings.stream().mapToInt(Finding::networks).summaryStatistics();
        final String range =
                counts.getMin() == counts.getMax() ? "" + counts.getMax() : counts.getMin() + " to " + counts.getMax();
        remarks.add("points: trimmed means over " + range
                + " networks; bars: one standard error over networks; dashed: theory for large N");
        final long excluded = findings.stream()
                .mapToLong(finding -> finding.results().size() - finding.networks())
                .sum();
        if (excluded > 0) {
            remarks.add("left out: " + excluded + (excluded == 1 ? " network" : " networks")
                    + " (at rest, periodic, undecided or failed)");
        }
        return remarks;
    }
}
