package org.tailspin.core.coupling;

/** A parameter or a list of an ensemble was refused. */
public final class ParameterException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String label;

    /**
     * Reports that a parameter is out of its range.
     *
     * @param label of the parameter or list, as in tables
     * @param rest of the sentence that begins with it: the bound, and the value
     */
    ParameterException(String label, String rest) {
        super(label + " " + rest);
        this.label = label;
    }

    /** {@return label of the parameter or list, as in tables} */
    public String label() {
        return label;
    }
}
