package org.tailspin.cli.validate;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Interrupted;
import org.tailspin.cli.console.Progress;
import org.tailspin.cli.console.Table;
import org.tailspin.cli.engine.Engine;
import org.tailspin.cli.engine.Job;
import org.tailspin.cli.engine.JobCommand;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.GivenOptions;
import org.tailspin.cli.options.PictureOptions;
import org.tailspin.cli.options.ResumeOptions;
import org.tailspin.cli.options.Usage;
import org.tailspin.cli.output.Machine;
import org.tailspin.cli.output.MeasuredFile;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.cli.output.Outputs;
import org.tailspin.cli.output.Version;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.papers.Costs;
import org.tailspin.core.papers.Figure;
import org.tailspin.core.papers.Reproduction;
import org.tailspin.core.papers.Scale;
import org.tailspin.core.papers.Setting;
import org.tailspin.core.papers.Verdict;
import org.tailspin.core.random.Seed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The figures of the papers, measured again. */
@Command(
        name = "reproduce",
        description = {
            "Measures a figure, or a claim, of the papers again. The output directory receives data.csv, a picture for each"
                    + " panel, the table ours / published / theory with a verdict for each claim (claims.csv, .json and"
                    + " .md) and manifest.json.",
            "Every claim of the paper is there, also one that our numbers contradict or do not decide; one that we changed is"
                    + " a claim of its own (claimed_by: paper or tailspin).",
            "Figures about a connectome (modes-1, modes-6a to modes-6c) take one by --edges or --matrix: that of the paper is the"
                    + " fly's, which is not part of Tailspin.",
            "Exit code 0 if every claim holds, 3 if one fails or is undecided; with --golden, 0 if the outcome is that of the"
                    + " earlier run, 3 if it is not."
        })
public final class ReproduceCommand implements Callable<Integer>, JobCommand {

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
            names = "--largest-n",
            paramLabel = "N",
            description = "Leave out larger networks, of a figure that has several sizes (1A, 2, 4, 5).")
    private Integer largestN;

    @Option(
            names = "--first-trial",
            paramLabel = "I",
            defaultValue = "0",
            description = "Number of the first trial: 0 has the published seeds; 1000 has fresh networks (default:"
                    + " ${DEFAULT-VALUE}).")
    private int firstTrial;

    @Option(
            names = "--dry-run",
            description =
                    "Measure some networks for a few seconds each, estimate how long all would take, and end. Without"
                            + " FIGURE: of every figure that draws its networks.")
    private boolean isDryRun;

    @Option(
            names = "--cores",
            paramLabel = "P",
            split = ",",
            description =
                    "Numbers of cores that --dry-run estimates the time for, such as 1,16,256 (default: the number of"
                            + " threads).")
    private List<Integer> cores;

    @Option(
            names = ResumeOptions.RESUME,
            description =
                    "Continue an interrupted run of the same figure, with what it has measured in the output directory.")
    private boolean isResumed;

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
    private PictureOptions options;

    @Mixin
    private GivenOptions given;

    @Override
    public Integer call() {
        if (isList) {
            return list();
        }
        if (isDryRun) {
            return estimate();
        }
        if (cores != null) {
            throw common.wrong("--cores is about an estimate: --dry-run is missing");
        }
        final Figure chosen = figure();
        final Setting setting = setting(chosen, common.console());
        final Engine engine = common.checked(() -> {
            final Engine one = options.work().engine();
            one.check(FigureJob.none(home(chosen, setting)));
            return one;
        });
        final GoldenClaims earlier = golden == null ? null : GoldenClaims.read(golden);
        final Path path = path(chosen);
        if (isResumed && !Files.exists(path)) {
            common.console().remark("there is nothing in " + path + " to go on with: beginning");
        }
        try (OutputDirectory directory = common.checked(() -> directory(path))) {
            return reproduce(chosen, setting, engine, directory, earlier);
        }
    }

    private Figure figure() {
        return common.checked(() -> Figure.of(Usage.needed("FIGURE or --list", figure)));
    }

    private Setting setting(Figure chosen, Console console) {
        return common.checked(() -> ofMatrix(chosen, setting(chosen), console));
    }

    private FigureJob.Home home(Figure chosen, Setting setting) {
        return new FigureJob.Home(common::origin, workers -> {
            final int largest = chosen.largestMatrix(setting);
            Footprint.matrices(largest, 1).check(largest, workers);
        });
    }

    @Override
    public Job<?> job(String part) {
        final Figure chosen = figure();
        final Setting setting = setting(chosen, Console.SILENT);
        return PartSearch.find(chosen, setting, home(chosen, setting), part);
    }

    /** Of one figure, or of all that draw their networks. */
    private int estimate() {
        final List<Figure> figures = figure == null
                ? Figure.all().stream().filter(one -> !one.isOfGivenMatrix()).toList()
                : List.of(figure());
        final List<Integer> all =
                common.checked(() -> cores == null ? List.of(options.work().threads()) : CostTable.checked(cores));
        final CostTable table = new CostTable(common, scale, all);
        for (Figure one : figures) {
            final Setting setting = setting(one, common.console());
            final Costs costs = new Costs(Progress.quiet(new Progress(common.console(), 1)));
            one.run(setting, costs);
            table.add(one, costs);
        }
        table.end();
        return ExitCode.OK;
    }

    private OutputDirectory directory(Path path) {
        final Outputs outputs = common.outputs(options.work().isForced());
        return isResumed
                ? outputs.resumed(path, spec.name(), ReproductionFiles.NAMES)
                : outputs.directory(path, spec.name(), ReproductionFiles.NAMES);
    }

    private Path path(Figure chosen) {
        return out == null ? Path.of("tailspin-" + chosen.id().toLowerCase(Locale.ROOT)) : out;
    }

    private Setting setting(Figure chosen) {
        if (isWithPublishedOrder && !chosen.hasPublishedOrder()) {
            throw new IllegalArgumentException(
                    "--published-order is for figures of exponents, and " + chosen.id() + " has none");
        }
        ResumeOptions.check(isResumed, path(chosen), options.work().isForced());
        final Setting setting =
                new Setting(scale, isWithPublishedOrder, largestN == null ? Setting.ALL_SIZES : largestN, firstTrial);
        chosen.largestMatrix(setting);
        return setting;
    }

    /** With the matrix that a figure is about. */
    private Setting ofMatrix(Figure chosen, Setting setting, Console console) {
        final boolean isGiven = given.isPresent();
        if (chosen.isOfGivenMatrix() && !isGiven) {
            throw new IllegalArgumentException(
                    chosen.id() + " is about a connectome, and none is given: --edges or --matrix is missing");
        }
        if (isGiven && !chosen.isOfGivenMatrix()) {
            throw new IllegalArgumentException(
                    given.path() + " has no place here: " + chosen.id() + " draws its own networks");
        }
        return isGiven ? setting.with(given.read(console, new Seed(1), raw -> {})) : setting;
    }

    private int reproduce(
            Figure chosen, Setting setting, Engine engine, OutputDirectory directory, GoldenClaims earlier) {
        final long start = System.nanoTime();
        final Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("command", spec.name());
        manifest.put("figure", chosen.id());
        manifest.put("title", chosen.title());
        manifest.put("paper", chosen.paper().citation());
        manifest.put("scale", scale.name().toLowerCase(Locale.ROOT));
        manifest.put("largest_n", largestN);
        manifest.put("first_trial", firstTrial);
        manifest.put("published_order", isWithPublishedOrder);
        if (chosen.isOfGivenMatrix()) {
            given.describe(manifest);
        }
        final Reproduction reproduction = run(chosen, setting, engine, directory);
        engine.finished();
        manifest.putAll(engine.facts());
        manifest.putAll(Machine.fields());
        manifest.put("wall_seconds", (System.nanoTime() - start) * 1e-9);
        new ReproductionFiles(directory, chosen, reproduction).write(manifest, options.isWithPicture());
        show(chosen, reproduction, manifest, directory);
        final List<String> changes = earlier == null ? List.of() : earlier.compare(reproduction.claims());
        changes.forEach(change -> common.console().message("differs from " + golden + ": " + change));
        final boolean isGood = earlier == null ? reproduction.holds() : changes.isEmpty();
        return isGood ? ExitCode.OK : ExitCode.NOT_CONVERGED;
    }

    /** What the numbers of a network depend on, beside its place in the experiment. */
    private String experiment(Figure chosen, Setting setting) {
        return "figure " + chosen.id() + ", scale " + scale.name().toLowerCase(Locale.ROOT) + ", first trial "
                + firstTrial + ", tailspin " + Version.TEXT + ", kernels " + NetworkAnalysis.kernels()
                + setting.given()
                        .map(matrix -> ", matrix " + fingerprint(matrix))
                        .orElse("");
    }

    /** Tells matrices apart, as a line of text. */
    private static String fingerprint(Coupling matrix) {
        final CRC32 sum = new CRC32();
        final ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES + Double.BYTES);
        matrix.forEach((target, source, weight) -> sum.update(
                bytes.clear().putInt(target).putInt(source).putDouble(weight).flip()));
        return matrix.size() + " " + Long.toHexString(sum.getValue());
    }

    private Reproduction run(Figure chosen, Setting setting, Engine engine, OutputDirectory directory) {
        try (MeasuredFile measured = new MeasuredFile(directory, experiment(chosen, setting));
                Progress progress = new Progress(common.console(), "experiment", 1)) {
            directory.begin(spec.name());
            if (measured.size() > 0) {
                common.console().remark(measured.size() + " networks were measured before");
            }
            return chosen.run(
                    setting, new EngineWork(home(chosen, setting), engine, directory.watched(progress), measured));
        } catch (CancellationException e) {
            directory.checkThere();
            throw new Interrupted(
                    "interrupted; what was measured is kept: give the same command with --resume to go on");
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    e.getMessage() + "; what was measured is kept: give the same command with --resume to go on", e);
        }
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
            common.console().out().println(common.json(Map.of("figures", figures)));
        } else {
            Figure.all().forEach(known -> common.console()
                    .out()
                    .println(String.format(Locale.ROOT, "%-16s %s", known.id(), known.title())));
        }
        return ExitCode.OK;
    }

    private void show(
            Figure chosen, Reproduction reproduction, Map<String, Object> manifest, OutputDirectory directory) {
        if (common.isJson) {
            final Map<String, Object> fields = new LinkedHashMap<>(manifest);
            fields.put("holds", reproduction.holds());
            fields.put(
                    "claims",
                    reproduction.claims().stream().map(ReproductionFiles::row).toList());
            common.console().out().println(common.json(fields));
            return;
        }
        common.console().out().println(chosen.id() + ": " + chosen.title());
        Table.rows(
                common.console().out(),
                ReproductionFiles.SHOWN,
                reproduction.claims().stream()
                        .map(ReproductionFiles::row)
                        .map(row ->
                                ReproductionFiles.SHOWN.stream().map(row::get).toList())
                        .toList());
        reproduction.claims().stream()
                .filter(claim -> claim.verdict() != Verdict.SHOWN)
                .forEach(claim -> common.console()
                        .out()
                        .println(claim.verdict().label() + " ("
                                + claim.claimant().label() + "): " + claim.statement() + " (" + claim.rule() + ")"));
        common.console().say("The results are in " + directory.path());
    }
}
