package org.tailspin.core.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;

/**
 * Runs a system: a warm-up that nobody sees, then measured steps.
 *
 * @param warmup steps before the first measured one, at least 0
 * @param steps measured steps, at least 1
 */
public record Simulation(int warmup, int steps) {

    /**
     * Checks the values.
     *
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
     * Runs one trajectory.
     *
     * @param system what to run
     * @param seed the state seed: initial state and noise
     * @param observer sees the measured states
     * @param monitor progress and cancellation
     * @throws java.util.concurrent.CancellationException if the monitor says so
     * @throws DivergenceException if the state leaves the range of a double
     */
    public void run(DynamicalSystem system, Seed seed, StateObserver observer, Monitor monitor) {
        run(system, List.of(seed), List.of(observer), monitor);
    }

    /**
     * Runs several trajectories together, step by step, so that they share the reading of the couplings. Each has the bits
     * that it has alone.
     *
     * @param system what to run
     * @param seeds the state seed of each: initial state and noise
     * @param observers see the measured states, one for each trajectory
     * @param monitor progress and cancellation
     * @throws java.util.concurrent.CancellationException if the monitor says so
     * @throws DivergenceException if a state leaves the range of a double
     */
    public void run(DynamicalSystem system, List<Seed> seeds, List<StateObserver> observers, Monitor monitor) {
        if (seeds.size() != observers.size()) {
            throw new IllegalArgumentException(
                    seeds.size() + " trajectories must have as many observers, but have " + observers.size());
        }
        final List<OrbitRun<Void>> runs = new ArrayList<>();
        for (int b = 0; b < seeds.size(); b++) {
            runs.add(start(system, seeds.get(b), observers.get(b), monitor));
        }
        OrbitRuns.all(runs);
    }

    /**
     * Starts one trajectory, whose steps somebody else takes.
     *
     * @param system what to run
     * @param seed the state seed: initial state and noise
     * @param observer sees the measured states
     * @param monitor progress and cancellation
     * @return the trajectory, before its first step
     * @throws IllegalArgumentException if the input of the system ends before the run does
     */
    public OrbitRun<Void> start(DynamicalSystem system, Seed seed, StateObserver observer, Monitor monitor) {
        if ((long) warmup + steps > system.longest()) {
            throw new IllegalArgumentException("the input lasts for " + system.longest() + " steps, but the run takes "
                    + ((long) warmup + steps) + ": " + warmup + " of warm-up and " + steps
                    + " measured; a cyclic input begins anew where it ends");
        }
        return new Path(system.start(seed), observer, monitor);
    }

    private final class Path implements OrbitRun<Void> {

        private final Orbit orbit;
        private final StateObserver observer;
        private final Monitor monitor;
        private final double total = (double) warmup + steps;
        private long taken;

        Path(Orbit orbit, StateObserver observer, Monitor monitor) {
            this.orbit = orbit;
            this.observer = observer;
            this.monitor = monitor;
        }

        @Override
        public boolean beforeStep() {
            monitor.progress(taken / total);
            if (taken == total) {
                return false;
            }
            monitor.checkCancelled();
            return true;
        }

        @Override
        public Orbit orbit() {
            return orbit;
        }

        @Override
        public Optional<CarriedFrame> carried() {
            return Optional.empty();
        }

        @Override
        public void afterStep() {
            taken++;
            if (taken > warmup) {
                observer.see(orbit);
            }
        }

        @Override
        public Void result() {
            return null;
        }
    }
}
