package org.tailspin.core.dynamics;

import java.util.Optional;
import java.util.function.Function;

/**
 * Work along an orbit that is done step by step: what comes before a step, and what comes after it. Somebody else takes the
 * steps ({@link OrbitRuns}), so that several runs can take theirs together. Not thread-safe.
 *
 * @param <R> what comes out
 */
public interface OrbitRun<R> extends AutoCloseable {

    /**
     * Gets ready for the next step.
     *
     * @return whether there is one; if not, the result is there
     * @throws java.util.concurrent.CancellationException if the work is to stop
     */
    boolean beforeStep();

    /** {@return what takes the next step} */
    Orbit orbit();

    /** {@return what it carries over the next step} */
    Optional<CarriedFrame> carried();

    /** Takes note of the step that was taken. */
    void afterStep();

    /** {@return what came out, after the last step} */
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
     * Goes on with another run where this one ends.
     *
     * @param <S> what comes out of that
     * @param next makes it of the result
     * @return both, one after the other
     */
    default <S> OrbitRun<S> andThen(Function<R, OrbitRun<S>> next) {
        return new ConsecutiveRuns<>(this, next);
    }

    /**
     * {@return the same run, with that result in the place of the failure}
     *
     * @param result of a run whose state left the range of a double; empty if that is a failure
     */
    default OrbitRun<R> rescue(Function<DivergenceException, Optional<R>> result) {
        return new ConsecutiveRuns<>(this, FinishedRun::new) {
            @Override
            public Optional<R> rescued(DivergenceException divergence) {
                return result.apply(divergence);
            }
        };
    }

    /**
     * {@return the same run, with that result}
     *
     * @param <S> what comes out of that
     * @param last what is to be made of the result, once
     */
    default <S> OrbitRun<S> then(Function<R, S> last) {
        final OrbitRun<R> run = this;
        return new OrbitRun<>() {
            @Override
            public boolean beforeStep() {
                return run.beforeStep();
            }

            @Override
            public Orbit orbit() {
                return run.orbit();
            }

            @Override
            public Optional<CarriedFrame> carried() {
                return run.carried();
            }

            @Override
            public void afterStep() {
                run.afterStep();
            }

            @Override
            public S result() {
                return last.apply(run.result());
            }

            @Override
            public Optional<S> rescued(DivergenceException divergence) {
                return run.rescued(divergence).map(last);
            }

            @Override
            public void close() {
                run.close();
            }
        };
    }
}
