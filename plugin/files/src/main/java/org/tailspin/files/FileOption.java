package org.tailspin.files;

/**
 * What chooses among the contents of a file. A message names it as whoever reads it knows it: an option of a command, or a field
 * of a dialog.
 */
public enum FileOption {
    /** That the file is a matrix, and no list of connections. */
    MATRIX("--matrix"),
    /** The column of sources. */
    PRE("--pre"),
    /** The column of targets. */
    POST("--post"),
    /** The column of weights. */
    WEIGHT("--weight"),
    /** The column of types. */
    TYPE("--type"),
    /** The column of signs. */
    SIGN("--sign"),
    /** The values of that column which inhibit. */
    INHIBITORY("--inhibitory"),
    /** The array of several. */
    VARIABLE("--variable"),
    /** The column that tells clouds of states apart. */
    GROUP("--group"),
    /** The columns that are coordinates. */
    COLUMNS("--columns"),
    /** That the file is a table of states, and no trajectory. */
    TABLE("--table");

    /** What a front end calls them. */
    @FunctionalInterface
    public interface Names {

        /** Options of the command line. */
        Names COMMAND_LINE = option -> option.option;

        /**
         * {@return its name in a sentence}
         *
         * @param option that chooses
         */
        String of(FileOption option);
    }

    private final String option;

    FileOption(String option) {
        this.option = option;
    }
}
