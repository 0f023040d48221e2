package org.tailspin.core.sweep;

import java.util.Optional;
import org.tailspin.core.lyapunov.LyapunovSpectrum;

/**
 * What was measured of a network, drawn or given, or why nothing was.
 *
 * @param spectrum its exponents, if they were measured
 * @param activity statistics of the measured states, if there were any
 * @param note why something is missing, or what to know of the numbers; empty otherwise
 */
public record Measurement(Optional<LyapunovSpectrum> spectrum, Optional<Activity> activity, String note) {

    /**
     * @param reason why nothing could be measured; empty if nothing was tried
     * @return a measurement of nothing
     */
    public static Measurement none(String reason) {
        return new Measurement(Optional.empty(), Optional.empty(), reason);
    }
}
