package org.tailspin.core.analysis;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.reservoir.ReservoirSettings;
import org.tailspin.core.reservoir.Scores;

/**
 * A network and what came of its task.
 *
 * @param recipe the network
 * @param settings of the task
 * @param measured what was measured; empty where it failed
 * @param note why something is missing, or the empty text
 */
public record ReservoirResult(
        NetworkRecipe recipe, ReservoirSettings settings, Optional<ReservoirSettings.Result> measured, String note) {

    /** {@return the same without readout, predictions and states, which take memory} */
    public ReservoirResult withoutDetail() {
        return with(Scores::withoutDetail);
    }

    /** {@return the same without the states} */
    public ReservoirResult withoutStates() {
        return with(Scores::withoutStates);
    }

    private ReservoirResult with(UnaryOperator<Scores> less) {
        return new ReservoirResult(
                recipe,
                settings,
                measured.map(result ->
                        new ReservoirSettings.Result(less.apply(result.scores()), result.spectrum(), result.ranks())),
                note);
    }
}
