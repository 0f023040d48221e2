package org.tailspin.core.analysis;

import org.tailspin.core.recipe.NetworkRecipe;

/**
 * A network and what was measured of it.
 *
 * @param recipe the network
 * @param measurement of it
 */
public record NetworkResult(NetworkRecipe recipe, Measurement measurement) {}
