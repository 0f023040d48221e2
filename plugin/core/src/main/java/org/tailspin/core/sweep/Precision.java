package org.tailspin.core.sweep;

import org.tailspin.core.dimension.KaplanYorke;
import org.tailspin.core.lyapunov.StoppingRule;

/**
 * How well a quantity should be known, and when to give up. It is known well enough when 1.645 standard errors, an interval
 * that covers nine times in ten, are within the tolerance.
 *
 * @param target the quantity
 * @param tolerance in its unit, positive
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
        KAPLAN_YORKE
    }

    /**
     * @throws IllegalArgumentException outside the ranges
     */
    public Precision {
        StoppingRule.checkTolerance(tolerance);
        if (maxSteps < 1) {
            throw new IllegalArgumentException("the limit of measured steps must be at least 1, but is " + maxSteps);
        }
    }

    /**
     * @return the rule that ends a run
     */
    StoppingRule rule() {
        return target == Target.KAPLAN_YORKE ? KaplanYorke.within(tolerance) : StoppingRule.maxWithin(tolerance);
    }
}
