package org.tailspin.charts.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.tailspin.charts.GainChart;
import org.tailspin.charts.GainSeries;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.prediction.NetworkTheory;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;

/** What theory shows where nothing was measured. */
class TheoryPictureTest {

    private static GainChart chart(CouplingEnsemble ensemble, double... gains) {
        final TheoryPicture picture = new TheoryPicture();
        final NetworkTheory theory = new NetworkTheory();
        for (double gain : gains) {
            final NetworkRecipe recipe = new NetworkRecipe(new Disorder(ensemble, 100, 1), gain, 1, Dynamics.usual());
            picture.add(recipe, theory.of(recipe));
        }
        return picture.chart();
    }

    @Test
    void showsTheExponentOfRestAndTheActivityOfHeavyTails() {
        final CouplingEnsemble cauchy = EnsembleKind.STABLE.create(Map.of(EnsembleParameter.ALPHA, 1.0));
        final GainChart chart = chart(cauchy, 0.1, 0.5, 2);
        assertEquals(3, chart.quantities().size());
        final GainSeries rest = chart.quantities().get(0).series().get(0);
        final double transition = rest.transition().orElseThrow();
        assertEquals(
                DoubleStream.of(0.1, 0.5, 2)
                        .map(gain -> Math.log(gain / transition))
                        .boxed()
                        .toList(),
                rest.theory().stream().map(GainSeries.Prediction::value).toList());
        final List<GainSeries.Prediction> activity =
                chart.quantities().get(1).series().get(0).theory();
        assertTrue(activity.get(2).value() > activity.get(1).value(), "activity rises with the gain");
        assertFalse(chart.sheet().isEmpty());
    }

    @Test
    void showsThePredictionsOfRandomModes() {
        final CouplingEnsemble modes = EnsembleKind.RANDOM_MODES.create(Map.of(EnsembleParameter.EFFECTIVE_RANK, 0.1));
        final GainChart chart = chart(modes, 2, 3);
        assertEquals(GainChart.LYAPUNOV_MAX, chart.quantities().get(0).label());
        assertEquals(2, chart.quantities().get(0).series().get(0).theory().size());
    }

    @Test
    void isEmptyWhereNoTheoryIsKnown() {
        final CouplingEnsemble lognormal = EnsembleKind.LOGNORMAL.create(Map.of(EnsembleParameter.SIGMA, 1.0));
        assertTrue(chart(lognormal, 1, 2).sheet().isEmpty());
    }
}
