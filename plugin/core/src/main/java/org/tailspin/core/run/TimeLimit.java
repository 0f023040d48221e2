package org.tailspin.core.run;

import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.recipe.NetworkRecipe;

/**
 * A task that gives up a network which takes too long, as a result with its reason. Which networks these are depends on the
 * machine and on what else it does; what comes out of the others does not.
 *
 * <p>The time is that of the clock on the wall, from when the matrix of the network is there. The work is asked to stop where
 * it looks whether to go on, many times a second; nothing is interrupted by force.
 *
 * @param <R> what comes out
 */
public final class TimeLimit<R> implements NetworkTask<R> {

    private static final double MOST_SECONDS = 1e9;

    private final NetworkTask<R> task;
    private final double seconds;
    private final LongSupplier clock;

    /**
     * Limits the time of a task on each network.
     *
     * @param task what to do with each network
     * @param seconds how long it may take, above 0 and at most 1e9
     * @throws IllegalArgumentException outside of the range
     */
    public TimeLimit(NetworkTask<R> task, double seconds) {
        this(task, seconds, System::nanoTime);
    }

    /**
     * Limits the time of a task on each network.
     *
     * @param clock nanoseconds since any moment
     */
    TimeLimit(NetworkTask<R> task, double seconds, LongSupplier clock) {
        if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
            throw new IllegalArgumentException(
                    "the time limit of a network must lie in (0, 1e9] seconds, but is " + seconds);
        }
        this.task = task;
        this.seconds = seconds;
        this.clock = clock;
    }

    @Override
    public R run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        final Watch watch = new Watch(monitor);
        try {
            return task.run(recipe, coupling, watch);
        } catch (CancellationException e) {
            if (!watch.isLate || monitor.isCancelled()) {
                throw e;
            }
            return task.failed(
                    recipe,
                    String.format(
                            Locale.ROOT,
                            "given up after the time limit of %s s for a network, %.0f %% done",
                            seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds),
                            100 * watch.fraction));
        }
    }

    @Override
    public R failed(NetworkRecipe recipe, String reason) {
        return task.failed(recipe, reason);
    }

    @Override
    public Footprint footprint(NetworkRecipe recipe) {
        return task.footprint(recipe);
    }

    /** Cancels when the time is over. */
    private final class Watch implements Monitor {

        private final Monitor monitor;
        private final long start = clock.getAsLong();
        private volatile boolean isLate;
        private volatile double fraction;

        Watch(Monitor monitor) {
            this.monitor = monitor;
        }

        @Override
        public void progress(double fraction) {
            this.fraction = fraction;
            monitor.progress(fraction);
        }

        @Override
        public boolean isCancelled() {
            isLate |= (clock.getAsLong() - start) * 1e-9 > seconds;
            return isLate || monitor.isCancelled();
        }
    }
}
