package org.tailspin.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** How every panel looks. */
final class Look {

    private static final BasicStroke THIN = new BasicStroke(1);

    private Look() {}

    /** The plot in the colours and fonts of the house, with its legend above it. */
    static JFreeChart chart(XYPlot plot) {
        style(plot);
        final JFreeChart chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(4, 8, 4, 14));
        chart.getRenderingHints()
                .put(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        if (plot.getLegendItems().getItemCount() > 0) {
            chart.addLegend(legend(plot));
        }
        return chart;
    }

    private static LegendTitle legend(XYPlot plot) {
        final LegendTitle legend = new LegendTitle(plot);
        legend.setItemFont(Fonts.TICK);
        legend.setItemPaint(Palette.INK);
        legend.setItemLabelPadding(new RectangleInsets(1, 4, 1, 14));
        legend.setFrame(BlockBorder.NONE);
        legend.setPosition(RectangleEdge.TOP);
        legend.setBackgroundPaint(Color.WHITE);
        return legend;
    }

    private static void style(XYPlot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(Palette.GRID);
        plot.setRangeGridlinePaint(Palette.GRID);
        plot.setDomainGridlineStroke(THIN);
        plot.setRangeGridlineStroke(THIN);
        plot.setOutlinePaint(Palette.INK);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        style(plot.getDomainAxis());
        style(plot.getRangeAxis());
        if (plot.getRangeAxis().getRange().contains(0)) {
            plot.addRangeMarker(new ValueMarker(0, Palette.INK, new BasicStroke(1.4f)), Layer.BACKGROUND);
        }
    }

    static void style(ValueAxis axis) {
        axis.setLabelFont(Fonts.LABEL);
        axis.setTickLabelFont(Fonts.TICK);
        axis.setLabelPaint(Palette.INK);
        axis.setTickLabelPaint(Palette.INK);
        axis.setTickMarkPaint(Palette.INK);
        axis.setAxisLinePaint(Palette.INK);
    }
}
