package org.tailspin.core.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tailspin.core.NumericalException;

/** Takes the steps of journeys. Every result has the bits that it has alone, whoever takes steps beside it. */
public final class Journeys {

    private Journeys() {}

    /**
     * What became of one of several journeys.
     *
     * @param <R> what comes out
     * @param result what came out; null if it failed
     * @param failure why it failed; null if it did not
     */
    public record Outcome<R>(R result, RuntimeException failure) {

        /**
         * @return the result
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
     * Makes one journey, and closes it.
     *
     * @param <R> what comes out
     * @param journey to make
     * @return its result
     * @throws java.util.concurrent.CancellationException if the work is to stop
     * @throws DivergenceException if the state leaves the range of a double
     */
    public static <R> R alone(Journey<R> journey) {
        return all(List.of(journey)).get(0);
    }

    /**
     * Makes journeys that have a meaning together alone.
     *
     * @param <R> what comes out
     * @param journeys to make, and to close; at least one
     * @return their results
     * @throws java.util.concurrent.CancellationException if the work is to stop
     * @throws DivergenceException as soon as a state leaves the range of a double
     */
    public static <R> List<R> all(List<Journey<R>> journeys) {
        return run(journeys, true).stream().map(Outcome::get).toList();
    }

    /**
     * Makes journeys of which one may fail, or end sooner, without the others.
     *
     * @param <R> what comes out
     * @param journeys to make, and to close
     * @return what became of each
     * @throws java.util.concurrent.CancellationException if the work is to stop
     */
    public static <R> List<Outcome<R>> each(List<Journey<R>> journeys) {
        return run(journeys, false);
    }

    private static <R> List<Outcome<R>> run(List<Journey<R>> journeys, boolean isAllOrNone) {
        final List<Traveller<R>> travellers = journeys.stream()
                .map(journey -> new Traveller<>(journey, isAllOrNone))
                .toList();
        try {
            List<Traveller<R>> open = travellers;
            Orbits orbits = null;
            while (true) {
                open.forEach(Traveller::prepare);
                open = stillOpen(open);
                if (open.isEmpty()) {
                    return travellers.stream().map(t -> t.outcome).toList();
                }
                if (orbits == null || !isOf(orbits, open)) {
                    orbits =
                            new Orbits(open.stream().map(t -> t.journey.orbit()).toList());
                }
                for (int b = 0; b < open.size(); b++) {
                    orbits.carry(b, open.get(b).journey.carried().orElse(null));
                }
                orbits.tryStep();
                for (int b = 0; b < open.size(); b++) {
                    open.get(b).arrive(orbits.failure(b));
                }
                open = stillOpen(open);
            }
        } finally {
            travellers.forEach(Traveller::close);
        }
    }

    private static <R> List<Traveller<R>> stillOpen(List<Traveller<R>> travellers) {
        for (Traveller<R> traveller : travellers) {
            if (traveller.outcome != null) {
                return new ArrayList<>(
                        travellers.stream().filter(t -> t.outcome == null).toList());
            }
        }
        return travellers;
    }

    private static <R> boolean isOf(Orbits orbits, List<Traveller<R>> travellers) {
        if (orbits.count() != travellers.size()) {
            return false;
        }
        for (int b = 0; b < orbits.count(); b++) {
            if (orbits.get(b) != travellers.get(b).journey.orbit()) {
                return false;
            }
        }
        return true;
    }

    /** A journey under way, which fails alone. */
    private static final class Traveller<R> {

        private final Journey<R> journey;
        private final boolean isAllOrNone;
        private Outcome<R> outcome;

        Traveller(Journey<R> journey, boolean isAllOrNone) {
            this.journey = journey;
            this.isAllOrNone = isAllOrNone;
        }

        void prepare() {
            try {
                if (!journey.prepare()) {
                    end(new Outcome<>(journey.result(), null));
                }
            } catch (IllegalArgumentException | NumericalException e) {
                fail(e);
            }
        }

        void arrive(RuntimeException failure) {
            if (failure != null) {
                fail(failure);
                return;
            }
            try {
                journey.arrive();
            } catch (IllegalArgumentException | NumericalException e) {
                fail(e);
            }
        }

        private void fail(RuntimeException e) {
            final Optional<R> result =
                    e instanceof DivergenceException divergence ? journey.rescued(divergence) : Optional.empty();
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
            journey.close();
        }
    }
}
