package org.tailspin.cli.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.tailspin.charts.CriticalGainChart;
import org.tailspin.charts.results.GainPicture;
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
import org.tailspin.cli.options.LengthOptions;
import org.tailspin.cli.options.ListArgument;
import org.tailspin.cli.options.ResumeOptions;
import org.tailspin.cli.options.WorkOptions;
import org.tailspin.cli.output.CsvTable;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.cli.output.PictureFile;
import org.tailspin.core.analysis.CriticalGainSearch;
import org.tailspin.core.analysis.CriticalGains;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.PreparedEnsemble;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.prediction.NetworkTheory;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.GainSweep;
import org.tailspin.core.recipe.Grid;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.statistics.Spread;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.core.table.TheoryColumn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where chaos sets in along the gain. */
@Command(
        name = "critical-gain",
        description = {
            "The gains at which networks of one ensemble become chaotic: for each realisation the first and the last"
                    + " onset along a range of gains, their number (the largest exponent need not rise with the gain),"
                    + " the gain at which its own state of rest loses stability, and the width of the transition in"
                    + " ln(gain). Chaos is what the column regime says; near an onset a network is measured until that is"
                    + " decided.",
            "Over realisations: the median, and the interval of the median by bootstrap. The output directory receives"
                    + " critical-gains.csv (a row per realisation), curves.csv (a row per realisation and gain),"
                    + " critical-gains.png (the largest exponent of each realisation against gain), manifest.json and measured.txt, by"
                    + " which --resume goes on."
        })
public final class CriticalGainCommand implements Callable<Integer>, JobCommand {

    /** Of the search, the gain is no column of a realisation. */
    private static final List<TableColumn> ROW = Stream.concat(
                    RecipeColumn.all().stream()
                            .filter(column -> !Set.of(RecipeColumn.NETWORK, RecipeColumn.GAIN, RecipeColumn.G_EFF)
                                    .contains(column)),
                    Stream.<TableColumn>of(
                            DetailColumn.G_CHAOS_FIRST,
                            DetailColumn.G_CHAOS_LAST,
                            DetailColumn.UPWARD_CROSSINGS,
                            DetailColumn.G_REST_UNSTABLE,
                            DetailColumn.LOG_WIDTH,
                            MeasuredColumn.NOTE))
            .toList();

    private static final List<TableColumn> CURVE = List.of(
            RecipeColumn.NETWORK,
            RecipeColumn.COUPLING_SEED,
            RecipeColumn.GAIN,
            RecipeColumn.G_EFF,
            MeasuredColumn.REGIME,
            MeasuredColumn.LYAPUNOV_MAX,
            MeasuredColumn.LYAPUNOV_MAX_SE,
            DetailColumn.IS_CHAOTIC);

    /** What is shown for each realisation. */
    private static final List<TableColumn> SHOWN = List.of(
            RecipeColumn.COUPLING_SEED,
            DetailColumn.G_CHAOS_FIRST,
            DetailColumn.G_CHAOS_LAST,
            DetailColumn.UPWARD_CROSSINGS,
            DetailColumn.G_REST_UNSTABLE,
            DetailColumn.LOG_WIDTH,
            MeasuredColumn.NOTE);

    private static final int DEFAULT_N = 200;
    private static final String GAINS = "0.05:5:20:log";

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private final EnsembleOptions ensembleOptions = EnsembleOptions.single();

    @Mixin
    private GivenOptions given;

    @Mixin
    private final GainGrid gainOptions = new GainGrid(GAINS);

    @Mixin
    private DynamicsOptions dynamicsOptions;

    @Option(
            names = {"--n", "-n"},
            paramLabel = "N",
            description = "Number of neurons, at least 1 (default: " + DEFAULT_N + ").")
    private Integer size;

    @Option(
            names = "--realisations",
            paramLabel = "R",
            defaultValue = "10",
            description =
                    "Networks drawn (default: ${DEFAULT-VALUE}); of a given matrix its surrogates, or other initial"
                            + " states where nothing is random.")
    private int realisations;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of the first realisation; the next have S+1, S+2, ... (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--tolerance",
            paramLabel = "E",
            defaultValue = "" + CriticalGainSearch.DEFAULT_TOLERANCE,
            description = "Tolerance of ln(gain) at an onset (default: ${DEFAULT-VALUE}).")
    private double tolerance;

    @Mixin
    private LengthOptions lengths;

    @Option(
            names = "--max-steps",
            paramLabel = "T",
            description =
                    "Where the regime at a gain is not decided after --steps, the measurement continues until it is, or until"
                            + " so many steps (default: " + LyapunovSettings.DEFAULT_MAX_STEPS
                            + " time constants, or --steps if that is more). A gain that stays undecided counts"
                            + " as not chaotic, with a note.")
    private Integer maxSteps;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Output directory, which must not exist yet (default: no files).")
    private Path out;

    @Mixin
    private ResumeOptions resume;

    @Mixin
    private WorkOptions work;

    @Option(names = "--no-picture", description = "Leave the picture out, on a machine without fonts.")
    private boolean isWithoutPicture;

    private final List<CriticalGains> results = new ArrayList<>();
    private CouplingEnsemble ensemble;
    private Dynamics dynamics;
    private Grid gains;
    private int n;

    @Override
    public NetworkJob<CriticalGains> job(String part) {
        return job(search(Console.SILENT));
    }

    private CriticalGainSearch search(Console console) {
        return common.checked(() -> {
            dynamics = dynamicsOptions.dynamics();
            Seed.of(seed, "the seed");
            choose(console);
            final int limit = maxSteps == null ? lengths.lengths().limit(dynamics) : maxSteps;
            return new CriticalGainSearch(gains, lengths.lengths().search(dynamics, limit), limit, tolerance);
        });
    }

    private NetworkJob<CriticalGains> job(CriticalGainSearch search) {
        return common.checked(() -> new NetworkJob<>(
                () -> common.origin(""),
                new GainSweep(List.of(ensemble), n, Grid.single(gains.from()), realisations, seed, dynamics).recipes(),
                search,
                CriticalGains.CODEC,
                CriticalGains::note,
                resume.timeLimit(),
                workers -> {
                    if (!ensemble.isKeptSparse(n)) {
                        Footprint.matrices(n, 2).check(n, workers); // the eigenvalues need a copy
                    }
                }));
    }

    @Override
    public Integer call() {
        final CriticalGainSearch search = search(common.console());
        final NetworkJob<CriticalGains> job = job(search);
        final Engine engine = common.checked(() -> {
            resume.check(out, work.isForced());
            final Engine chosen = work.engine();
            chosen.check(job);
            return chosen;
        });
        final boolean isWithPicture = out != null && !isWithoutPicture;
        if (isWithPicture) {
            PictureFile.requireFonts();
        }
        try (OutputDirectory directory = out == null ? null : directory(isWithPicture)) {
            final KeptRun run = new KeptRun(common.console(), spec.name(), directory, engine, common.experiment());
            run(run, search, job, directory);
            final Map<String, Object> fields = summary(search);
            if (directory != null) {
                if (isWithPicture) {
                    directory.write(OutputDirectory.CRITICAL_GAINS_PICTURE, picture());
                }
                run.complete(fields);
            }
            show(fields);
        }
        final long failed = results.stream().filter(r -> r.curve().isEmpty()).count();
        if (failed > 0) {
            common.console().message(failed + " of " + results.size() + " realisations failed; their notes say why");
        }
        return failed < results.size() ? ExitCode.OK : ExitCode.FAILURE;
    }

    /** The law of the weights or the given matrix, with its size and the gains in its convention. */
    private void choose(Console console) {
        if (!given.isPresent()) {
            n = size == null ? DEFAULT_N : size;
            ensemble = ensembleOptions.ensemble(n);
            gains = gainOptions.grid(ensemble, n);
            return;
        }
        if (ensembleOptions.isPresent() || size != null) {
            throw new IllegalArgumentException((ensembleOptions.isPresent() ? ensembleOptions.given() : "--n")
                    + " draws networks, but " + given.path() + " gives one");
        }
        dynamics.checkGiven();
        given.preparation(); // of one surrogate at most
        gains = gainOptions.grid(given.normalisation());
        final PreparedEnsemble prepared =
                given.ensembles(console, new Seed(seed)).get(0);
        ensemble = prepared;
        n = prepared.size();
    }

    private OutputDirectory directory(boolean isWithPicture) {
        final List<String> names = new ArrayList<>(KeptRun.files());
        names.addAll(List.of(OutputDirectory.CRITICAL_GAINS, OutputDirectory.CURVES, OutputDirectory.MANIFEST));
        if (isWithPicture) {
            names.add(OutputDirectory.CRITICAL_GAINS_PICTURE);
        }
        return common.checked(
                () -> resume.directory(common.outputs(work.isForced()), common.console(), out, spec.name(), names));
    }

    private byte[] picture() {
        return new CriticalGainChart(
                        "Onset of chaos, " + GainPicture.label(ensemble) + " couplings, N = " + n,
                        GainPicture.gainLabel(List.of(ensemble)),
                        GainPicture.exponentLabel(dynamics),
                        results.stream()
                                .filter(r -> !r.curve().isEmpty())
                                .map(r -> new CriticalGainChart.Realisation(
                                        "seed " + r.recipe().disorder().couplingSeed(),
                                        r.curve().stream()
                                                .mapToDouble(CriticalGains.Point::gain)
                                                .toArray(),
                                        r.curve().stream()
                                                .mapToDouble(CriticalGains.Point::exponent)
                                                .toArray(),
                                        r.first(),
                                        r.last(),
                                        r.restUnstable()))
                                .toList(),
                        NetworkTheory.restUnstable(ensemble, n, dynamics))
                .png();
    }

    private void run(KeptRun run, CriticalGainSearch search, NetworkJob<CriticalGains> job, OutputDirectory directory) {
        try (Files files = directory == null ? null : new Files(directory)) {
            run.run(
                    job,
                    "realisations",
                    result -> {
                        results.add(result);
                        if (files != null) {
                            files.add(result);
                        }
                    },
                    () -> summary(search));
        }
    }

    private Map<String, Object> summary(CriticalGainSearch search) {
        final LyapunovSettings settings = search.settings();
        final Map<String, Object> fields = new LinkedHashMap<>();
        final NetworkRecipe any = new NetworkRecipe(new Disorder(ensemble, n, seed), gains.from(), seed, dynamics);
        ROW.stream()
                .filter(column -> column instanceof RecipeColumn ofRecipe
                        && !RecipeColumn.COUPLING_SEED.equals(ofRecipe)
                        && !RecipeColumn.STATE_SEED.equals(ofRecipe))
                .map(RecipeColumn.class::cast)
                .forEach(column -> fields.put(column.label(), ListArgument.field(column, column.of(any))));
        fields.put("gain_from", gains.from());
        fields.put("gain_to", gains.to());
        fields.put("gain_count", gains.count());
        fields.put("gain_spacing", gains.listed().isEmpty() ? gains.isLogarithmic() ? "log" : "lin" : "list");
        fields.put("g_eff_per_gain", boxed(ensemble.effectiveGain(1, n)));
        fields.put("seed", seed);
        fields.put("time_step", dynamics.timeStep());
        fields.put("warmup", settings.warmup());
        fields.put("tangent_warmup", settings.tangentWarmup());
        fields.put("steps", settings.steps());
        fields.put("max_steps", search.maxSteps());
        fields.put("tolerance", search.tolerance());
        fields.put(TheoryColumn.G_REST_UNSTABLE.label(), boxed(NetworkTheory.restUnstable(ensemble, n, dynamics)));
        spread(fields, DetailColumn.G_CHAOS_FIRST, r -> r.first().orElse(Double.NaN));
        spread(fields, DetailColumn.G_CHAOS_LAST, r -> r.last().orElse(Double.NaN));
        spread(fields, DetailColumn.UPWARD_CROSSINGS, r -> r.curve().isEmpty() ? Double.NaN : r.upwardCrossings());
        spread(fields, DetailColumn.G_REST_UNSTABLE, r -> r.restUnstable().orElse(Double.NaN));
        spread(fields, DetailColumn.LOG_WIDTH, CriticalGains::logWidth);
        if (given.isPresent()) {
            given.describe(fields);
        }
        fields.put("realisations", results.stream().map(r -> row(r, SHOWN)).toList());
        return fields;
    }

    /** Over realisations: count, median and its interval. The error over time of one network does not enter. */
    private void spread(Map<String, Object> fields, DetailColumn column, ToDoubleFunction<CriticalGains> value) {
        final Spread spread = Spread.of(results.stream().mapToDouble(value).toArray(), new Seed(seed));
        fields.put(column.label() + "_count", spread.count());
        fields.put(column.label() + "_median", spread.median());
        fields.put(column.label() + "_median_low", spread.low());
        fields.put(column.label() + "_median_high", spread.high());
    }

    private static Map<String, Object> row(CriticalGains result, List<TableColumn> columns) {
        final Map<String, Object> row = new LinkedHashMap<>();
        for (TableColumn column : columns) {
            row.put(column.label(), value(result, column));
        }
        return row;
    }

    private static Object value(CriticalGains result, TableColumn column) {
        if (column == MeasuredColumn.NOTE) {
            return result.note().isEmpty() ? null : result.note();
        }
        if (column instanceof RecipeColumn recipe) {
            return recipe.of(result.recipe());
        }
        return switch ((DetailColumn) column) {
            case G_CHAOS_FIRST -> boxed(result.first());
            case G_CHAOS_LAST -> boxed(result.last());
            case UPWARD_CROSSINGS -> result.curve().isEmpty() ? null : result.upwardCrossings();
            case G_REST_UNSTABLE -> boxed(result.restUnstable());
            default -> result.logWidth();
        };
    }

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }

    private void show(Map<String, Object> fields) {
        common.show(fields);
        if (!common.isJson) {
            common.console().out().println();
            Table.rows(
                    common.console().out(),
                    SHOWN.stream().map(TableColumn::label).toList(),
                    results.stream()
                            .map(r -> SHOWN.stream().map(c -> value(r, c)).toList())
                            .toList());
        }
    }

    /** The tables of a search. */
    private static final class Files implements AutoCloseable {

        private final CsvTable rows;
        private final CsvTable curves;

        Files(OutputDirectory directory) {
            rows = new CsvTable(directory, OutputDirectory.CRITICAL_GAINS, ROW);
            curves = new CsvTable(directory, OutputDirectory.CURVES, CURVE);
        }

        void add(CriticalGains result) {
            final NetworkRecipe recipe = result.recipe();
            for (CriticalGains.Point point : result.curve()) {
                final NetworkRecipe network = recipe.at(point.gain());
                curves.add(Arrays.asList(
                        network.name(),
                        recipe.disorder().couplingSeed(),
                        point.gain(),
                        RecipeColumn.G_EFF.of(network),
                        point.regime().label(),
                        point.exponent(),
                        point.standardError(),
                        point.isChaotic()));
            }
            curves.flush();
            rows.add(ROW.stream().map(column -> value(result, column)).toList());
            rows.flush(); // last: a realisation in its table has its curve in the other
        }

        @Override
        public void close() {
            try (curves) {
                rows.close();
            }
        }
    }
}
