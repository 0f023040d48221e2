package org.tailspin.core.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tailspin.core.NumericalException;

/** Takes the steps of runs. Every result has the bits that it has alone, whoever takes steps beside it. */
public final class OrbitRuns {

    private OrbitRuns() {}

    /**
     * What became of one of several runs.
     *
     * @param <R> what comes out
     * @param result what came out; null if it failed
     * @param failure why it failed; null if it did not
     */
    public record Outcome<R>(R result, RuntimeException failure) {

        /**
         * {@return the result}
         *
         * @throws RuntimeException the failure, if there is one
         */
        public R get() {
            if (failure != null) {
                throw failure;
            }
            return result;
        }
    }

    /**
     * Makes one run, and closes it.
     *
     * @param <R> what comes out
     * @param run to make
     * @return its result
     * @throws java.util.concurrent.CancellationException if the work is to stop
     * @throws DivergenceException if the state leaves the range of a double
     */
    public static <R> R one(OrbitRun<R> run) {
        return all(List.of(run)).get(0);
    }

    /**
     * Makes runs that have a meaning together alone.
     *
     * @param <R> what comes out
     * @param runs to make, and to close; at least one
     * @return their results
     * @throws java.util.concurrent.CancellationException if the work is to stop
     * @throws DivergenceException as soon as a state leaves the range of a double
     */
    public static <R> List<R> all(List<OrbitRun<R>> runs) {
        return run(runs, true).stream().map(Outcome::get).toList();
    }

    /**
     * Makes runs of which one may fail, or end sooner, without the others.
     *
     * @param <R> what comes out
     * @param runs to make, and to close
     * @return what became of each
     * @throws java.util.concurrent.CancellationException if the work is to stop
     */
    public static <R> List<Outcome<R>> each(List<OrbitRun<R>> runs) {
        return run(runs, false);
    }

    private static <R> List<Outcome<R>> run(List<OrbitRun<R>> runs, boolean isAllOrNone) {
        final List<RunSlot<R>> slots =
                runs.stream().map(run -> new RunSlot<>(run, isAllOrNone)).toList();
        try {
            List<RunSlot<R>> open = slots;
            Orbits orbits = null;
            while (true) {
                open.forEach(RunSlot::beforeStep);
                open = stillOpen(open);
                if (open.isEmpty()) {
                    return slots.stream().map(t -> t.outcome).toList();
                }
                if (orbits == null || !isOf(orbits, open)) {
                    orbits = new Orbits(open.stream().map(t -> t.run.orbit()).toList());
                }
                for (int b = 0; b < open.size(); b++) {
                    orbits.carry(b, open.get(b).run.carried().orElse(null));
                }
                orbits.tryStep();
                for (int b = 0; b < open.size(); b++) {
                    open.get(b).afterStep(orbits.failure(b));
                }
                open = stillOpen(open);
            }
        } finally {
            slots.forEach(RunSlot::close);
        }
    }

    private static <R> List<RunSlot<R>> stillOpen(List<RunSlot<R>> slots) {
        for (RunSlot<R> slot : slots) {
            if (slot.outcome != null) {
                return new ArrayList<>(
                        slots.stream().filter(t -> t.outcome == null).toList());
            }
        }
        return slots;
    }

    private static <R> boolean isOf(Orbits orbits, List<RunSlot<R>> slots) {
        if (orbits.count() != slots.size()) {
            return false;
        }
        for (int b = 0; b < orbits.count(); b++) {
            if (orbits.get(b) != slots.get(b).run.orbit()) {
                return false;
            }
        }
        return true;
    }

    /** A run under way, which fails alone. */
    private static final class RunSlot<R> {

        private final OrbitRun<R> run;
        private final boolean isAllOrNone;
        private Outcome<R> outcome;

        RunSlot(OrbitRun<R> run, boolean isAllOrNone) {
            this.run = run;
            this.isAllOrNone = isAllOrNone;
        }

        void beforeStep() {
            try {
                if (!run.beforeStep()) {
                    end(new Outcome<>(run.result(), null));
                }
            } catch (IllegalArgumentException | NumericalException e) {
                fail(e);
            }
        }

        void afterStep(RuntimeException failure) {
            if (failure != null) {
                fail(failure);
                return;
            }
            try {
                run.afterStep();
            } catch (IllegalArgumentException | NumericalException e) {
                fail(e);
            }
        }

        private void fail(RuntimeException e) {
            final Optional<R> result =
                    e instanceof DivergenceException divergence ? run.rescued(divergence) : Optional.empty();
            if (result.isPresent()) {
                end(new Outcome<>(result.get(), null));
            } else if (isAllOrNone) {
                throw e;
            } else {
                end(new Outcome<>(null, e));
            }
        }

        private void end(Outcome<R> how) {
            outcome = how;
            close(); // the others may go on for long
        }

        void close() {
            run.close();
        }
    }
}
