package org.tailspin.nodes.coupling;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.tailspin.core.coupling.MatrixSummary;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.Specs;

/** What was found in given matrices, a row for each. */
final class SummaryTable {

    private final BufferedDataContainer rows;

    /**
     * Begins a table without a row.
     *
     * @param exec of the running node
     */
    SummaryTable(ExecutionContext exec) {
        rows = exec.createDataContainer(spec(), false);
    }

    static DataTableSpec spec() {
        return Specs.table(
                DetailColumn.MATRIX,
                RecipeColumn.N,
                DetailColumn.CONNECTIONS,
                DetailColumn.CONNECTED_SHARE,
                DetailColumn.INHIBITORY_SHARE,
                DetailColumn.DROPPED_NEURONS,
                DetailColumn.SUMMARY);
    }

    /**
     * Adds what was found in a matrix.
     *
     * @param matrix its name
     * @param found in it
     */
    void add(String matrix, MatrixSummary found) {
        rows.addRowToTable(new DefaultRow(
                RowKey.createRowKey(rows.size()),
                new StringCell(matrix),
                Cells.of(found.neurons(), ""),
                Cells.of(found.connections(), ""),
                Cells.of(found.connections() / ((double) found.neurons() * found.neurons()), ""),
                Cells.of(
                        found.connections() == 0 ? null : (double) found.inhibitory() / found.connections(),
                        "the matrix has no connections"),
                Cells.of(found.dropped(), ""),
                new StringCell(found.sentence())));
    }

    /** Ends the table. */
    BufferedDataTable close() {
        rows.close();
        return rows.getTable();
    }
}
