package org.knime.core.node.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds a message piece by piece. */
public final class MessageBuilder {

    private final List<String> resolutions = new ArrayList<>();
    private final List<String> issues = new ArrayList<>();
    private String summary;

    MessageBuilder() {}

    /** Sets the text. */
    public MessageBuilder withSummary(String text) {
        summary = text;
        return this;
    }

    /** Adds one thing that went wrong. */
    public MessageBuilder addTextIssue(String text) {
        issues.add(text);
        return this;
    }

    /** Adds remedies. */
    public MessageBuilder addResolutions(String... texts) {
        resolutions.addAll(List.of(texts));
        return this;
    }

    /** How many things went wrong. */
    public long getIssueCount() {
        return issues.size();
    }

    /** The first thing that went wrong. */
    public Optional<String> getFirstIssue() {
        return issues.stream().findFirst();
    }

    /** The text. */
    public Optional<String> getSummary() {
        return Optional.ofNullable(summary);
    }

    /** The message; none without a text. */
    public Optional<Message> build() {
        return getSummary().map(text -> new Message(text, resolutions));
    }
}
