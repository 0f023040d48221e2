package org.tailspin.core.dynamics;

import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;

/** What makes the tangent maps of a network singular. */
final class Singularity {

    /** The determinant of a larger matrix is not made for the sake of a sentence. */
    private static final int LARGEST = 1500;

    private static final String COUPLINGS = "the couplings are exactly singular";

    /** Couplings that can be inverted, and slopes that are never 0, but numbers that end. */
    private static final String UNDERFLOW =
            "growth below the range of a double counts as none, as where every neuron is far in saturation";

    private Singularity() {}

    /** Why, in words, for a network whose tangent maps are slopes times couplings. */
    static String of(Coupling coupling, Nonlinearity nonlinearity) {
        final String slopes = "the slope of " + nonlinearity.label() + " is 0 where a neuron is saturated or off";
        if (nonlinearity.isStrictlyIncreasing()) {
            final boolean isRegular = coupling.isRegular()
                    || coupling.size() <= LARGEST
                            && coupling.logAbsDeterminant(Monitor.NONE).isPresent();
            return isRegular ? UNDERFLOW : COUPLINGS;
        }
        if (coupling.isRegular()) {
            return slopes;
        }
        if (coupling.size() > LARGEST) {
            return slopes + ", and the couplings may be singular";
        }
        return coupling.logAbsDeterminant(Monitor.NONE).isPresent() ? slopes : COUPLINGS + ", and " + slopes;
    }
}
