package org.tailspin.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityChartTest {

    private static double[][] waves(int steps, int neurons) {
        final double[][] states = new double[steps][neurons];
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < neurons; i++) {
                states[t][i] = Math.sin(0.2 * t + i);
            }
        }
        return states;
    }

    @Test
    void drawsTracesRasterAndAutocorrelation() {
        final Drawn drawn = new Drawn(ActivityChart.of("t", "time (steps)", 0, 1, "x", waves(100, 20))
                .autocorrelation(new double[] {0, 1, 2}, new double[] {0.5, 0.3, 0.1})
                .theory(new double[] {0, 1, 2}, new double[] {0.5, 0.25, 0.1}));
        assertEquals(3, drawn.panels());
        for (int i = 0; i < 6; i++) {
            assertTrue(drawn.count(0, Palette.colour(i)) > 200, "trace " + i);
        }
        assertTrue(drawn.count(1, Palette.diverging(0.5)) + drawn.count(1, Palette.diverging(0)) > 0);
        assertEquals(List.of("simulation", "theory"), drawn.legend(2));
        assertEquals("lag \u03c4 (steps)", drawn.plot(2).getDomainAxis().getLabel());
        assertTrue(drawn.count(2, Palette.colour(0)) > 500);
        assertTrue(drawn.count(2, Palette.colour(Curve.BLACK)) > 300);
        // one time stands above the other
        assertEquals(drawn.area(0).getMinX(), drawn.area(1).getMinX(), 2);
        assertEquals(drawn.area(0).getMaxX(), drawn.area(1).getMaxX(), 2);
    }

    @Test
    void aTraceStaysInItsLaneAndBreaksAtAGap() {
        final double[][] states = waves(60, 2);
        states[30][0] = Double.NaN;
        final Drawn drawn = new Drawn(ActivityChart.of("t", "time", 0, 1, "x", states));
        for (int t = 0; t < 60; t++) {
            final double y = drawn.data(0, 0).getYValue(0, t);
            assertTrue(t == 30 ? Double.isNaN(y) : Math.abs(y - 2) < 0.5);
        }
    }

    @Test
    void showsTheFirstOfManyStates() {
        final Drawn drawn = new Drawn(ActivityChart.of("t", "time", 0, 0.1, "x", waves(1000, 3)));
        assertEquals(List.of("the first 300 of 1000 states"), drawn.sheet().remarks());
        assertEquals(29.95, drawn.plot(1).getDomainAxis().getUpperBound(), 1e-9);
    }

    @Test
    void saysThatThereIsNothing() {
        final ActivityChart chart = ActivityChart.of("t", "time", 0, 1, "x", new double[0][0]);
        assertTrue(chart.sheet().isEmpty());
        assertTrue(new Pixels(chart).count(Palette.INK) > 500);
        assertTrue(new Pixels(ActivityChart.of("t", "time", 0, 1, "x", new double[5][3])).count(Palette.INK) > 500);
    }

    @Test
    void refusesTimeThatStands() {
        assertThrows(IllegalArgumentException.class, () -> ActivityChart.of("t", "time", 0, 0, "x", new double[0][0]));
    }
}
