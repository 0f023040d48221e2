package org.tailspin.charts;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** A panel in its place on a sheet. */
final class Placed {

    private static final int TITLE_HEIGHT = 30;

    private final Panel panel;
    private final Rectangle2D place;
    private final JFreeChart chart;

    Placed(Panel panel, Rectangle2D place, boolean isWithoutLegend) {
        this.panel = panel;
        final int head = panel.title().isEmpty() ? 0 : TITLE_HEIGHT;
        this.place = new Rectangle2D.Double(
                place.getX(), place.getY() + head, place.getWidth(), Math.max(1, place.getHeight() - head));
        chart = panel.chart();
        if (isWithoutLegend) {
            chart.removeLegend();
        }
        final Rectangle2D area = plotArea();
        fit(chart.getXYPlot().getDomainAxis(), area.getWidth());
        fit(chart.getXYPlot().getRangeAxis(), area.getHeight());
        alignScales();
    }

    /** A label that is longer than its axis shrinks. */
    private static void fit(ValueAxis axis, double room) {
        axis.setLabelFont(Fonts.fitting(axis.getLabelFont(), axis.getLabel(), room));
    }

    JFreeChart chart() {
        return chart;
    }

    /** Where the curves lie. */
    Rectangle2D plotArea() {
        final BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = image.createGraphics();
        final ChartRenderingInfo info = new ChartRenderingInfo();
        chart.draw(graphics, place, info);
        graphics.dispose();
        return info.getPlotInfo().getDataArea();
    }

    /** Makes the plots that are to be square so, all of one size and at one height, by wider margins. */
    static void alignSquares(List<Placed> panels) {
        final List<Placed> squares =
                panels.stream().filter(one -> one.panel.isSquare()).toList();
        final List<Rectangle2D> areas = squares.stream().map(Placed::plotArea).toList();
        final double top =
                areas.stream().mapToDouble(Rectangle2D::getMinY).max().orElse(0);
        final double side = areas.stream()
                .mapToDouble(area -> Math.min(area.getWidth(), area.getMaxY() - top))
                .min()
                .orElse(0);
        for (int i = 0; i < squares.size(); i++) {
            final Rectangle2D area = areas.get(i);
            final double across = (area.getWidth() - side) / 2;
            squares.get(i).pad(top - area.getMinY(), across, area.getMaxY() - top - side, across);
            squares.get(i).alignScales();
        }
    }

    private void pad(double top, double left, double bottom, double right) {
        final RectangleInsets padding = chart.getPadding();
        chart.setPadding(new RectangleInsets(
                padding.getTop() + top,
                padding.getLeft() + left,
                padding.getBottom() + bottom,
                padding.getRight() + right));
    }

    /** Makes the scales of colours as long as the plot. */
    private void alignScales() {
        final Rectangle2D area = plotArea();
        final RectangleInsets padding = chart.getPadding();
        for (int i = 0; i < chart.getSubtitleCount(); i++) {
            final Title title = chart.getSubtitle(i);
            if (title instanceof PaintScaleLegend) {
                final boolean isBelow = RectangleEdge.BOTTOM.equals(title.getPosition());
                title.setPadding(
                        isBelow
                                ? new RectangleInsets(
                                        6,
                                        area.getMinX() - place.getMinX() - padding.getLeft(),
                                        0,
                                        place.getMaxX() - padding.getRight() - area.getMaxX())
                                : new RectangleInsets(
                                        area.getMinY() - place.getMinY() - padding.getTop(),
                                        8,
                                        place.getMaxY() - padding.getBottom() - area.getMaxY(),
                                        0));
            }
        }
    }

    /** Makes the plots of a column begin and end at the same height above each other. */
    static void align(List<Placed> column) {
        final List<Rectangle2D> areas = column.stream().map(Placed::plotArea).toList();
        final double left =
                areas.stream().mapToDouble(Rectangle2D::getMinX).max().orElse(0);
        final double right =
                areas.stream().mapToDouble(Rectangle2D::getMaxX).min().orElse(0);
        for (int i = 0; i < column.size(); i++) {
            column.get(i).pad(0, left - areas.get(i).getMinX(), 0, areas.get(i).getMaxX() - right);
        }
    }

    void draw(Graphics2D graphics) {
        if (panel.isEmpty()) {
            title(graphics, place);
            Sheet.paragraph(graphics, panel.nothing(), place);
            return;
        }
        title(graphics, plotArea());
        chart.draw(graphics, place);
    }

    /** In the middle above what it is about. */
    private void title(Graphics2D graphics, Rectangle2D below) {
        final double room = 2 * Math.min(below.getCenterX() - place.getMinX(), place.getMaxX() - below.getCenterX());
        Sheet.text(
                graphics,
                Fonts.PANEL,
                panel.title(),
                new Rectangle2D.Double(below.getCenterX() - room / 2, place.getY() - TITLE_HEIGHT, room, TITLE_HEIGHT));
    }
}
