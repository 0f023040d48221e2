package org.tailspin.cli.engine;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.tailspin.core.Monitor;

/**
 * Numbered pieces of work, networks as a rule, whoever computes them. The same {@link #origin} gives the same job on every
 * machine, and the same job the same results.
 *
 * @param <R> what comes out of a piece
 */
public interface Job<R> {

    /** {@return what makes the same job elsewhere} */
    JobOrigin origin();

    /** {@return number of pieces} */
    int size();

    /**
     * {@return its name, for a message}
     *
     * @param index of a piece, in 0..size-1
     */
    String name(int index);

    /**
     * Refuses pieces that the memory does not hold.
     *
     * @param workers that have one each at the same time
     * @throws IllegalArgumentException if they exceed what Java may use here
     */
    void checkMemory(int workers);

    /**
     * Computes some pieces on several threads, and waits. What fails is a result with its reason.
     *
     * @param indices of the pieces, ascending
     * @param executor with the threads
     * @param workers how many
     * @param monitor progress and cancellation
     * @param sink receives each piece with its index, in any order, never two at a time
     * @throws java.util.concurrent.CancellationException if the monitor says so; what the sink has received stays
     */
    void compute(List<Integer> indices, Executor executor, int workers, Monitor monitor, BiConsumer<Integer, R> sink);

    /**
     * Computes some pieces on this thread, in the same way.
     *
     * @param indices of the pieces, ascending
     * @param monitor progress and cancellation
     * @param sink receives each piece with its index
     * @throws java.util.concurrent.CancellationException if the monitor says so; what the sink has received stays
     */
    default void compute(List<Integer> indices, Monitor monitor, BiConsumer<Integer, R> sink) {
        compute(indices, Runnable::run, 1, monitor, sink);
    }

    /**
     * {@return the same, to be kept or sent: a text without tabs, bit for bit}
     *
     * @param result of a piece
     */
    String text(R result);

    /**
     * {@return what the text is of}
     *
     * @param index of the piece
     * @param text of its result
     * @throws IllegalArgumentException if it is none
     */
    R result(int index, String text);

    /**
     * Whether a run that goes on takes this result for done: that of a piece which failed is not, since the reason may be gone
     * the next time.
     *
     * @param result of a piece
     * @return whether to keep it
     */
    boolean isKept(R result);
}
