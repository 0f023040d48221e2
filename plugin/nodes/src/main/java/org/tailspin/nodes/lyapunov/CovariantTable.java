package org.tailspin.nodes.lyapunov;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.tailspin.core.analysis.CovariantColumns;
import org.tailspin.core.lyapunov.CovariantSpectrum;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.Specs;

/** The covariant vectors of networks, that of the largest exponent first. */
final class CovariantTable {

    static final DataTableSpec SPEC =
            Specs.table(Stream.concat(Stream.<TableColumn>of(RecipeColumn.NETWORK), CovariantColumns.LIST.stream())
                    .toArray(TableColumn[]::new));

    private final BufferedDataContainer rows;

    CovariantTable(ExecutionContext exec) {
        rows = exec.createDataContainer(SPEC, false);
    }

    /**
     * Adds the covariant vectors of a network.
     *
     * @param network its name
     * @param vectors its covariant vectors
     */
    void add(String network, CovariantSpectrum vectors) {
        final DataCell name = new StringCell(network);
        for (int i = 0; i < vectors.vectors().size(); i++) {
            final List<DataCell> cells = new ArrayList<>(List.of(name, new IntCell(i + 1)));
            for (DetailColumn column : CovariantColumns.LIST) {
                if (column != DetailColumn.INDEX) {
                    cells.add(Cells.real(
                            CovariantColumns.real(column, vectors, i), CovariantColumns.reason(column, vectors, i)));
                }
            }
            rows.addRowToTable(new DefaultRow(RowKey.createRowKey(rows.size()), cells.toArray(DataCell[]::new)));
        }
    }

    /** Ends the table. */
    BufferedDataTable close() {
        rows.close();
        return rows.getTable();
    }
}
