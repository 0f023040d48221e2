package org.tailspin.core.lyapunov;

import java.util.Locale;

/**
 * What a network does once it has settled, by documented rules on the largest exponent with its error and on recurrence.
 *
 * <p>With K measured steps, &lambda; = &lambda;_max and its standard error se, let the zero band be w = max(2 se, 5/K): the
 * sum of growth rates of a motion that neither converges nor diverges stays bounded, so |&lambda;| is of order 1/K there.
 * The rules, in order:
 *
 * <ol>
 *   <li>quiescent: the state is below 10^-6, or fell by a factor e or more at a rate of at least half of
 *       |&lambda;|, with &lambda; &lt; 0;
 *   <li>chaotic: &lambda; &gt; w;
 *   <li>fixed point, cycle: the state returns to within 10^-6 after one, or after p, steps; or &lambda; &lt; -w (which
 *       leaves a bounded map nothing else) and it returns to within 10^-2;
 *   <li>quasi-periodic: |&lambda;| &le; 5/K and se &le; 10/K: growth that stays bounded, without return (bounded growth
 *       of order one has an error of about 5/K by batch means);
 *   <li>undecided otherwise: a longer run may tell.
 * </ol>
 *
 * <p>For a flow time takes the place of steps, K is the duration, and a period is a number of its steps. Its cycles have a
 * largest exponent of zero too, and their period is no whole number of steps; so there, where growth stays bounded, the
 * second exponent decides: cycle if it is below -w, quasi-periodic if it stays bounded as well, and undecided if only one
 * exponent was measured.
 *
 * <p>A network with noise never returns: it is chaotic by the rule, or else undecided.
 */
public enum Regime {
    /** At rest, or on the way to it. */
    QUIESCENT,
    /** At rest away from the origin. */
    FIXED_POINT,
    /** A periodic orbit. */
    CYCLE,
    /** A torus: the largest exponent is zero. */
    QUASI_PERIODIC,
    /** Neighbouring trajectories part exponentially. */
    CHAOTIC,
    /** The run was too short to tell. */
    UNDECIDED;

    private static final double ERRORS = 2;
    private static final double BOUNDED_GROWTH = 5;

    /** The standard error of bounded growth, in units of the band above. */
    private static final double TOLERATED = 2;

    /**
     * Applies the rules.
     *
     * @param spectrum exponents with errors
     * @param recurrence of the states that the exponents were measured over
     * @return the regime
     */
    public static Regime of(LyapunovSpectrum spectrum, Recurrence recurrence) {
        final double lambda = spectrum.max();
        if (recurrence.isAtRest() || recurrence.diesOutAt(lambda * spectrum.timeStep())) {
            return QUIESCENT;
        }
        if (isChaotic(spectrum)) {
            return CHAOTIC;
        }
        final int period = recurrence.period(lambda < -band(spectrum, 0) ? Recurrence.LOOSE : Recurrence.STRICT);
        if (period > 0) {
            return period == 1 ? FIXED_POINT : CYCLE;
        }
        if (!isBounded(spectrum, 0)) {
            return UNDECIDED;
        }
        return spectrum.isPerTime() ? cycleOrTorus(spectrum) : QUASI_PERIODIC;
    }

    /** A torus has two directions in which nothing grows or decays, a cycle has one: along the orbit. */
    private static Regime cycleOrTorus(LyapunovSpectrum spectrum) {
        if (spectrum.exponents().length > 1) {
            final double second = spectrum.exponents()[1];
            if (second < -band(spectrum, 1)) {
                return CYCLE;
            }
            if (isBounded(spectrum, 1)) {
                return QUASI_PERIODIC;
            }
        }
        return UNDECIDED;
    }

    private static boolean isBounded(LyapunovSpectrum spectrum, int i) {
        final double bounded = BOUNDED_GROWTH / spectrum.duration();
        return Math.abs(spectrum.exponents()[i]) <= bounded && error(spectrum, i) <= TOLERATED * bounded;
    }

    /**
     * The rule for chaos alone, without a look at the states.
     *
     * @param spectrum exponents with errors
     * @return whether &lambda;_max is above the zero band
     */
    public static boolean isChaotic(LyapunovSpectrum spectrum) {
        return spectrum.max() > band(spectrum, 0);
    }

    private static double band(LyapunovSpectrum spectrum, int i) {
        return Math.max(ERRORS * error(spectrum, i), BOUNDED_GROWTH / spectrum.duration());
    }

    private static double error(LyapunovSpectrum spectrum, int i) {
        final double error = spectrum.standardErrors()[i];
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    /**
     * @return the name in tables, such as {@code fixed point}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', name().startsWith("QUASI") ? '-' : ' ');
    }
}
