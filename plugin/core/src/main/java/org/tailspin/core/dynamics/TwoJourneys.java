package org.tailspin.core.dynamics;

import java.util.Optional;
import java.util.function.Function;

/**
 * One journey, and another that begins where it ends.
 *
 * @param <R> what comes out of the first
 * @param <S> what comes out of the second
 */
class TwoJourneys<R, S> implements Journey<S> {

    private final Journey<R> first;
    private final Function<R, Journey<S>> next;
    private Journey<S> second;

    TwoJourneys(Journey<R> first, Function<R, Journey<S>> next) {
        this.first = first;
        this.next = next;
    }

    @Override
    public boolean prepare() {
        if (second == null) {
            if (first.prepare()) {
                return true;
            }
            final R result = first.result();
            first.close();
            second = next.apply(result);
        }
        return second.prepare();
    }

    private Journey<?> current() {
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
    public void arrive() {
        current().arrive();
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
