package org.tailspin.cli.options;

import java.util.List;
import java.util.OptionalLong;
import org.tailspin.core.dynamics.InputWeights;
import org.tailspin.files.Variable;
import picocli.CommandLine.Option;

/** How an input reaches the neurons. */
public class InputOptions {

    @Option(
            names = "--signals",
            paramLabel = "COLUMN,...",
            split = ",",
            description =
                    "Columns of the file of --input that drive the network (default: all of numbers but times and targets).")
    private List<String> signals;

    @Option(
            names = "--input-variable",
            paramLabel = "NAME",
            description =
                    "Which array of the file of --input, one of NumPy, MATLAB or HDF5 with several (default: the only"
                            + " one with rows).")
    private String variable;

    @Option(
            names = "--input-law",
            paramLabel = "LAW",
            description = "Law of the input weights: uniform between -scale and scale (default), or gaussian.")
    private String law;

    @Option(
            names = "--input-scale",
            paramLabel = "X",
            description =
                    "Scale of the input weights (default: 1; of a task 1 of xor and table, 0.1 of memory and narma10, 0.5 of"
                            + " mackey-glass).")
    private Double scale;

    @Option(
            names = "--input-density",
            paramLabel = "P",
            description = "Share of input weights that are not 0 (default: 1).")
    private Double density;

    @Option(
            names = "--input-seed",
            paramLabel = "S",
            description =
                    "Seed of the input weights, and of biases that are drawn (default: that of the weights of the network).")
    private Long seed;

    @Option(
            names = "--steps-per-row",
            paramLabel = "K",
            description = "Steps of the network for which a row of the input is held (default: 1).")
    private Integer stepsPerRow;

    /** {@return columns that drive the network; null for all} */
    public final List<String> signals() {
        return signals;
    }

    /** {@return which array of a file of several} */
    public final Variable variable() {
        return new Variable(variable, "--input-variable");
    }

    /** {@return whether anything was said of the input weights or rows} */
    boolean isGiven() {
        return signals != null
                || variable != null
                || law != null
                || scale != null
                || density != null
                || seed != null
                || stepsPerRow != null;
    }

    /**
     * {@return the law of the input weights}
     *
     * @param usual what holds where nothing is given
     * @throws IllegalArgumentException if a value is out of range
     */
    public final InputWeights.Drawn drawn(InputWeights.Drawn usual) {
        return new InputWeights.Drawn(
                law == null ? usual.law() : InputWeights.Law.of(law),
                scale == null ? usual.scale() : scale,
                density == null ? usual.density() : density,
                seed == null ? usual.seed() : OptionalLong.of(seed));
    }

    /** {@return steps for which a row is held} */
    public final int stepsPerRow() {
        return stepsPerRow == null ? 1 : stepsPerRow;
    }

    /** {@return whether the weights are said to be drawn in some way} */
    final boolean areDrawn() {
        return law != null || scale != null || density != null || seed != null;
    }
}
