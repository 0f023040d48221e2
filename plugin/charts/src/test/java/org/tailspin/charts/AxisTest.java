package org.tailspin.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.junit.jupiter.api.Test;

class AxisTest {

    @Test
    void stepsAreOneTwoFive() {
        assertEquals(0.02, Axis.niceStep(0.011));
        assertEquals(0.05, Axis.niceStep(0.05));
        assertEquals(1000, Axis.niceStep(501));
    }

    @Test
    void numbersAreShort() {
        assertEquals("0", Axis.text(0));
        assertEquals("0", Axis.text(-0.0));
        assertEquals("-0.25", Axis.text(-0.25));
        assertEquals("300", Axis.text(300));
        assertEquals("1e-4", Axis.text(1e-4));
        assertEquals("2.5e5", Axis.text(250000));
    }

    @Test
    void tickTextHasNoRounding() {
        final NumberAxis axis = (NumberAxis) Axis.linear("a").drawn(0, 1);
        assertEquals("0.3", axis.getTickUnit().valueToString(0.1 + 0.2));
    }

    @Test
    void wholeNumbersHaveNoMarksBetween() {
        assertEquals(1, ((NumberAxis) Axis.whole("a").drawn(1, 3)).getTickUnit().getSize());
    }

    @Test
    void aSingleValueHasRoomOnEitherSide() {
        for (Axis axis : List.of(Axis.linear("a"), Axis.logarithmic("a"))) {
            final var range = axis.drawn(2, 2).getRange();
            assertTrue(range.getLowerBound() < 2 && range.getUpperBound() > 2, range.toString());
        }
        assertTrue(Axis.linear("a").drawn(0, 0).getRange().getLength() > 0);
    }

    @Test
    void refusesEndsOutOfOrderOrPlace() {
        assertThrows(IllegalArgumentException.class, () -> Axis.linear("a").range(2, 1));
        assertThrows(IllegalArgumentException.class, () -> Axis.logarithmic("a").range(0, 1));
    }
}
