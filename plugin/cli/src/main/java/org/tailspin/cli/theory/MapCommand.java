package org.tailspin.cli.theory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Progress;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.core.theory.CollectiveTheory;
import org.tailspin.core.theory.LeakyTheory;
import org.tailspin.core.theory.MapTheory;
import org.tailspin.core.theory.TransferFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Activity and dimension of the map, by effective rank. */
@Command(
        name = "map",
        description = {
            "The map x(t+1) = J phi(x(t)) for large N, with couplings of any effective rank: variances q of x"
                    + " and c0 of phi(x), mean slope, largest exponent (nats per step), the population's memory rho, and the"
                    + " participation ratios of phi(x) and of x over N.",
            "With --leak D the leaky map x(t+1) = (1-D) x(t) + D J phi(x(t)): the same, without rho, and with the largest"
                    + " exponent per unit of time D t too."
        })
final class MapCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions common;

    @Mixin
    private GainOptions gain;

    @Mixin
    private RankOptions options;

    @Option(
            names = "--leak",
            paramLabel = "D",
            description = "Leak of the map, in [" + LeakyTheory.MIN_LEAK
                    + ", 1] (default: 1, no memory). Participation ratios need a" + " memory of at most 8192 steps.")
    private Double leak;

    @Override
    public Integer call() {
        final Map<String, Object> fields = new LinkedHashMap<>();
        if (leak == null || leak == 1) {
            common.checked(() -> map(fields));
        } else {
            try (Progress progress = new Progress(common.console(), "theory", 1)) {
                common.checked(() -> leaky(fields, progress));
            }
        }
        common.show(fields);
        return ExitCode.OK;
    }

    private MapTheory map(Map<String, Object> fields) {
        final MapTheory theory =
                MapTheory.of(TransferFunction.of(options.phi()), gain.gEff(), options.inverseEffectiveRank());
        gain.echo(fields);
        fields.put("q", theory.q());
        fields.put("c0", theory.c0());
        fields.put("mean_gain", theory.meanSlope());
        fields.put("lyapunov_max", theory.lyapunovMax());
        fields.put("rho", theory.rho());
        fields.put("pr_phi_over_n", theory.prPhiOverN());
        fields.put("pr_x_over_n", theory.prXOverN());
        return theory;
    }

    private CollectiveTheory leaky(Map<String, Object> fields, Progress progress) {
        final LeakyTheory theory = LeakyTheory.of(TransferFunction.of(options.phi()), gain.gEff(), leak);
        final CollectiveTheory activity = CollectiveTheory.of(theory, progress);
        gain.echo(fields);
        fields.put("q", theory.delta0());
        fields.put("c0", theory.c0());
        fields.put("mean_gain", theory.meanGain());
        fields.put("lyapunov_max", leak * theory.lyapunovMax());
        fields.put("lyapunov_max_per_time", theory.lyapunovMax());
        fields.put("pr_phi_over_n", activity.prPhiOverN(options.inverseEffectiveRank()));
        fields.put("pr_x_over_n", activity.prXOverN(options.inverseEffectiveRank()));
        return activity;
    }
}
