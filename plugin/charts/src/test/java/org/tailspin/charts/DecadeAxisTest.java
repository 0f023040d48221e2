package org.tailspin.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;

class DecadeAxisTest {

    private static List<String> numbers(double from, double to, double length, RectangleEdge edge) {
        final DecadeAxis axis = new DecadeAxis("gain");
        axis.setRange(from, to);
        final Rectangle2D area = new Rectangle2D.Double(0, 0, length, length);
        final List<? extends ValueTick> ticks = edge == RectangleEdge.BOTTOM
                ? axis.refreshTicksHorizontal(null, area, edge)
                : axis.refreshTicksVertical(null, area, edge);
        return ticks.stream()
                .map(ValueTick::getText)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Test
    void marksOneTwoFive() {
        assertEquals(List.of("0.1", "0.2", "0.5", "1", "2", "5", "10"), numbers(0.1, 10, 800, RectangleEdge.BOTTOM));
        assertEquals(List.of("0.2", "0.5"), numbers(0.2, 0.9, 800, RectangleEdge.BOTTOM));
    }

    @Test
    void marksPowersOfTenAloneOverManyDecades() {
        assertEquals(List.of("1e-5", "1e-4", "0.001", "0.01", "0.1", "1"), numbers(1e-5, 1, 800, RectangleEdge.BOTTOM));
    }

    @Test
    void numbersKeepApart() {
        // 52 units of length for a number across, 24 for one on the side
        assertEquals(List.of("1e-4", "0.01", "1"), numbers(1e-5, 1, 200, RectangleEdge.BOTTOM));
        assertEquals(List.of("1e-5", "1e-4", "0.001", "0.01", "0.1", "1"), numbers(1e-5, 1, 200, RectangleEdge.LEFT));
    }
}
