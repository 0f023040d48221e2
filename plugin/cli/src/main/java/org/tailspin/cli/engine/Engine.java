package org.tailspin.cli.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.tailspin.core.Monitor;
import org.tailspin.core.table.TableColumn;

/**
 * What computes the networks of a command: the threads of this program, or a cluster. Its fields may be options, which the
 * command then has too. Whatever computes them, the results are the same.
 */
public interface Engine {

    /**
     * Checks that the job can be computed, before anything is written or started.
     *
     * @param job what to compute
     * @throws IllegalArgumentException if it cannot, in one sentence
     */
    void check(Job<?> job);

    /**
     * Computes some pieces of a job.
     *
     * @param <R> what comes out of a piece
     * @param job what to compute
     * @param indices of the pieces, ascending, at least one
     * @param monitor progress of these pieces, and cancellation
     * @param sink receives each piece with its index, in any order, never two at a time
     * @throws java.util.concurrent.CancellationException if the monitor says so; what the sink has received stays
     * @throws IllegalStateException if the engine cannot go on, in one sentence; what the sink has received stays
     */
    <R> void run(Job<R> job, List<Integer> indices, Monitor monitor, BiConsumer<Integer, R> sink);

    /**
     * Told when all networks of a sweep stand in its tables.
     *
     * @param columns of the networks
     * @param networks the file networks.csv
     * @param spectrum the file spectrum.csv
     */
    default void written(List<TableColumn> columns, Path networks, Path spectrum) {}

    /** Told when everything is computed. */
    default void finished() {}

    /** {@return how the networks were computed, for the manifest} */
    Map<String, Object> facts();
}
