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
final class DecadeAxis extends LogAxis {

    private static final long serialVersionUID = 1;

    /** Room that a number takes along the axis, in units of length. */
    private static final double WIDTH = 52;

    private static final double HEIGHT = 24;

    /** Part of a decade between 1 and 2, and between 5 and 10. */
    private static final double CLOSEST = Math.log10(2);

    DecadeAxis(String label) {
        super(label);
    }

    @Override
    protected List<ValueTick> refreshTicksHorizontal(Graphics2D g2, Rectangle2D dataArea, RectangleEdge edge) {
        return ticks(
                dataArea.getWidth() / WIDTH,
                RectangleEdge.TOP.equals(edge) ? TextAnchor.BOTTOM_CENTER : TextAnchor.TOP_CENTER);
    }

    @Override
    protected List<ValueTick> refreshTicksVertical(Graphics2D g2, Rectangle2D dataArea, RectangleEdge edge) {
        return ticks(
                dataArea.getHeight() / HEIGHT,
                RectangleEdge.RIGHT.equals(edge) ? TextAnchor.CENTER_LEFT : TextAnchor.CENTER_RIGHT);
    }

    /**
     * Chooses the powers of ten, and what stands between them.
     *
     * @param places how many numbers the axis has room for
     */
    private List<ValueTick> ticks(double places, TextAnchor anchor) {
        final double from = getRange().getLowerBound();
        final double to = getRange().getUpperBound();
        final double decades = Math.log10(to / from);
        final int stride = (int) Math.max(1, Math.ceil(decades / Math.max(places, 1)));
        final boolean isRoomy = CLOSEST * places >= decades;
        final List<ValueTick> ticks = new ArrayList<>();
        for (int decade = (int) Math.floor(Math.log10(from)); decade <= Math.ceil(Math.log10(to)); decade++) {
            for (int digit = 1; digit < (stride == 1 ? 10 : 2); digit++) {
                // parsed, because 5 times a rounded power of ten is not 0.005
                final double value = Double.parseDouble(digit + "e" + decade);
                if (value >= from && value <= to) {
                    final boolean major =
                            digit == 1 && Math.floorMod(decade, stride) == 0 || isRoomy && (digit == 2 || digit == 5);
                    ticks.add(new NumberTick(
                            major ? TickType.MAJOR : TickType.MINOR,
                            value,
                            major ? Axis.text(value) : "",
                            anchor,
                            TextAnchor.CENTER,
                            0));
                }
            }
        }
        return ticks;
    }
}
