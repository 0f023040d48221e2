package org.tailspin.core.reservoir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.InputSeries;
import org.tailspin.core.dynamics.InputTable;
import org.tailspin.core.dynamics.InputWeights;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.dynamics.Orbits;
import org.tailspin.core.random.Seed;

/**
 * A network with its input weights and biases, which one input after the other is shown to: x(t+1) = &phi;(W x(t) + W_in u(t) +
 * b + &sigma; &xi;(t)). Runs start at x(0) = 0, and many of them read the couplings together. What is seen of a state is the
 * activity, &phi;(x) of flows and leaky maps.
 */
public final class Reservoir {

    /** Runs that take their steps together: their states stay in the second-level cache, and the couplings are read once. */
    private static final int TOGETHER = 32;

    private final Function<Input, DynamicalSystem> network;
    private final InputWeights.Given weights;
    private final List<Double> bias;
    private final int stepsPerRow;
    private final int n;

    /**
     * Joins a network with its input weights.
     *
     * @param network makes the system with an input
     * @param weights W_in, N rows
     * @param bias b; empty for none
     * @param stepsPerRow for how many steps of the network a row of an input is held
     */
    public Reservoir(Function<Input, DynamicalSystem> network, double[][] weights, List<Double> bias, int stepsPerRow) {
        this.network = network;
        this.weights = new InputWeights.Given(weights);
        this.bias = bias.stream().allMatch(b -> b == 0) ? List.of() : List.copyOf(bias);
        this.stepsPerRow = stepsPerRow;
        n = weights.length;
    }

    /** {@return number of neurons} */
    public int size() {
        return n;
    }

    /** {@return whether some neuron has a bias} */
    public boolean hasBias() {
        return !bias.isEmpty();
    }

    /**
     * {@return steps that the network takes over them}
     *
     * @param rows of an input
     * @throws IllegalArgumentException if they are more than 32 bits count
     */
    public int steps(int rows) {
        final long steps = (long) rows * stepsPerRow;
        ReservoirTask.countable(steps, "the number of steps of " + rows + " rows of " + stepsPerRow + " steps each");
        return (int) steps;
    }

    /**
     * {@return the system that it drives}
     *
     * @param input u
     */
    public DynamicalSystem driven(InputTable input) {
        final InputSeries series = new InputSeries(input, weights, stepsPerRow, false, 0);
        return network.apply(bias.isEmpty() ? series : new Input.Biased(bias, series));
    }

    /** At x(0) = 0. */
    private Orbit start(InputTable input, Seed seed) {
        final Orbit random = driven(input).start(seed);
        return random.twin(DoubleStream.of(random.state()).map(x -> -x).toArray());
    }

    /**
     * Shows one input, and keeps the states.
     *
     * @param input u, T rows
     * @param discarded rows whose states are not kept
     * @param seed of the noise
     * @param monitor progress and cancellation
     * @return {@code [t][i]}: activity of neuron i after row {@code discarded + t}
     */
    public double[][] states(InputTable input, int discarded, Seed seed, Monitor monitor) {
        final Orbit orbit = start(input, seed);
        final double[][] states = new double[input.rows() - discarded][];
        for (int t = 0; t < input.rows(); t++) {
            monitor.checkCancelled();
            monitor.progress((double) t / input.rows());
            for (int s = 0; s < stepsPerRow; s++) {
                orbit.step();
            }
            if (t >= discarded) {
                states[t - discarded] = activity(orbit);
            }
        }
        return states;
    }

    /** Of neurons: of oscillators, the first half of the state. */
    private double[] activity(Orbit orbit) {
        final double[] activity = new double[n];
        System.arraycopy(orbit.activity(), 0, activity, 0, n);
        return activity;
    }

    /**
     * Shows many inputs of one length, each to a network at x(0) = 0, and keeps the last states.
     *
     * @param count number of inputs
     * @param input u of each
     * @param seed of the noise of each
     * @param monitor progress and cancellation
     * @return {@code [b][i]}: activity of neuron i after the last row of input b
     */
    public double[][] lastStates(int count, IntFunction<InputTable> input, IntFunction<Seed> seed, Monitor monitor) {
        final double[][] states = new double[count][];
        for (int from = 0; from < count; from += TOGETHER) {
            final int to = Math.min(count, from + TOGETHER);
            final List<Orbit> batch = new ArrayList<>();
            int steps = 0;
            for (int b = from; b < to; b++) {
                final InputTable u = input.apply(b);
                steps = steps(u.rows());
                batch.add(start(u, seed.apply(b)));
            }
            final Orbits orbits = new Orbits(batch);
            for (int t = 0; t < steps; t++) {
                monitor.checkCancelled();
                orbits.step();
            }
            for (int b = from; b < to; b++) {
                states[b] = activity(batch.get(b - from));
            }
            monitor.progress((double) to / count);
        }
        return states;
    }
}
