package org.tailspin.nodes.integrator;

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
import org.tailspin.nodes.common.Specs;

/** The kept states of networks in long form, by step and then by neuron. */
final class TrajectoriesTable {

    /** More rows than these are a slip of the pen: they take minutes and gigabytes. */
    static final long MAX_ROWS = 10_000_000;

    static final DataTableSpec SPEC =
            Specs.table(Column.NETWORK, DetailColumn.STEP, DetailColumn.NEURON, DetailColumn.X);

    private final BufferedDataContainer rows;
    private final int every;

    /**
     * @param every distance of the kept states in steps
     * @param exec of the running node
     */
    TrajectoriesTable(int every, ExecutionContext exec) {
        this.every = every;
        rows = exec.createDataContainer(SPEC);
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
     * @param states that were kept
     */
    void add(String network, List<double[]> states) {
        final DataCell name = new StringCell(network);
        for (int t = 0; t < states.size(); t++) {
            final DataCell step = new IntCell(t * every);
            final double[] state = states.get(t);
            for (int i = 0; i < state.length; i++) {
                rows.addRowToTable(new DefaultRow(
                        RowKey.createRowKey(rows.size()), name, step, new IntCell(i + 1), new DoubleCell(state[i])));
            }
        }
    }

    /** Ends the table. */
    BufferedDataTable close() {
        rows.close();
        return rows.getTable();
    }
}
