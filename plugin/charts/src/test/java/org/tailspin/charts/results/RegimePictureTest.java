package org.tailspin.charts.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tailspin.charts.Chart;
import org.tailspin.charts.Drawn;
import org.tailspin.charts.GainChart;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;

class RegimePictureTest {

    private static void add(RegimePicture picture, double gain, Double exponent, Regime regime) {
        final Map<MeasuredColumn, Object> cells = new HashMap<>();
        cells.put(MeasuredColumn.LYAPUNOV_MAX, exponent);
        cells.put(MeasuredColumn.REGIME, regime.label());
        picture.add(
                new NetworkRecipe(new Disorder(new StableEnsemble(1.5), 50, 1), gain, 1, Dynamics.usual()), cells::get);
    }

    @Test
    void everyRegimeHasItsColourAndNetworksWithoutExponentAreLeftOut() {
        final RegimePicture picture = new RegimePicture();
        add(picture, 0.5, -0.7, Regime.QUIESCENT);
        add(picture, 2, 0.2, Regime.CHAOTIC);
        add(picture, 3, 0.3, Regime.CHAOTIC);
        add(picture, 1.5, null, Regime.CYCLE);
        add(picture, 1.5, Double.NaN, Regime.CYCLE);
        final Drawn drawn = new Drawn(picture.chart());
        assertEquals(List.of("quiescent", "chaotic"), drawn.legend(0));
        assertEquals(GainChart.STABLE_GAIN, drawn.plot(0).getDomainAxis().getLabel());
        assertEquals(GainChart.LYAPUNOV_MAX, drawn.plot(0).getRangeAxis().getLabel());
    }

    @Test
    void nothingIsSaid() {
        final Chart chart = new RegimePicture().chart();
        assertTrue(chart.sheet().isEmpty());
    }
}
