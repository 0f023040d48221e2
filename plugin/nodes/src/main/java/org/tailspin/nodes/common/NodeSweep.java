package org.tailspin.nodes.common;

import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.message.Message;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.NetworkTask;
import org.tailspin.core.run.Sweep;

/** A sweep inside a node: on KNIME's threads, with its progress, cancelled by its button. */
public final class NodeSweep {

    private NodeSweep() {}

    /**
     * Runs and waits. No thread works on it any more when it returns or throws.
     *
     * @param <R> what comes out of each network
     * @param recipes the networks
     * @param task what to do with each
     * @param exec of the running node
     * @param sink receives the results in order, never two at a time
     * @throws CanceledExecutionException if the user cancelled
     * @throws KNIMEException if the memory does not hold the networks
     */
    public static <R> void run(
            List<NetworkRecipe> recipes, NetworkTask<R> task, ExecutionMonitor exec, Consumer<R> sink)
            throws CanceledExecutionException, KNIMEException {
        run(recipes, task, new NodeMonitor(exec, recipes.size()), exec, sink);
    }

    private static <R> void run(
            List<NetworkRecipe> recipes,
            NetworkTask<R> task,
            NodeMonitor monitor,
            ExecutionMonitor exec,
            Consumer<R> sink)
            throws CanceledExecutionException, KNIMEException {
        exec.checkCanceled();
        final PoolExecutor executor = PoolExecutor.of(recipes.size());
        final int[] done = {0};
        monitor.progress(0);
        try {
            new Sweep<>(recipes, task).run(executor, executor.workers(), monitor, result -> {
                sink.accept(result);
                monitor.done(++done[0]);
            });
        } catch (UncheckedIOException e) {
            throw Message.fromSummary(e.getMessage()).toKNIMEException(e);
        } catch (CancellationException e) {
            throw cancelled(e);
        } catch (OutOfMemoryError e) {
            final int largest =
                    recipes.stream().mapToInt(r -> r.disorder().n()).max().orElse(0);
            throw Message.fromSummaryWithResolution(
                            "The memory does not hold the networks: the largest has N = " + largest
                                    + " neurons, and so " + (long) largest * largest
                                    + " weights of 8 bytes for every thread.",
                            "Give KNIME more memory (the line -Xmx in knime.ini).",
                            "Use smaller networks or fewer exponents.")
                    .toKNIMEException(e);
        }
    }

    /** Something long. */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * {@return its result}
         *
         * @throws KNIMEException if it fails
         */
        T run() throws KNIMEException;
    }

    /**
     * {@return its result}
     *
     * @param <T> what comes out
     * @param work that a monitor may cancel
     * @throws CanceledExecutionException if the user cancelled
     * @throws KNIMEException if it fails
     */
    public static <T> T unlessCancelled(Work<T> work) throws CanceledExecutionException, KNIMEException {
        try {
            return work.run();
        } catch (CancellationException e) {
            throw cancelled(e);
        }
    }

    /**
     * The same, going on from a journal: networks that it holds are not measured again.
     *
     * @param <R> what comes out of each network
     * @param recipes the networks
     * @param task what to measure of each
     * @param exec of the running node
     * @param journal has some of the results, and takes the others
     * @param sink receives the results in order, never two at a time
     * @throws CanceledExecutionException if the user cancelled
     * @throws KNIMEException if the memory does not hold the networks, or the journal cannot be written
     */
    static <R> void run(
            List<NetworkRecipe> recipes,
            NetworkTask<R> task,
            ExecutionMonitor exec,
            Journal<R> journal,
            Consumer<R> sink)
            throws CanceledExecutionException, KNIMEException {
        final List<NetworkRecipe> missing =
                recipes.stream().filter(recipe -> !journal.has(recipe)).toList();
        final Iterator<NetworkRecipe> left = recipes.iterator();
        final Iterator<NetworkRecipe> measured = missing.iterator();
        run(missing, task, new NodeMonitor(exec, recipes.size(), recipes.size() - missing.size()), exec, result -> {
            journal.put(measured.next(), result);
            deliver(left, journal, sink);
            sink.accept(result);
        });
        deliver(left, journal, sink);
    }

    /** Hands over what the journal has, and passes by the first network that it has not. */
    private static <R> void deliver(Iterator<NetworkRecipe> left, Journal<R> journal, Consumer<R> sink) {
        while (left.hasNext()) {
            final NetworkRecipe recipe = left.next();
            if (!journal.has(recipe)) {
                return;
            }
            sink.accept(journal.get(recipe).orElseThrow());
        }
    }

    /**
     * {@return what KNIME expects of a cancelled node}
     *
     * @param cause from the core
     */
    public static CanceledExecutionException cancelled(CancellationException cause) {
        final CanceledExecutionException cancelled = new CanceledExecutionException(); // KNIME has words of its own
        cancelled.initCause(cause);
        return cancelled;
    }
}
