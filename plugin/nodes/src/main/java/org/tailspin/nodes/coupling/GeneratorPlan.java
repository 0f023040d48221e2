package org.tailspin.nodes.coupling;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.GainSweep;
import org.tailspin.core.recipe.Grid;
import org.tailspin.core.recipe.NetworkRecipe;

/** Makes the plan of networks that the dialog of the Coupling Generator says. */
final class GeneratorPlan {

    private final CouplingGeneratorParameters dialog;

    GeneratorPlan(CouplingGeneratorParameters dialog) {
        this.dialog = dialog;
    }

    /**
     * {@return the plan}
     *
     * @param seed of the first realisation
     * @throws IllegalArgumentException if a value is out of its range
     */
    GainSweep sweep(long seed) {
        final GainSweep sweep =
                new GainSweep(ensembles(), dialog.m_neurons, gains(), dialog.m_realisations, seed, dialog.dynamics());
        // The first network has the smallest gain; all others are in range if it is.
        new NetworkRecipe(
                new Disorder(sweep.ensembles().get(0), dialog.m_neurons, seed),
                sweep.gains().from(),
                seed,
                sweep.dynamics());
        checkWeights(sweep);
        return sweep;
    }

    private List<CouplingEnsemble> ensembles() {
        final EnsembleKind kind = dialog.kind();
        final Map<EnsembleParameter, Double> neurons = dialog.m_heterogeneity.toCore();
        final Map<EnsembleList, List<Double>> blocks = dialog.m_blocks.toCore(kind);
        final boolean hasAlpha = kind.takes(EnsembleParameter.ALPHA) && !blocks.containsKey(EnsembleList.BLOCK_ALPHAS);
        final List<CouplingEnsemble> ensembles = new ArrayList<>();
        for (double alpha : hasAlpha ? alphas() : new double[] {0}) {
            for (Map<EnsembleParameter, Double> law : dialog.m_law.toCore(kind)) {
                final Map<EnsembleParameter, Double> parameters = new EnumMap<>(EnsembleParameter.class);
                parameters.putAll(law);
                parameters.putAll(neurons);
                if (hasAlpha) {
                    parameters.put(EnsembleParameter.ALPHA, alpha);
                }
                ensembles.add(kind.create(parameters, blocks));
            }
        }
        return ensembles;
    }

    private double[] alphas() {
        return Several.values(
                "alpha",
                dialog.m_alphaValues,
                dialog.m_alpha,
                () -> new Grid(dialog.m_alphaFrom, dialog.m_alphaTo, dialog.m_alphaCount, false),
                dialog.m_alphaList);
    }

    private Grid gains() {
        return Several.gains(
                dialog.m_gainValues,
                dialog.m_gain,
                dialog.m_gainFrom,
                dialog.m_gainTo,
                dialog.m_gainCount,
                dialog.m_gainSpacing,
                dialog.m_gainList);
    }

    private void checkWeights(GainSweep sweep) {
        final double weights = sweep.ensembles().stream()
                        .mapToDouble(ensemble -> WeightsTable.count(ensemble, dialog.m_neurons))
                        .sum()
                * sweep.gains().count()
                * dialog.m_realisations;
        if (dialog.m_weights && weights > WeightsTable.MOST) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the table of weights must have at most %d rows, but would have %.0f: draw fewer or smaller networks, or"
                            + " leave the weights out",
                    WeightsTable.MOST,
                    weights));
        }
    }
}
