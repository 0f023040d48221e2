package org.tailspin.core.dynamics;

import java.util.Optional;
import java.util.function.Function;

/**
 * One run, and another that begins where it ends.
 *
 * @param <R> what comes out of the first
 * @param <S> what comes out of the second
 */
class ConsecutiveRuns<R, S> implements OrbitRun<S> {

    private final OrbitRun<R> first;
    private final Function<R, OrbitRun<S>> next;
    private OrbitRun<S> second;

    ConsecutiveRuns(OrbitRun<R> first, Function<R, OrbitRun<S>> next) {
        this.first = first;
        this.next = next;
    }

    @Override
    public boolean beforeStep() {
        if (second == null) {
            if (first.beforeStep()) {
                return true;
            }
            final R result = first.result();
            first.close();
            second = next.apply(result);
        }
        return second.beforeStep();
    }

    private OrbitRun<?> current() {
        return second == null ? first : second;
    }

    @Override
    public Orbit orbit() {
        return current().orbit();
    }

    @Override
    public Optional<CarriedFrame> carried() {
        return current().carried();
    }

    @Override
    public void afterStep() {
        current().afterStep();
    }

    @Override
    public S result() {
        return second.result();
    }

    @Override
    public Optional<S> rescued(DivergenceException divergence) {
        return second == null ? Optional.empty() : second.rescued(divergence);
    }

    @Override
    public void close() {
        first.close();
        if (second != null) {
            second.close();
        }
    }
}
