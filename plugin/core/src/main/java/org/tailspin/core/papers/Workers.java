package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.NetworkTask;
import org.tailspin.core.run.Sweep;

/**
 * The threads that a figure may use. Results come in order, whatever the threads, and what the store has is not measured
 * again.
 *
 * @param executor runs the parts
 * @param workers number of threads, at least 1
 * @param monitor progress of each part of the experiment, by what its networks cost, and cancellation
 * @param store keeps what was measured
 */
public record Workers(Executor executor, int workers, Monitor monitor, Store store) implements Work {

    @Override
    public List<double[]> sweep(String part, List<NetworkRecipe> recipes, Measure measure) {
        final Part work = new Part(
                part,
                recipes.stream().mapToDouble(r -> Math.pow(r.disorder().n(), 2)).toArray());
        final List<NetworkRecipe> left = work.open.stream().map(recipes::get).toList();
        final Iterator<Integer> position = work.open.iterator();
        final NetworkTask<double[]> task = measure.task(
                (recipe, ignored) -> work.monitor(Math.pow(recipe.disorder().n(), 2)));
        new Sweep<>(left, task).run(executor, workers, monitor.silent(), numbers -> work.put(position.next(), numbers));
        return List.of(work.results);
    }

    @Override
    public List<double[]> map(String part, double[] weights, Item item) {
        final Part work = new Part(part, weights);
        final List<CompletableFuture<Void>> futures = work.open.stream()
                .map(index -> CompletableFuture.runAsync(
                        () -> {
                            monitor.checkCancelled();
                            final Monitor share = work.monitor(weights[index]);
                            work.put(index, item.of(index, share));
                            share.progress(1);
                        },
                        executor))
                .toList();
        try {
            futures.forEach(CompletableFuture::join);
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
        return List.of(work.results);
    }

    /** One part of an experiment: what it has, and what is left to measure. */
    private final class Part {

        private final String name;
        private final double[][] results;
        private final List<Integer> open = new ArrayList<>();
        private final double total;
        private final DoubleAdder done = new DoubleAdder();

        Part(String name, double[] weights) {
            this.name = name;
            results = IntStream.range(0, weights.length)
                    .mapToObj(i -> store.get(name, i).orElse(null))
                    .toArray(double[][]::new);
            for (int i = 0; i < results.length; i++) {
                if (results[i] == null) {
                    open.add(i);
                }
            }
            total = open.stream().mapToDouble(i -> weights[i]).sum();
        }

        void put(int index, double[] numbers) {
            results[index] = numbers;
            if (numbers.length > 0) { // what failed may have more memory next time
                store.put(name, index, numbers);
            }
        }

        /** One network's share of what is left. */
        Monitor monitor(double weight) {
            return new Monitor() {

                private double last;

                @Override
                public void progress(double fraction) {
                    done.add(weight * (fraction - last));
                    last = fraction;
                    monitor.progress(Math.min(1, done.sum() / total));
                }

                @Override
                public boolean isCancelled() {
                    return monitor.isCancelled();
                }
            };
        }
    }
}
