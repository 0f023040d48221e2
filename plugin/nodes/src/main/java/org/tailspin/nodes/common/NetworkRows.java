package org.tailspin.nodes.common;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;
import org.tailspin.core.Reasons;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.NetworkTask;

/**
 * The rows of a table as networks, bad ones included: reads them all, measures the good ones in parallel, and hands every
 * row over in order. Only the recipes are held in memory; the rows are read a second time.
 */
public final class NetworkRows {

    /** A row that is a network, or why it is none; one of the two is null. */
    private record Network(NetworkRecipe recipe, String problem) {}

    private final BufferedDataTable table;
    private final List<Network> networks = new ArrayList<>();

    /**
     * Reads the recipes of a table.
     *
     * @param table of networks
     * @param reader of its recipes
     * @param exec of the running node
     * @throws CanceledExecutionException if the user cancelled
     */
    public NetworkRows(BufferedDataTable table, RecipeReader reader, ExecutionContext exec)
            throws CanceledExecutionException {
        this.table = table;
        for (DataRow row : table) {
            exec.checkCanceled();
            networks.add(read(reader, row));
        }
    }

    private static Network read(RecipeReader reader, DataRow row) {
        try {
            return new Network(reader.read(row), null);
        } catch (IllegalArgumentException e) {
            return new Network(null, Reasons.of(e));
        }
    }

    /** {@return the networks of the good rows} */
    public List<NetworkRecipe> recipes() {
        return networks.stream().map(Network::recipe).filter(Objects::nonNull).toList();
    }

    /** Takes rows, in the order of the table, never two at a time. */
    public interface Sink<R> {

        /**
         * Takes the result of a row.
         *
         * @param row that is a network
         * @param result of the task
         */
        void measured(DataRow row, R result);

        /**
         * Takes a row without a result.
         *
         * @param row that is no network
         * @param problem why
         */
        void bad(DataRow row, String problem);
    }

    /**
     * Runs a task on every network, and hands over the rows in their order.
     *
     * @param <R> what comes out of each network
     * @param task what to do with each network
     * @param exec of the running node
     * @param sink takes all rows
     * @throws CanceledExecutionException if the user cancelled
     * @throws KNIMEException if the memory does not hold the networks
     */
    public <R> void run(NetworkTask<R> task, ExecutionContext exec, Sink<R> sink)
            throws CanceledExecutionException, KNIMEException {
        try (CloseableRowIterator rows = table.iterator()) {
            final Cursor<R> cursor = new Cursor<>(rows, sink);
            NodeSweep.run(recipes(), task, exec, cursor::measured);
            cursor.skipBad();
        }
    }

    /**
     * The same, going on from a journal.
     *
     * @param <R> what comes out of each network
     * @param task what to measure of each network
     * @param exec of the running node
     * @param journal has some of the results, and takes the others
     * @param sink takes all rows
     * @throws CanceledExecutionException if the user cancelled
     * @throws KNIMEException if the memory does not hold the networks, or the journal cannot be written
     */
    <R> void run(NetworkTask<R> task, ExecutionContext exec, Journal<R> journal, Sink<R> sink)
            throws CanceledExecutionException, KNIMEException {
        try (CloseableRowIterator rows = table.iterator()) {
            final Cursor<R> cursor = new Cursor<>(rows, sink);
            NodeSweep.run(recipes(), task, exec, journal, cursor::measured);
            cursor.skipBad();
        }
    }

    /**
     * Hands all rows over one by one, without running anything.
     *
     * @param <R> what comes out of each network
     * @param of what is known of a network
     * @param exec of the running node
     * @param sink takes all rows
     * @throws CanceledExecutionException if the user cancelled
     */
    <R> void forEach(Function<NetworkRecipe, R> of, ExecutionContext exec, Sink<R> sink)
            throws CanceledExecutionException {
        try (CloseableRowIterator rows = table.iterator()) {
            final Cursor<R> cursor = new Cursor<>(rows, sink);
            for (NetworkRecipe recipe : recipes()) {
                exec.checkCanceled();
                cursor.measured(of.apply(recipe));
            }
            cursor.skipBad();
        }
    }

    /** The place in the table up to which rows have been handed over. */
    private final class Cursor<R> {

        private final CloseableRowIterator rows;
        private final Sink<R> sink;
        private int next;

        Cursor(CloseableRowIterator rows, Sink<R> sink) {
            this.rows = rows;
            this.sink = sink;
        }

        void measured(R result) {
            skipBad();
            next++;
            sink.measured(rows.next(), result);
        }

        void skipBad() {
            while (next < networks.size() && networks.get(next).recipe() == null) {
                sink.bad(rows.next(), networks.get(next).problem());
                next++;
            }
        }
    }
}
