package org.knime.core.node;

/** The settings, or the tables for which the node is configured, do not allow it to run. */
public class InvalidSettingsException extends Exception {

    private static final long serialVersionUID = 1;

    /** With a text for the user. */
    public InvalidSettingsException(String message) {
        super(message);
    }

    /** With a text for the user and a cause. */
    public InvalidSettingsException(String message, Throwable cause) {
        super(message, cause);
    }

    /** With a cause. */
    public InvalidSettingsException(Throwable cause) {
        super(cause);
    }
}
