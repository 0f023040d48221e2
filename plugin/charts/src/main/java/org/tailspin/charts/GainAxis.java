package org.tailspin.charts;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A logarithmic axis with the marks 1, 2, 5, 10, 20, ... The library's own marks powers of ten alone, which leaves an axis
 * from 0.2 to 0.9 without a number.
 */
final class GainAxis extends LogAxis {

    private static final long serialVersionUID = 1;

    /** Decades beyond which the marks 2 and 5 lose their numbers. */
    private static final double CROWDED = 3.5;

    GainAxis(String label) {
        super(label);
    }

    @Override
    protected List<ValueTick> refreshTicksHorizontal(Graphics2D g2, Rectangle2D dataArea, RectangleEdge edge) {
        final double from = getRange().getLowerBound();
        final double to = getRange().getUpperBound();
        final boolean crowded = Math.log10(to / from) > CROWDED;
        final List<ValueTick> ticks = new ArrayList<>();
        for (int decade = (int) Math.floor(Math.log10(from)); decade <= Math.ceil(Math.log10(to)); decade++) {
            for (int digit = 1; digit < 10; digit++) {
                // parsed, because 5 times a rounded power of ten is not 0.005
                final double value = Double.parseDouble(digit + "e" + decade);
                if (value >= from && value <= to) {
                    final boolean major = digit == 1 || !crowded && (digit == 2 || digit == 5);
                    ticks.add(new NumberTick(
                            major ? TickType.MAJOR : TickType.MINOR,
                            value,
                            major ? text(value) : "",
                            TextAnchor.TOP_CENTER,
                            TextAnchor.CENTER,
                            0));
                }
            }
        }
        return ticks;
    }

    private static String text(double value) {
        if (value >= 1e5 || value < 1e-3) {
            return Double.toString(value).replace(".0E", "e");
        }
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
