package org.knime.core.data;

/** The identity of a row. */
public interface RowKeyValue {

    String getString();
}
