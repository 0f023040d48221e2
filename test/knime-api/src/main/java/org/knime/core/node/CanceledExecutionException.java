package org.knime.core.node;

/** Somebody asked the node to stop. */
public class CanceledExecutionException extends Exception {

    private static final long serialVersionUID = 1;

    /** Without a text. */
    public CanceledExecutionException() {
        this("Execution canceled");
    }

    /** With a text. */
    public CanceledExecutionException(String message) {
        super(message);
    }
}
