package org.tailspin.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.tailspin.charts.Fonts;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.sweep.Column;
import org.tailspin.core.sweep.GainSweep;
import org.tailspin.core.sweep.NetworkAnalysis;
import org.tailspin.core.sweep.NetworkRecipe;
import org.tailspin.core.sweep.NetworkResult;
import org.tailspin.core.sweep.Sweep;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a sweep, checked before any work, and leaves its files. */
final class SweepRun {

    private final GainSweep plan;
    private final NetworkAnalysis analysis;
    private final int threads;
    private final OutputDirectory directory;
    private final boolean isWithPicture;
    private final Console console;
    private final String command;
    private final boolean isConvergenceRequired;

    private int finished;
    private int failed;
    private int unconverged;

    /**
     * Checks everything, and makes the output directory last.
     *
     * @param spec the command, for messages
     * @param path of the output directory
     */
    SweepRun(CommandSpec spec, SweepOptions options, RunOptions run, Path path, Console console) {
        plan = Tailspin.checked(spec, options::plan);
        analysis = Tailspin.checked(spec, options::analysis);
        threads = Tailspin.checked(spec, () -> {
            Memory.check(plan.n(), run.work().threads());
            return run.work().threads();
        });
        isWithPicture = run.isWithPicture();
        if (isWithPicture) {
            requireFonts();
        }
        directory = OutputDirectory.create(path, run.work().isForced());
        this.console = console;
        command = spec.name();
        isConvergenceRequired = options.isConvergenceRequired();
    }

    private static void requireFonts() {
        try {
            Fonts.require();
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + " (or do without, by --no-picture)", e);
        }
    }

    GainSweep plan() {
        return plan;
    }

    OutputDirectory directory() {
        return directory;
    }

    /**
     * Runs.
     *
     * @param sink sees every result as well, in the order of the rows
     * @return the manifest, as it was written
     * @throws Interrupted after Ctrl-C, with the finished rows in the files
     */
    Map<String, Object> run(Consumer<NetworkResult> sink) {
        final Instant start = Instant.now();
        final List<NetworkRecipe> recipes = plan.recipes();
        final LambdaPicture picture = new LambdaPicture(plan);
        final ExecutorService executor = Executors.newFixedThreadPool(threads);
        boolean isComplete = false;
        try (SweepFiles files = new SweepFiles(directory);
                Progress progress = new Progress(console, recipes.size())) {
            new Sweep<>(recipes, analysis).run(executor, threads, progress, result -> {
                files.accept(result);
                picture.accept(result);
                sink.accept(result);
                finished++;
                failed += result.measurement().spectrum().isPresent() ? 0 : 1;
                unconverged += Boolean.FALSE.equals(Column.CONVERGED.of(result)) ? 1 : 0;
            });
            isComplete = true;
        } catch (CancellationException e) {
            throw new Interrupted("interrupted: the " + finished + " of " + recipes.size()
                    + " networks that were finished are kept in " + directory.path());
        } finally {
            executor.shutdown();
            if (!isComplete) {
                writeManifest(manifest(start, recipes.size(), false));
            }
        }
        if (isWithPicture) {
            picture.png().ifPresent(png -> directory.write(OutputDirectory.LAMBDA, png));
        }
        final Map<String, Object> manifest = manifest(start, recipes.size(), true);
        writeManifest(manifest);
        return manifest;
    }

    /** Whether a single network has numbers, and a line about those that have none. */
    int report() {
        if (failed > 0) {
            console.message(failed + " of " + finished + " networks have no exponents; the column note of "
                    + OutputDirectory.NETWORKS + " says why");
        }
        if (unconverged > 0) {
            console.message(
                    unconverged + " of " + finished + " networks have not reached the tolerance; see the column "
                            + Column.CONVERGED.label() + " of " + OutputDirectory.NETWORKS);
        }
        if (failed == finished) {
            return ExitCode.FAILURE;
        }
        return isConvergenceRequired && unconverged + failed > 0 ? ExitCode.NOT_CONVERGED : ExitCode.OK;
    }

    private void writeManifest(Map<String, Object> manifest) {
        directory.write(OutputDirectory.MANIFEST, (Json.text(manifest) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> manifest(Instant start, int planned, boolean isComplete) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("command", command);
        fields.put("complete", isComplete);
        fields.put("networks_planned", planned);
        fields.put("networks_finished", finished);
        fields.put("networks_failed", failed);
        fields.put("networks_unconverged", unconverged);
        fields.put("settings", settings());
        fields.put("threads", threads);
        fields.putAll(InfoCommand.machine());
        fields.put("date_utc", start.truncatedTo(ChronoUnit.SECONDS).toString());
        fields.put("wall_seconds", start.until(Instant.now(), ChronoUnit.MILLIS) / 1000.0);
        fields.put("output", directory.path().toString());
        return fields;
    }

    private Map<String, Object> settings() {
        final LyapunovSettings lengths = analysis.settings();
        final List<Double> alphas = new ArrayList<>();
        for (CouplingEnsemble ensemble : plan.ensembles()) {
            ensemble.alpha().ifPresent(alphas::add);
        }
        final Map<String, Object> gains = new LinkedHashMap<>();
        gains.put("from", plan.gains().from());
        gains.put("to", plan.gains().to());
        gains.put("count", plan.gains().count());
        gains.put("spacing", plan.gains().isLogarithmic() ? "log" : "lin");
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ensemble", plan.ensembles().get(0).name());
        fields.put("alpha", alphas);
        fields.put("n", plan.n());
        fields.put("gain", gains);
        fields.put("realisations", plan.realisations());
        fields.put("seed", plan.seed());
        fields.put("last_seed", plan.seed() + plan.realisations() - 1);
        fields.put("dynamics", NetworkRecipe.DYNAMICS);
        fields.put("nonlinearity", plan.nonlinearity().label());
        fields.put("noise", plan.noise());
        fields.put("exponents", lengths.isAutomatic() ? Converters.AUTO : lengths.exponentsOf(plan.n()));
        fields.put("warmup", lengths.warmup());
        fields.put("tangent_warmup", lengths.tangentWarmup());
        fields.put("steps", lengths.steps());
        analysis.precision().ifPresent(precision -> {
            fields.put("target", Converters.Targets.name(precision.target()));
            fields.put("tolerance", precision.tolerance());
            fields.put("max_steps", precision.maxSteps());
        });
        return fields;
    }
}
