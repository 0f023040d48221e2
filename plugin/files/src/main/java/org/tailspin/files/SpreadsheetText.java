package org.tailspin.files;

import java.util.regex.Pattern;

/**
 * Texts that a spreadsheet would run as a formula. Names of groups and neurons come from files of others, and may begin as one does.
 * Such a text is preceded by an apostrophe in what is written, by which spreadsheets mark a text, and freed of it in what is read,
 * so that a name that goes out and in again is the same.
 */
public final class SpreadsheetText {

    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private static final char MARK = '\'';

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]+)?");

    private SpreadsheetText() {}

    /**
     * {@return the same, or with an apostrophe before it where it would be run, or where it is marked already}
     *
     * @param text any
     */
    public static String protectedText(String text) {
        return isFormula(text) || isMarked(text) ? MARK + text : text;
    }

    /**
     * {@return the text, without the apostrophe by which it was marked}
     *
     * @param cell of a file
     */
    public static String unprotected(String cell) {
        return isMarked(cell) ? cell.substring(1) : cell;
    }

    /** One or more apostrophes before a formula. */
    private static boolean isMarked(String text) {
        int marks = 0;
        while (marks < text.length() && text.charAt(marks) == MARK) {
            marks++;
        }
        return marks > 0 && isFormula(text.substring(marks));
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty()
                && STARTS.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
    }
}
