package org.tailspin.nodes.coupling;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.message.Message;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.linalg.SparseMatrix;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.Specs;

/**
 * The weights of networks in long form, by target and then by source. Drawn neurons have numbers, given ones names; of
 * given matrices, and of drawn ones that are kept as lists of connections, the zeros are left out, but for those of the
 * diagonal, so that every neuron is named.
 */
final class WeightsTable {

    /** More weights than these are a slip of the pen: as rows of a table they take minutes and gigabytes. */
    static final long MOST = 10_000_000;

    private static final String OVERFLOW = "the weight exceeds the range of a double";

    private final ExecutionContext exec;
    private final BufferedDataContainer rows;

    /**
     * Begins a table without a row.
     *
     * @param isGiven whether the matrices are given
     * @param exec of the running node
     */
    WeightsTable(boolean isGiven, ExecutionContext exec) {
        this.exec = exec;
        rows = exec.createDataContainer(spec(isGiven), false);
    }

    /**
     * {@return the spec of the table}
     *
     * @param isGiven whether the matrices are given, and the neurons have names
     */
    static DataTableSpec spec(boolean isGiven) {
        return isGiven
                ? new DataTableSpec(
                        Specs.of(RecipeColumn.NETWORK),
                        text(DetailColumn.PRE),
                        text(DetailColumn.POST),
                        Specs.of(DetailColumn.WEIGHT))
                : Specs.table(RecipeColumn.NETWORK, DetailColumn.PRE, DetailColumn.POST, DetailColumn.WEIGHT);
    }

    private static DataColumnSpec text(DetailColumn column) {
        return new DataColumnSpecCreator(column.label(), StringCell.TYPE).createSpec();
    }

    /**
     * Refuses more weights than a table should hold.
     *
     * @param recipes of drawn networks
     * @throws KNIMEException if the table of their weights were too long
     */
    static void check(List<NetworkRecipe> recipes) throws KNIMEException {
        final double count = recipes.stream()
                .mapToDouble(recipe ->
                        count(recipe.disorder().ensemble(), recipe.disorder().n()))
                .sum();
        if (count > MOST) {
            throw Message.fromSummary(String.format(
                            Locale.ROOT,
                            "The table of weights must have at most %d rows, but would have %.0f: draw fewer or smaller"
                                    + " networks, or leave the weights out.",
                            MOST,
                            count))
                    .toKNIMEException();
        }
    }

    /**
     * {@return how many rows it takes, roughly where its connections alone are kept}
     *
     * @param ensemble of a drawn network
     * @param n number of neurons
     */
    static double count(CouplingEnsemble ensemble, int n) {
        return ensemble.isKeptSparse(n) ? ensemble.entries(n) / SparseMatrix.size(1, 0) + n : (double) n * n;
    }

    /**
     * {@return how many rows these take}
     *
     * @param networks of given matrices
     * @param each take one of so many, since those in between share its matrix
     */
    static double count(List<GivenNetworks.Network> networks, int each) {
        double count = 0;
        for (int k = 0; k < networks.size(); k += each) {
            final Coupling coupling = networks.get(k).coupling();
            count += coupling.connections();
            for (int i = 0; i < coupling.size(); i++) {
                count += coupling.weight(i, i) == 0 ? 1 : 0;
            }
        }
        return count;
    }

    /**
     * Adds the weights of a network.
     *
     * @param network name of a drawn network
     * @param gain that multiplies its matrix
     * @param coupling its matrix at unit gain
     * @throws CanceledExecutionException if the user cancelled
     */
    void add(String network, double gain, Coupling coupling) throws CanceledExecutionException {
        final StringCell name = new StringCell(network);
        if (coupling.isSparse()) {
            final IntCell[] neurons = IntStream.rangeClosed(1, coupling.size())
                    .mapToObj(IntCell::new)
                    .toArray(IntCell[]::new);
            addConnections(name, neurons, gain, coupling);
            return;
        }
        for (int post = 0; post < coupling.size(); post++) {
            exec.checkCanceled();
            final IntCell target = new IntCell(post + 1);
            for (int pre = 0; pre < coupling.size(); pre++) {
                add(name, new IntCell(pre + 1), target, gain * coupling.matrix().get(post, pre));
            }
        }
    }

    /**
     * Adds the weights of a network.
     *
     * @param network of a given matrix
     * @throws CanceledExecutionException if the user cancelled
     */
    void add(GivenNetworks.Network network) throws CanceledExecutionException {
        final StringCell name = new StringCell(network.name());
        final Coupling coupling = network.coupling();
        // without names of their own they are called by their numbers, which keep their order
        final StringCell[] neurons = (coupling.neurons().isEmpty()
                        ? IntStream.rangeClosed(1, coupling.size()).mapToObj(Integer::toString)
                        : coupling.neurons().stream())
                .map(StringCell::new)
                .toArray(StringCell[]::new);
        addConnections(name, neurons, network.recipe().gain(), coupling);
    }

    /** The connections, and the zeros of the diagonal. */
    private void addConnections(DataCell name, DataCell[] neurons, double gain, Coupling coupling)
            throws CanceledExecutionException {
        final boolean[] isDiagonalWritten = new boolean[1];
        for (int post = 0; post < coupling.size(); post++) {
            exec.checkCanceled();
            isDiagonalWritten[0] = false;
            coupling.forEach(post, (target, source, weight) -> {
                if (source > target && !isDiagonalWritten[0]) {
                    add(name, neurons[target], neurons[target], 0);
                }
                isDiagonalWritten[0] |= source >= target;
                if (gain * weight != 0 || source == target) {
                    add(name, neurons[source], neurons[target], gain * weight);
                }
            });
            if (!isDiagonalWritten[0]) {
                add(name, neurons[post], neurons[post], 0);
            }
        }
    }

    private void add(DataCell network, DataCell pre, DataCell post, double weight) {
        rows.addRowToTable(
                new DefaultRow(RowKey.createRowKey(rows.size()), network, pre, post, Cells.real(weight, OVERFLOW)));
    }

    /** Ends the table. */
    BufferedDataTable close() {
        rows.close();
        return rows.getTable();
    }
}
