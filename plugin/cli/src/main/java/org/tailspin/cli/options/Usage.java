package org.tailspin.cli.options;

import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Wrong use of a command, told before any work. */
public final class Usage {

    private Usage() {}

    /**
     * Checks values in the core: what it refuses is a wrong use of the command.
     *
     * @param <T> type of the value
     * @param spec the command
     * @param value makes the checked value
     * @return the value
     * @throws ParameterException if the core refuses it, with the core's sentence
     */
    public static <T> T checked(CommandSpec spec, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /**
     * An option without a default. The parser's own check would speak of it before it spoke of a misspelt one, which is
     * where the missing one went.
     *
     * @param <T> type of the value
     * @param option the name
     * @param value null if it was not given
     * @return the value
     * @throws IllegalArgumentException if it is missing
     */
    public static <T> T needed(String option, T value) {
        if (value == null) {
            throw new IllegalArgumentException("the option " + option + " is missing");
        }
        return value;
    }
}
