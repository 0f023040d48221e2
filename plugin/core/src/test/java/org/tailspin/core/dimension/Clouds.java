package org.tailspin.core.dimension;

import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.dynamics.Trajectory;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/** States to measure: random clouds and orbits. */
final class Clouds {

    private Clouds() {}

    /** Independent standard normal numbers. */
    static double[][] gaussian(int states, int n, long seed) {
        final var random = new Seed(seed).stream("cloud");
        final double[][] x = new double[states][n];
        for (double[] state : x) {
            for (int i = 0; i < n; i++) {
                state[i] = StableSampler.normal(random);
            }
        }
        return x;
    }

    /** Uniform in the unit cube. */
    static double[][] cube(int states, int n, long seed) {
        final var random = new Seed(seed).stream("cube");
        final double[][] x = new double[states][n];
        for (double[] state : x) {
            for (int i = 0; i < n; i++) {
                state[i] = random.nextDouble();
            }
        }
        return x;
    }

    static double[][] orbit(DynamicalSystem system, int states, int every, long seed) {
        final Trajectory trajectory = new Trajectory(every, system.dimension());
        new Simulation(1000, states * every).run(system, new Seed(seed), trajectory, Monitor.NONE);
        return trajectory.states().toArray(double[][]::new);
    }

    /** Mean and unbiased standard deviation. */
    record Sample(double mean, double deviation) {
        static Sample of(double... values) {
            double mean = 0;
            for (double value : values) {
                mean += value / values.length;
            }
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            return new Sample(mean, Math.sqrt(squares / (values.length - 1)));
        }
    }
}
