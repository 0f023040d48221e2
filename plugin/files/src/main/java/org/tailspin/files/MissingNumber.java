package org.tailspin.files;

import java.util.regex.Pattern;

/** What programs write for a number that they do not have, or that is too large: no name of a column, beside numbers. */
final class MissingNumber {

    private static final Pattern TEXT = Pattern.compile(
            "\\s*(|[+-]?(nan|inf|infinity)|na|n/a|null|none|missing|[+-]?[0-9.]+e[+-]?[0-9]+)\\s*",
            Pattern.CASE_INSENSITIVE);

    private MissingNumber() {}

    /**
     * {@return whether it stands for a number}
     *
     * @param cell of a table
     */
    static boolean is(String cell) {
        return TEXT.matcher(cell).matches();
    }
}
