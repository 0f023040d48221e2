package org.tailspin.core.sweep;

/**
 * A network and what was measured of it.
 *
 * @param recipe the network
 * @param measurement of it
 */
public record NetworkResult(NetworkRecipe recipe, Measurement measurement) {}
