package org.tailspin.core.dynamics.trained;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.InputTable;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.random.Seed;

/**
 * A trained recurrent network as a dynamical system: one layer of an RNN, GRU or LSTM, without input or under a recorded one.
 * The state is h, and of an LSTM h and then c: its tangent space has 2N dimensions, and with h alone the product of Jacobians
 * would be wrong.
 *
 * <p>Exponents under an input are conditional (Vogt, Puelma Touzel, Shlizerman, Lajoie 2022; Engelken 2023): those of the
 * distance of two states that see the same input.
 */
public final class TrainedNetwork implements DynamicalSystem {

    private final RecurrentWeights weights;
    private final Nonlinearity nonlinearity;
    private final Optional<InputTable> input;
    private final int stepsPerRow;
    private final boolean isCyclic;
    private final boolean isFromZero;

    /**
     * A network under a recorded input, or none.
     *
     * @param weights of the layer
     * @param nonlinearity of an RNN; gates and candidates of the other cells are logistic and tanh
     * @param input u, a row for each step and a column for each signal; empty for u = 0, with the biases kept
     * @param stepsPerRow for how many steps a row is held, at least 1
     * @param isCyclic whether the input begins anew where it ends
     * @param isFromZero whether the state begins at 0, as libraries begin; random otherwise, uniform in (-1, 1)
     * @throws IllegalArgumentException if the input has other signals than the weights, or a row lasts for no step
     */
    public TrainedNetwork(
            RecurrentWeights weights,
            Nonlinearity nonlinearity,
            Optional<InputTable> input,
            int stepsPerRow,
            boolean isCyclic,
            boolean isFromZero) {
        if (input.isPresent() && input.get().columns() != weights.signals()) {
            throw new IllegalArgumentException(
                    "the input must have " + weights.signals() + " signals, as the weights of the input have, but has "
                            + input.get().columns());
        }
        if (stepsPerRow < 1) {
            throw new IllegalArgumentException(
                    "a row of the input must be held for at least 1 step, but is for " + stepsPerRow);
        }
        this.weights = weights;
        this.nonlinearity = nonlinearity;
        this.input = input;
        this.stepsPerRow = stepsPerRow;
        this.isCyclic = isCyclic;
        this.isFromZero = isFromZero;
    }

    /**
     * The weights.
     *
     * @return those of the layer
     */
    public RecurrentWeights weights() {
        return weights;
    }

    /** {@return eight digits that stand for its input, as the mark of an {@link org.tailspin.core.dynamics.InputSeries}; empty without one} */
    public Optional<String> inputMark() {
        return input.map(table -> {
            final CRC32 sum = new CRC32();
            sum.update((table.mark() + ' ' + stepsPerRow + ' ' + isCyclic).getBytes(StandardCharsets.UTF_8));
            return String.format("%08x", sum.getValue());
        });
    }

    @Override
    public int dimension() {
        return weights.neurons() * weights.cell().variables();
    }

    @Override
    public int neurons() {
        return weights.neurons();
    }

    @Override
    public boolean isRegular() {
        return weights.cell() != Cell.RNN || nonlinearity.isStrictlyIncreasing();
    }

    @Override
    public String whySingular() {
        return isRegular()
                ? "the Jacobian of a step is singular to working precision"
                : "the slope of the nonlinearity is 0 at some neurons";
    }

    @Override
    public Forcing forcing() {
        return input.isPresent() ? Forcing.INPUT : Forcing.NONE;
    }

    @Override
    public long longest() {
        return input.isEmpty() || isCyclic ? Long.MAX_VALUE : (long) input.get().rows() * stepsPerRow;
    }

    @Override
    public Orbit start(Seed seed) {
        final double[] state = new double[dimension()];
        if (!isFromZero) {
            final UniformRandomProvider random = seed.stream("initial state");
            for (int i = 0; i < state.length; i++) {
                state[i] = 2 * random.nextDouble() - 1;
            }
        }
        return TrainedOrbit.of(this, state, 0);
    }

    Nonlinearity nonlinearity() {
        return nonlinearity;
    }

    /** W u + b at a step, from 0. */
    void drive(long step, double[] into) {
        if (step >= longest()) {
            throw new IllegalArgumentException(
                    "the input has " + input.orElseThrow().rows() + " rows, which last for " + longest()
                            + " steps, but the run continues");
        }
        weights.drive(input.map(table -> row(table, step)).orElse(null), into);
    }

    private double[] row(InputTable table, long step) {
        final int t = (int) (step / stepsPerRow % table.rows());
        final double[] row = new double[table.columns()];
        for (int j = 0; j < row.length; j++) {
            row[j] = table.get(t, j);
        }
        return row;
    }
}
