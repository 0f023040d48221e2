package org.tailspin.nodes.coupling;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.tailspin.charts.Sheet;
import org.tailspin.core.analysis.Measurement;
import org.tailspin.core.analysis.NetworkResult;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.NetworkTable;
import org.tailspin.nodes.common.Pictures;
import org.tailspin.nodes.common.RecordedOutput;
import org.tailspin.nodes.common.Specs;
import org.tailspin.nodes.common.Warnings;

/** Rows of the nodes at which networks begin, and the picture of the first. */
final class RecipeRows {

    private RecipeRows() {}

    static DataTableSpec spec(List<RecipeColumn> columns) {
        return Specs.table(columns.toArray(RecipeColumn[]::new));
    }

    /**
     * {@return its row}
     *
     * @param columns of the table
     * @param number of the row, from 0
     * @param recipe of the network
     * @param name of the network
     */
    static DefaultRow row(List<RecipeColumn> columns, long number, NetworkRecipe recipe, String name) {
        final NetworkResult result = new NetworkResult(recipe, Measurement.none(""));
        final DataCell[] cells = columns.stream()
                .map(column ->
                        RecipeColumn.NETWORK.equals(column) ? Cells.of(name, "") : NetworkTable.cell(column, result))
                .toArray(DataCell[]::new);
        return new DefaultRow(RowKey.createRowKey(number), cells);
    }

    /**
     * Draws the first picture, if it is wanted.
     *
     * @param out of the node
     * @param port of the picture
     * @param isWanted whether the dialog asks for it
     * @param first draws the first network, if there is one
     * @param warnings takes the reason if it stays empty
     * @param exec of the running node
     * @throws CanceledExecutionException if the user cancelled
     */
    static void picture(
            RecordedOutput out,
            int port,
            boolean isWanted,
            Optional<Pictures.Drawing> first,
            Warnings warnings,
            ExecutionContext exec)
            throws CanceledExecutionException {
        Pictures.show(
                out,
                port,
                isWanted
                        ? first.orElse(() -> Sheet.nothing("Couplings", "Nothing to draw: there is no network."))
                        : () -> Sheet.nothing("Couplings", "Nothing drawn: the picture is switched off."),
                Optional.empty(),
                warnings,
                exec);
    }
}
