package org.tailspin.core.table;

/** What every column of a result has, whichever table it stands in. */
public interface TableColumn {

    /** {@return the name, as it stands in every table} */
    String label();

    /** {@return what the column holds} */
    ColumnType type();

    /** {@return one sentence, with the unit} */
    String description();
}
