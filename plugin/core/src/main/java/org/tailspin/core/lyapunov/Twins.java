package org.tailspin.core.lyapunov;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.dynamics.Orbits;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/**
 * Two trajectories that start next to each other and see the same noise: an estimate of &lambda;_max that uses no tangent
 * map, and the picture of the butterfly.
 *
 * @param system what to run
 * @param warmup steps of the state before the twins part, at least 0
 */
public record Twins(DynamicalSystem system, int warmup) {

    /** Far above the rounding of a state of order one, far below where the growth stops to be linear. */
    public static final double DISTANCE = 1e-7;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException for a negative warm-up
     */
    public Twins {
        if (warmup < 0) {
            throw new IllegalArgumentException("the warm-up must be at least 0 steps, but is " + warmup);
        }
    }

    /**
     * Growth of a distance that is set back to {@link #DISTANCE} after every step.
     *
     * @param exponent mean of ln(growth) per unit of time: &lambda;_max
     * @param standardError from batch means; empty if there are too few steps
     */
    public record Growth(double exponent, OptionalDouble standardError) {}

    /**
     * Estimates &lambda;_max.
     *
     * @param alignment steps in which the distance turns to the most unstable direction, at least 0
     * @param steps measured steps after that, at least 1
     * @param seed the state seed
     * @param monitor progress and cancellation
     * @return the exponent, in the unit of {@link LyapunovSpectrum}
     */
    public Growth growth(int alignment, int steps, Seed seed, Monitor monitor) {
        final LyapunovSettings lengths = new LyapunovSettings(1, warmup, alignment, steps);
        final Orbit orbit = warmOrbit(seed, monitor, (double) lengths.totalSteps());
        final double[] displacement = direction(seed, DISTANCE);
        final GrowthRates rates = new GrowthRates(1);
        final double[] rate = new double[1];
        for (int t = 0; t < alignment + steps; t++) {
            monitor.checkCancelled();
            monitor.progress((double) (warmup + t) / lengths.totalSteps());
            final Orbit twin = orbit.twin(displacement);
            new Orbits(List.of(orbit, twin)).step();
            difference(twin, orbit, displacement);
            final double distance = scaleTo(displacement, DISTANCE);
            if (t >= alignment) {
                rate[0] = StrictMath.log(distance / DISTANCE);
                rates.add(rate, 1);
            }
        }
        monitor.progress(1);
        final double dt = system.timeStep();
        final double error = rates.standardError(0) / dt;
        return new Growth(rates.mean(0) / dt, Double.isNaN(error) ? OptionalDouble.empty() : OptionalDouble.of(error));
    }

    /**
     * Lets the twins go: the distance grows at &lambda;_max until it is as large as the attractor.
     *
     * @param distance Euclidean distance at the start, positive
     * @param steps number of steps, at least 1
     * @param seed the state seed
     * @param monitor progress and cancellation
     * @return Euclidean distance after 0, 1, ..., {@code steps} steps; 0 once the trajectories are the same to the last bit
     * @throws IllegalArgumentException unless the distance is positive and finite
     */
    public double[] divergence(double distance, int steps, Seed seed, Monitor monitor) {
        if (!(distance > 0 && distance <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the distance must be positive and finite, but is " + distance);
        }
        final double total = (double) warmup + steps;
        final Orbit orbit = warmOrbit(seed, monitor, total);
        final Orbit twin = orbit.twin(direction(seed, distance));
        final Orbits both = new Orbits(List.of(orbit, twin));
        final double[] difference = new double[system.dimension()];
        final double[] distances = new double[steps + 1];
        difference(twin, orbit, difference);
        distances[0] = norm(difference);
        for (int t = 1; t <= steps; t++) {
            monitor.checkCancelled();
            monitor.progress((warmup + t) / total);
            both.step();
            difference(twin, orbit, difference);
            distances[t] = norm(difference);
        }
        return distances;
    }

    private Orbit warmOrbit(Seed seed, Monitor monitor, double total) {
        final Orbit orbit = system.start(seed);
        for (int t = 0; t < warmup; t++) {
            monitor.checkCancelled();
            monitor.progress(t / total);
            orbit.step();
        }
        return orbit;
    }

    private double[] direction(Seed seed, double length) {
        final var random = seed.stream("twin");
        final double[] d = new double[system.dimension()];
        for (int i = 0; i < d.length; i++) {
            d[i] = StableSampler.normal(random);
        }
        scaleTo(d, length);
        return d;
    }

    private static void difference(Orbit twin, Orbit orbit, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = twin.state()[i] - orbit.state()[i];
        }
    }

    /** Scales a vector and returns its former length. A vector of zeros, where twins have merged, stays. */
    private static double scaleTo(double[] d, double length) {
        final double norm = norm(d);
        for (int i = 0; i < d.length && norm > 0; i++) {
            d[i] *= length / norm;
        }
        return norm;
    }

    private static double norm(double[] d) {
        return Math.sqrt(Arrays.stream(d).map(x -> x * x).sum());
    }
}
