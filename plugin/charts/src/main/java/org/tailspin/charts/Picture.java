package org.tailspin.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** What all pictures share: their size, their look, and the way to bytes. */
final class Picture {

    static final int WIDTH = 960;
    static final int HEIGHT = 600;

    /** Pixels per unit of length, so that a picture stays sharp on a slide. */
    static final int RESOLUTION = 2;

    private static final Color GRID = new Color(0xDDDDDD);
    private static final Color INK = new Color(0x333333);

    private Picture() {}

    /**
     * @param title above the plot
     * @param remarks small print below it, one line each
     * @param plot the plot, with its axes
     */
    static JFreeChart chart(String title, List<String> remarks, XYPlot plot) {
        Fonts.require();
        style(plot);
        final JFreeChart chart = new JFreeChart(title, Fonts.TITLE, plot, true);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(8, 8, 8, 16));
        chart.getTitle().setPaint(INK);
        chart.getLegend().setItemFont(Fonts.LABEL);
        chart.getLegend().setItemPaint(INK);
        chart.getLegend().setItemLabelPadding(new RectangleInsets(2, 4, 2, 16));
        chart.getLegend().setFrame(BlockBorder.NONE);
        chart.getLegend().setPosition(RectangleEdge.TOP);
        for (int i = remarks.size() - 1; i >= 0; i--) { // the first one added stands lowest
            final TextTitle line = new TextTitle(remarks.get(i), Fonts.SMALL);
            line.setPaint(INK);
            line.setPosition(RectangleEdge.BOTTOM);
            chart.addSubtitle(line);
        }
        return chart;
    }

    /** An axis whose numbers have a point in every locale, so that one result is one picture. */
    static NumberAxis axis(String label) {
        final NumberAxis axis = new NumberAxis(label);
        axis.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
        return axis;
    }

    private static void style(XYPlot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setOutlinePaint(INK);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        style(plot.getDomainAxis());
        style(plot.getRangeAxis());
        plot.addRangeMarker(new ValueMarker(0, INK, new BasicStroke(1.4f)), Layer.BACKGROUND);
    }

    private static void style(ValueAxis axis) {
        axis.setLabelFont(Fonts.LABEL);
        axis.setTickLabelFont(Fonts.LABEL);
        axis.setLabelPaint(INK);
        axis.setTickLabelPaint(INK);
        axis.setTickMarkPaint(INK);
    }

    static byte[] png(JFreeChart chart) {
        final BufferedImage image =
                chart.createBufferedImage(RESOLUTION * WIDTH, RESOLUTION * HEIGHT, WIDTH, HEIGHT, null);
        try {
            return ChartUtils.encodeAsPNG(image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
