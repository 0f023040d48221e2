package org.tailspin.core.dynamics;

import java.util.Optional;
import java.util.function.Function;

/**
 * Work along an orbit that is done step by step: what comes before a step, and what comes after it. Somebody else takes the
 * steps ({@link Journeys}), so that several journeys can take theirs together. Not thread-safe.
 *
 * @param <R> what comes out
 */
public interface Journey<R> extends AutoCloseable {

    /**
     * Gets ready for the next step.
     *
     * @return whether there is one; if not, the result is there
     * @throws java.util.concurrent.CancellationException if the work is to stop
     */
    boolean prepare();

    /**
     * @return what takes the next step
     */
    Orbit orbit();

    /**
     * @return what it carries over the next step
     */
    Optional<CarriedFrame> carried();

    /** Takes note of the step that was taken. */
    void arrive();

    /**
     * @return what came out, after the last step
     */
    R result();

    /** Gives back what Java does not manage; may be called twice. */
    @Override
    default void close() {}

    /**
     * What comes out where the state left the range of a double, if that is a result and no failure.
     *
     * @param divergence how it left
     * @return the result; empty if it is a failure
     */
    default Optional<R> rescued(DivergenceException divergence) {
        return Optional.empty();
    }

    /**
     * Goes on with another journey where this one ends.
     *
     * @param <S> what comes out of that
     * @param next makes it of the result
     * @return both, one after the other
     */
    default <S> Journey<S> andThen(Function<R, Journey<S>> next) {
        return new TwoJourneys<>(this, next);
    }

    /**
     * @param result of a run whose state left the range of a double; empty if that is a failure
     * @return the same journey, with that result in the place of the failure
     */
    default Journey<R> rescue(Function<DivergenceException, Optional<R>> result) {
        return new TwoJourneys<>(this, Arrived::new) {
            @Override
            public Optional<R> rescued(DivergenceException divergence) {
                return result.apply(divergence);
            }
        };
    }

    /**
     * @param <S> what comes out of that
     * @param last what is to be made of the result, once
     * @return the same journey, with that result
     */
    default <S> Journey<S> then(Function<R, S> last) {
        final Journey<R> journey = this;
        return new Journey<>() {
            @Override
            public boolean prepare() {
                return journey.prepare();
            }

            @Override
            public Orbit orbit() {
                return journey.orbit();
            }

            @Override
            public Optional<CarriedFrame> carried() {
                return journey.carried();
            }

            @Override
            public void arrive() {
                journey.arrive();
            }

            @Override
            public S result() {
                return last.apply(journey.result());
            }

            @Override
            public Optional<S> rescued(DivergenceException divergence) {
                return journey.rescued(divergence).map(last);
            }

            @Override
            public void close() {
                journey.close();
            }
        };
    }
}
