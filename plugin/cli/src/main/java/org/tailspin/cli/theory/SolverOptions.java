package org.tailspin.cli.theory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.tailspin.cli.console.Progress;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.ForceOption;
import org.tailspin.cli.options.WorkOptions;
import org.tailspin.cli.output.OutputFile;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.random.Seed;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.core.theory.CorrelatedFlowTheory;
import org.tailspin.core.theory.LinearFeedback;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the stochastic solver of flows with correlated couplings works, and what becomes of its result. */
final class SolverOptions {

    private static final double LAG_STEP = 0.25;
    private static final double LONGEST_LAG = 40;

    @Option(
            names = "--phi",
            paramLabel = "NAME",
            defaultValue = "erf",
            description =
                    "Nonlinearity: erf for erf(x sqrt(pi)/2), tanh, or linear, which has white noise of unit spectrum,"
                            + " no random numbers and no errors (default: ${DEFAULT-VALUE}).")
    private String phi;

    @Option(
            names = "--paths",
            paramLabel = "P",
            defaultValue = "" + CorrelatedFlowTheory.Work.DEFAULT_PATHS,
            description =
                    "Paths of the single-site process in every round (default: ${DEFAULT-VALUE}); the errors fall as"
                            + " one over its root.")
    private int paths;

    @Option(
            names = "--rounds",
            paramLabel = "R",
            defaultValue = "" + CorrelatedFlowTheory.Work.DEFAULT_AVERAGED,
            description = "Rounds that are averaged, after those that settle (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of the paths (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = WorkOptions.THREADS,
            paramLabel = "T",
            description = "Number of threads (default: all cores); the result does not depend on it.")
    private Integer threads;

    @Option(
            names = "--curve",
            paramLabel = "FILE",
            description = "Write CSV too: the covariance c of phi(x) at lags from 0 to 40 time constants.")
    private Path curve;

    @Mixin
    private ForceOption force;

    /**
     * Solves, and shows what was found.
     *
     * @param common where to show it
     * @param linear of the linear network
     * @param flow of the others
     */
    void run(CommonOptions common, Function<Progress, LinearFeedback> linear, Solver flow) {
        final boolean isLinear = phi.equals(Nonlinearity.LINEAR.label());
        final Nonlinearity nonlinearity = common.checked(() -> nonlinearity(isLinear));
        final OutputFile file =
                common.checked(() -> common.outputs(force.isForced()).file("--curve", curve));
        final int count = common.checked(() -> WorkOptions.threads(threads));
        final Seed root = common.checked(() -> Seed.of(seed, "the seed"));
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("nonlinearity", nonlinearity.label());
        final ExecutorService executor = Executors.newFixedThreadPool(count);
        try (Progress progress = new Progress(common.console(), "theory", 1)) {
            if (isLinear) {
                final LinearFeedback theory = common.checked(() -> linear.apply(progress));
                fields.put("c0", theory.c0());
                fields.put("pr_phi_over_n", theory.prOverN());
            } else {
                final CorrelatedFlowTheory theory = common.checked(() -> flow.solve(
                        nonlinearity,
                        new CorrelatedFlowTheory.Work(
                                paths, rounds, CorrelatedFlowTheory.Work.DEFAULT_MOST, root, executor, progress)));
                describe(theory, fields);
                write(file, theory);
            }
        } finally {
            executor.shutdownNow();
        }
        common.show(fields);
    }

    /** A theory of a nonlinearity. */
    interface Solver {
        CorrelatedFlowTheory solve(Nonlinearity nonlinearity, CorrelatedFlowTheory.Work work);
    }

    private Nonlinearity nonlinearity(boolean isLinear) {
        if (isLinear && curve != null) {
            throw new IllegalArgumentException("--curve " + curve + " is of tanh and erf, but --phi is linear");
        }
        final Nonlinearity chosen = Nonlinearity.of(phi);
        if (!isLinear && chosen != Nonlinearity.ERF && chosen != Nonlinearity.TANH) {
            throw new IllegalArgumentException("--phi must be erf, tanh or linear, but is " + phi);
        }
        return chosen;
    }

    private static void describe(CorrelatedFlowTheory theory, Map<String, Object> fields) {
        fields.put("g_eff", theory.gEff());
        fields.put("autapse", theory.autapse());
        fields.put("c0", theory.c0());
        fields.put("c0_se", theory.c0Error());
        fields.put("delta0", theory.delta0());
        fields.put("delta0_se", theory.delta0Error());
        fields.put("pr_phi_over_n", theory.prPhiOverN());
        fields.put("pr_phi_over_n_se", theory.prPhiOverNError());
        fields.put("response", theory.response());
        fields.put("slow_spectrum", theory.slowSpectrum());
        fields.put("loop_gain", theory.loopGain());
        fields.put("rounds", theory.rounds());
        fields.put("settled", theory.settled());
        fields.put("note", theory.note());
    }

    private static void write(OutputFile file, CorrelatedFlowTheory theory) {
        if (file != null) {
            final List<TableColumn> columns = List.of(DetailColumn.LAG, DetailColumn.C);
            final List<List<Double>> rows = new ArrayList<>();
            for (int k = 0; k * LAG_STEP <= LONGEST_LAG; k++) {
                rows.add(List.of(k * LAG_STEP, theory.c(k * LAG_STEP)[0]));
            }
            file.write(columns, rows);
        }
    }
}
