package org.tailspin.nodes.common;

import java.util.function.Supplier;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.message.Message;

/** The core's refusals, as KNIME wants them. */
public final class Refusal {

    private Refusal() {}

    /**
     * @param <T> what is made
     * @param settings makes the core's settings
     * @return them
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
        }
    }

    /** Something that may be refused. */
    @FunctionalInterface
    public interface Step<T> {

        /**
         * @return its result
         * @throws InvalidSettingsException if the settings or the table do not allow it
         */
        T take() throws InvalidSettingsException;
    }

    /**
     * @param refusal of the core, which starts in lower case
     * @return the same as a sentence
     */
    static String sentence(IllegalArgumentException refusal) {
        final String text = refusal.getMessage();
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
