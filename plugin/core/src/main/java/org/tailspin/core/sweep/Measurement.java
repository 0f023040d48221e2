package org.tailspin.core.sweep;

import java.util.Optional;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.lyapunov.Twins;

/**
 * What was measured of a network, drawn or given, or why nothing was.
 *
 * @param spectrum its exponents, if they were measured
 * @param twins the largest exponent without a tangent map, if it was asked for
 * @param activity statistics of the measured states, if there were any
 * @param regime what the network does, if the exponents were measured
 * @param note why something is missing, or what to know of the numbers; empty otherwise
 */
public record Measurement(
        Optional<LyapunovSpectrum> spectrum,
        Optional<Twins.Growth> twins,
        Optional<Activity> activity,
        Optional<Regime> regime,
        String note) {

    /**
     * @param activity statistics of the states of a network whose exponents were not asked for
     * @return the measurement
     */
    public static Measurement of(Activity activity) {
        return new Measurement(Optional.empty(), Optional.empty(), Optional.of(activity), Optional.empty(), "");
    }

    /**
     * @param reason why nothing could be measured; empty if nothing was tried
     * @return a measurement of nothing
     */
    public static Measurement none(String reason) {
        return new Measurement(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), reason);
    }
}
