package org.tailspin.core.sweep;

import java.util.Optional;
import org.tailspin.core.lyapunov.LyapunovSpectrum;

/**
 * A network of a sweep, and what was measured of it.
 *
 * @param recipe the network
 * @param measurement what was measured, or why nothing was
 */
public record NetworkResult(NetworkRecipe recipe, Measurement measurement) {

    /**
     * @return the exponents; empty if the network failed
     */
    public Optional<LyapunovSpectrum> spectrum() {
        return measurement.spectrum();
    }

    /**
     * @return participation ratio of the measured states x = &phi;(y); NaN if the network failed
     */
    public double participationRatio() {
        return measurement.participationRatio();
    }

    /**
     * @return why it failed, or what to know of the numbers; empty otherwise
     */
    public String note() {
        return measurement.note();
    }
}
