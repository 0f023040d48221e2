package org.tailspin.cli.theory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.tailspin.cli.console.Decimal;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Progress;
import org.tailspin.cli.console.Table;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.NeuronsOption;
import org.tailspin.cli.options.Usage;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.statistics.Spread;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.theory.LinearNetwork;
import org.tailspin.core.theory.TransitionGain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A small perturbation of the rest state. */
@Command(
        name = "linear",
        description = {
            "A small perturbation of the rest state in the linear network e(t+1) = g W e(t) with stable weights: its"
                    + " growth per step and the fraction of neurons in which it is small after T steps, with a new matrix"
                    + " at every step (annealed) and with one matrix (quenched).",
            "Beside them, the gain at which the rest state loses stability: exactly, for new matrices, and for each"
                    + " matrix with its median over realisations and the interval of that by bootstrap."
        })
final class LinearCommand implements Callable<Integer> {

    private static final List<String> ROW = List.of(
            RecipeColumn.COUPLING_SEED.label(),
            DetailColumn.G_REST_UNSTABLE.label(),
            "annealed_growth",
            "annealed_below",
            "quenched_growth",
            "quenched_below");

    private static final int MOST_REALISATIONS = 1_000_000;

    /** Parts of the work of a realisation, roughly. */
    private static final double DRAWN = 0.1;

    private static final double ANNEALED = 0.4;

    @Mixin
    private CommonOptions common;

    @Option(names = "--alpha", paramLabel = "A", description = "Tail index, in (0, 2].")
    private Double alpha;

    @Mixin
    private NeuronsOption neurons;

    @Mixin
    private GainOptions gain;

    @Option(
            names = "--steps",
            paramLabel = "T",
            defaultValue = "" + LinearNetwork.STEPS,
            description = "Steps, at most " + LinearNetwork.MOST_STEPS + " (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(
            names = "--threshold",
            paramLabel = "E",
            defaultValue = "" + LinearNetwork.THRESHOLD,
            description = "Below this a perturbation counts as small (default: ${DEFAULT-VALUE}).")
    private double threshold;

    @Option(
            names = "--realisations",
            paramLabel = "R",
            defaultValue = "1",
            description = "Matrices drawn, at most " + MOST_REALISATIONS + " (default: ${DEFAULT-VALUE}).")
    private int realisations;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of the first realisation; the next have S+1, S+2, ... (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() {
        final double g = common.checked(this::check);
        final StableEnsemble ensemble = new StableEnsemble(alpha);
        final int n = neurons.count();
        final double meanLog = TransitionGain.of(alpha, n).meanLog();
        final Map<String, Object> fields = new LinkedHashMap<>();
        final String note = Decimal.put(fields, "g_rest_unstable_theory", -meanLog);
        fields.put("annealed_growth_theory", meanLog + Math.log(g));
        final double[] thresholds = new double[realisations];
        final List<Map<String, Object>> rows = new ArrayList<>();
        try (Progress progress = new Progress(common.console(), realisations)) {
            for (int r = 0; r < realisations; r++) {
                progress.checkCancelled();
                progress.progress((double) r / realisations);
                final Map<String, Object> row = common.checked(realisation(
                        ensemble,
                        new Disorder(ensemble, n, seed + r),
                        g,
                        progress.part((double) r / realisations, (r + 1.0) / realisations)));
                thresholds[r] = (double) row.get(ROW.get(1));
                rows.add(row);
            }
        }
        final Spread spread = Spread.of(thresholds, new Seed(seed));
        fields.put("g_rest_unstable_median", spread.median());
        fields.put("g_rest_unstable_low", spread.low());
        fields.put("g_rest_unstable_high", spread.high());
        if (!note.isEmpty()) {
            fields.put("note", note);
        } else if (realisations == 1) {
            fields.put("note", "an interval of the median needs at least 2 realisations");
        }
        fields.put("realisations", rows);
        common.show(fields);
        if (!common.isJson) {
            common.console().out().println();
            Table.rows(
                    common.console().out(),
                    ROW,
                    rows.stream().map(row -> List.copyOf(row.values())).toList());
        }
        return ExitCode.OK;
    }

    /** The gain, after all that can be checked. */
    private double check() {
        final double index = Usage.needed("--alpha", alpha);
        final StableEnsemble ensemble = new StableEnsemble(index);
        final int n = new Disorder(ensemble, neurons.count(), seed).n();
        final double g = gain.stable(index);
        if (realisations < 1 || realisations > MOST_REALISATIONS) {
            throw new IllegalArgumentException("the number of realisations must lie in 1.." + MOST_REALISATIONS
                    + ", whose rows fit in memory, but is " + realisations);
        }
        Seed.of(seed + realisations - 1, "the seed of the last realisation");
        Footprint.matrices(n, 2).check(n, 1); // the eigenvalues need a copy
        LinearNetwork.checkSteps(steps);
        LinearNetwork.annealed(ensemble, 1, 1, new Seed(seed)).fractionBelow(g, threshold);
        return g;
    }

    private Supplier<Map<String, Object>> realisation(
            StableEnsemble ensemble, Disorder disorder, double g, Monitor monitor) {
        return () -> {
            final Seed own = new Seed(disorder.couplingSeed());
            final Coupling coupling = disorder.draw(monitor.part(0, DRAWN));
            final LinearNetwork annealed =
                    LinearNetwork.annealed(ensemble, disorder.n(), steps, own, monitor.part(DRAWN, ANNEALED));
            final LinearNetwork quenched = LinearNetwork.quenched(coupling, steps, own, monitor.part(ANNEALED, 1));
            final Map<String, Object> row = new LinkedHashMap<>();
            row.put(ROW.get(0), disorder.couplingSeed());
            row.put(ROW.get(1), LinearNetwork.quenchedThreshold(coupling));
            row.put(ROW.get(2), annealed.growthRate(g));
            row.put(ROW.get(3), annealed.fractionBelow(g, threshold));
            row.put(ROW.get(4), quenched.growthRate(g));
            row.put(ROW.get(5), quenched.fractionBelow(g, threshold));
            return row;
        };
    }
}
