package org.knime.core.data;

import java.util.Objects;

/** The identity of a row, unique in its table. */
public final class RowKey implements RowKeyValue {

    private final String id;

    /** A key of this text. */
    public RowKey(String id) {
        this.id = Objects.requireNonNull(id, "id");
    }

    /** KNIME's usual key: Row0, Row1, ... */
    public static RowKey createRowKey(long rowIndex) {
        return new RowKey("Row" + rowIndex);
    }

    @Override
    public String getString() {
        return id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowKeyValue key && id.equals(key.getString());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
