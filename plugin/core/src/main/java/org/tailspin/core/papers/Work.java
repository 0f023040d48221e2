package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.tailspin.core.Monitor;
import org.tailspin.core.sweep.NetworkRecipe;
import org.tailspin.core.sweep.NetworkTask;
import org.tailspin.core.sweep.Sweep;

/**
 * The threads that a figure may use. Results come in order, whatever the threads.
 *
 * @param executor runs the parts
 * @param workers number of threads, at least 1
 * @param monitor progress and cancellation
 */
public record Work(Executor executor, int workers, Monitor monitor) {

    /** The result of every network, in the order of the recipes. */
    <R> List<R> sweep(List<NetworkRecipe> recipes, NetworkTask<R> task) {
        final List<R> results = Collections.synchronizedList(new ArrayList<>(recipes.size()));
        new Sweep<>(recipes, task).run(executor, workers, monitor, results::add);
        return List.copyOf(results);
    }

    /** The image of every item, in their order. */
    <T, R> List<R> map(List<T> items, BiFunction<T, Monitor, R> function) {
        final AtomicInteger done = new AtomicInteger();
        final List<CompletableFuture<R>> futures = items.stream()
                .map(item -> CompletableFuture.supplyAsync(
                        () -> {
                            monitor.checkCancelled();
                            final R result = function.apply(item, monitor.silent());
                            monitor.progress((double) done.incrementAndGet() / items.size());
                            return result;
                        },
                        executor))
                .toList();
        try {
            return futures.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            futures.forEach(future -> future.cancel(false));
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        } catch (CancellationException e) {
            futures.forEach(future -> future.cancel(false));
            throw e;
        }
    }
}
