package org.tailspin.cli.theory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
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
                + " gamma, the scale of a neuron's input, and the means of |x| and of x squared.")
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
        final boolean isTooSmall = theory.gamma() == 0 && theory.alpha() < 2; // it is positive at every gain
        gain.echo(fields, theory.alpha());
        fields.put("gamma", isTooSmall ? null : theory.gamma());
        fields.put("mean_abs", isTooSmall ? null : theory.meanAbs());
        fields.put("mean_square", isTooSmall ? null : theory.meanSquare());
        if (isTooSmall) {
            fields.put("note", "gamma is positive, but below the smallest number of a double");
        }
        common.show(fields);
        return ExitCode.OK;
    }
}
