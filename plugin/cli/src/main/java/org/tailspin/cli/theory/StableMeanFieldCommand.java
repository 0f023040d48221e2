package org.tailspin.cli.theory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tailspin.cli.console.Decimal;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.Usage;
import org.tailspin.core.theory.StableMeanField;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The level of activity at any tail index. */
@Command(
        name = "stable-mean-field",
        description = "The level of activity of the map x(t+1) = tanh(W x(t)) with stable weights, for large N:"
                + " gamma, the scale of a neuron's input, with its logarithm, and the means of |x| and of x squared. Numbers below"
                + " the range of a double are written as decimal numbers.")
final class StableMeanFieldCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions common;

    @Option(names = "--alpha", paramLabel = "A", description = "Tail index, in [" + StableMeanField.MIN_ALPHA + ", 2].")
    private Double alpha;

    @Mixin
    private GainOptions gain;

    @Override
    public Integer call() {
        final StableMeanField theory = common.checked(() -> {
            final double index = Usage.needed("--alpha", alpha);
            return StableMeanField.of(index, gain.stable(index));
        });
        final Map<String, Object> fields = new LinkedHashMap<>();
        gain.echo(fields, theory.alpha());
        fields.put("log_gamma", theory.logGamma());
        final String note = Stream.of(
                        Decimal.put(fields, "gamma", theory.logGamma()),
                        Decimal.put(fields, "mean_abs", theory.logMeanAbs()),
                        Decimal.put(fields, "mean_square", theory.logMeanSquare()))
                .filter(reason -> !reason.isEmpty())
                .collect(Collectors.joining("; "));
        if (!note.isEmpty()) {
            fields.put("note", note);
        }
        common.show(fields);
        return ExitCode.OK;
    }
}
