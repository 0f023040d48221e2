package org.tailspin.nodes.theory;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.tailspin.core.prediction.PredictedActivity;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.Specs;

/** What is predicted of the neurons of each network, a row for each. */
final class NeuronsTable {

    private static final String NONE = "the network has fewer components than columns";

    private final List<TableColumn> columns;
    private final BufferedDataContainer rows;

    /**
     * Begins a table without a row.
     *
     * @param components whose loadings are columns
     * @param isChecked whether a simulation stands beside the prediction
     * @param hasNames whether neurons may have names
     * @param exec makes the table
     */
    NeuronsTable(int components, boolean isChecked, boolean hasNames, ExecutionContext exec) {
        columns = columns(components, isChecked, hasNames);
        rows = exec.createDataContainer(spec(components, isChecked, hasNames), false);
    }

    private static List<TableColumn> columns(int components, boolean isChecked, boolean hasNames) {
        final List<TableColumn> columns = new ArrayList<>(PredictedActivity.neuronColumns(components, isChecked));
        if (!hasNames) {
            columns.remove(DetailColumn.NEURON_NAME);
        }
        return columns;
    }

    static DataTableSpec spec(int components, boolean isChecked, boolean hasNames) {
        final List<TableColumn> all = new ArrayList<>(List.of(RecipeColumn.NETWORK));
        all.addAll(columns(components, isChecked, hasNames));
        return Specs.table(all.toArray(TableColumn[]::new));
    }

    /**
     * Adds the neurons of a network.
     *
     * @param network its name
     * @param names of its neurons, or an empty list
     * @param activity of it; nothing is added where it has no prediction
     */
    void add(String network, List<String> names, PredictedActivity activity) {
        if (activity.prediction().isEmpty()) {
            return;
        }
        final StringCell name = new StringCell(network);
        for (int i = 0; i < activity.recipe().disorder().n(); i++) {
            final List<DataCell> cells = new ArrayList<>();
            cells.add(name);
            for (TableColumn column : columns) {
                cells.add(cell(i, column, names, activity));
            }
            rows.addRowToTable(new DefaultRow(RowKey.createRowKey(rows.size()), cells));
        }
    }

    private static DataCell cell(int i, TableColumn column, List<String> names, PredictedActivity activity) {
        if (column == DetailColumn.NEURON) {
            return new IntCell(i + 1);
        }
        if (column == DetailColumn.NEURON_NAME) {
            return names.isEmpty() ? Cells.of(null, "the neurons have no names") : new StringCell(names.get(i));
        }
        return Cells.of(activity.ofNeuron(i, column), NONE);
    }

    /** Ends the table. */
    BufferedDataTable close() {
        rows.close();
        return rows.getTable();
    }
}
