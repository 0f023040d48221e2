package org.tailspin.nodes.common;

import java.io.IOException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.message.Message;
import org.tailspin.files.FileProblem;

/** The core's refusals, as KNIME wants them. */
public final class Refusal {

    /** Such as: the noise must be at least 0 and finite, but is -1.0. */
    private static final Pattern OUT_OF_RANGE = Pattern.compile("(?:the |a )?([^:]{1,50}?) must (?:be|lie)"
            + " (?:in|at least|at most|above|below|positive|finite|between)\\b.*, but is \\S+");

    private Refusal() {}

    /**
     * {@return them}
     *
     * @param <T> what is made
     * @param settings makes the core's settings
     * @throws InvalidSettingsException with the core's sentence, if it refuses them
     */
    public static <T> T asInvalidSettings(Supplier<T> settings) throws InvalidSettingsException {
        try {
            return settings.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(sentence(e), e);
        }
    }

    /**
     * For what was already settled while configuring, in case it was not.
     *
     * @param <T> what is made
     * @param step to take again while executing
     * @return its result
     * @throws KNIMEException with the same sentence
     */
    public static <T> T asFailure(Step<T> step) throws KNIMEException {
        try {
            return step.take();
        } catch (InvalidSettingsException e) {
            throw Message.fromSummary(e.getMessage()).toKNIMEException(e);
        } catch (IllegalArgumentException e) {
            throw Message.fromSummary(sentence(e)).toKNIMEException(e);
        } catch (FileProblem e) {
            throw Message.fromSummary(ofFile(e)).toKNIMEException(e);
        }
    }

    /**
     * {@return why it failed}
     *
     * @param failure whose message may be no more than a path, or absent
     */
    static String reason(Exception failure) {
        if (failure instanceof IOException io) {
            return FileProblem.reason(io);
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /** Something that may be refused. */
    @FunctionalInterface
    public interface Step<T> {

        /**
         * {@return its result}
         *
         * @throws InvalidSettingsException if the settings or the table do not allow it
         */
        T take() throws InvalidSettingsException;
    }

    /**
     * What is refused: a number that is out of its range by its name, or settings that contradict each other.
     *
     * @param refusal of the core
     * @return the head of a message
     */
    static String title(IllegalArgumentException refusal) {
        final Matcher range = OUT_OF_RANGE.matcher(refusal.getMessage());
        return range.matches()
                ? capitalised(range.group(1)) + " is out of its range"
                : "These settings do not fit together";
    }

    /** The name of a file keeps its first letter. */
    private static String ofFile(FileProblem problem) {
        final String message = problem.getMessage();
        return (message.startsWith("cannot ") ? capitalised(message) : message) + ".";
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /**
     * {@return the same as a sentence}
     *
     * @param refusal of the core, which starts in lower case
     */
    public static String sentence(IllegalArgumentException refusal) {
        return capitalised(refusal.getMessage()) + ".";
    }
}
