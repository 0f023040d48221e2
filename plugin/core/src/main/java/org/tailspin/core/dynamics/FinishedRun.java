package org.tailspin.core.dynamics;

import java.util.Optional;

/**
 * A run without steps.
 *
 * @param <R> what comes out
 * @param result what came out
 */
public record FinishedRun<R>(R result) implements OrbitRun<R> {

    @Override
    public boolean beforeStep() {
        return false;
    }

    @Override
    public Orbit orbit() {
        throw new IllegalStateException("a run that has ended takes no step");
    }

    @Override
    public Optional<CarriedFrame> carried() {
        return Optional.empty();
    }

    @Override
    public void afterStep() {
        throw new IllegalStateException("a run that has ended takes no step");
    }
}
