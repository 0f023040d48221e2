package org.tailspin.core.table;

/** What a column holds. */
public enum ColumnType {
    /** A {@code String}. */
    TEXT,
    /** A {@code Long}. */
    INTEGER,
    /** A finite {@code Double}. */
    REAL,
    /** A {@code Boolean}. */
    FLAG,
    /** A {@code double[]}, whose entries may be minus infinity. */
    LIST
}
