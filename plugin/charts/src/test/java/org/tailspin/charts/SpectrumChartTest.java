package org.tailspin.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jfree.data.xy.IntervalXYDataset;
import org.junit.jupiter.api.Test;

class SpectrumChartTest {

    private static final double[] EXPONENTS = {0.3, 0, -0.4, Double.NEGATIVE_INFINITY};

    private static SpectrumChart chart(SpectrumChart.Series... series) {
        return new SpectrumChart("t", SpectrumChart.PER_STEP, List.of(series));
    }

    @Test
    void drawsFiniteExponentsAgainstTheirIndex() {
        final Drawn drawn = new Drawn(chart(
                new SpectrumChart.Series("one", EXPONENTS), new SpectrumChart.Series("one", new double[] {1, -1})));
        final IntervalXYDataset data = drawn.data(0, 0);
        assertEquals(3, data.getXValue(0, 2));
        assertEquals(-0.4, data.getYValue(0, 2));
        assertTrue(Double.isNaN(data.getYValue(0, 3)));
        assertEquals(List.of("one", "one"), drawn.legend(0));
        assertEquals(
                List.of("left out: 1 exponent that is minus infinity"),
                drawn.sheet().remarks());
        assertEquals(
                "Lyapunov exponent (nats per step)",
                drawn.plot(0).getRangeAxis().getLabel());
        assertTrue(drawn.count(0, Palette.colour(0)) > 1000);
        assertTrue(drawn.count(0, Palette.colour(1)) > 1000);
    }

    @Test
    void drawsErrorsAsBarsAndTheoryInBlack() {
        final Drawn drawn = new Drawn(chart(new SpectrumChart.Series("simulation", new double[] {0.4, 0.1, -0.2})
                .errors(new double[] {0.1, Double.NaN, 0.05})
                .theory(new double[] {0.4, 0.1, -0.2})));
        assertTrue(drawn.isAt(0, Palette.colour(0), 1, 0.47, 2));
        assertTrue(drawn.isAt(0, Palette.colour(0), 1, 0.33, 2));
        assertTrue(!drawn.isAt(0, Palette.colour(0), 2, 0.17, 2)); // no error is known here
        assertEquals(0.5, drawn.data(0, 0).getEndYValue(0, 0), 1e-12);
        assertEquals(List.of("simulation", "theory"), drawn.legend(0));
        assertTrue(drawn.count(0, Palette.colour(Curve.BLACK)) > 1000);
        assertEquals(
                List.of("bars: one standard error over time"), drawn.sheet().remarks());
    }

    @Test
    void saysThatThereIsNothing() {
        assertTrue(chart(new SpectrumChart.Series("a", new double[] {Double.NEGATIVE_INFINITY}))
                .sheet()
                .isEmpty());
        assertEquals(0, new Pixels(chart()).count(Palette.colour(0)));
    }

    @Test
    void refusesErrorsThatDoNotBelong() {
        assertThrows(
                IllegalArgumentException.class, () -> new SpectrumChart.Series("a", EXPONENTS).errors(new double[1]));
    }
}
