package org.tailspin.cli.engine;

import java.util.AbstractList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.tailspin.core.Monitor;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.NetworkTask;
import org.tailspin.core.run.ResultCodec;
import org.tailspin.core.run.Sweep;
import org.tailspin.core.run.TimeLimit;

/**
 * A job of networks, of each of which the same is made.
 *
 * @param <R> what comes out of a network
 * @param source what makes the same job elsewhere, which takes a look at files
 * @param recipes the networks, those that share a disorder side by side
 * @param task what to do with each
 * @param codec bytes of a result
 * @param note the reason of a network that failed
 * @param timeLimit after how many seconds a network is given up; empty for never
 * @param memory refuses so many workers if the memory does not hold their networks
 */
public record NetworkJob<R>(
        Supplier<JobOrigin> source,
        List<NetworkRecipe> recipes,
        NetworkTask<R> task,
        ResultCodec<R> codec,
        Function<R, String> note,
        OptionalDouble timeLimit,
        IntConsumer memory)
        implements Job<R> {

    /** Before the reason of a network that failed; no base 64. */
    private static final String FAILED = "!";

    /**
     * Checks the limit of time.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public NetworkJob {
        check(task, timeLimit);
    }

    /**
     * Checks a limit of time.
     *
     * @param <R> what comes out of a network
     * @param task what to do with each network
     * @param timeLimit after how many seconds a network is given up; empty for never
     * @throws IllegalArgumentException if it is out of range
     */
    public static <R> void check(NetworkTask<R> task, OptionalDouble timeLimit) {
        timeLimit.ifPresent(seconds -> new TimeLimit<>(task, seconds)); // which checks it
    }

    /**
     * Computes some networks, as {@link Job#compute} does.
     *
     * @param <R> what comes out of a network
     * @param recipes all networks
     * @param task what to do with each
     * @param timeLimit after how many seconds a network is given up; empty for never
     * @param indices which networks, ascending
     * @param executor with the threads
     * @param workers how many
     * @param monitor progress and cancellation
     * @param sink receives each network with its index
     */
    public static <R> void compute(
            List<NetworkRecipe> recipes,
            NetworkTask<R> task,
            OptionalDouble timeLimit,
            List<Integer> indices,
            Executor executor,
            int workers,
            Monitor monitor,
            BiConsumer<Integer, R> sink) {
        final List<NetworkRecipe> chosen = new AbstractList<>() { // a plan makes its recipes when they are asked for
                    @Override
                    public NetworkRecipe get(int position) {
                        return recipes.get(indices.get(position));
                    }

                    @Override
                    public int size() {
                        return indices.size();
                    }
                };
        final Iterator<Integer> index = indices.iterator();
        new Sweep<>(chosen, timeLimit.isPresent() ? new TimeLimit<>(task, timeLimit.getAsDouble()) : task)
                .run(executor, workers, monitor, result -> sink.accept(index.next(), result));
    }

    @Override
    public JobOrigin origin() {
        return source.get();
    }

    @Override
    public int size() {
        return recipes.size();
    }

    @Override
    public String name(int index) {
        return recipes.get(index).name();
    }

    @Override
    public void checkMemory(int workers) {
        memory.accept(workers);
    }

    @Override
    public void compute(
            List<Integer> indices, Executor executor, int workers, Monitor monitor, BiConsumer<Integer, R> sink) {
        compute(recipes, task, timeLimit, indices, executor, workers, monitor, sink);
    }

    @Override
    public String text(R result) {
        final Optional<byte[]> bytes = codec.bytes(result);
        return bytes.isPresent() ? Base64.getEncoder().encodeToString(bytes.get()) : FAILED + note.apply(result);
    }

    @Override
    public R result(int index, String text) {
        return text.startsWith(FAILED)
                ? task.failed(recipes.get(index), text.substring(FAILED.length()))
                : codec.result(recipes.get(index), Base64.getDecoder().decode(text));
    }

    @Override
    public boolean isKept(R result) {
        return codec.bytes(result).isPresent();
    }
}
