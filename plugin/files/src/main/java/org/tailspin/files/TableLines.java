package org.tailspin.files;

import java.util.List;

/** Lines of a table: of a text file, or of arrays. */
interface TableLines {

    /** {@return the cells of the next line; null at the end} */
    List<String> next();

    /**
     * Says that the lines handed out so far were a header.
     *
     * @param columns number of names in the header
     * @return whether further lines begin with names of rows, which are left out
     */
    boolean leaveOutRowNames(int columns);

    /**
     * {@return as many cells}
     *
     * @param cells of a line
     * @param columns that it must have
     * @throws FileProblem if it has others
     */
    List<String> fit(List<String> cells, int columns);

    /**
     * {@return whether it is a finite number}
     *
     * @param cell any
     */
    boolean isNumber(String cell);

    /**
     * {@return the number}
     *
     * @param cells of the last line
     * @param column index of the cell
     * @throws FileProblem if it is not a finite number
     */
    double number(List<String> cells, int column);

    /** {@return which part of the table has been read, in [0, 1]} */
    double share();

    /** {@return what is to be said of how the table was read, a sentence each without a point} */
    List<String> notes();

    /**
     * {@return the exception to throw}
     *
     * @param message what is wrong with the line that was read last
     */
    FileProblem problem(String message);
}
