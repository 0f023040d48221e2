package org.tailspin.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * Curves against two axes.
 *
 * @param title above the panel; empty for none
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param curves in the order of the legend; the last lies on top
 * @param marks straight lines, below the curves
 * @param isSquare whether the plot is as high as it is wide
 * @param nothing one sentence that stands in place of a panel without a finite value
 */
public record XyPanel(
        String title, Axis x, Axis y, List<Curve> curves, List<Mark> marks, boolean isSquare, String nothing)
        implements Panel {

    /** More points than this on a line run into each other. */
    private static final int MARKED = 60;

    private static final double MARKER = 9;
    private static final double DOT = 3.5;

    private static final BasicStroke LINE = new BasicStroke(2.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke BAR = new BasicStroke(1.8f);
    private static final BasicStroke DASHED =
            new BasicStroke(2.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {9, 6}, 0);

    private static final float BAND_ALPHA = 0.22f;

    /** Copies the lists. */
    public XyPanel {
        Objects.requireNonNull(title);
        curves = List.copyOf(curves);
        marks = List.copyOf(marks);
    }

    /**
     * {@return a panel without marks}
     *
     * @param title above the panel; empty for none
     * @param x the horizontal axis
     * @param y the vertical axis
     * @param curves in the order of the legend
     */
    public static XyPanel of(String title, Axis x, Axis y, List<Curve> curves) {
        return new XyPanel(title, x, y, curves, List.of(), false, "Nothing to draw: there is no finite value.");
    }

    /**
     * {@return the panel with them in place of its own}
     *
     * @param lines straight lines
     */
    public XyPanel marks(List<Mark> lines) {
        return new XyPanel(title, x, y, curves, lines, isSquare, nothing);
    }

    /**
     * {@return the panel with it}
     *
     * @param sentence that stands in place of the panel if there is nothing to draw
     */
    public XyPanel nothing(String sentence) {
        return new XyPanel(title, x, y, curves, marks, isSquare, sentence);
    }

    /** {@return the panel, as high as it is wide} */
    public XyPanel square() {
        return new XyPanel(title, x, y, curves, marks, true, nothing);
    }

    private boolean isShown(Curve curve, int i) {
        return x.holds(curve.x(i)) && y.holds(curve.y(i));
    }

    private IntStream shown(Curve curve) {
        return IntStream.range(0, curve.size()).filter(i -> isShown(curve, i));
    }

    @Override
    public boolean isEmpty() {
        return curves.stream().allMatch(curve -> shown(curve).findAny().isEmpty());
    }

    @Override
    public JFreeChart chart() {
        final XYPlot plot = new XYPlot();
        final double[] across = extent(true);
        final double[] up = extent(false);
        plot.setDomainAxis(x.drawn(across[0], across[1]));
        plot.setRangeAxis(y.drawn(up[0], up[1]));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        final LegendItemCollection legend = new LegendItemCollection();
        for (int i = 0; i < curves.size(); i++) {
            final Curve curve = curves.get(i);
            plot.setDataset(i, data(curve, plot.getRangeAxis()));
            plot.setRenderer(i, renderer(curve));
            legend(legend, curve.label(), curve.colour(), curve.style());
        }
        for (Mark mark : marks) {
            final Axis axis = mark.isVertical() ? x : y;
            if (axis.holds(mark.at())) {
                mark(plot, mark);
                legend(legend, mark.label(), mark.colour(), mark.isTheory() ? Curve.Style.THEORY : Curve.Style.LINE);
            }
        }
        plot.setFixedLegendItems(legend);
        return Look.chart(plot);
    }

    /** Smallest and largest value along an axis, marks included; 0 and 1 if there is none. */
    private double[] extent(boolean isAcross) {
        final Axis axis = isAcross ? x : y;
        final List<double[]> values = new ArrayList<>();
        for (Curve curve : curves) {
            values.add(shown(curve)
                    .mapToDouble(i -> isAcross ? curve.x(i) : curve.y(i))
                    .toArray());
            if (!isAcross && curve.spread() != Curve.Spread.NONE) {
                values.add(shown(curve).mapToDouble(curve::high).toArray());
                // on a logarithmic axis a bar may reach below any place there is: it does not set the scale
                values.add(shown(curve)
                        .filter(i -> !y.isLogarithmic() || curve.low(i) > curve.y(i) / 10)
                        .mapToDouble(curve::low)
                        .toArray());
            }
        }
        values.add(marks.stream()
                .filter(mark -> mark.isVertical() == isAcross)
                .mapToDouble(Mark::at)
                .toArray());
        final double[] all = values.stream()
                .flatMapToDouble(Arrays::stream)
                .filter(axis::holds)
                .toArray();
        return all.length == 0
                ? new double[] {axis.isLogarithmic() ? 0.1 : 0, 1}
                : new double[] {
                    Arrays.stream(all).min().getAsDouble(),
                    Arrays.stream(all).max().getAsDouble()
                };
    }

    /** A point without a place is NaN, where the library breaks a line. */
    private YIntervalSeriesCollection data(Curve curve, ValueAxis up) {
        final double lowest = up.getLowerBound();
        final YIntervalSeries series = new YIntervalSeries(curve.label(), false, true);
        for (int i = 0; i < curve.size(); i++) {
            if (isShown(curve, i)) {
                final double low = y.isLogarithmic() ? Math.max(curve.low(i), lowest) : curve.low(i);
                series.add(curve.x(i), curve.y(i), low, curve.high(i));
            } else if (x.holds(curve.x(i))) {
                series.add(curve.x(i), Double.NaN, Double.NaN, Double.NaN);
            }
        }
        final YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        data.addSeries(series);
        return data;
    }

    private static boolean isLine(Curve.Style style) {
        return style != Curve.Style.POINTS;
    }

    private static boolean isMarked(Curve curve) {
        return curve.style() == Curve.Style.POINTS
                || curve.style() == Curve.Style.LINE_AND_POINTS && curve.size() <= MARKED;
    }

    /** The more points there are, the smaller. */
    private static Shape marker(Curve curve) {
        final double size = MARKER * Math.sqrt((double) MARKED / Math.max(MARKED, curve.size()));
        return Palette.marker(curve.colour(), Math.max(DOT, size));
    }

    private static XYItemRenderer renderer(Curve curve) {
        final XYLineAndShapeRenderer renderer =
                switch (curve.spread()) {
                    case NONE -> new XYLineAndShapeRenderer();
                    case BARS -> bars(curve);
                    case BAND -> band(curve);
                };
        renderer.setSeriesLinesVisible(0, isLine(curve.style()));
        renderer.setSeriesShapesVisible(0, isMarked(curve));
        renderer.setSeriesShape(0, marker(curve));
        renderer.setSeriesPaint(0, Palette.colour(curve.colour()));
        renderer.setSeriesStroke(0, stroke(curve.style()));
        renderer.setDrawSeriesLineAsPath(curve.spread() != Curve.Spread.BAND);
        return renderer;
    }

    private static XYLineAndShapeRenderer bars(Curve curve) {
        final XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setErrorStroke(BAR);
        renderer.setErrorPaint(Palette.colour(curve.colour()));
        renderer.setCapLength(curve.size() > MARKED ? 0 : MARKER / 2);
        return renderer;
    }

    private static XYLineAndShapeRenderer band(Curve curve) {
        final DeviationRenderer renderer = new DeviationRenderer(true, true);
        renderer.setAlpha(BAND_ALPHA);
        renderer.setSeriesFillPaint(0, Palette.colour(curve.colour()));
        return renderer;
    }

    private static BasicStroke stroke(Curve.Style style) {
        return style == Curve.Style.THEORY ? DASHED : LINE;
    }

    private static void mark(XYPlot plot, Mark mark) {
        final ValueMarker marker = new ValueMarker(
                mark.at(),
                Palette.colour(mark.colour()),
                stroke(mark.isTheory() ? Curve.Style.THEORY : Curve.Style.LINE));
        if (mark.isVertical()) {
            plot.addDomainMarker(marker, Layer.BACKGROUND);
        } else {
            plot.addRangeMarker(marker, Layer.BACKGROUND);
        }
    }

    private static void legend(LegendItemCollection legend, String label, int colour, Curve.Style style) {
        if (label.isEmpty()) {
            return;
        }
        final Color paint = Palette.colour(colour);
        final boolean isPoint = style == Curve.Style.POINTS || style == Curve.Style.LINE_AND_POINTS;
        legend.add(new LegendItem(
                label,
                null,
                null,
                null,
                isPoint,
                Palette.marker(colour, MARKER),
                true,
                paint,
                false,
                paint,
                LINE,
                isLine(style),
                new Line2D.Double(-15, 0, 15, 0),
                stroke(style),
                paint));
    }
}
