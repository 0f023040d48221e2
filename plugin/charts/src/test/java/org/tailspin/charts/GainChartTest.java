package org.tailspin.charts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.ValueAxis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class GainChartTest {

    private static final double TRANSITION = 0.3;

    private static GainChart chart(boolean isLogarithmic) {
        final double[] gains = {0.1, 0.1, 1, 1, 10, 10};
        return GainChart.lyapunovMax(
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

    @Test
    void drawsEverySeriesInItsColourAtTwiceTheSize() {
        final Pixels pixels = new Pixels(chart(true).png());
        assertEquals(1920, pixels.width());
        assertEquals(1200, pixels.height());
        // a line of 4.8 pixels across two thirds of the picture has thousands of pixels; text and legend, hundreds
        assertTrue(pixels.count(Palette.colour(0)) > 3000);
        assertTrue(pixels.count(Palette.colour(1)) > 3000);
        assertEquals(0, pixels.count(Palette.colour(2)));
    }

    /** The most pixels of a colour in a column near a gain, of all. */
    private static double painted(Drawn drawn, int panel, int colour, int x) {
        final Rectangle2D area = drawn.area(panel);
        return IntStream.rangeClosed(x - 1, x + 1)
                        .map(column -> drawn.pixels()
                                .count(Palette.colour(colour), column, (int) area.getY(), (int) area.getMaxY()))
                        .max()
                        .getAsInt()
                / area.getHeight();
    }

    @Test
    void drawsTheTransitionAsADashedVerticalLine() {
        final Drawn drawn = new Drawn(chart(true));
        // 9 on, 6 off, and a solid line would be all
        final double part = painted(drawn, 0, 0, drawn.x(0, TRANSITION));
        assertTrue(part > 0.5 && part < 0.7, part + " of the height");
        final double beside = painted(drawn, 0, 0, drawn.x(0, TRANSITION) + 25);
        assertTrue(beside < 0.1, beside + " of the height");
    }

    @Test
    void drawsTheoryDashedAndTheOnsetOfChaosSolid() {
        final GainSeries series = GainSeries.of("a", new double[] {1, 2}, new double[] {0, 0}, OptionalDouble.empty())
                .theory(new double[] {2, 1}, new double[] {1, 1})
                .critical(OptionalDouble.of(1.5));
        final GainChart chart = GainChart.lyapunovMax("t", "gain", false, List.of(series));
        final Drawn drawn = new Drawn(chart);
        final double part = painted(drawn, 0, 0, drawn.x(0, 1.5));
        assertTrue(part > 0.9, part + " of the height");
        final int y = drawn.y(0, 1);
        final int from = drawn.x(0, 1) + 10;
        final int to = drawn.x(0, 2) - 10;
        final long on = IntStream.range(from, to)
                .filter(x -> drawn.pixels().count(Palette.colour(0), x, y - 1, y + 2) > 0)
                .count();
        assertTrue(on > 0.5 * (to - from) && on < 0.75 * (to - from), on + " of " + (to - from));
        assertTrue(chart.sheet().remarks().get(1).contains("dashed curve: theory"));
        assertTrue(chart.sheet().remarks().get(1).contains("measured onset of chaos"));
    }

    @Test
    void panelsShareAxisAndLegend() {
        final GainSeries exponent =
                GainSeries.of("a", new double[] {1, 2}, new double[] {0, 1}, OptionalDouble.empty());
        final GainSeries dimension =
                GainSeries.of("a", new double[] {1, 2}, new double[] {0, 9}, OptionalDouble.empty());
        final Drawn drawn = new Drawn(new GainChart(
                "t",
                "gain",
                true,
                List.of(
                        new GainChart.Quantity(GainChart.LYAPUNOV_MAX, List.of(exponent)),
                        new GainChart.Quantity(GainChart.KAPLAN_YORKE, List.of(dimension)),
                        new GainChart.Quantity(GainChart.PARTICIPATION_RATIO, List.of()))));
        assertEquals(3, drawn.panels());
        assertTrue(drawn.sheet().isLegendShared());
        for (int panel = 0; panel < 2; panel++) {
            assertEquals("gain", drawn.plot(panel).getDomainAxis().getLabel());
            assertTrue(drawn.count(panel, Palette.colour(0)) > 500);
        }
        assertEquals(0, drawn.count(2, Palette.colour(0)));
        assertEquals(GainChart.KAPLAN_YORKE, drawn.plot(1).getRangeAxis().getLabel());
        assertTrue(drawn.plot(1).getRangeAxis().getRange().contains(9));
        assertTrue(!drawn.plot(0).getRangeAxis().getRange().contains(9));
        // the legend above the panels
        final int above = (int) drawn.area(0).getMinY() - 20;
        assertTrue(IntStream.range(0, drawn.pixels().width())
                        .map(x -> drawn.pixels().count(Palette.colour(0), x, 0, above))
                        .sum()
                > 50);
    }

    @Test
    void theAxisFollowsTheGrid() {
        for (boolean isLogarithmic : new boolean[] {true, false}) {
            final ValueAxis axis = new Drawn(chart(isLogarithmic)).plot(0).getDomainAxis();
            assertEquals(isLogarithmic, axis instanceof LogAxis);
            assertTrue(axis.getRange().contains(0.1) && axis.getRange().contains(10));
        }
    }

    @Test
    void saysWhatIsSeen() {
        final Drawn drawn = new Drawn(chart(true));
        assertEquals("A title", drawn.sheet().title());
        assertEquals("gain g", drawn.plot(0).getDomainAxis().getLabel());
        assertTrue(drawn.plot(0).getRangeAxis().getLabel().contains("nats per step"));
        assertEquals(List.of("\u03b1 = 1 (g* = 0.300)", "\u03b1 = 2"), drawn.legend(0));
        final List<String> remarks = drawn.sheet().remarks();
        assertTrue(remarks.get(0).contains("mean over 2 realisations"), remarks.toString());
        assertTrue(remarks.get(0).contains("one standard deviation"), remarks.toString());
        assertTrue(remarks.get(1).contains("dashed vertical: g*"), remarks.toString());
    }

    @Test
    void saysHowManyValuesAreMissing() {
        final GainChart chart = GainChart.lyapunovMax(
                "t",
                "gain",
                false,
                List.of(GainSeries.of("a", new double[] {1, 2}, new double[] {Double.NaN, 1}, OptionalDouble.empty())));
        assertEquals(
                List.of("one realisation for each gain", "left out: 1 value that is missing"),
                chart.sheet().remarks());
    }

    @Test
    void aSingleGainHasAnAxisToo() {
        for (boolean isLogarithmic : new boolean[] {true, false}) {
            final Drawn drawn = new Drawn(GainChart.lyapunovMax(
                    "t",
                    "gain",
                    isLogarithmic,
                    List.of(GainSeries.of("a", new double[] {2}, new double[] {0.5}, OptionalDouble.empty()))));
            final var range = drawn.plot(0).getDomainAxis().getRange();
            assertTrue(range.getLowerBound() < 2 && range.getUpperBound() > 2, range.toString());
            assertTrue(drawn.count(0, Palette.colour(0)) > 50);
        }
    }

    @Test
    @ResourceLock(Resources.LOCALE)
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
    void leavesOutGainsOffTheAxisAndSaysIfNothingIsLeft() {
        final GainSeries zero = GainSeries.of("a", new double[] {0}, new double[] {1}, OptionalDouble.empty());
        for (GainChart chart : List.of(
                GainChart.lyapunovMax("t", "gain", false, List.of()),
                GainChart.lyapunovMax("t", "gain", true, List.of(zero)))) {
            assertTrue(chart.sheet().isEmpty());
            final Pixels pixels = new Pixels(chart);
            assertEquals(0, pixels.count(Palette.colour(0)));
            assertTrue(pixels.count(Palette.INK) > 500); // title and sentence
        }
        assertThrows(IllegalArgumentException.class, () -> new GainChart("t", "gain", false, List.of()));
    }
}
