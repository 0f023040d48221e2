package org.tailspin.core.table;

import java.util.Map;
import java.util.Optional;

/** Names that columns had in tables of earlier versions, so that nobody takes an old column for one of another quantity. */
public final class EarlierNames {

    private static final Map<String, TableColumn> COLUMNS = Map.of(
            "n_over_effective_rank", DetailColumn.SINGULAR_VALUE_EXCESS,
            "n_over_effective_rank_null", DetailColumn.SINGULAR_VALUE_EXCESS_NULL);

    private EarlierNames() {}

    /**
     * {@return the column that once had this name; empty if none had}
     *
     * @param label of a column of some table
     */
    public static Optional<TableColumn> column(String label) {
        return Optional.ofNullable(COLUMNS.get(label));
    }
}
