package org.tailspin.cli.options;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tailspin.core.dynamics.InputTable;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.trained.Cell;
import org.tailspin.core.dynamics.trained.Convention;
import org.tailspin.core.dynamics.trained.NamedWeights;
import org.tailspin.core.dynamics.trained.RecurrentWeights;
import org.tailspin.core.dynamics.trained.TrainedNetwork;
import org.tailspin.files.InputFile;
import org.tailspin.files.NetworkFile;
import picocli.CommandLine.Option;

/** A trained recurrent network of a file. */
public final class TrainedOptions {

    /** Where the state begins. */
    enum Start {
        /** At 0, as libraries begin. */
        ZERO,
        /** Uniform in (-1, 1), by the state seed. */
        RANDOM
    }

    @Option(
            names = "--network",
            paramLabel = "FILE",
            description =
                    "Trained recurrent network of one layer, with its input weights and biases: .npz, .safetensors, .h5 or"
                            + " .mat, or text with the columns array, row, column and value, with the names of PyTorch (weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0) or Keras (kernel,"
                            + " recurrent_kernel, bias). --input FILE gives its input; without one it is 0, and the biases stay.")
    private Path file;

    @Option(
            names = "--cell",
            paramLabel = "CELL",
            converter = Cells.class,
            description = "Its cell: rnn, gru or lstm (default: as the extents of its weights say).")
    private Cell cell;

    @Option(
            names = "--convention",
            paramLabel = "LIBRARY",
            converter = Conventions.class,
            description =
                    "Layout of its weights: pytorch (gates r, z, n and i, f, g, o) or keras (transposed; gates z, r, h and"
                            + " i, f, c, o) (default: as the names of its arrays say).")
    private Convention convention;

    @Option(
            names = "--layer",
            paramLabel = "NAME",
            description = "What stands before the names of its arrays, in a file of several layers.")
    private String layer;

    @Option(
            names = "--reset-before",
            description = "The reset gate of a GRU multiplies the state, and not the product of its weights with it"
                    + " (reset_after=False of Keras, which a bias of one row says as well).")
    private boolean isResetBefore;

    @Option(
            names = "--initial-state",
            paramLabel = "WHERE",
            converter = Starts.class,
            description = "Where its state begins: zero (default), or random, uniform in (-1, 1) by --state-seed.")
    private Start start;

    /** The names of cells. */
    static final class Cells implements picocli.CommandLine.ITypeConverter<Cell> {
        @Override
        public Cell convert(String text) {
            return Converters.named(Cell.values(), Cell::label, text);
        }
    }

    /** The names of conventions. */
    static final class Conventions implements picocli.CommandLine.ITypeConverter<Convention> {
        @Override
        public Convention convert(String text) {
            return Converters.named(Convention.values(), Convention::label, text);
        }
    }

    /** The names of starts. */
    static final class Starts implements picocli.CommandLine.ITypeConverter<Start> {
        @Override
        public Start convert(String text) {
            return Converters.named(Start.values(), Starts::name, text);
        }

        static String name(Start start) {
            return start.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * Returns whether a network is given.
     *
     * @return whether there is a file
     * @throws IllegalArgumentException if an option speaks of one, and there is none
     */
    public boolean isPresent() {
        if (file == null && (cell != null || convention != null || layer != null || isResetBefore || start != null)) {
            throw new IllegalArgumentException(
                    "--cell, --convention, --layer, --reset-before and --initial-state are about a"
                            + " trained network, whose file --network must name");
        }
        return file != null;
    }

    /**
     * Returns the file.
     *
     * @return its path
     */
    public Path path() {
        return file;
    }

    /**
     * Reads the network.
     *
     * @param dynamics of which only the nonlinearity and the input may be given
     * @param series what is said of the input
     * @param notes takes what is to be said of how files were read
     * @return the network under its input
     * @throws IllegalArgumentException if an option does not go with it
     * @throws org.tailspin.files.FileProblem if a file cannot be read or is wrong
     */
    public TrainedNetwork network(DynamicsOptions dynamics, SeriesOptions series, Consumer<String> notes) {
        final Optional<Nonlinearity> given = dynamics.ofTrained();
        final Optional<Path> input = dynamics.inputFile();
        if (input.isEmpty()) {
            series.checkAbsent();
        } else {
            series.checkWeightsAbsent();
        }
        final RecurrentWeights weights = NetworkFile.read(
                file,
                new NamedWeights(
                        Optional.ofNullable(cell),
                        Optional.ofNullable(convention),
                        isResetBefore,
                        Optional.ofNullable(layer)));
        if (given.isPresent() && weights.cell() != Cell.RNN) {
            throw new IllegalArgumentException("--nonlinearity " + given.get().label() + " is that of an rnn, but "
                    + file + " holds a " + weights.cell().label());
        }
        final Optional<InputTable> signals =
                input.map(path -> InputFile.read(path, series.signals(), null, series.variable(), notes)
                        .input());
        return new TrainedNetwork(
                weights,
                given.orElse(Nonlinearity.TANH),
                signals,
                series.stepsPerRow(),
                series.isCyclic(),
                start != Start.RANDOM);
    }

    /**
     * Adds what was read.
     *
     * @param weights of the network
     * @param fields receive it
     */
    public void describe(RecurrentWeights weights, Map<String, Object> fields) {
        fields.put("input_file", file.toString());
        fields.put("cell", weights.cell().label());
        fields.put("convention", weights.convention().label());
        fields.put("reset_after", weights.cell() == Cell.GRU ? weights.isResetAfter() : null);
        fields.put("signals", weights.signals());
        fields.put("initial_state", Starts.name(start == null ? Start.ZERO : start));
    }
}
