package org.tailspin.charts;

import java.awt.Color;
import java.awt.Image;
import java.awt.Paint;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.Align;
import org.jfree.chart.ui.RectangleEdge;

/**
 * A matrix in colours, its first row at the top, with the scale of the colours beside it. What is not finite is grey. Where
 * a matrix has more entries than a picture has pixels, each pixel shows the largest of a block in size, so that the tail of
 * a distribution is not averaged away. Immutable.
 */
public final class MapPanel implements Panel {

    /** More rows or columns than this share pixels. */
    static final int PIXELS = 640;

    private static final double BAR_WIDTH = 16;

    private final String title;
    private final Axis x;
    private final Axis y;
    private final String value;
    private final double[][] rows;
    private final double left;
    private final double step;
    private final ColourScale scale;
    private final boolean isSquare;

    private MapPanel(
            String title,
            Axis x,
            Axis y,
            String value,
            double[][] rows,
            double left,
            double step,
            ColourScale scale,
            boolean isSquare) {
        this.title = title;
        this.x = x;
        this.y = y;
        this.value = value;
        this.rows = rows;
        this.left = left;
        this.step = step;
        this.scale = scale;
        this.isSquare = isSquare;
    }

    /**
     * {@return the matrix, its rows and columns numbered from 1; of a heavy tail on a symmetric logarithmic scale}
     *
     * @param title above the panel; empty for none
     * @param x label of the columns
     * @param y label of the rows
     * @param value what the entries are, and their unit
     * @param matrix of rows of equal length
     * @throws IllegalArgumentException if the rows differ in length
     */
    public static MapPanel matrix(String title, String x, String y, String value, double[][] matrix) {
        return matrix(title, x, y, value, matrix, matrix);
    }

    /**
     * {@return the matrix on a scale of colours that it shares with another}
     *
     * @param title above the panel; empty for none
     * @param x label of the columns
     * @param y label of the rows
     * @param value what the entries are, and their unit
     * @param matrix of rows of equal length
     * @param other whose entries the scale covers as well
     * @throws IllegalArgumentException if the rows differ in length
     */
    public static MapPanel matrix(String title, String x, String y, String value, double[][] matrix, double[][] other) {
        final double[] sizes = Stream.of(matrix, other)
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .toArray();
        return new MapPanel(
                title, Axis.whole(x), Axis.whole(y), value, copied(matrix), 1, 1, ColourScale.of(sizes), true);
    }

    /**
     * {@return the states, a row of colours for each neuron}
     *
     * @param title above the panel; empty for none
     * @param time label of the times, with their unit
     * @param from time of the first state
     * @param step between two states
     * @param value what the states are, and their unit
     * @param states one row per time, of one value per neuron
     * @throws IllegalArgumentException if the states differ in length
     */
    public static MapPanel raster(
            String title, String time, double from, double step, String value, double[][] states) {
        final double[][] checked = copied(states);
        final int neurons = checked.length == 0 ? 0 : checked[0].length;
        final double[][] rows = new double[neurons][checked.length];
        for (int t = 0; t < checked.length; t++) {
            for (int i = 0; i < neurons; i++) {
                rows[i][t] = checked[t][i];
            }
        }
        final double largest = Arrays.stream(rows)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        return new MapPanel(
                title,
                Axis.linear(time),
                Axis.whole("neuron"),
                value,
                rows,
                from,
                step,
                ColourScale.linear(largest),
                false);
    }

    private static double[][] copied(double[][] matrix) {
        final double[][] rows = new double[matrix.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = matrix[i].clone();
            if (rows[i].length != rows[0].length) {
                throw new IllegalArgumentException("the rows of a matrix must be of one length, but the first has "
                        + rows[0].length + " entries and row " + (i + 1) + " has " + rows[i].length);
            }
        }
        return rows;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public boolean isEmpty() {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).noneMatch(Double::isFinite);
    }

    @Override
    public String nothing() {
        return "Nothing to draw: no " + value + " is finite.";
    }

    @Override
    public boolean isSquare() {
        return isSquare;
    }

    @Override
    public JFreeChart chart() {
        final XYPlot plot = new XYPlot();
        final int columns = rows.length == 0 ? 0 : rows[0].length;
        final ValueAxis across = x.range(left - step / 2, left + (Math.max(columns, 1) - 0.5) * step)
                .drawn(0, 1);
        final ValueAxis down = y.range(0.5, Math.max(rows.length, 1) + 0.5).drawn(0, 1);
        down.setInverted(true);
        plot.setDomainAxis(across);
        plot.setRangeAxis(down);
        final JFreeChart chart = Look.chart(plot);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        if (!isEmpty()) {
            plot.setBackgroundImage(image());
            plot.setBackgroundImageAlignment(Align.FIT);
            plot.setBackgroundImageAlpha(1);
            chart.addSubtitle(bar());
        }
        return chart;
    }

    private Image image() {
        final int height = Math.min(PIXELS, rows.length);
        final int width = Math.min(PIXELS, rows[0].length);
        final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                image.setRGB(j, i, scale.rgb(largest(i, height, j, width)));
            }
        }
        return image;
    }

    /** The entry of largest size in the block of a pixel; NaN if one is not finite. */
    private double largest(int i, int height, int j, int width) {
        double largest = 0;
        for (int row = first(i, height, rows.length); row < first(i + 1, height, rows.length); row++) {
            for (int column = first(j, width, rows[0].length); column < first(j + 1, width, rows[0].length); column++) {
                final double entry = rows[row][column];
                if (!Double.isFinite(entry)) {
                    return Double.NaN;
                }
                largest = Math.abs(entry) > Math.abs(largest) ? entry : largest;
            }
        }
        return largest;
    }

    /** Its entries for a browser: of many, the largest of each block. */
    Map<String, Object> fields(int most) {
        final int height = Math.min(most, rows.length);
        final int width = Math.min(most, rows[0].length);
        final List<double[]> values = new ArrayList<>();
        final List<double[]> positions = new ArrayList<>();
        for (int i = 0; i < height; i++) {
            final double[] row = new double[width];
            for (int j = 0; j < width; j++) {
                row[j] = largest(i, height, j, width);
            }
            values.add(row);
            positions.add(Arrays.stream(row).map(scale::position).toArray());
        }
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("x", Page.axis(x));
        fields.put("y", Page.axis(y));
        fields.put("value", value);
        fields.put("left", left);
        fields.put("step", step * rows[0].length / width);
        fields.put("down", (double) rows.length / height);
        fields.put("values", values);
        fields.put("positions", positions);
        fields.put("blocks", height < rows.length || width < rows[0].length);
        return fields;
    }

    private static int first(int pixel, int pixels, int entries) {
        return (int) ((long) pixel * entries / pixels);
    }

    private PaintScaleLegend bar() {
        final List<Axis.Tick> ticks = scale.ticks(2);
        final NumberAxis axis = new TickedAxis(isSquare ? null : value, -1, 1, ticks);
        Look.style(axis);
        final PaintScaleLegend bar = new PaintScaleLegend(
                new PaintScale() {
                    @Override
                    public double getLowerBound() {
                        return -1;
                    }

                    @Override
                    public double getUpperBound() {
                        return 1;
                    }

                    @Override
                    public Paint getPaint(double position) {
                        return Palette.diverging((position + 1) / 2);
                    }
                },
                axis);
        bar.setPosition(isSquare ? RectangleEdge.BOTTOM : RectangleEdge.RIGHT);
        bar.setStripWidth(BAR_WIDTH);
        bar.setStripOutlineVisible(true);
        bar.setStripOutlinePaint(Palette.INK);
        bar.setSubdivisionCount(128);
        bar.setAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
        bar.setBackgroundPaint(Color.WHITE);
        return bar;
    }
}
