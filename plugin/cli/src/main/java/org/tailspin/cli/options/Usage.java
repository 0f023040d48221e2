package org.tailspin.cli.options;

/** Wrong use of a command, told before any work. */
public final class Usage {

    private Usage() {}

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
