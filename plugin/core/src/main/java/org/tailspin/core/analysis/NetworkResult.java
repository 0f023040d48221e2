package org.tailspin.core.analysis;

import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.ResultCodec;

/**
 * A network and what was measured of it.
 *
 * @param recipe the network
 * @param measurement of it
 */
public record NetworkResult(NetworkRecipe recipe, Measurement measurement) {

    /** Keeps results that were measured. */
    public static final ResultCodec<NetworkResult> CODEC = ResultCodec.of(
            KeptMeasurement.class,
            result -> KeptMeasurement.of(result.measurement()),
            (recipe, kept) -> new NetworkResult(recipe, kept.measurement()));
}
