package org.tailspin.cli.console;

import java.util.regex.Pattern;

/** Text of others, such as names of files, groups and neurons, on its way to a terminal. */
public final class Shown {

    /** What commands a terminal, breaks a line, or turns its direction. */
    private static final Pattern COMMANDS = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");

    private Shown() {}

    /**
     * {@return the same in one line, with a question mark for each character that a terminal would obey and not show}
     *
     * @param text any
     */
    public static String text(String text) {
        return COMMANDS.matcher(text).replaceAll("?");
    }
}
