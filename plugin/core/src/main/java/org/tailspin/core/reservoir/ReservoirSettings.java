package org.tailspin.core.reservoir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.InputWeights;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.random.Seed;

/**
 * All that the score of a network depends on, beside the network: the task, how its input reaches the neurons, and how the readout
 * is trained.
 *
 * @param task what is to be done
 * @param weights law of the input weights
 * @param biasScale biases are uniform between minus this and this, at least 0; of a network without biases of its own
 * @param noise standard deviation of the noise of a network that has none of its own, at least 0
 * @param ridge &lambda; of the readout, positive
 * @param stepsPerRow for how many steps of the network a row of the input is held, at least 1
 * @param exponent length of the measurement of the conditional exponent
 * @param ranks how the ranks are measured
 */
public record ReservoirSettings(
        ReservoirTask task,
        InputWeights.Drawn weights,
        double biasScale,
        double noise,
        double ridge,
        int stepsPerRow,
        LyapunovSettings exponent,
        Ranks.Settings ranks) {

    /** Steps of the state, of the tangent vector, and measured, of the conditional exponent. */
    public static final LyapunovSettings EXPONENT = new LyapunovSettings(1, 500, 100, 500);

    private static final double PART_OF_TASK = 0.6;
    private static final double PART_WITH_EXPONENT = 0.7;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public ReservoirSettings {
        if (!(biasScale >= 0 && biasScale <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "the scale of the biases must be at least 0 and finite, but is " + biasScale);
        }
        if (!(noise >= 0 && noise <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the noise must be at least 0 and finite, but is " + noise);
        }
        Readout.checkRidge(ridge);
        ReservoirTask.atLeast(stepsPerRow, "the number of steps for each row of the input", 1);
    }

    /**
     * What holds of a task where nothing else is said.
     *
     * @param task what is to be done
     * @return the settings
     */
    public static ReservoirSettings usual(ReservoirTask task) {
        final ReservoirTask.Kind kind = task.kind();
        return new ReservoirSettings(
                task, weights(kind), kind.bias(), kind.noise(), kind.ridge(), 1, EXPONENT, Ranks.Settings.DEFAULT);
    }

    /**
     * {@return the usual law of its input weights}
     *
     * @param kind of a task
     */
    public static InputWeights.Drawn weights(ReservoirTask.Kind kind) {
        final InputWeights.Drawn usual = InputWeights.Drawn.DEFAULT;
        return new InputWeights.Drawn(usual.law(), kind.scale(), usual.density(), usual.seed());
    }

    /**
     * What was measured.
     *
     * @param scores of the task
     * @param spectrum with the largest conditional exponent: that of the distance of two states under the same input and noise
     * @param ranks empty for a network that is too large, or a table that is too short
     */
    public record Result(Scores scores, LyapunovSpectrum spectrum, Optional<Ranks> ranks) {

        /** {@return the largest conditional exponent; empty where it is minus infinity} */
        public OptionalDouble exponent() {
            return Double.isFinite(spectrum.max()) ? OptionalDouble.of(spectrum.max()) : OptionalDouble.empty();
        }
    }

    /** The network with input weights and biases. */
    Reservoir reservoir(
            Function<Input, DynamicalSystem> network, int n, Optional<List<Double>> bias, long couplingSeed) {
        final double[][] in = weights.of(n, task.inputs(), couplingSeed);
        return new Reservoir(network, in, bias.orElseGet(() -> biases(n, couplingSeed)), stepsPerRow);
    }

    private List<Double> biases(int n, long couplingSeed) {
        final UniformRandomProvider random = new Seed(weights.seed().orElse(couplingSeed)).stream("input biases");
        final List<Double> biases = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            biases.add(biasScale * (2 * random.nextDouble() - 1));
        }
        return biases;
    }

    /**
     * Whether a network of so many neurons has its ranks measured.
     *
     * @param n number of neurons
     * @return whether it is small enough, and the input long enough
     */
    public boolean hasRanks(int n) {
        return n <= ranks.upTo() && ranks.length() <= task.longest();
    }

    /**
     * {@return what was measured}
     *
     * @param network makes the system with an input
     * @param n number of neurons
     * @param bias of the network's own; empty for drawn biases
     * @param couplingSeed draws input weights and biases that have no seed of their own
     * @param stateSeed inputs and noise
     * @param monitor progress and cancellation
     * @throws ArithmeticException if a state diverges, or the readout cannot be trained
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public Result measure(
            Function<Input, DynamicalSystem> network,
            int n,
            Optional<List<Double>> bias,
            long couplingSeed,
            long stateSeed,
            Monitor monitor) {
        final Reservoir reservoir = reservoir(network, n, bias, couplingSeed);
        final Seed seed = new Seed(stateSeed);
        final Scores scores = task.run(reservoir, ridge, seed, monitor.part(0, PART_OF_TASK));
        final LyapunovSpectrum spectrum = spectrum(reservoir, seed, monitor.part(PART_OF_TASK, PART_WITH_EXPONENT));
        final Optional<Ranks> measured = hasRanks(n)
                ? Optional.of(Ranks.of(reservoir, task, ranks, seed, monitor.part(PART_WITH_EXPONENT, 1)))
                : Optional.empty();
        return new Result(scores, spectrum, measured);
    }

    /** Driven by more input of the same kind, which the readout has not seen. */
    private LyapunovSpectrum spectrum(Reservoir reservoir, Seed seed, Monitor monitor) {
        final LyapunovSettings length = exponentLength();
        final int rows = (int) ((length.totalSteps() + stepsPerRow - 1) / stepsPerRow);
        final DynamicalSystem system = reservoir.driven(
                task.drive(rows, new Seed(seed.stream("exponent input").nextLong())));
        return new Lyapunov(system, length).measure(seed, StateObserver.NONE, monitor);
    }

    /**
     * How long the conditional exponent is measured: as set, or where a table is shorter, a quarter of it for the state, an eighth
     * for the tangent vector, and the rest measured.
     *
     * @return the length
     */
    public LyapunovSettings exponentLength() {
        final long most = (long) task.longest() * stepsPerRow;
        if (exponent.totalSteps() <= most) {
            return exponent;
        }
        final int total = (int) most;
        return new LyapunovSettings(1, total / 4, total / 8, total - total / 4 - total / 8);
    }
}
