package org.tailspin.core;

/**
 * The numbers do not allow a result: a state that diverges, a decomposition that does not converge. Unlike an {@link
 * ArithmeticException} of Java, which is a fault of the program, it says so of the network.
 */
public class NumericalException extends ArithmeticException {

    private static final long serialVersionUID = 1;

    /**
     * Reports that a computation found no number.
     *
     * @param reason one sentence
     */
    public NumericalException(String reason) {
        super(reason);
    }
}
