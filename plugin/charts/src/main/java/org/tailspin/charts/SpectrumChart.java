package org.tailspin.charts;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Lyapunov spectra: exponent against its index, one series per network.
 *
 * @param title above the plot
 * @param series one colour each
 */
public record SpectrumChart(String title, List<Series> series) {

    /** More points than this run into each other, and stand as a line alone. */
    private static final int MARKED = 60;

    /**
     * One network.
     *
     * @param label its name
     * @param exponents descending, nats per step; those that are not finite are left out
     */
    public record Series(String label, double[] exponents) {

        /** Copies the exponents. */
        public Series {
            exponents = exponents.clone();
        }

        @Override
        public double[] exponents() {
            return exponents.clone();
        }

        private int missing() {
            return (int) Arrays.stream(exponents)
                    .filter(exponent -> !Double.isFinite(exponent))
                    .count();
        }
    }

    /**
     * @throws IllegalArgumentException if there is no finite exponent
     */
    public SpectrumChart {
        series = List.copyOf(series);
        if (series.stream().allMatch(one -> one.missing() == one.exponents.length)) {
            throw new IllegalArgumentException("a chart needs at least 1 finite exponent, but has 0");
        }
    }

    /**
     * @return the picture as a PNG file, 1920 by 1200 pixels
     * @throws IllegalStateException if the machine has no fonts
     */
    public byte[] png() {
        return Picture.png(chart());
    }

    JFreeChart chart() {
        final XYSeriesCollection data = new XYSeriesCollection();
        final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
        for (int i = 0; i < series.size(); i++) {
            final double[] exponents = series.get(i).exponents;
            final XYSeries points = new XYSeries(i);
            IntStream.range(0, exponents.length)
                    .filter(j -> Double.isFinite(exponents[j]))
                    .forEach(j -> points.add(j + 1, exponents[j]));
            data.addSeries(points);
            renderer.setSeriesPaint(i, Palette.colour(i));
            renderer.setSeriesStroke(i, new BasicStroke(2.2f));
            renderer.setSeriesShape(i, Palette.marker(i));
            renderer.setSeriesShapesVisible(i, points.getItemCount() <= MARKED);
        }
        renderer.setLegendItemLabelGenerator((dataset, i) -> series.get(i).label());
        final NumberAxis index = Picture.axis("index of the exponent");
        index.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
        index.setAutoRangeIncludesZero(false);
        return Picture.chart(
                title, remarks(), new XYPlot(data, index, Picture.axis("Lyapunov exponent (nats per step)"), renderer));
    }

    private List<String> remarks() {
        final List<String> remarks = new ArrayList<>();
        final int missing = series.stream().mapToInt(Series::missing).sum();
        if (missing > 0) {
            remarks.add("left out: " + missing + (missing == 1 ? " exponent that is" : " exponents that are")
                    + " minus infinity");
        }
        return remarks;
    }
}
