package org.tailspin.core.sweep;

/** What every column of a result has, whichever table it stands in. */
public sealed interface TableColumn
        permits Column, DetailColumn, PaperColumn, QuantityColumn, SummaryColumn, TheoryColumn {

    /**
     * @return the name, as it stands in every table
     */
    String label();

    /**
     * @return what the column holds
     */
    Column.Type type();

    /**
     * @return one sentence, with the unit
     */
    String description();
}
