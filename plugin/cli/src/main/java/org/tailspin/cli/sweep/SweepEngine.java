package org.tailspin.cli.sweep;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.tailspin.core.Monitor;

/**
 * What computes the networks of a sweep: the threads of this program, or a cluster. Its fields may be options, which the
 * command then has too. Whatever computes them, the texts of the networks are the same.
 */
public interface SweepEngine {

    /**
     * Checks that the job can be computed, before anything is written or started.
     *
     * @param job what to compute
     * @throws IllegalArgumentException if it cannot, in one sentence
     */
    void check(SweepJob job);

    /**
     * Computes the networks from one on to the last.
     *
     * @param job what to compute
     * @param first index of the first network
     * @param monitor progress of the networks from there, and cancellation
     * @param sink receives the texts in the order of the networks, never two at a time
     * @throws java.util.concurrent.CancellationException if the monitor says so; what the sink has received stays
     * @throws IllegalStateException if the engine cannot go on, in one sentence; what the sink has received stays
     */
    void run(SweepJob job, int first, Monitor monitor, Consumer<NetworkText> sink);

    /**
     * Told when all networks stand in the tables.
     *
     * @param job that is done
     * @param networks the file networks.csv
     * @param spectrum the file spectrum.csv
     */
    default void finished(SweepJob job, Path networks, Path spectrum) {}

    /** {@return how the networks were computed, for the manifest} */
    Map<String, Object> facts();
}
