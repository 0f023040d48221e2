package org.tailspin.core.analysis;

import org.tailspin.core.Monitor;
import org.tailspin.core.dimension.KaplanYorke;
import org.tailspin.core.lyapunov.RegimeEvidence;
import org.tailspin.core.lyapunov.StoppingRule;

/**
 * How well a quantity should be known, and when to give up. It is known well enough when 1.645 standard errors, an interval
 * that covers nine times in ten, are within the tolerance.
 *
 * @param target the quantity
 * @param tolerance in its unit, positive; 0 for the regime, which is decided or not
 * @param maxSteps measured steps at which to give up, at least 1; equal to the least number of steps, it only flags
 */
public record Precision(Target target, double tolerance, int maxSteps) {

    /** Tolerance of the largest exponent where a precision is asked for and nothing else is said, in their unit. */
    public static final double DEFAULT_TOLERANCE = 0.01;

    /** What should be known. */
    public enum Target {
        /** The largest exponent, in nats per step, or per unit time of a flow. */
        LYAPUNOV_MAX,
        /** The Kaplan-Yorke dimension. */
        KAPLAN_YORKE,
        /** The regime, which has no tolerance. */
        REGIME
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public Precision {
        if (target != Target.REGIME) {
            StoppingRule.checkTolerance(tolerance);
        } else if (tolerance != 0) {
            throw new IllegalArgumentException("the regime has no tolerance, but one is given: " + tolerance);
        }
        if (maxSteps < 1) {
            throw new IllegalArgumentException("the limit of measured steps must be at least 1, but is " + maxSteps);
        }
    }

    /**
     * {@return a run that goes on until its regime is decided}
     *
     * @param maxSteps measured steps at which to give up, at least 1
     */
    public static Precision ofRegime(int maxSteps) {
        return new Precision(Target.REGIME, 0, maxSteps);
    }

    /**
     * {@return the rule that ends a run}
     *
     * @param evidence of the regime of the run
     * @param monitor cancellation
     */
    StoppingRule rule(RegimeEvidence evidence, Monitor monitor) {
        return switch (target) {
            case KAPLAN_YORKE ->
                KaplanYorke.within(
                        tolerance, spectrum -> evidence.find(spectrum, monitor).regime());
            case LYAPUNOV_MAX -> StoppingRule.maxWithin(tolerance);
            case REGIME -> spectrum -> evidence.isEnough(spectrum, monitor);
        };
    }
}
