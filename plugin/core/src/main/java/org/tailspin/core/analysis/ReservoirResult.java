package org.tailspin.core.analysis;

import java.util.Optional;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.reservoir.ReservoirSettings;

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

    /**
     * @return the same without readout and predictions, which take memory
     */
    public ReservoirResult withoutDetail() {
        return new ReservoirResult(
                recipe,
                settings,
                measured.map(result -> new ReservoirSettings.Result(
                        result.scores().withoutDetail(), result.spectrum(), result.ranks())),
                note);
    }
}
