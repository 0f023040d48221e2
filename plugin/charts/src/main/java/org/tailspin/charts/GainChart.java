package org.tailspin.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * The largest Lyapunov exponent against gain: for each series a line through the means over realisations, a band of one
 * standard deviation to either side, and g* as a dashed line of the same colour.
 *
 * @param title above the plot
 * @param gainLabel of the horizontal axis, with the convention of the gain
 * @param isLogarithmic whether the axis of the gain is
 * @param series one colour each
 */
public record GainChart(String title, String gainLabel, boolean isLogarithmic, List<GainSeries> series) {

    /** Label of the axis for stable couplings. */
    public static final String STABLE_GAIN = "gain g (scale of a weight \u00d7 N^(1/\u03b1))";

    /** Label of the axis for Gaussian couplings. */
    public static final String GAUSSIAN_GAIN = "gain g_eff (standard deviation of a weight \u00d7 \u221aN)";

    private static final String VALUE_LABEL = "largest Lyapunov exponent \u03bb (nats per step)";

    /** Room on either side of the gains, as a part of their extent. */
    private static final double MARGIN = 0.03;

    private static final float[] DASHES = {7, 6};

    /**
     * @throws IllegalArgumentException if no series has a point, or a logarithmic axis a gain that is not positive
     */
    public GainChart {
        series = List.copyOf(series);
        if (points(series).findAny().isEmpty()) {
            throw new IllegalArgumentException("a chart needs at least 1 finite value, but has 0");
        }
        points(series)
                .mapToDouble(GainSeries.Point::gain)
                .filter(gain -> isLogarithmic && !(gain > 0))
                .findAny()
                .ifPresent(gain -> {
                    throw new IllegalArgumentException(
                            "a gain on a logarithmic axis must be positive, but one is " + gain);
                });
    }

    /**
     * @return the picture as a PNG file, 1920 by 1200 pixels
     * @throws IllegalStateException if the machine has no fonts
     */
    public byte[] png() {
        return Picture.png(chart());
    }

    JFreeChart chart() {
        final YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        final DeviationRenderer renderer = new DeviationRenderer(true, true);
        renderer.setAlpha(0.22f);
        final XYPlot plot = new XYPlot(data, gainAxis(), Picture.axis(VALUE_LABEL), renderer);
        for (int i = 0; i < series.size(); i++) {
            final GainSeries one = series.get(i);
            final Color colour = Palette.colour(i);
            data.addSeries(intervals(i, one));
            renderer.setSeriesPaint(i, colour);
            renderer.setSeriesFillPaint(i, colour);
            renderer.setSeriesStroke(i, new BasicStroke(2.2f));
            renderer.setSeriesShape(i, Palette.marker(i));
            one.transition()
                    .ifPresent(gain -> plot.addDomainMarker(
                            new ValueMarker(
                                    gain,
                                    colour,
                                    new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASHES, 0)),
                            Layer.BACKGROUND));
        }
        renderer.setLegendItemLabelGenerator((dataset, i) -> legend(series.get(i)));
        return Picture.chart(title, remarks(), plot);
    }

    /** The key is the index: labels may repeat, keys may not. */
    private static YIntervalSeries intervals(int index, GainSeries series) {
        final YIntervalSeries intervals = new YIntervalSeries(index);
        for (GainSeries.Point p : series.points()) {
            intervals.add(p.gain(), p.mean(), p.mean() - p.deviation(), p.mean() + p.deviation());
        }
        return intervals;
    }

    private static String legend(GainSeries series) {
        return series.transition().isEmpty()
                ? series.label()
                : String.format(
                        Locale.ROOT,
                        "%s (g* = %.3g)",
                        series.label(),
                        series.transition().getAsDouble());
    }

    private List<String> remarks() {
        final var counts = points(series)
                .mapToInt(GainSeries.Point::count)
                .distinct()
                .sorted()
                .toArray();
        final int most = counts[counts.length - 1];
        final List<String> remarks = new ArrayList<>();
        remarks.add(
                most == 1
                        ? "one realisation for each gain"
                        : "line: mean over " + (counts.length == 1 ? "" : counts[0] + " to ") + most
                                + " realisations; band: one standard deviation over realisations to either side");
        if (series.stream().anyMatch(one -> one.transition().isPresent())) {
            remarks.add("dashed: g*(N, \u03b1), where the state of rest becomes unstable (annealed theory)");
        }
        final int missing = series.stream().mapToInt(GainSeries::missing).sum();
        if (missing > 0) {
            remarks.add("left out: " + missing + (missing == 1 ? " network" : " networks") + " without a finite value");
        }
        return remarks;
    }

    private ValueAxis gainAxis() {
        final var gains = points(series).mapToDouble(GainSeries.Point::gain).summaryStatistics();
        if (isLogarithmic) {
            final ValueAxis axis = new GainAxis(gainLabel);
            final double extent = Math.log(gains.getMax() / gains.getMin());
            final double room = Math.exp(extent > 0 ? MARGIN * extent : 1);
            axis.setRange(gains.getMin() / room, gains.getMax() * room);
            return axis;
        }
        final NumberAxis axis = Picture.axis(gainLabel);
        axis.setAutoRangeIncludesZero(false);
        final double extent = gains.getMax() - gains.getMin();
        final double room = extent > 0 ? MARGIN * extent : Math.max(Math.abs(gains.getMax()) / 2, Double.MIN_NORMAL);
        axis.setRange(gains.getMin() - room, gains.getMax() + room);
        return axis;
    }

    private static Stream<GainSeries.Point> points(List<GainSeries> series) {
        return series.stream().flatMap(one -> one.points().stream());
    }
}
