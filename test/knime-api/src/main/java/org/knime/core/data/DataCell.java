package org.knime.core.data;

/** An immutable cell of a table. */
public abstract class DataCell implements DataValue {

    /** The type of this cell; a collection's type knows the type of its elements. */
    public final DataType getType() {
        if (this instanceof org.knime.core.data.collection.CollectionDataValue collection) {
            return DataType.getType(getClass(), collection.getElementType());
        }
        return DataType.getType(getClass());
    }

    /** Whether there is no value. */
    public boolean isMissing() {
        return false;
    }

    @Override
    public abstract String toString();

    /** Equal class and content; every missing cell equals every other, whatever the reason. */
    @Override
    public final boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof DataCell cell)) {
            return false;
        }
        if (isMissing() || cell.isMissing()) {
            return isMissing() && cell.isMissing();
        }
        return getClass() == cell.getClass() && equalsDataCell(cell);
    }

    /** Compares content; the argument has this cell's class. */
    protected abstract boolean equalsDataCell(DataCell cell);

    @Override
    public abstract int hashCode();
}
