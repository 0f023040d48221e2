package org.tailspin.core.table;

/** The value of a column, or of what stands in its place, was refused in a sentence that names it. */
public final class ColumnException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /**
     * Reports that the value of a column is refused.
     *
     * @param sentence that names the column
     */
    public ColumnException(String sentence) {
        super(sentence);
    }

    /**
     * Reports that the value of a column is refused.
     *
     * @param sentence that names the column
     * @param cause who refused it, and did not know of the column
     */
    public ColumnException(String sentence, IllegalArgumentException cause) {
        super(sentence, cause);
    }
}
