package org.tailspin.core.sweep;

import java.util.Optional;
import org.tailspin.core.lyapunov.LyapunovSpectrum;

/**
 * What was measured of a network, or why nothing was.
 *
 * @param recipe the network
 * @param spectrum its exponents, if they were measured
 * @param activity statistics of the measured states, if there were any
 * @param note why something is missing, or what to know of the numbers; empty otherwise
 */
public record NetworkResult(
        NetworkRecipe recipe, Optional<LyapunovSpectrum> spectrum, Optional<Activity> activity, String note) {

    /**
     * @param recipe a network
     * @return the network alone, nothing measured
     */
    public static NetworkResult of(NetworkRecipe recipe) {
        return failed(recipe, "");
    }

    /**
     * @param recipe a network
     * @param reason why nothing could be measured
     * @return the network with its note
     */
    public static NetworkResult failed(NetworkRecipe recipe, String reason) {
        return new NetworkResult(recipe, Optional.empty(), Optional.empty(), reason);
    }
}
