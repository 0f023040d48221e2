package org.tailspin.core.pipeline;

import java.util.Map;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.recipe.NetworkRecipe;

/** What theory says of a network, which may need a look at its couplings. Several threads may ask. */
@FunctionalInterface
public interface Prediction {

    /** Nothing. */
    Prediction NONE = (recipe, coupling) -> Map.of();

    /**
     * {@return values for large N}
     *
     * @param recipe the network
     * @param coupling its couplings at unit gain
     */
    Map<Quantity, Double> of(NetworkRecipe recipe, Coupling coupling);
}
