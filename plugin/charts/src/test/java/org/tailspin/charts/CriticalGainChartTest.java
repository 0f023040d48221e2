package org.tailspin.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CriticalGainChartTest {

    private static CriticalGainChart.Realisation realisation(String label, OptionalDouble last) {
        return new CriticalGainChart.Realisation(
                label,
                new double[] {0.5, 1, 2},
                new double[] {-1, 0.01, 0.5},
                OptionalDouble.of(0.9),
                last,
                OptionalDouble.of(0.7));
    }

    private static CriticalGainChart chart(List<CriticalGainChart.Realisation> realisations) {
        return new CriticalGainChart("t", "gain", "exponent", realisations, OptionalDouble.of(0.8));
    }

    @Test
    void showsCurvesAndGains() {
        final Drawn drawn = new Drawn(chart(List.of(realisation("seed 1", OptionalDouble.of(0.9)))));
        assertEquals(List.of("seed 1", "g* (annealed theory)"), drawn.legend(0));
        assertEquals(2, drawn.data(0, 0).getXValue(0, 2));
        assertEquals(0.5, drawn.data(0, 0).getYValue(0, 2));
        assertTrue(drawn.count(0, Palette.colour(Curve.BLACK)) > 500, "g*");
        // a last onset that is another is one more line
        final Drawn two = new Drawn(chart(List.of(realisation("seed 1", OptionalDouble.of(1.5)))));
        assertTrue(two.count(0, Palette.colour(0)) > drawn.count(0, Palette.colour(0)) + 500);
    }

    @Test
    void showsNoMoreThanCanBeToldApart() {
        final Drawn drawn = new Drawn(chart(IntStream.range(0, 9)
                .mapToObj(i -> realisation("seed " + i, OptionalDouble.empty()))
                .toList()));
        assertEquals(CriticalGainChart.MOST + 1, drawn.legend(0).size());
        assertTrue(drawn.sheet().remarks().contains("the first 6 of 9 realisations"));
    }

    @Test
    void saysThatThereIsNothing() {
        assertTrue(chart(List.of()).png().length > 1000);
    }
}
