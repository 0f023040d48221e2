package org.tailspin.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.jfree.data.xy.IntervalXYDataset;
import org.junit.jupiter.api.Test;

/** Convergence and butterfly. */
class EvidenceChartsTest {

    @Test
    void runningMeansHaveTheErrorsOfTheirBatches() {
        // after 2 batches: mean 2, standard deviation sqrt(2); after 4: mean 2, sqrt(8/3)
        final Drawn drawn = new Drawn(new ConvergenceChart(
                "t",
                "measured steps",
                "exponent (nats per step)",
                List.of(ConvergenceChart.ofBatches("first", 10, new double[] {1, 3, 0, 4}))));
        final IntervalXYDataset data = drawn.data(0, 0);
        assertEquals(3, data.getItemCount(0));
        assertEquals(20, data.getXValue(0, 0));
        assertEquals(2, data.getYValue(0, 0), 1e-12);
        assertEquals(2 + 1, data.getEndYValue(0, 0), 1e-12);
        assertEquals(40, data.getXValue(0, 2));
        assertEquals(2 - Math.sqrt(10.0 / 3) / 2, data.getStartYValue(0, 2), 1e-12);
        assertTrue(drawn.count(0, Palette.colour(0)) > 500);
        assertEquals(List.of("first"), drawn.legend(0));
    }

    @Test
    void twinsPartAtTheSlopeOfTheExponent() {
        final double lambda = 0.2;
        final double[] distances = IntStream.range(0, 60)
                .mapToDouble(t -> Math.min(1e-7 * Math.exp(lambda * t), 5))
                .toArray();
        final Drawn drawn = new Drawn(
                ButterflyChart.of("t", "time (steps)", 1, List.of(distances)).slope(lambda));
        for (int t = 0; t < 60; t++) {
            assertEquals(1e-7 * Math.exp(lambda * t), drawn.data(0, 1).getYValue(0, t), 1e-12);
        }
        assertEquals(List.of("distance of twins", "slope \u03bb = 0.200"), drawn.legend(0));
        assertTrue(drawn.count(0, Palette.colour(Curve.BLACK)) > 1000);
        assertTrue(drawn.plot(0).getRangeAxis() instanceof DecadeAxis);
    }

    @Test
    void twinsThatMeetAreNotDrawnFromThenOn() {
        final Drawn drawn = new Drawn(ButterflyChart.of("t", "time", 1, List.of(new double[] {1e-7, 1e-9, 0, 0}))
                .slope(-5));
        assertTrue(Double.isNaN(drawn.data(0, 0).getYValue(0, 2)));
        assertTrue(drawn.plot(0).getRangeAxis().getLowerBound() > 1e-11);
    }

    @Test
    void sayThatThereIsNothing() {
        for (Chart chart : List.of(
                new ConvergenceChart("t", "steps", "exponent", List.of()),
                ButterflyChart.of("t", "time", 1, List.of(new double[3])).slope(1),
                ButterflyChart.of("t", "time", 1, List.of()).slope(1))) {
            assertTrue(chart.sheet().isEmpty());
            assertTrue(new Pixels(chart).count(Palette.INK) > 300);
        }
    }

    @Test
    void refuseArraysThatDoNotBelong() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ConvergenceChart.Estimate("a", new double[2], new double[2], new double[1]));
    }
}
