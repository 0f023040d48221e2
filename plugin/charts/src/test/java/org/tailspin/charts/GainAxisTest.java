package org.tailspin.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;

class GainAxisTest {

    private static List<String> numbers(double from, double to) {
        final GainAxis axis = new GainAxis("gain");
        axis.setRange(from, to);
        return axis.refreshTicksHorizontal(null, new Rectangle2D.Double(), RectangleEdge.BOTTOM).stream()
                .map(ValueTick::getText)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Test
    void marksOneTwoFive() {
        assertEquals(List.of("0.1", "0.2", "0.5", "1", "2", "5", "10"), numbers(0.1, 10));
        assertEquals(List.of("0.2", "0.5"), numbers(0.2, 0.9));
    }

    @Test
    void marksPowersOfTenAloneOverManyDecades() {
        assertEquals(List.of("1e-5", "1e-4", "0.001", "0.01", "0.1", "1"), numbers(1e-5, 1));
    }
}
