package org.tailspin.nodes.integrator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.message.Message;
import org.tailspin.core.sweep.Column;
import org.tailspin.core.sweep.DetailColumn;
import org.tailspin.core.sweep.NetworkRecipe;
import org.tailspin.core.sweep.TableColumn;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.Specs;

/** The kept states of networks in long form, by step and then by neuron. */
final class TrajectoriesTable {

    /** More rows than these are a slip of the pen: they take minutes and gigabytes. */
    static final long MAX_ROWS = 10_000_000;

    private final BufferedDataContainer rows;
    private final int every;
    private final boolean hasNames;
    private final boolean hasTwin;

    /**
     * @param every distance of the kept states in steps
     * @param hasNames whether the neurons may have names
     * @param hasTwin whether there are distances of a twin
     * @param exec of the running node
     */
    TrajectoriesTable(int every, boolean hasNames, boolean hasTwin, ExecutionContext exec) {
        this.every = every;
        this.hasNames = hasNames;
        this.hasTwin = hasTwin;
        rows = exec.createDataContainer(spec(hasNames, hasTwin), false);
    }

    /**
     * @param hasNames whether the neurons may have names, those of explicit matrices
     * @param hasTwin whether there are distances of a twin
     * @return the spec of the table
     */
    static DataTableSpec spec(boolean hasNames, boolean hasTwin) {
        final List<TableColumn> columns =
                new ArrayList<>(List.of(Column.NETWORK, DetailColumn.STEP, DetailColumn.NEURON));
        if (hasNames) {
            columns.add(DetailColumn.NEURON_NAME);
        }
        columns.add(DetailColumn.X);
        if (hasTwin) {
            columns.add(DetailColumn.DISTANCE);
        }
        return Specs.table(columns.toArray(TableColumn[]::new));
    }

    /**
     * @param recipes of the networks
     * @param parameters what to keep of them
     * @throws KNIMEException if it were too many rows
     */
    static void check(List<NetworkRecipe> recipes, RnnIntegratorParameters parameters) throws KNIMEException {
        final long states = (parameters.m_steps - 1L) / parameters.m_every + 1;
        final double count = recipes.stream()
                .mapToDouble(recipe -> (double) states
                        * Math.min(parameters.m_neurons, recipe.disorder().n()))
                .sum();
        if (count > MAX_ROWS) {
            throw Message.fromSummaryWithResolution(
                            String.format(
                                    Locale.ROOT,
                                    "The table of trajectories must have at most %d rows, but would have %.0f.",
                                    MAX_ROWS,
                                    count),
                            "Keep fewer steps or neurons.",
                            "Leave the trajectories out.")
                    .toKNIMEException();
        }
    }

    /**
     * @param network its name
     * @param names of its neurons; empty if they have none
     * @param recording of it
     */
    void add(String network, List<String> names, Recording recording) {
        final DataCell name = new StringCell(network);
        final List<double[]> states = recording.states();
        for (int t = 0; t < states.size(); t++) {
            final DataCell step = new IntCell(t * every);
            final double[] state = states.get(t);
            for (int i = 0; i < state.length; i++) {
                final List<DataCell> cells = new ArrayList<>(List.of(name, step, new IntCell(i + 1)));
                if (hasNames) {
                    cells.add(neuronName(names, i));
                }
                cells.add(new DoubleCell(state[i]));
                if (hasTwin) {
                    cells.add(new DoubleCell(recording.distances()[t * every + 1])); // step 0 is the first of the run
                }
                rows.addRowToTable(new DefaultRow(RowKey.createRowKey(rows.size()), cells));
            }
        }
    }

    private static DataCell neuronName(List<String> names, int i) {
        return Cells.of(names.isEmpty() ? null : names.get(i), "the neurons of a drawn network have no names");
    }

    /** Ends the table. */
    BufferedDataTable close() {
        rows.close();
        return rows.getTable();
    }
}
