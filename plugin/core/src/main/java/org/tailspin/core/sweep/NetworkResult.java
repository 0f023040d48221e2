package org.tailspin.core.sweep;

import java.util.Optional;
import org.tailspin.core.lyapunov.LyapunovSpectrum;

/**
 * What was measured of a network, or why nothing was.
 *
 * @param recipe the network
 * @param spectrum its exponents; empty if it failed
 * @param participationRatio of the measured states x = &phi;(y); NaN if it failed
 * @param note why it failed, or what to know of the numbers; empty otherwise
 */
public record NetworkResult(
        NetworkRecipe recipe, Optional<LyapunovSpectrum> spectrum, double participationRatio, String note) {

    static NetworkResult failed(NetworkRecipe recipe, String reason) {
        return new NetworkResult(recipe, Optional.empty(), Double.NaN, reason);
    }
}
