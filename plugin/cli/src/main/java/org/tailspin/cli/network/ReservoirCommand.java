package org.tailspin.cli.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tailspin.charts.results.GainPicture;
import org.tailspin.charts.results.ReservoirPicture;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Table;
import org.tailspin.cli.engine.Engine;
import org.tailspin.cli.engine.JobCommand;
import org.tailspin.cli.engine.KeptRun;
import org.tailspin.cli.engine.NetworkJob;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.DynamicsOptions;
import org.tailspin.cli.options.EnsembleOptions;
import org.tailspin.cli.options.GainGrid;
import org.tailspin.cli.options.GivenOptions;
import org.tailspin.cli.options.ListArgument;
import org.tailspin.cli.options.PictureOptions;
import org.tailspin.cli.options.ResumeOptions;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.cli.output.PictureFile;
import org.tailspin.core.analysis.ReservoirAnalysis;
import org.tailspin.core.analysis.ReservoirColumn;
import org.tailspin.core.analysis.ReservoirResult;
import org.tailspin.core.analysis.ReservoirSummary;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.PreparedEnsemble;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.GainSweep;
import org.tailspin.core.recipe.Grid;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.reservoir.ReservoirSettings;
import org.tailspin.core.reservoir.ReservoirTask;
import org.tailspin.core.table.TableColumn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Driven networks at a task. */
@Command(
        name = "reservoir",
        description = {
            "How well networks of one ensemble or more do a task when an input drives them: x(t+1) = phi(W x(t) + W_in u(t) + b"
                    + " + noise), with a linear readout that is trained on a part of the states and scored on another. Beside the"
                    + " score: the largest conditional Lyapunov exponent (below 0, states forget where they started), kernel"
                    + " and generalisation rank, and the size of the activity.",
            "Printed are means over realisations with their standard errors; of one network its own errors over the test. The"
                    + " output directory receives networks.csv (a row per network, with all that its score depends on),"
                    + " summary.csv (a row per ensemble and gain), reservoir.png, manifest.json and measured.txt, by which --resume goes"
                    + " on."
        })
public final class ReservoirCommand implements Callable<Integer>, JobCommand {

    private static final String GAINS = "0.1:10:15:log";

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private TaskOptions task;

    @Mixin
    private final EnsembleOptions ensembleOptions = EnsembleOptions.several(List.of(1.0, 2.0));

    @Mixin
    private GivenOptions given;

    @Mixin
    private final GainGrid gainOptions = new GainGrid(GAINS);

    @Mixin
    private final DynamicsOptions dynamicsOptions = DynamicsOptions.ofTasks();

    @Option(
            names = {"--n", "-n"},
            paramLabel = "N",
            description = "Number of neurons, at least 1 (default: 200).")
    private Integer n;

    @Option(
            names = "--realisations",
            paramLabel = "R",
            defaultValue = "3",
            description = "Networks drawn at each gain; of a given matrix, draws of input weights and inputs (default:"
                    + " ${DEFAULT-VALUE}).")
    private int realisations;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of the first realisation; the next have S+1, S+2, ... (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Output directory, which must not exist yet (default: no files).")
    private Path out;

    @Option(
            names = "--predictions",
            description = "Write what the readout makes of the test, and what it should: predictions.csv in --out.")
    private boolean arePredictionsWanted;

    @Option(names = "--readout", description = "Write the weights of the readout: readout.csv in --out.")
    private boolean isReadoutWanted;

    @Mixin
    private ResumeOptions resume;

    @Mixin
    private PictureOptions options;

    private static final int DEFAULT_N = 200;

    private ReservoirSummary summary;
    private ReservoirPicture picture;
    private ReservoirTask.Kind kind;
    private final List<ReservoirResult> results = new ArrayList<>();

    @Override
    public Integer call() {
        kind = common.checked(() -> {
            if (out == null && (arePredictionsWanted || isReadoutWanted)) {
                throw new IllegalArgumentException((arePredictionsWanted ? "--predictions" : "--readout")
                        + " is a file of the output directory, which --out must name");
            }
            resume.check(out, options.work().isForced());
            return task.kind();
        });
        summary = new ReservoirSummary(kind);
        picture = new ReservoirPicture(kind);
        final NetworkJob<ReservoirResult> job = job(common.console());
        final Engine engine = common.checked(() -> {
            final Engine chosen = options.work().engine();
            chosen.check(job);
            return chosen;
        });
        return run(job, engine);
    }

    @Override
    public NetworkJob<ReservoirResult> job(String part) {
        return job(Console.SILENT);
    }

    private NetworkJob<ReservoirResult> job(Console console) {
        final Dynamics dynamics = common.checked(() ->
                dynamicsOptions.inputFile().isEmpty() ? dynamicsOptions.dynamics() : dynamicsOptions.withoutInput());
        final ReservoirSettings settings = common.checked(() -> task.settings(
                dynamicsOptions.hasNoise() ? dynamics.noise() : null, dynamicsOptions.inputFile(), console::remark));
        final ReservoirAnalysis analysis =
                new ReservoirAnalysis(settings, arePredictionsWanted || isReadoutWanted, false);
        final List<NetworkRecipe> recipes = common.checked(() -> recipes(dynamics, console));
        common.checked(() -> {
            recipes.forEach(analysis::check);
            return recipes;
        });
        return common.checked(() -> new NetworkJob<>(
                () -> common.origin(""),
                recipes,
                analysis,
                ReservoirResult.codec(settings),
                ReservoirResult::note,
                resume.timeLimit(),
                workers -> analysis.checkMemory(recipes.get(0), workers)));
    }

    private int run(NetworkJob<ReservoirResult> job, Engine engine) {
        final boolean isWithPicture = out != null && options.isWithPicture();
        if (isWithPicture) {
            PictureFile.requireFonts();
        }
        try (OutputDirectory directory = out == null ? null : directory(isWithPicture)) {
            final KeptRun run = new KeptRun(common.console(), spec.name(), directory, engine, common.experiment());
            run(run, job, directory);
            final Map<String, Object> fields = fields();
            if (directory != null) {
                ReservoirFiles.writeSummary(directory, kind, summary);
                if (isWithPicture) {
                    directory.write(
                            OutputDirectory.RESERVOIR_PICTURE, picture.chart().png());
                }
                run.complete(besideFiles(fields));
            }
            show(fields);
        }
        return verdict();
    }

    private int verdict() {
        final long failed = results.stream().filter(r -> r.measured().isEmpty()).count();
        if (failed > 0) {
            common.console()
                    .message(failed + " of " + results.size() + " networks failed; the first says: "
                            + results.stream()
                                    .filter(r -> r.measured().isEmpty())
                                    .findFirst()
                                    .orElseThrow()
                                    .note());
        }
        return failed < results.size() ? ExitCode.OK : ExitCode.FAILURE;
    }

    private List<NetworkRecipe> recipes(Dynamics dynamics, Console console) {
        if (!given.isPresent()) {
            final int neurons = n == null ? DEFAULT_N : n;
            final List<CouplingEnsemble> ensembles = ensembleOptions.ensembles(neurons);
            return new GainSweep(
                            ensembles,
                            neurons,
                            gainOptions.grid(),
                            gainOptions.isEffective(),
                            realisations,
                            seed,
                            dynamics)
                    .recipes();
        }
        if (ensembleOptions.isPresent() || n != null) {
            throw new IllegalArgumentException((ensembleOptions.isPresent() ? ensembleOptions.given() : "--n")
                    + " draws a network, but " + given.path() + " gives one");
        }
        final Grid range = gainOptions.grid(given.normalisation());
        Seed.of(seed, "the seed");
        final List<PreparedEnsemble> several = given.ensembles(console, new Seed(seed));
        return new GainSweep(List.copyOf(several), several.get(0).size(), range, realisations, seed, dynamics)
                .recipes();
    }

    private OutputDirectory directory(boolean isWithPicture) {
        final List<String> names = new ArrayList<>(KeptRun.files());
        names.addAll(List.of(OutputDirectory.NETWORKS, OutputDirectory.SUMMARY, OutputDirectory.MANIFEST));
        if (isWithPicture) {
            names.add(OutputDirectory.RESERVOIR_PICTURE);
        }
        if (arePredictionsWanted) {
            names.add(OutputDirectory.PREDICTIONS);
        }
        if (isReadoutWanted) {
            names.add(OutputDirectory.READOUT);
        }
        return common.checked(() ->
                resume.directory(common.outputs(options.work().isForced()), common.console(), out, spec.name(), names));
    }

    private void run(KeptRun run, NetworkJob<ReservoirResult> job, OutputDirectory directory) {
        try (ReservoirFiles files =
                directory == null ? null : new ReservoirFiles(directory, kind, arePredictionsWanted, isReadoutWanted)) {
            run.run(
                    job,
                    "networks",
                    result -> {
                        if (files != null) {
                            files.add(result);
                        }
                        add(result.withoutDetail());
                    },
                    () -> besideFiles(fields()));
        }
    }

    private void add(ReservoirResult result) {
        results.add(result);
        summary.add(result);
        picture.add(result);
    }

    private Map<String, Object> fields() {
        final Map<String, Object> fields = new LinkedHashMap<>();
        if (results.isEmpty()) {
            return fields;
        }
        for (ReservoirColumn column : ReservoirColumn.of(kind)) {
            if (column.isOfSettings()) {
                fields.put(column.label(), column.of(results.get(0)));
            }
        }
        final List<ReservoirSummary.Row> rows = summary.rows();
        final List<TableColumn> columns = ReservoirSummary.columns(kind);
        if (rows.size() == 1) {
            for (int i = 0; i < columns.size(); i++) {
                // the list of networks has this name
                if (columns.get(i) != ReservoirSummary.COUNT) {
                    fields.put(columns.get(i).label(), rows.get(0).values().get(i));
                }
            }
        }
        final Map<CouplingEnsemble, Map<String, Object>> intervals = summary.intervals(new Seed(seed));
        if (kind == ReservoirTask.Kind.XOR) {
            fields.put(
                    "above_90_percent",
                    intervals.entrySet().stream()
                            .map(interval -> {
                                final Map<String, Object> one = new LinkedHashMap<>();
                                one.put("couplings", GainPicture.label(interval.getKey()));
                                one.putAll(interval.getValue());
                                return one;
                            })
                            .toList());
        }
        fields.put("summary", rows.stream().map(row -> summarised(row, columns)).toList());
        fields.put("networks", results.stream().map(this::network).toList());
        return fields;
    }

    private static Map<String, Object> summarised(ReservoirSummary.Row row, List<TableColumn> columns) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        for (RecipeColumn column : ReservoirFiles.OF_GAIN) {
            fields.put(column.label(), ListArgument.field(column, column.of(row.first())));
        }
        for (int i = 0; i < columns.size(); i++) {
            fields.put(columns.get(i).label(), row.values().get(i));
        }
        return fields;
    }

    private Map<String, Object> network(ReservoirResult result) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        for (TableColumn column : ReservoirFiles.columns(kind)) {
            final Object value = ReservoirFiles.value(column, result);
            fields.put(
                    column.label(), column instanceof RecipeColumn recipe ? ListArgument.field(recipe, value) : value);
        }
        return fields;
    }

    /** What has a file of its own is left out of the manifest. */
    private static Map<String, Object> besideFiles(Map<String, Object> fields) {
        final Map<String, Object> beside = new LinkedHashMap<>(fields);
        beside.remove("networks");
        beside.remove("summary");
        return beside;
    }

    private void show(Map<String, Object> fields) {
        if (common.isJson) {
            common.show(fields);
            return;
        }
        final Map<String, Object> head = new LinkedHashMap<>(fields);
        head.keySet().removeAll(List.of("above_90_percent", "summary", "networks"));
        common.show(head);
        common.console().out().println();
        final List<TableColumn> columns = ReservoirSummary.columns(kind);
        Table.rows(
                common.console().out(),
                Stream.concat(
                                Stream.of("couplings", RecipeColumn.GAIN.label()),
                                columns.stream().map(TableColumn::label))
                        .toList(),
                summary.rows().stream()
                        .map(row -> Stream.concat(
                                        Stream.of(
                                                GainPicture.label(
                                                        row.first().disorder().ensemble()),
                                                (Object) row.first().gain()),
                                        row.values().stream())
                                .toList())
                        .toList());
        summary.intervals(new Seed(seed)).forEach((ensemble, interval) -> {
            common.console().out().println();
            common.console().out().println(GainPicture.label(ensemble) + ", mean accuracy above 90 %:");
            Table.print(common.console().out(), interval);
        });
    }
}
