package org.tailspin.charts;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.IntervalXYDataset;

/** A picture, and where things are in it. */
public final class Drawn {

    private final Sheet sheet;
    private final Pixels pixels;
    private final List<List<Placed>> placed;
    private final Map<Integer, Rectangle2D> areas = new HashMap<>();

    public Drawn(Chart chart) {
        sheet = chart.sheet();
        pixels = new Pixels(sheet);
        placed = sheet.placed();
    }

    Sheet sheet() {
        return sheet;
    }

    Pixels pixels() {
        return pixels;
    }

    int panels() {
        return placed.stream().mapToInt(List::size).sum();
    }

    /** A panel, by column and then from top to bottom. */
    Placed placed(int panel) {
        return placed.stream().flatMap(List::stream).toList().get(panel);
    }

    JFreeChart chart(int panel) {
        return placed(panel).chart();
    }

    public XYPlot plot(int panel) {
        return chart(panel).getXYPlot();
    }

    IntervalXYDataset data(int panel, int curve) {
        return (IntervalXYDataset) plot(panel).getDataset(curve);
    }

    public List<String> legend(int panel) {
        final LegendItemCollection items = plot(panel).getLegendItems();
        return IntStream.range(0, items.getItemCount())
                .mapToObj(i -> items.get(i).getLabel())
                .toList();
    }

    /** Where the curves of a panel lie, in pixels. */
    Rectangle2D area(int panel) {
        final Rectangle2D area = areas.computeIfAbsent(panel, i -> placed(i).plotArea());
        final int r = Sheet.RESOLUTION;
        return new Rectangle2D.Double(r * area.getX(), r * area.getY(), r * area.getWidth(), r * area.getHeight());
    }

    int x(int panel, double value) {
        final ValueAxis axis = plot(panel).getDomainAxis();
        return (int) axis.valueToJava2D(value, area(panel), RectangleEdge.BOTTOM);
    }

    int y(int panel, double value) {
        final ValueAxis axis = plot(panel).getRangeAxis();
        return (int) axis.valueToJava2D(value, area(panel), RectangleEdge.LEFT);
    }

    /** Number of pixels of exactly this colour among the curves of a panel. */
    int count(int panel, Color colour) {
        final Rectangle2D area = area(panel);
        int count = 0;
        for (int x = (int) area.getMinX(); x < area.getMaxX(); x++) {
            count += pixels.count(colour, x, (int) area.getMinY(), (int) area.getMaxY());
        }
        return count;
    }

    /** Whether this colour is within some pixels of a place. */
    boolean isAt(int panel, Color colour, double valueX, double valueY, int within) {
        final int middle = x(panel, valueX);
        final int height = y(panel, valueY);
        return IntStream.rangeClosed(middle - within, middle + within)
                .anyMatch(column -> pixels.count(colour, column, height - within, height + within + 1) > 0);
    }
}
