package org.tailspin.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.title.TextTitle;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;

class SpectrumChartTest {

    private static final double[] EXPONENTS = {0.3, 0, -0.4, Double.NEGATIVE_INFINITY};

    @Test
    void drawsFiniteExponentsAgainstTheirIndex() {
        final SpectrumChart chart = new SpectrumChart(
                "t",
                List.of(new SpectrumChart.Series("one", EXPONENTS), new SpectrumChart.Series("one", new double[] {1, -1
                })));
        final JFreeChart drawn = chart.chart();
        final XYDataset data = drawn.getXYPlot().getDataset();
        assertEquals(2, data.getSeriesCount());
        assertEquals(3, data.getItemCount(0));
        assertEquals(3, data.getXValue(0, 2));
        assertEquals(-0.4, data.getYValue(0, 2));
        assertEquals("one", drawn.getXYPlot().getLegendItems().get(0).getLabel());
        assertEquals("left out: 1 exponent that is minus infinity", ((TextTitle) drawn.getSubtitle(1)).getText());
        final Pixels pixels = new Pixels(chart.png());
        assertTrue(pixels.count(Palette.colour(0)) > 1000);
        assertTrue(pixels.count(Palette.colour(1)) > 1000);
    }

    @Test
    void refusesASpectrumWithoutAFiniteExponent() {
        final var series = List.of(new SpectrumChart.Series("a", new double[] {Double.NEGATIVE_INFINITY}));
        assertThrows(IllegalArgumentException.class, () -> new SpectrumChart("t", series));
    }
}
