package org.tailspin.cli.theory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Progress;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.core.theory.GaussianMapTheory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All of the Gaussian map. */
@Command(
        name = "gaussian-map",
        description = {
            "The map y(t) = J tanh(y(t-1)) + noise with independent Gaussian weights, for large N: variances q of y and"
                    + " c0 of tanh y, largest exponent, the population's memory rho, participation ratio, Kaplan-Yorke"
                    + " dimension and entropy over N, and the spectrum.",
            "Exponents are in nats per step. Close to g_eff = 1 a network of usual size is far from this limit."
        })
final class GaussianMapCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions common;

    @Mixin
    private GainOptions gain;

    @Option(
            names = "--noise",
            paramLabel = "S",
            defaultValue = "0",
            description = "Standard deviation of the white noise inside tanh, per step (default: ${DEFAULT-VALUE}).")
    private double noise;

    @Mixin
    private SpectrumOptions spectrum;

    @Override
    public Integer call() {
        final Map<String, Object> fields = new LinkedHashMap<>();
        final SpectrumOptions.Points points;
        try (Progress progress = new Progress(common.console(), "spectrum", 1)) {
            points = common.checked(() -> points(fields, progress));
        }
        points.show(common, fields);
        return ExitCode.OK;
    }

    private SpectrumOptions.Points points(Map<String, Object> fields, Progress progress) {
        spectrum.check(common);
        final GaussianMapTheory theory = GaussianMapTheory.of(gain.gEff(), noise);
        gain.echo(fields);
        fields.put("q", theory.q());
        fields.put("c0", theory.c0());
        if (noise > 0 && !(theory.q() >= Double.MIN_NORMAL)) {
            fields.put("note", "the variances q and c0 are positive, but below the range of a double");
        }
        fields.put("lyapunov_max", theory.lyapunovMax());
        fields.put("rho", theory.rho());
        fields.put("pr_over_n", theory.prOverN());
        fields.put("ky_over_n", theory.kyOverN());
        fields.put("ks_over_n", theory.ksOverN());
        fields.put("unstable_fraction", theory.unstableFraction());
        return spectrum.of(theory.spectrum(), progress);
    }
}
