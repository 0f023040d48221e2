package org.tailspin.charts;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis whose marks are given. */
final class TickedAxis extends NumberAxis {

    private static final long serialVersionUID = 1;

    private final transient List<Axis.Tick> ticks;

    TickedAxis(String label, double from, double to, List<Axis.Tick> ticks) {
        super(label);
        this.ticks = List.copyOf(ticks);
        setAutoTickUnitSelection(false);
        setRange(from, to);
    }

    @Override
    protected List<NumberTick> refreshTicksHorizontal(Graphics2D g2, Rectangle2D dataArea, RectangleEdge edge) {
        return drawn(RectangleEdge.TOP.equals(edge) ? TextAnchor.BOTTOM_CENTER : TextAnchor.TOP_CENTER);
    }

    @Override
    protected List<NumberTick> refreshTicksVertical(Graphics2D g2, Rectangle2D dataArea, RectangleEdge edge) {
        return drawn(RectangleEdge.RIGHT.equals(edge) ? TextAnchor.CENTER_LEFT : TextAnchor.CENTER_RIGHT);
    }

    private List<NumberTick> drawn(TextAnchor anchor) {
        return ticks.stream()
                .filter(tick -> getRange().contains(tick.position()))
                .map(tick -> new NumberTick(tick.position(), tick.text(), anchor, TextAnchor.CENTER, 0))
                .toList();
    }
}
