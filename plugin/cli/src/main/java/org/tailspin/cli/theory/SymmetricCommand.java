package org.tailspin.cli.theory;

import java.util.concurrent.Callable;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.Usage;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.theory.CorrelatedFlowTheory;
import org.tailspin.core.theory.LinearFeedback;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Flow of partially symmetric weights. */
@Command(
        name = "partially-symmetric",
        description = {
            "The flow dx/dt = -x + J phi(x) for large N, of Gaussian weights whose pairs J_ij, J_ji have the correlation eta"
                    + " (Clark, Marschall, van Meegen, Litwin-Kumar 2025, appendix H): variances of phi(x) and x, and the"
                    + " participation ratio of phi(x) over N, each with the standard error of the solver.",
            "The linear network is stable for g_eff (1 + eta) below 1. Weights closer to symmetric than eta = 0.8 relax to"
                    + " fixed points, and are refused."
        })
final class SymmetricCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--g-eff",
            paramLabel = "G",
            description = "Gain g_eff: standard deviation of a weight times the root of N.")
    private Double gain;

    @Option(names = "--eta", paramLabel = "E", description = "Correlation of J_ij and J_ji, in [-1, 0.8].")
    private Double eta;

    @Mixin
    private SolverOptions solver;

    @Override
    public Integer call() {
        common.checked(() -> NetworkMap.checkGain(Usage.needed("--g-eff", gain)));
        common.checked(() -> Usage.needed("--eta", eta));
        solver.run(
                common,
                progress -> LinearFeedback.partiallySymmetric(gain, eta, progress),
                (phi, work) -> CorrelatedFlowTheory.partiallySymmetric(phi, gain, eta, work));
        return ExitCode.OK;
    }
}
