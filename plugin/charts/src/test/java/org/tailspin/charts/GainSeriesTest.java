package org.tailspin.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GainSeriesTest {

    @Test
    void groupsByGainWithMeanAndSampleDeviation() {
        final GainSeries series =
                GainSeries.of("a", new double[] {2, 1, 2, 1, 2}, new double[] {1, 5, 2, 7, 3}, OptionalDouble.of(0.5));
        assertEquals(
                List.of(new GainSeries.Point(1, 6, Math.sqrt(2), 2), new GainSeries.Point(2, 2, 1, 3)),
                series.points());
        assertEquals(0, series.missing());
    }

    @Test
    void leavesOutWhatIsNotFiniteAndCountsIt() {
        final GainSeries series = GainSeries.of(
                "a",
                new double[] {1, 1, 2},
                new double[] {Double.NEGATIVE_INFINITY, 4, Double.NaN},
                OptionalDouble.empty());
        assertEquals(List.of(new GainSeries.Point(1, 4, 0, 1)), series.points());
        assertEquals(2, series.missing());
    }

    @Test
    void refusesArraysOfDifferentLength() {
        final IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> GainSeries.of("a", new double[2], new double[3], OptionalDouble.empty()));
        assertTrue(e.getMessage().contains("2 gains and 3"), e.getMessage());
    }
}
