package org.tailspin.core.dynamics;

import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;

/**
 * Runs a system: a warm-up that nobody sees, then measured steps.
 *
 * @param warmup steps before the first measured one, at least 0
 * @param steps measured steps, at least 1
 */
public record Simulation(int warmup, int steps) {

    /** Steps until a network has forgotten where it started (the published setting). */
    public static final int DEFAULT_WARMUP = 2900;

    /** Measured steps. */
    public static final int DEFAULT_STEPS = 1000;

    /**
     * @throws IllegalArgumentException outside the ranges
     */
    public Simulation {
        if (warmup < 0) {
            throw new IllegalArgumentException("the warm-up must be at least 0 steps, but is " + warmup);
        }
        if (steps < 1) {
            throw new IllegalArgumentException("the number of measured steps must be at least 1, but is " + steps);
        }
    }

    /**
     * @param system what to run
     * @param seed the state seed: initial state and noise
     * @param observer sees the measured states
     * @param monitor progress and cancellation
     * @throws java.util.concurrent.CancellationException if the monitor says so
     * @throws DivergenceException if the state leaves the range of a double
     */
    public void run(DynamicalSystem system, Seed seed, StateObserver observer, Monitor monitor) {
        final Orbit orbit = system.start(seed);
        final double total = (double) warmup + steps;
        for (int t = 0; t < warmup; t++) {
            monitor.checkCancelled();
            monitor.progress(t / total);
            orbit.step();
        }
        for (int t = 0; t < steps; t++) {
            monitor.checkCancelled();
            monitor.progress((warmup + t) / total);
            orbit.step();
            observer.see(orbit);
        }
        monitor.progress(1);
    }
}
