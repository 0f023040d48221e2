package org.tailspin.core.validate;

import java.util.OptionalDouble;

/**
 * A number that is known, and how far an honest result may lie from it.
 *
 * @param system what is measured, such as {@code Henon map}
 * @param quantity of it, with its parameters
 * @param value what is expected
 * @param allowed largest deviation that passes, at least 0; chosen before the run, from the spread of runs of this length
 *     and the size of the system
 * @param source where the value comes from: literature, a proof, an equation, or an independent implementation
 */
public record Expectation(String system, String quantity, double value, double allowed, String source) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the value is not finite or the allowed deviation is negative
     */
    public Expectation {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("an expected value must be finite, but is " + value);
        }
        if (!(allowed >= 0)) {
            throw new IllegalArgumentException("the allowed deviation must be at least 0, but is " + allowed);
        }
    }

    /**
     * {@return the comparison}
     *
     * @param obtained by this installation; NaN for nothing at all
     */
    public Check obtained(double obtained) {
        return obtained(obtained, OptionalDouble.empty());
    }

    /**
     * {@return the comparison}
     *
     * @param obtained by this installation; NaN for nothing at all
     * @param standardError of it, where it is an estimate
     */
    public Check obtained(double obtained, OptionalDouble standardError) {
        return new Check(this, obtained, standardError);
    }
}
