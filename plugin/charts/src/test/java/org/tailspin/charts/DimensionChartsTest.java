package org.tailspin.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Components, dimension against rank, scatter. */
class DimensionChartsTest {

    @Test
    void sharesOfTheVarianceSumToOne() {
        final Drawn drawn = new Drawn(new ComponentsChart(
                "t", List.of(new ComponentsChart.Series("", new double[] {6, 3, 1, 0}, 100.0 / 46, 2))));
        assertEquals(0.6, drawn.data(0, 0).getYValue(0, 0), 1e-12);
        assertEquals(0.1, drawn.data(0, 0).getYValue(0, 2), 1e-12);
        assertTrue(Double.isNaN(drawn.data(0, 0).getYValue(0, 3))); // nothing on a logarithmic axis
        assertEquals(List.of("PR = 2.17, 90 % in 2"), drawn.legend(0));
        assertEquals(
                2,
                drawn.plot(0)
                        .getDomainMarkers(org.jfree.chart.ui.Layer.BACKGROUND)
                        .size());
        assertTrue(drawn.isAt(0, Palette.colour(0), 100.0 / 46, 0.15, 3));
    }

    @Test
    void dimensionsHaveBarsAndTheory() {
        final Drawn drawn = new Drawn(new DimensionChart(
                "t",
                Axis.linear(DimensionChart.N_OVER_EFFECTIVE_RANK),
                Axis.linear(DimensionChart.N_OVER_PR),
                List.of(DimensionChart.Series.of(
                                "simulation", 0, new double[] {0, 1, 2}, new double[] {1, 2, 3.5}, new double[] {
                                    0.2, 0.2, Double.NaN
                                })
                        .theory("theory", new double[] {0, 2}, new double[] {1, 3})),
                List.of("bars: one standard error")));
        assertEquals(List.of("theory", "simulation"), drawn.legend(0));
        assertTrue(drawn.isAt(0, Palette.colour(0), 1, 2.15, 2));
        assertEquals(2.2, drawn.data(0, 1).getEndYValue(0, 1), 1e-12);
        assertEquals(3.5, drawn.data(0, 1).getEndYValue(0, 2));
        assertEquals(List.of("bars: one standard error"), drawn.sheet().remarks());
    }

    @Test
    void kindsKeepTheirColours() {
        final List<String> order = List.of("quiescent", "chaotic");
        final Drawn drawn = new Drawn(ScatterChart.of(
                "t",
                Axis.logarithmic("gain"),
                Axis.linear("exponent"),
                order,
                new double[] {1, 2, 3, -1, 4},
                new double[] {1, 2, 3, 4, Double.NaN},
                List.of("chaotic", "chaotic", "other", "chaotic", "other")));
        assertEquals(List.of("chaotic", "other"), drawn.legend(0));
        assertEquals(0, drawn.count(0, Palette.colour(0)));
        assertTrue(drawn.isAt(0, Palette.colour(1), 2, 2, 6));
        assertTrue(drawn.isAt(0, Palette.colour(2), 3, 3, 6));
    }

    @Test
    void sayThatThereIsNothing() {
        final Axis axis = Axis.linear("a");
        for (Chart chart : List.of(
                new ComponentsChart("t", List.of(new ComponentsChart.Series("a", new double[3], 0, 0))),
                new DimensionChart("t", axis, axis, List.of(), List.of()),
                ScatterChart.of("t", axis, axis, List.of(), new double[0], new double[0], List.of()))) {
            assertTrue(chart.sheet().isEmpty());
            assertTrue(new Pixels(chart).count(Palette.INK) > 300);
        }
    }

    @Test
    void refuseNumbersThatDoNotBelong() {
        final Axis axis = Axis.linear("a");
        assertThrows(
                IllegalArgumentException.class,
                () -> ScatterChart.of("t", axis, axis, List.of(), new double[1], new double[2], List.of("a")));
        assertThrows(IllegalArgumentException.class, () -> Curve.line("a", 0, new double[1], new double[2]));
        assertThrows(IllegalArgumentException.class, () -> Curve.line("a", 0, new double[2], new double[2])
                .bars(new double[1]));
    }
}
