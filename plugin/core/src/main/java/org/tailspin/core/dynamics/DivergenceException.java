package org.tailspin.core.dynamics;

import org.tailspin.core.NumericalException;

/** A state left the range of a double. */
public final class DivergenceException extends NumericalException {

    private static final long serialVersionUID = 1;

    private final double norm;

    /**
     * Reports that a state left the range of numbers.
     *
     * @param step number of steps taken when it was seen
     * @param norm largest modulus of the state before that step
     */
    public DivergenceException(long step, double norm) {
        super("the state is no longer finite after step " + step + " (largest modulus before it: " + norm + ")");
        this.norm = norm;
    }

    /** {@return largest modulus of the state before the step that left the range of a double} */
    public double norm() {
        return norm;
    }
}
