package org.tailspin.cli.theory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.core.theory.MapTheory;
import org.tailspin.core.theory.TransferFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Activity and dimension of the map, by effective rank. */
@Command(
        name = "map",
        description = "The map x(t+1) = J phi(x(t)) for large N, with couplings of any effective rank: variances q of x"
                + " and c0 of phi(x), mean slope, largest exponent (nats per step), the population's memory rho, and the"
                + " participation ratios of phi(x) and of x over N.")
final class MapCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions common;

    @Mixin
    private GainOptions gain;

    @Mixin
    private RankOptions options;

    @Override
    public Integer call() {
        final MapTheory theory = common.checked(
                () -> MapTheory.of(TransferFunction.of(options.phi()), gain.gEff(), options.inverseEffectiveRank()));
        final Map<String, Object> fields = new LinkedHashMap<>();
        gain.echo(fields);
        fields.put("q", theory.q());
        fields.put("c0", theory.c0());
        fields.put("mean_gain", theory.meanSlope());
        fields.put("lyapunov_max", theory.lyapunovMax());
        fields.put("rho", theory.rho());
        fields.put("pr_phi_over_n", theory.prPhiOverN());
        fields.put("pr_x_over_n", theory.prXOverN());
        common.show(fields);
        return ExitCode.OK;
    }
}
