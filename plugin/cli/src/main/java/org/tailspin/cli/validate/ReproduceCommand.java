package org.tailspin.cli.validate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Json;
import org.tailspin.cli.console.Memory;
import org.tailspin.cli.console.Progress;
import org.tailspin.cli.console.Speaker;
import org.tailspin.cli.console.Table;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.RunOptions;
import org.tailspin.cli.options.Usage;
import org.tailspin.cli.output.Machine;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.core.papers.Figure;
import org.tailspin.core.papers.Reproduction;
import org.tailspin.core.papers.Scale;
import org.tailspin.core.papers.Setting;
import org.tailspin.core.papers.Verdict;
import org.tailspin.core.papers.Work;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The figures of the papers, measured again. */
@Command(
        name = "reproduce",
        description = {
            "Measures a figure, or a claim, of the papers again. The output directory receives data.csv, a picture for each"
                    + " panel, the table ours / published / theory with a verdict for each claim (claims.csv, .json and"
                    + " .md) and manifest.json.",
            "Exit code 0 if every claim holds, 3 if one fails or is undecided."
        })
public final class ReproduceCommand implements Callable<Integer> {

    @ParentCommand
    private Speaker parent;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "FIGURE", arity = "0..1", description = "Name of the figure; --list shows them.")
    private String figure;

    @Option(names = "--list", description = "List the figures and claims.")
    private boolean isList;

    @Option(
            names = "--scale",
            paramLabel = "SCALE",
            defaultValue = "small",
            description = "small: about a minute on two cores; paper: the published sizes and trials, hours (default:"
                    + " ${DEFAULT-VALUE}).")
    private Scale scale;

    @Option(
            names = "--published-order",
            description =
                    "Also compute the exponents in the order of tangent maps of the published figures, a fault of the"
                            + " published code, and show what it does.")
    private boolean isWithPublishedOrder;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Output directory, which must not exist yet (default: tailspin-<figure>).")
    private Path out;

    @Option(
            names = "--golden",
            paramLabel = "FILE",
            description = "Compare the claims with those of an earlier run, a claims.csv, to the precision of rounding;"
                    + " exit code 3 if they differ.")
    private Path golden;

    @Mixin
    private RunOptions options;

    @Override
    public Integer call() {
        if (isList) {
            return list();
        }
        final Figure chosen = Usage.checked(spec, () -> Figure.of(Usage.needed("FIGURE or --list", figure)));
        final int threads = Usage.checked(spec, () -> {
            if (isWithPublishedOrder && !chosen.hasPublishedOrder()) {
                throw new IllegalArgumentException(
                        "--published-order is for figures of exponents, and " + chosen.id() + " has none");
            }
            Memory.check(chosen.largestNetwork(scale), options.work().threads());
            return options.work().threads();
        });
        final GoldenClaims earlier = golden == null ? null : GoldenClaims.read(golden);
        final OutputDirectory directory = OutputDirectory.create(
                out == null ? Path.of("tailspin-" + chosen.id().toLowerCase(Locale.ROOT)) : out,
                options.work().isForced());
        final long start = System.nanoTime();
        final Reproduction reproduction = run(chosen, threads);
        final Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("command", spec.name());
        manifest.put("figure", chosen.id());
        manifest.put("title", chosen.title());
        manifest.put("paper", chosen.paper().citation());
        manifest.put("scale", scale.name().toLowerCase(Locale.ROOT));
        manifest.put("published_order", isWithPublishedOrder);
        manifest.put("threads", threads);
        manifest.putAll(Machine.fields());
        manifest.put("wall_seconds", (System.nanoTime() - start) * 1e-9);
        new ReproductionFiles(directory, chosen, reproduction).write(manifest, options.isWithPicture());
        show(chosen, reproduction, manifest, directory);
        final List<String> changes = earlier == null ? List.of() : earlier.compare(reproduction.claims());
        changes.forEach(change -> parent.console().message("differs from " + golden + ": " + change));
        return reproduction.holds() && changes.isEmpty() ? ExitCode.OK : ExitCode.NOT_CONVERGED;
    }

    private int list() {
        if (common.isJson) {
            final List<Map<String, Object>> figures = new ArrayList<>();
            for (Figure known : Figure.all()) {
                final Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("figure", known.id());
                fields.put("title", known.title());
                fields.put("paper", known.paper().citation());
                fields.put("published_order", known.hasPublishedOrder());
                figures.add(fields);
            }
            parent.console().out().println(Json.text(Map.of("figures", figures)));
        } else {
            Figure.all().forEach(known -> parent.console()
                    .out()
                    .println(String.format(Locale.ROOT, "%-16s %s", known.id(), known.title())));
        }
        return ExitCode.OK;
    }

    private Reproduction run(Figure chosen, int threads) {
        final ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (Progress progress = new Progress(parent.console(), "experiment", 1)) {
            return chosen.run(new Setting(scale, isWithPublishedOrder), new Work(executor, threads, progress));
        } finally {
            executor.shutdownNow();
        }
    }

    private void show(
            Figure chosen, Reproduction reproduction, Map<String, Object> manifest, OutputDirectory directory) {
        if (common.isJson) {
            final Map<String, Object> fields = new LinkedHashMap<>(manifest);
            fields.put("holds", reproduction.holds());
            fields.put(
                    "claims",
                    reproduction.claims().stream().map(ReproductionFiles::row).toList());
            parent.console().out().println(Json.text(fields));
            return;
        }
        parent.console().out().println(chosen.id() + ": " + chosen.title());
        Table.rows(
                parent.console().out(),
                ReproductionFiles.SHOWN,
                reproduction.claims().stream()
                        .map(ReproductionFiles::row)
                        .map(row ->
                                ReproductionFiles.SHOWN.stream().map(row::get).toList())
                        .toList());
        reproduction.claims().stream()
                .filter(claim -> claim.verdict() != Verdict.SHOWN)
                .forEach(claim -> parent.console()
                        .out()
                        .println(claim.verdict().label() + ": " + claim.statement() + " (" + claim.rule() + ")"));
        parent.console().out().println("The results are in " + directory.path());
    }
}
