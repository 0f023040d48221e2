package org.tailspin.cli.theory;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.InputOptions;
import org.tailspin.core.dynamics.InputTable;
import org.tailspin.core.dynamics.InputWeights;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.random.Seed;
import org.tailspin.core.reservoir.MemoryTask;
import org.tailspin.core.theory.DrivenMeanField;
import org.tailspin.files.InputFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The conditional exponent of a driven network. */
@Command(
        name = "driven",
        description = {
            "The map x(t+1) = phi(W x(t) + W_in u(t) + noise) with independent Gaussian weights under an input that all neurons"
                    + " share, for large N: the largest conditional Lyapunov exponent, that of the distance of two states under the"
                    + " same input, with its error over the rows of the input.",
            "The input is a file, or drawn uniformly between -1 and 1. Where the network is stable and weakly driven, networks of"
                    + " usual size are some 0.03 above this limit."
        })
final class DrivenCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions common;

    @Mixin
    private GainOptions gain;

    @Option(
            names = {"--nonlinearity", "--phi"},
            paramLabel = "NAME",
            defaultValue = "tanh",
            description = "The function phi of a neuron (default: ${DEFAULT-VALUE}).")
    private String phi;

    @Option(
            names = "--noise",
            paramLabel = "S",
            defaultValue = "0",
            description = "Standard deviation of the white noise inside phi, per step (default: ${DEFAULT-VALUE}).")
    private double noise;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "Recorded input (default: --rows numbers, uniform between -1 and 1).")
    private Path file;

    @Mixin
    private InputOptions input;

    @Option(names = "--rows", paramLabel = "T", description = "Rows of an input that is drawn (default: 5000).")
    private Integer rows;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of an input that is drawn (default: 1).")
    private Long seed;

    @Option(
            names = "--washout",
            paramLabel = "T",
            description = "Rows that are discarded first (default: 400, or a tenth of a shorter file).")
    private Integer washout;

    private static final int DEFAULT_ROWS = 5000;
    private static final int DEFAULT_WASHOUT = 400;

    @Override
    public Integer call() {
        final Map<String, Object> fields = new LinkedHashMap<>();
        final DrivenMeanField theory = common.checked(() -> theory(fields));
        fields.put("lyapunov_conditional", theory.lyapunovConditional());
        fields.put(
                "lyapunov_conditional_se",
                theory.standardError().isPresent()
                        ? (Double) theory.standardError().getAsDouble()
                        : null);
        fields.put("q", theory.meanQ());
        fields.put("rows", theory.rows());
        common.show(fields);
        return ExitCode.OK;
    }

    private DrivenMeanField theory(Map<String, Object> fields) {
        final double gEff = gain.gEff();
        gain.echo(fields);
        final Nonlinearity nonlinearity = Nonlinearity.of(phi);
        final InputWeights.Drawn weights = input.drawn(InputWeights.Drawn.DEFAULT);
        if (weights.density() != 1) {
            throw new IllegalArgumentException(
                    "the theory is of input weights to all neurons, but --input-density is " + weights.density());
        }
        if (file != null && (rows != null || seed != null)) {
            throw new IllegalArgumentException((rows != null ? "--rows" : "--seed")
                    + " is of an input that is drawn, but --input " + file + " gives one");
        }
        final int count = rows == null ? DEFAULT_ROWS : rows;
        if (count < 1) {
            throw new IllegalArgumentException("the number of rows must be at least 1, but is " + count);
        }
        final InputTable u = file != null
                ? InputFile.read(file, input.signals(), null, input.variable(), common.console()::remark)
                        .input()
                : MemoryTask.DEFAULT.drive(count, Seed.of(seed == null ? 1 : seed, "the seed"));
        final int discarded = washout != null ? washout : Math.min(DEFAULT_WASHOUT, u.rows() / 10);
        fields.put("nonlinearity", nonlinearity.label());
        fields.put("noise", noise);
        fields.put("input_law", weights.law().label());
        fields.put("input_scale", weights.scale());
        fields.put("washout", discarded);
        return DrivenMeanField.of(nonlinearity, gEff, noise, weights.law(), weights.scale(), u, discarded);
    }
}
