package org.tailspin.charts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;

class GainChartTest {

    private static final double TRANSITION = 0.3;

    private static GainChart chart(boolean isLogarithmic) {
        final double[] gains = {0.1, 0.1, 1, 1, 10, 10};
        return new GainChart(
                "A title",
                "gain g",
                isLogarithmic,
                List.of(
                        GainSeries.of(
                                "\u03b1 = 1",
                                gains,
                                new double[] {-2, -1.6, 0.3, 0.5, 0.2, 0.1},
                                OptionalDouble.of(TRANSITION)),
                        GainSeries.of(
                                "\u03b1 = 2",
                                gains,
                                new double[] {-3, -2.9, 0.7, 0.8, 1, 1.1},
                                OptionalDouble.empty())));
    }

    /** Where the plot area lies, in pixels of the PNG. */
    private static Rectangle2D plotArea(JFreeChart chart) {
        final ChartRenderingInfo info = new ChartRenderingInfo();
        chart.createBufferedImage(Picture.WIDTH, Picture.HEIGHT, info);
        final Rectangle2D area = info.getPlotInfo().getDataArea();
        final int r = Picture.RESOLUTION;
        return new Rectangle2D.Double(r * area.getX(), r * area.getY(), r * area.getWidth(), r * area.getHeight());
    }

    @Test
    void drawsEverySeriesInItsColourAtTwiceTheSize() {
        final Pixels pixels = new Pixels(chart(true).png());
        assertEquals(1920, pixels.width());
        assertEquals(1200, pixels.height());
        // a line of 4.4 pixels across two thirds of the picture has thousands of pixels; text and legend, hundreds
        assertTrue(pixels.count(Palette.colour(0)) > 3000);
        assertTrue(pixels.count(Palette.colour(1)) > 3000);
        assertEquals(0, pixels.count(Palette.colour(2)));
    }

    @Test
    void drawsTheTransitionAsADashedVerticalLine() {
        final GainChart chart = chart(true);
        final JFreeChart drawn = chart.chart();
        final Rectangle2D area = plotArea(drawn);
        final int x = (int) drawn.getXYPlot().getDomainAxis().valueToJava2D(TRANSITION, area, RectangleEdge.BOTTOM);
        final int height = (int) area.getHeight();
        final Pixels pixels = new Pixels(chart.png());
        final int painted = IntStream.rangeClosed(x - 1, x + 1)
                .map(column -> pixels.count(Palette.colour(0), column, (int) area.getY(), (int) area.getMaxY()))
                .max()
                .getAsInt();
        // 7 on, 6 off: a little over a half, and a solid line would be all
        assertTrue(painted > 0.4 * height && painted < 0.7 * height, painted + " of " + height);
        final int beside = pixels.count(Palette.colour(0), x + 25, (int) area.getY(), (int) area.getMaxY());
        assertTrue(beside < 0.1 * height, beside + " of " + height);
    }

    @Test
    void theAxisFollowsTheGrid() {
        assertTrue(chart(true).chart().getXYPlot().getDomainAxis() instanceof LogAxis);
        assertTrue(!(chart(false).chart().getXYPlot().getDomainAxis() instanceof LogAxis));
        for (boolean isLogarithmic : new boolean[] {true, false}) {
            final var range =
                    chart(isLogarithmic).chart().getXYPlot().getDomainAxis().getRange();
            assertTrue(range.contains(0.1) && range.contains(10), range.toString());
        }
    }

    @Test
    void saysWhatIsSeen() {
        final JFreeChart chart = chart(true).chart();
        assertEquals("A title", chart.getTitle().getText());
        assertEquals("gain g", chart.getXYPlot().getDomainAxis().getLabel());
        assertTrue(chart.getXYPlot().getRangeAxis().getLabel().contains("nats per step"));
        final var legend = chart.getXYPlot().getLegendItems();
        assertEquals("\u03b1 = 1 (g* = 0.300)", legend.get(0).getLabel());
        assertEquals("\u03b1 = 2", legend.get(1).getLabel());
        final List<String> remarks = remarks(chart);
        assertTrue(remarks.get(0).contains("mean over 2 realisations"), remarks.toString());
        assertTrue(remarks.get(0).contains("one standard deviation"), remarks.toString());
        assertTrue(remarks.get(1).contains("dashed"), remarks.toString());
    }

    @Test
    void saysHowManyValuesAreMissing() {
        final GainChart chart = new GainChart(
                "t",
                "gain",
                false,
                List.of(GainSeries.of("a", new double[] {1, 2}, new double[] {Double.NaN, 1}, OptionalDouble.empty())));
        assertEquals(
                List.of("one realisation for each gain", "left out: 1 network without a finite value"),
                remarks(chart.chart()));
    }

    private static List<String> remarks(JFreeChart chart) {
        return IntStream.range(0, chart.getSubtitleCount())
                .mapToObj(chart::getSubtitle)
                .filter(TextTitle.class::isInstance)
                .map(title -> ((TextTitle) title).getText())
                .collect(Collectors.collectingAndThen(Collectors.toList(), lines -> {
                    Collections.reverse(lines); // they are stacked from the bottom
                    return lines;
                }));
    }

    @Test
    void aSingleGainHasAnAxisToo() {
        for (boolean isLogarithmic : new boolean[] {true, false}) {
            final GainChart chart = new GainChart(
                    "t",
                    "gain",
                    isLogarithmic,
                    List.of(GainSeries.of("a", new double[] {2}, new double[] {0.5}, OptionalDouble.empty())));
            final var range = chart.chart().getXYPlot().getDomainAxis().getRange();
            assertTrue(range.getLowerBound() < 2 && range.getUpperBound() > 2, range.toString());
            assertTrue(new Pixels(chart.png()).count(Palette.colour(0)) > 50);
        }
    }

    @Test
    void theSameNumbersGiveTheSameBytesInEveryLocale() {
        final byte[] picture = chart(false).png();
        final Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertArrayEquals(picture, chart(false).png());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void refusesNothingToDrawAndGainsOffTheAxis() {
        assertThrows(IllegalArgumentException.class, () -> new GainChart("t", "gain", false, List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new GainChart(
                        "t",
                        "gain",
                        true,
                        List.of(GainSeries.of("a", new double[] {0}, new double[] {1}, OptionalDouble.empty()))));
    }
}
