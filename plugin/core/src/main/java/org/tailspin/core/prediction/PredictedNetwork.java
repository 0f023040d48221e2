package org.tailspin.core.prediction;

import java.util.Map;
import java.util.Optional;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.ResultCodec;
import org.tailspin.core.table.TheoryColumn;

/**
 * A network and what theory predicts of it.
 *
 * @param recipe the network
 * @param prediction of it
 */
public record PredictedNetwork(NetworkRecipe recipe, TheoryPrediction prediction) {

    /** What is kept of a prediction: records alone. */
    private record Kept(Map<TheoryColumn, Double> values, Map<TheoryColumn, String> reasons) {}

    /** Keeps predictions, with the reasons where there is none. */
    public static final ResultCodec<PredictedNetwork> CODEC = ResultCodec.of(
            Kept.class,
            network -> Optional.of(new Kept(network.prediction.values(), network.prediction.reasons())),
            (recipe, kept) -> new PredictedNetwork(recipe, new TheoryPrediction(kept.values, kept.reasons)));
}
