package org.tailspin.nodes.integrator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.MissingCell;
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
import org.tailspin.core.analysis.Recording;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.Specs;

/** The kept states of networks: by step and then by neuron, or a row for each step with a column for each neuron. */
final class TrajectoriesTable {

    private static final String SMALLER = "the network has fewer neurons";

    /**
     * What the columns are.
     *
     * @param wide number of neurons that have columns of their own; 0 in long form
     * @param hasNames whether the neurons may have names, those of explicit matrices
     * @param hasTwin whether there are distances of a twin
     */
    record Form(int wide, boolean hasNames, boolean hasTwin) {

        /** The spec of the table. */
        DataTableSpec spec() {
            final List<DataColumnSpec> columns = new ArrayList<>();
            columns.add(Specs.of(RecipeColumn.NETWORK));
            columns.add(Specs.of(DetailColumn.STEP));
            if (wide == 0) {
                columns.add(Specs.of(DetailColumn.NEURON));
                if (hasNames) {
                    columns.add(Specs.of(DetailColumn.NEURON_NAME));
                }
                columns.add(Specs.of(DetailColumn.X));
            }
            if (hasTwin) {
                columns.add(Specs.of(DetailColumn.DISTANCE));
            }
            for (int i = 1; i <= wide; i++) {
                columns.add(new DataColumnSpecCreator(DetailColumn.X.label() + i, DoubleCell.TYPE).createSpec());
            }
            return new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
        }
    }

    private final BufferedDataContainer rows;
    private final ToIntFunction<Dynamics> every;
    private final Form form;

    /**
     * Begins a table without a row.
     *
     * @param every distance of the states that are kept of a network, in steps
     * @param form of the table
     * @param exec of the running node
     */
    TrajectoriesTable(ToIntFunction<Dynamics> every, Form form, ExecutionContext exec) {
        this.every = every;
        this.form = form;
        rows = exec.createDataContainer(form.spec(), false);
    }

    /**
     * Refuses more states than a table should hold.
     *
     * @param recipes of the networks
     * @param parameters what to keep of them
     * @throws KNIMEException if it were too many states
     */
    static void check(List<NetworkRecipe> recipes, RnnIntegratorParameters parameters) throws KNIMEException {
        final double count = recipes.stream()
                .mapToDouble(recipe -> (double) states(recipe, parameters)
                        * Math.min(parameters.m_neurons, recipe.disorder().n()))
                .sum();
        if (count > Recording.MOST_STATES) {
            throw Message.fromSummaryWithResolution(
                            String.format(
                                    Locale.ROOT,
                                    "The table of trajectories must have at most %d rows, but would have %.0f.",
                                    Recording.MOST_STATES,
                                    count),
                            "Keep fewer steps or neurons.",
                            "Leave the trajectories out.")
                    .toKNIMEException();
        }
    }

    /** Kept of each neuron; none of a network that will say why it does not run. */
    private static long states(NetworkRecipe recipe, RnnIntegratorParameters parameters) {
        try {
            return Recording.states(
                    parameters
                            .toCore()
                            .simulation(recipe.dynamics(), recipe.disorder().n()),
                    parameters.every(recipe.dynamics()));
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    /**
     * Adds the states of a network.
     *
     * @param network its name
     * @param names of its neurons; empty if they have none
     * @param recording of it
     */
    void add(String network, List<String> names, Recording<?> recording) {
        final DataCell name = new StringCell(network);
        final List<double[]> states = recording.states();
        final int stride = states.isEmpty()
                ? 1
                : every.applyAsInt(recording.result().recipe().dynamics());
        for (int t = 0; t < states.size(); t++) {
            final DataCell step = new IntCell(t * stride);
            final Optional<DataCell> distance = form.hasTwin()
                    // step 0 is the first of the run
                    ? Optional.of(new DoubleCell(recording.distances()[t * stride + 1]))
                    : Optional.empty();
            if (form.wide() > 0) {
                addWide(name, step, distance, states.get(t));
            } else {
                addLong(name, step, distance, names, states.get(t));
            }
        }
    }

    private void addLong(
            DataCell name, DataCell step, Optional<DataCell> distance, List<String> names, double[] state) {
        for (int i = 0; i < state.length; i++) {
            final List<DataCell> cells = new ArrayList<>(List.of(name, step, new IntCell(i + 1)));
            if (form.hasNames()) {
                cells.add(neuronName(names, i));
            }
            cells.add(new DoubleCell(state[i]));
            distance.ifPresent(cells::add);
            add(cells);
        }
    }

    private void addWide(DataCell name, DataCell step, Optional<DataCell> distance, double[] state) {
        final List<DataCell> cells = new ArrayList<>(List.of(name, step));
        distance.ifPresent(cells::add);
        for (int i = 0; i < form.wide(); i++) {
            cells.add(i < state.length ? new DoubleCell(state[i]) : new MissingCell(SMALLER));
        }
        add(cells);
    }

    private void add(List<DataCell> cells) {
        rows.addRowToTable(new DefaultRow(RowKey.createRowKey(rows.size()), cells));
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
