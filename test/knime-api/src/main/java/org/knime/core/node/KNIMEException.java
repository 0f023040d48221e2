package org.knime.core.node;

import java.util.Objects;
import org.knime.core.node.message.Message;

/** A failure of a node with a text for the user and, where possible, a remedy. */
public final class KNIMEException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Message message;

    private KNIMEException(Message message, Throwable cause) {
        super(message.getSummary(), cause);
        this.message = message;
    }

    /** With a text. */
    public KNIMEException(String message) {
        this(Message.fromSummary(message), null);
    }

    /** With a text and a cause. */
    public KNIMEException(String message, Throwable cause) {
        this(Message.fromSummary(message), cause);
    }

    /** With a message. */
    public static KNIMEException of(Message message) {
        return new KNIMEException(Objects.requireNonNull(message, "message"), null);
    }

    /** With a message and a cause. */
    public static KNIMEException of(Message message, Throwable cause) {
        return new KNIMEException(Objects.requireNonNull(message, "message"), cause);
    }

    /** The message with its remedies. */
    public Message getKNIMEMessage() {
        return message;
    }
}
