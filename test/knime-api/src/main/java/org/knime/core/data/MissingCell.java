package org.knime.core.data;

/** A cell without a value, and the reason why. */
public final class MissingCell extends DataCell implements MissingValue {

    private final String error;

    /** A missing cell; the reason may be null. */
    public MissingCell(String error) {
        this.error = error;
    }

    @Override
    public String getError() {
        return error;
    }

    @Override
    public boolean isMissing() {
        return true;
    }

    /** A question mark, as in the table view; the reason is shown elsewhere. */
    @Override
    public String toString() {
        return "?";
    }

    @Override
    protected boolean equalsDataCell(DataCell cell) {
        return true;
    }

    @Override
    public int hashCode() {
        return 42;
    }
}
