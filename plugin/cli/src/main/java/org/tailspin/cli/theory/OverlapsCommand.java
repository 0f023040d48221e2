package org.tailspin.cli.theory;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.ListArgument;
import org.tailspin.cli.options.Usage;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.theory.CorrelatedFlowTheory;
import org.tailspin.core.theory.LinearFeedback;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Flow of random modes whose left and right vectors overlap. */
@Command(
        name = "overlaps",
        description = {
            "The flow dx/dt = -x + J phi(x) for large N, of random modes whose left and right vectors overlap: variances of"
                    + " phi(x) and x, and the participation ratio of phi(x) over N, each with the standard error of the"
                    + " solver (Clark, Marschall, van Meegen, Litwin-Kumar 2025, section VII).",
            "The single-site process, which feeds back on itself, is simulated in rounds until its spectrum and response"
                    + " settle. One point takes half a minute on two free cores.",
            "autapse is the mean weight of a neuron on itself, 0 with --sigmoid as in the paper: a constant overlap has one"
                    + " of order 1, whose effect is not that of the paper. The theory holds while loop_gain is below 1."
        })
final class OverlapsCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--g-eff",
            paramLabel = "G",
            description = "Gain g_eff: standard deviation of a weight times the root of N.")
    private Double gain;

    @Option(
            names = {"-n", "--n"},
            paramLabel = "N",
            defaultValue = "400",
            description = "Number of neurons, for the strengths of the modes alone (default: ${DEFAULT-VALUE}).")
    private int n;

    @Mixin
    private ModeOptions modes;

    @Option(
            names = "--sigmoid",
            paramLabel = "GAMMA",
            description =
                    "Overlaps that fall from GAMMA of the strongest modes to -GAMMA of the weakest, so that no neuron acts"
                            + " on itself (figure 7 of the paper); in [-1, 1].")
    private Double sigmoid;

    @Option(
            names = "--steepness",
            paramLabel = "B",
            description = "How steeply they fall: -GAMMA tanh(B (a/M - u)/2) (default: " + DEFAULT_STEEPNESS + ").")
    private Double steepness;

    @Option(names = "--overlap", paramLabel = "RHO", description = "One overlap of all modes, in [-1, 1].")
    private Double overlap;

    @Option(
            names = "--overlaps",
            paramLabel = "FILE",
            converter = Overlaps.class,
            description = "An overlap for each mode, in the order of their strengths; " + ListArgument.SYNTAX + ".")
    private ListArgument overlaps;

    @Mixin
    private SolverOptions solver;

    private static final double DEFAULT_STEEPNESS = 16;

    private static final class Overlaps implements ITypeConverter<ListArgument> {
        @Override
        public ListArgument convert(String text) {
            return new ListArgument(RecipeColumn.of(EnsembleList.MODE_OVERLAPS), text);
        }
    }

    @Override
    public Integer call() {
        final double[] strengths = common.checked(this::strengths);
        final double[] rho = common.checked(() -> overlaps(strengths));
        solver.run(
                common,
                progress -> LinearFeedback.ofModes(strengths, rho, n, progress),
                (phi, work) -> CorrelatedFlowTheory.ofModes(phi, strengths, rho, n, work));
        return ExitCode.OK;
    }

    private double[] strengths() {
        NetworkMap.checkGain(Usage.needed("--g-eff", gain));
        modes.check(n);
        final double[] strengths = modes.strengths(n);
        final double norm = Math.sqrt(Arrays.stream(strengths).map(d -> d * d).sum() / n);
        Arrays.setAll(strengths, a -> strengths[a] * gain / norm);
        return strengths;
    }

    private double[] overlaps(double[] strengths) {
        final long given = Stream.of(sigmoid != null, overlap != null, overlaps != null)
                .filter(isGiven -> isGiven)
                .count();
        if (given != 1) {
            throw new IllegalArgumentException(
                    "--sigmoid, --overlap and --overlaps each say what the overlaps are: there must"
                            + " be exactly one, but are " + given);
        }
        if (steepness != null && sigmoid == null) {
            throw new IllegalArgumentException("--steepness " + steepness + " is of --sigmoid, which must be given");
        }
        if (sigmoid != null) {
            return CorrelatedFlowTheory.sigmoidOverlaps(
                    strengths, sigmoid, steepness == null ? DEFAULT_STEEPNESS : steepness);
        }
        final double[] rho = new double[strengths.length];
        final List<Double> listed = overlap != null ? List.of(overlap) : overlaps.numbers();
        if (overlaps != null && listed.size() != rho.length) {
            throw new IllegalArgumentException(
                    "there must be one overlap for each of " + rho.length + " modes, but there are " + listed.size());
        }
        Arrays.setAll(rho, a -> listed.get(overlap != null ? 0 : a));
        return rho;
    }
}
