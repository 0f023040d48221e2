package org.tailspin.cli.options;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.InputSeries;
import org.tailspin.core.dynamics.InputWeights;
import org.tailspin.files.FileProblem;
import org.tailspin.files.InputFile;
import org.tailspin.files.StatesFile;
import picocli.CommandLine.Option;

/** A recorded input that drives a network: the file of {@code --input}. */
public final class SeriesOptions extends InputOptions {

    @Option(
            names = "--input-weights",
            paramLabel = "FILE",
            description = "Input weights in place of drawn ones: a row for each neuron, a column for each signal.")
    private Path weights;

    @Option(
            names = "--cycle",
            description =
                    "Begin the input of --input FILE anew where it ends, in place of refusing a run that is longer: the"
                            + " exponents are those of a periodic drive then.")
    private boolean isCyclic;

    /**
     * Refuses options of a recorded input without one.
     *
     * @throws IllegalArgumentException if an option speaks of a recorded input, and there is none
     */
    void checkAbsent() {
        if (isGiven() || weights != null || isCyclic) {
            throw new IllegalArgumentException(
                    "--signals, --input-variable, --input-law, --input-scale, --input-density, --input-seed,"
                            + " --input-weights, --steps-per-row and --cycle are about a recorded input, whose file --input must name");
        }
    }

    /**
     * Refuses options of input weights for a network that has its own.
     *
     * @throws IllegalArgumentException if an option speaks of input weights, which a trained network has
     */
    void checkWeightsAbsent() {
        if (weights != null || areDrawn()) {
            throw new IllegalArgumentException(
                    "--input-weights, --input-law, --input-scale, --input-density and --input-seed"
                            + " are about input weights, but the network of --network has its own");
        }
    }

    /** Whether the input begins anew where it ends. */
    boolean isCyclic() {
        return isCyclic;
    }

    /**
     * {@return the input}
     *
     * @param file of the input
     * @param notes takes what is to be said of how files were read
     * @throws IllegalArgumentException if a value is out of range
     * @throws FileProblem if a file cannot be read or is wrong
     */
    Input series(Path file, Consumer<String> notes) {
        if (weights != null && areDrawn()) {
            throw new IllegalArgumentException(
                    "--input-weights " + weights
                            + " gives the input weights: --input-law, --input-scale, --input-density and --input-seed would draw them");
        }
        final InputWeights in = weights == null ? drawn(InputWeights.Drawn.DEFAULT) : given(notes);
        return new InputSeries(
                InputFile.read(file, signals(), null, variable(), notes).input(), in, stepsPerRow(), isCyclic, 0);
    }

    private InputWeights given(Consumer<String> notes) {
        final double[][] rows =
                StatesFile.table(weights, null, null, notes).values().iterator().next();
        try {
            return new InputWeights.Given(rows);
        } catch (IllegalArgumentException e) {
            throw new FileProblem(weights + ": " + e.getMessage());
        }
    }
}
