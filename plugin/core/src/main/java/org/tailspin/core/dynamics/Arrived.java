package org.tailspin.core.dynamics;

import java.util.Optional;

/**
 * A journey without steps.
 *
 * @param <R> what comes out
 * @param result what came out
 */
public record Arrived<R>(R result) implements Journey<R> {

    @Override
    public boolean prepare() {
        return false;
    }

    @Override
    public Orbit orbit() {
        throw new IllegalStateException("a journey that has ended takes no step");
    }

    @Override
    public Optional<CarriedFrame> carried() {
        return Optional.empty();
    }

    @Override
    public void arrive() {
        throw new IllegalStateException("a journey that has ended takes no step");
    }
}
