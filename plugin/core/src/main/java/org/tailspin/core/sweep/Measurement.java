package org.tailspin.core.sweep;

import java.util.Optional;
import org.tailspin.core.lyapunov.LyapunovSpectrum;

/**
 * What was measured of a network, drawn or given, or why nothing was.
 *
 * @param spectrum its exponents; empty if it failed
 * @param participationRatio of the measured states x = &phi;(y); NaN if it failed
 * @param note why it failed, or what to know of the numbers; empty otherwise
 */
public record Measurement(Optional<LyapunovSpectrum> spectrum, double participationRatio, String note) {

    static Measurement failed(String reason) {
        return new Measurement(Optional.empty(), Double.NaN, reason);
    }
}
