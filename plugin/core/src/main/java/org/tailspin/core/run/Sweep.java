package org.tailspin.core.run;

import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Consumer;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;
import org.tailspin.core.Reasons;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.NetworkRecipe;

/**
 * Works through a list of networks on several threads and hands the results over in the order of the list, so that neither
 * the numbers nor the order of the rows depend on the threads. Each worker holds one coupling matrix, and keeps it for as
 * long as networks share it; where it pays, it takes several of them {@link GainBatch}.
 *
 * <p>Memory does not grow with the number of networks: results that wait for a slower network before them are at most
 * {@link #WAITING} per worker, and then the workers wait too.
 *
 * @param <R> what comes out for each network
 */
public final class Sweep<R> {

    /** How many results per worker may wait for a slower network before them. */
    public static final int WAITING = 64;

    /** How often a worker that waits looks whether to stop. */
    private static final long LOOK_MILLIS = 100;

    /** So many batches of a disorder are made alike. */
    private static final int LOOK_AHEAD = 8;

    private final List<NetworkRecipe> recipes;
    private final NetworkTask<R> task;

    /**
     * Keeps the networks and what is to be done with each.
     *
     * @param recipes networks, those that share a disorder side by side; asked for one at a time, and not to be changed
     *     while the sweep runs
     * @param task what to do with each
     */
    public Sweep(List<NetworkRecipe> recipes, NetworkTask<R> task) {
        this.recipes = recipes;
        this.task = task;
    }

    /**
     * Runs and waits. A network that fails is a result with its reason, and the sweep goes on.
     *
     * @param executor runs the workers
     * @param workers number of workers, at least 1
     * @param monitor progress of the whole, and cancellation
     * @param sink receives the results in order, never two at a time, on the workers' threads
     * @throws CancellationException if the monitor says so; what the sink has received by then is complete
     */
    public void run(Executor executor, int workers, Monitor monitor, Consumer<R> sink) {
        if (workers < 1) {
            throw new IllegalArgumentException("the number of workers must be at least 1, but is " + workers);
        }
        final int count = Math.max(1, Math.min(workers, recipes.size()));
        final Run run = new Run(monitor, sink, count);
        final CountDownLatch done = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            executor.execute(() -> {
                try {
                    run.work();
                } finally {
                    done.countDown();
                }
            });
        }
        try {
            done.await();
        } catch (InterruptedException e) {
            run.fail(new CancellationException("interrupted"));
            awaitUninterruptibly(done);
            Thread.currentThread().interrupt();
        }
        run.rethrow();
    }

    private static void awaitUninterruptibly(CountDownLatch done) {
        boolean waiting = true;
        while (waiting) {
            try {
                done.await();
                waiting = false;
            } catch (InterruptedException e) {
                // the workers have been told to stop; they are waited for all the same
            }
        }
    }

    /** The state that the workers of one run share. */
    private final class Run {

        private final Monitor monitor;
        private final Consumer<R> sink;
        private int next;
        private int share;
        private int inRound;
        private final DoubleAdder progress = new DoubleAdder();
        private final TreeMap<Integer, R> waiting = new TreeMap<>();
        private final int workers;
        private final int most;
        private int delivered;
        private volatile Throwable failure;

        Run(Monitor monitor, Consumer<R> sink, int workers) {
            this.monitor = monitor;
            this.sink = sink;
            this.workers = workers;
            most = workers * WAITING;
        }

        void work() {
            final Drawn drawn = new Drawn();
            try {
                for (Batch batch = claim(); batch.count > 0; batch = claim()) {
                    awaitTurn(batch.first);
                    batch.run(drawn);
                }
            } catch (RuntimeException | Error e) { // an Error too: without memory for a matrix a row would be lost
                fail(e);
            }
        }

        /**
         * As many networks as a worker takes so that all have about the same: equal to that of the others in a round in which
         * each worker comes once.
         */
        private int share(NetworkRecipe recipe, int left) {
            if (inRound == 0) {
                final int most = GainBatch.most(task, recipe, workers);
                final int rounds = (int) Math.ceil((double) left / ((double) most * workers));
                share = (int) Math.ceil((double) left / ((double) rounds * workers));
                inRound = workers;
            }
            inRound--;
            return share;
        }

        /** The next networks of one disorder: as many as go together, but not so many that another worker has none. */
        private synchronized Batch claim() {
            final int first = next;
            final int left = recipes.size() - first;
            if (left == 0) {
                return new Batch(first, 0);
            }
            final NetworkRecipe recipe = recipes.get(first);
            final int most = Math.min(GainBatch.most(task, recipe, workers), share(recipe, left));
            int alike = 1;
            while (most > 1 && alike < left && alike < most * LOOK_AHEAD && isAlike(recipe, first + alike)) {
                alike++;
            }
            final Batch batch = new Batch(first, GainBatch.evenly(most, alike));
            next += batch.count;
            return batch;
        }

        private boolean isAlike(NetworkRecipe recipe, int index) {
            return recipes.get(index).disorder().equals(recipe.disorder());
        }

        /** The matrix that a worker holds. */
        private final class Drawn {

            private Disorder disorder;
            private Coupling coupling;

            Coupling of(NetworkRecipe recipe, Monitor monitor) {
                if (!recipe.disorder().equals(disorder)) {
                    disorder = null;
                    coupling = null; // one matrix at a time
                    task.checkMemory(recipe, workers);
                    coupling = recipe.disorder().draw(monitor);
                    disorder = recipe.disorder();
                }
                return coupling;
            }
        }

        /** Networks of one disorder that a worker takes together. */
        private final class Batch {

            private final int first;
            private final int count;

            Batch(int first, int count) {
                this.first = first;
                this.count = count;
            }

            void run(Drawn drawn) {
                final List<NetworkRecipe> networks = recipes.subList(first, first + count);
                final List<Monitor> parts = networks.stream()
                        .<Monitor>map(network -> new PartMonitor())
                        .toList();
                final List<R> results = results(networks, drawn, parts);
                for (int b = 0; b < count; b++) {
                    deliver(first + b, results.get(b));
                    parts.get(b).progress(1);
                }
            }

            private List<R> results(List<NetworkRecipe> networks, Drawn drawn, List<Monitor> parts) {
                final Coupling coupling;
                try {
                    coupling = drawn.of(networks.get(0), parts.get(0));
                } catch (IllegalArgumentException | NumericalException e) {
                    final String reason = Reasons.of(e);
                    return networks.stream()
                            .map(network -> task.failed(network, reason))
                            .toList();
                }
                return GainBatch.run(task, networks, coupling, parts);
            }
        }

        /** Waits until the network is near enough to the slowest one; whoever works on that one never waits. */
        private synchronized void awaitTurn(int index) {
            while (index >= delivered + most && failure == null) {
                if (monitor.isCancelled()) {
                    throw new CancellationException("cancelled");
                }
                try {
                    wait(LOOK_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CancellationException("interrupted");
                }
            }
        }

        private synchronized void deliver(int index, R result) {
            waiting.put(index, result);
            while (failure == null && !waiting.isEmpty() && waiting.firstKey() == delivered) {
                sink.accept(waiting.pollFirstEntry().getValue());
                delivered++;
                notifyAll();
            }
        }

        synchronized void fail(Throwable e) {
            if (failure == null) {
                failure = e;
                notifyAll();
            }
        }

        void rethrow() {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
        }

        /** One network's share of the whole. */
        private final class PartMonitor implements Monitor {

            private double last;

            @Override
            public void progress(double fraction) {
                progress.add(fraction - last);
                last = fraction;
                monitor.progress(Math.min(1, progress.sum() / recipes.size()));
            }

            @Override
            public boolean isCancelled() {
                return failure != null || monitor.isCancelled();
            }
        }
    }
}
