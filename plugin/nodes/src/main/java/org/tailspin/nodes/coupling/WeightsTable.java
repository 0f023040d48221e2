package org.tailspin.nodes.coupling;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.sweep.Column;
import org.tailspin.core.sweep.DetailColumn;
import org.tailspin.core.sweep.NetworkRecipe;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.Specs;

/** The weights of networks in long form, by target and then by source. */
final class WeightsTable {

    static final DataTableSpec SPEC =
            Specs.table(Column.NETWORK, DetailColumn.PRE, DetailColumn.POST, DetailColumn.WEIGHT);

    private final ExecutionContext exec;
    private final BufferedDataContainer rows;

    WeightsTable(ExecutionContext exec) {
        this.exec = exec;
        rows = exec.createDataContainer(SPEC);
    }

    /**
     * @param recipe of a network
     * @param coupling its matrix at unit gain
     */
    void add(NetworkRecipe recipe, Coupling coupling) throws CanceledExecutionException {
        final StringCell network = new StringCell(recipe.name());
        for (int post = 0; post < coupling.size(); post++) {
            exec.checkCanceled();
            final IntCell target = new IntCell(post + 1);
            for (int pre = 0; pre < coupling.size(); pre++) {
                final double weight = recipe.gain() * coupling.matrix().get(post, pre);
                rows.addRowToTable(new DefaultRow(
                        RowKey.createRowKey(rows.size()),
                        network,
                        new IntCell(pre + 1),
                        target,
                        Cells.real(weight, "the weight exceeds the range of a double")));
            }
        }
    }

    /** Ends the table. */
    BufferedDataTable close() {
        rows.close();
        return rows.getTable();
    }
}
