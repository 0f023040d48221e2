package org.tailspin.core.lyapunov;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a network does once it has settled. {@link RegimeEvidence} has the rules. */
public enum Regime {
    /** At rest at the origin, or on the way to it. */
    QUIESCENT,
    /** At rest away from the origin, or on the way to there. */
    FIXED_POINT,
    /** A periodic orbit. */
    CYCLE,
    /** A torus: nothing grows or decays along it, and no state returns. */
    QUASI_PERIODIC,
    /** Neighbouring trajectories part exponentially, without a limit but the size of the attractor. */
    CHAOTIC,
    /** The state grows without bound. */
    DIVERGING,
    /** An input that changes moves the state, and neighbouring trajectories come together. */
    DRIVEN,
    /** Noise moves the state, and neighbouring trajectories that see the same noise come together. */
    NOISY,
    /** The run does not tell; a reason stands beside it. */
    UNDECIDED;

    private static final double ERRORS = 2;
    private static final double BOUNDED_GROWTH = 5;

    /**
     * A rule for chaos by the exponent alone: &lambda;_max is above two of its errors, and above what growth that stays bounded can
     * make of it, 5/K over K steps. It is for exponents that are not those of neighbouring states, such as those of tangent maps
     * in the published order, which no regime goes with, and for what is compared with these. The regime of a network, and with
     * it the column is_chaotic and the critical gain, is {@link RegimeEvidence}'s to say.
     *
     * @param spectrum exponents with errors
     * @return whether it is
     */
    public static boolean isChaotic(LyapunovSpectrum spectrum) {
        final double error = spectrum.maxStandardError().orElse(Double.POSITIVE_INFINITY);
        return spectrum.max() > Math.max(ERRORS * error, BOUNDED_GROWTH / spectrum.duration());
    }

    /** {@return whether neighbouring trajectories neither part nor are moved from outside: rest, a cycle or a torus} */
    public boolean isRegular() {
        return this == QUIESCENT || this == FIXED_POINT || this == CYCLE || this == QUASI_PERIODIC;
    }

    /** {@return the names of all} */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Regime::label).toList();
    }

    /** {@return the name in tables, such as {@code fixed point}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', name().startsWith("QUASI") ? '-' : ' ');
    }
}
