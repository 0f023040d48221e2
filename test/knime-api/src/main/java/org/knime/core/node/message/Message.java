package org.knime.core.node.message;

import java.util.List;
import java.util.Objects;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;

/** A summary, and what the user can do about it. */
public final class Message {

    private final String summary;
    private final List<String> resolutions;

    Message(String summary, List<String> resolutions) {
        this.summary = Objects.requireNonNull(summary, "summary");
        this.resolutions = List.copyOf(resolutions);
    }

    /** A message without remedies. */
    public static Message fromSummary(String summary) {
        return new Message(summary, List.of());
    }

    /** A message with remedies. */
    public static Message fromSummaryWithResolution(String summary, String... resolutions) {
        return new Message(summary, List.of(resolutions));
    }

    /** Builds a message piece by piece. */
    public static MessageBuilder builder() {
        return new MessageBuilder();
    }

    /** The text. */
    public String getSummary() {
        return summary;
    }

    /** The remedies. */
    public List<String> getResolutions() {
        return resolutions;
    }

    /** Fails while executing. */
    public KNIMEException toKNIMEException() {
        return KNIMEException.of(this);
    }

    /** Fails while executing. */
    public KNIMEException toKNIMEException(Throwable cause) {
        return KNIMEException.of(this, cause);
    }

    /** Fails while configuring. */
    public InvalidSettingsException toInvalidSettingsException() {
        return new InvalidSettingsException(summary);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Message message
                && summary.equals(message.summary)
                && resolutions.equals(message.resolutions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(summary, resolutions);
    }

    @Override
    public String toString() {
        return summary;
    }
}
