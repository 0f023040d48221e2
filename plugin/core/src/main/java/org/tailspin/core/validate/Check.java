package org.tailspin.core.validate;

import java.util.OptionalDouble;

/**
 * An expectation and what came out.
 *
 * @param expectation what is known
 * @param obtained by this installation; NaN for nothing at all
 * @param standardError of it, where it is an estimate; it informs, and does not enter the verdict
 */
public record Check(Expectation expectation, double obtained, OptionalDouble standardError) {

    /** {@return whether the deviation is at most the allowed one; NaN does not pass} */
    public boolean passes() {
        return Math.abs(obtained - expectation.value()) <= expectation.allowed();
    }
}
