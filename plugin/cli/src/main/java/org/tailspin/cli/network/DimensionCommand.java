package org.tailspin.cli.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tailspin.charts.Chart;
import org.tailspin.charts.DimensionChart;
import org.tailspin.charts.results.ComponentsPicture;
import org.tailspin.charts.results.DivergencePicture;
import org.tailspin.charts.results.GainPicture;
import org.tailspin.charts.results.RankPicture;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Progress;
import org.tailspin.cli.console.Table;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.Converters;
import org.tailspin.cli.options.ForceOption;
import org.tailspin.cli.options.WorkOptions;
import org.tailspin.cli.output.OutputFile;
import org.tailspin.cli.output.Outputs;
import org.tailspin.cli.output.PictureFile;
import org.tailspin.core.Monitor;
import org.tailspin.core.analysis.Lengths;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.SeriesAnalysis;
import org.tailspin.core.analysis.StatesAnalysis;
import org.tailspin.core.analysis.StatesDimensions;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dimension.ParticipationStatistics;
import org.tailspin.core.dimension.SurrogateTest;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.dynamics.Settling;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.dynamics.Trajectory;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.run.NetworkTask;
import org.tailspin.core.run.Sweep;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.files.RecipesFile;
import org.tailspin.files.StatesFile;
import org.tailspin.files.Variable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Dimensions of activity, or of any table. */
@Command(
        name = "dimension",
        description = {
            "The dimension of a cloud of states: participation ratio of infinitely many states, by blocks of time, principal components for 90 %% of the variance, correlation dimension,"
                    + " and two nearest-neighbour estimates, each with its error.",
            "The correlation dimension is compared with that of linear noise with the same values and spectra; an estimate"
                    + " above what so many states can show, 2 log10 T, is marked as a lower bound.",
            "The states are those of networks (--networks, run anew from the recipes of a sweep's networks.csv), of a"
                    + " trajectory (--trajectory: wide, or long with the columns step, neuron and x), or the rows of any"
                    + " table (--table, in groups by --group)."
        })
public final class DimensionCommand implements Callable<Integer> {

    private static final List<RecipeColumn> RECIPE = RecipeColumn.all();

    /** Which states of a network. */
    enum StateKind {
        /** After the nonlinearity. */
        ACTIVITY,
        /** Before the nonlinearity. */
        PRE_ACTIVATION
    }

    private static final class StateKinds implements ITypeConverter<StateKind> {
        @Override
        public StateKind convert(String text) {
            return Converters.named(
                    StateKind.values(),
                    kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    text);
        }
    }

    @Mixin
    private CommonOptions common;

    @Option(names = "--networks", paramLabel = "FILE", description = "Networks, the table of a sweep.")
    private Path networks;

    @Option(
            names = "--trajectory",
            paramLabel = "FILE",
            description = "A trajectory, or several by the column network.")
    private Path trajectory;

    @Option(names = "--table", paramLabel = "FILE", description = "Any table or array of numbers, a state per row.")
    private Path table;

    @Option(
            names = "--variable",
            paramLabel = "NAME",
            description =
                    "Which array of the file, one of NumPy, MATLAB or HDF5 with several (default: the only one with"
                            + " rows).")
    private String variable;

    @Option(names = "--group", paramLabel = "COL", description = "Column of the table: one estimate for each value.")
    private String group;

    @Option(
            names = "--columns",
            paramLabel = "COL",
            split = ",",
            description = "Columns of the table that are coordinates (default: all but the group).")
    private List<String> columns;

    @Option(
            names = "--steps",
            paramLabel = "T",
            description = "Measured steps of --networks (default: " + Lengths.MEASURED
                    + ", and at least " + Lengths.LEAST_STATES + " steps). " + Lengths.RULE
                    + " States are kept every half time constant, but at most one a step.")
    private Integer steps;

    @Option(
            names = "--warmup",
            paramLabel = "T",
            description = "Steps of --networks before that (default: both warm-ups of the command lyapunov).")
    private Integer warmup;

    @Option(
            names = "--states",
            paramLabel = "WHICH",
            converter = StateKinds.class,
            description =
                    "States of --networks: activity, after the nonlinearity (default), or pre-activation, before it.")
    private StateKind states;

    @Option(names = "--threads", paramLabel = "T", description = "Threads for --networks (default: all cores).")
    private Integer threads;

    @Mixin
    private DimensionOptions options;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the estimates as CSV too.")
    private Path out;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description =
                    "Draw a picture: of networks the participation ratio against gain, or for random modes against effective rank; of states the share of the variance of each principal component; with --exponent the separation of neighbours.")
    private Path picture;

    @Option(
            names = "--divergence",
            paramLabel = "FILE",
            description =
                    "Write the curves behind --exponent as CSV: mean ln distance of neighbours against time, for each embedding.")
    private Path divergence;

    @Mixin
    private LagOptions lags;

    @Mixin
    private ForceOption force;

    private Optional<SeriesAnalysis> series = Optional.empty();

    private final List<List<Object>> curves = new ArrayList<>();

    @Override
    public Integer call() {
        common.checked(() -> {
            checkSource();
            series = options.series(lags.isWanted());
            checkSeries();
            return WorkOptions.threads(threads);
        });
        final StatesAnalysis analysis =
                common.checked(() -> options.analysis(networks == null ? SurrogateTest.DEFAULT_SURROGATES : 0));
        final Lengths lengths = common.checked(
                () -> new Lengths(Optional.ofNullable(warmup), Optional.empty(), Optional.ofNullable(steps)));
        final Outputs outputs = common.outputs(force.isForced());
        final OutputFile file = common.checked(() -> outputs.file("--out", out));
        final PictureFile drawn = common.checked(() -> outputs.picture("--picture", picture));
        if (lags.isWanted()) {
            lags.prepare(common, outputs, common.checked(() -> options.lag()));
        }
        final OutputFile separation = common.checked(() -> outputs.file("--divergence", divergence));
        final Chart chart;
        final List<Map<TableColumn, Object>> rows = new ArrayList<>();
        final List<String> labels = new ArrayList<>();
        final List<TableColumn> head = new ArrayList<>();
        if (networks != null) {
            head.addAll(RECIPE);
            chart = ofNetworks(lengths, analysis, rows);
        } else {
            chart = ofStates(analysis, rows, labels, drawn.isWanted());
            if (labels.size() > 1 || !labels.get(0).isEmpty()) {
                head.add(table == null ? RecipeColumn.NETWORK : DetailColumn.GROUP);
                for (int i = 0; i < labels.size(); i++) {
                    rows.get(i).put(head.get(0), labels.get(i));
                }
            }
        }
        final List<TableColumn> all = new ArrayList<>(head);
        all.addAll(List.of(DetailColumn.STATES, DetailColumn.DIMENSIONS));
        if (series.isPresent()) {
            all.addAll(SeriesAnalysis.COLUMNS);
        }
        all.addAll(analysis.columns());
        all.add(MeasuredColumn.NOTE);
        if (file != null) {
            file.write(all, rows.stream().map(row -> cells(row, all)).toList());
        }
        if (separation != null) {
            final List<TableColumn> columns = new ArrayList<>(head);
            columns.addAll(SeriesAnalysis.CURVE_COLUMNS);
            separation.write(columns, curves);
        }
        if (drawn.isWanted()) {
            drawn.write(chart);
        }
        if (lags.isWanted()) {
            lags.write(head, common.console()::remark);
        }
        show(rows, all, head.isEmpty());
        return ExitCode.OK;
    }

    private void checkSource() {
        final List<Path> sources = new ArrayList<>(Arrays.asList(networks, trajectory, table));
        sources.removeIf(Objects::isNull);
        if (sources.size() != 1) {
            throw new IllegalArgumentException(
                    "exactly one of --networks, --trajectory and --table must name a file, but "
                            + (sources.isEmpty() ? "none does" : sources.size() + " do: " + sources));
        }
        if (table == null && (group != null || columns != null)) {
            throw new IllegalArgumentException(
                    (group != null ? "--group " + group : "--columns " + columns) + " is about a --table");
        }
        if (networks != null && variable != null) {
            throw new IllegalArgumentException(
                    "--variable " + variable + " is an array of a file, which --table or --trajectory must name");
        }
        if (networks == null && (steps != null || warmup != null || threads != null || states != null)) {
            throw new IllegalArgumentException(
                    "--steps, --warmup, --states and --threads are about networks, which --networks must name");
        }
    }

    private void checkSeries() {
        if (lags.isWanted() && networks != null) {
            throw new IllegalArgumentException(
                    lags.first()
                            + " is of recorded states, of --table or --trajectory: the command trajectory records those of networks");
        }
        if (series.isEmpty() && divergence != null) {
            throw new IllegalArgumentException("--divergence " + divergence + " takes the curves of --exponent");
        }
        if (series.isPresent() && networks != null) {
            throw new IllegalArgumentException(
                    "--exponent is for a recorded series, of --table or --trajectory: the exponents of --networks are those of the command lyapunov");
        }
    }

    private Chart ofStates(
            StatesAnalysis analysis, List<Map<TableColumn, Object>> rows, List<String> labels, boolean isDrawn) {
        final ComponentsPicture components = new ComponentsPicture();
        final Map<String, double[][]> clouds = table == null
                ? StatesFile.trajectory(trajectory, Variable.of(variable), common.console()::remark, this::every)
                : StatesFile.table(table, group, columns, Variable.of(variable), common.console()::remark, this::every);
        final DivergencePicture separations = new DivergencePicture();
        try (Progress progress = new Progress(common.console(), clouds.size())) {
            clouds.forEach((name, states) -> {
                progress.checkCancelled();
                final double done = rows.size();
                labels.add(name);
                final Monitor part = progress.part(done / clouds.size(), (done + 1) / clouds.size());
                final Map<TableColumn, Object> row =
                        row(analysis, states, series.isPresent() || lags.isWanted() ? part.part(0, 0.5) : part);
                rows.add(row);
                if (lags.isWanted()) {
                    lags.add(
                            name,
                            states,
                            series.isPresent() ? part.part(0.5, 0.7) : part.part(0.5, 1),
                            common.console()::remark);
                }
                series.ifPresent(method -> {
                    final SeriesAnalysis.Found found =
                            method.estimate(states, part.part(lags.isWanted() ? 0.7 : 0.5, 1));
                    add(found, row, clouds.size() > 1 || !name.isEmpty() ? name : null);
                    separations.add(name, found);
                });
                if (isDrawn && series.isEmpty()) {
                    components.add(name, states, progress.quiet());
                }
            });
        }
        final String leftOut = series.isPresent() ? separations.leftOut() : components.leftOut();
        if (isDrawn && !leftOut.isEmpty()) {
            common.console().remark(leftOut);
        }
        return series.isPresent() ? separations.chart() : components.chart();
    }

    /** The record says what time is between its rows. */
    private void every(double interval) {
        series = series.map(method -> method.orEvery(OptionalDouble.of(interval)));
        if (lags.isWanted()) {
            lags.every(interval);
        }
    }

    private void add(SeriesAnalysis.Found found, Map<TableColumn, Object> row, String name) {
        SeriesAnalysis.COLUMNS.forEach(column -> row.put(column, found.of(column)));
        if (!found.note().isEmpty()) {
            row.merge(MeasuredColumn.NOTE, found.note(), (note, more) -> more + "; " + note);
        }
        for (List<Object> point : found.curves()) {
            final List<Object> cells = new ArrayList<>();
            if (name != null) {
                cells.add(name);
            }
            cells.addAll(point);
            curves.add(cells);
        }
    }

    private Chart ofNetworks(Lengths lengths, StatesAnalysis analysis, List<Map<TableColumn, Object>> rows) {
        final List<NetworkRecipe> recipes = RecipesFile.read(networks);
        final int workers = WorkOptions.threads(threads);
        common.checked(() -> {
            final int largest =
                    recipes.stream().mapToInt(r -> r.disorder().n()).max().orElse(0);
            final int steps = recipes.stream()
                    .mapToInt(r ->
                            lengths.simulation(r.dynamics(), r.disorder().n()).steps())
                    .max()
                    .orElse(0);
            // of every network all its states, beside the matrix
            Footprint.matrices(largest, 1)
                    .plus(new Footprint((double) largest * steps, 0))
                    .times(workers)
                    .check("N = " + largest + " over " + steps + " steps on " + workers
                            + (workers == 1 ? " thread" : " threads"));
            return largest;
        });
        final ExecutorService executor = Executors.newFixedThreadPool(workers);
        try (Progress progress = new Progress(common.console(), recipes.size())) {
            new Sweep<>(recipes, new Task(lengths, analysis, states == StateKind.PRE_ACTIVATION))
                    .run(executor, workers, progress, rows::add);
        } finally {
            executor.shutdown();
        }
        return chart(recipes, rows);
    }

    private static Chart chart(List<NetworkRecipe> recipes, List<Map<TableColumn, Object>> rows) {
        final GainPicture gains = new GainPicture();
        final RankPicture ranks = new RankPicture();
        for (int i = 0; i < rows.size(); i++) {
            final Map<TableColumn, Object> row = rows.get(i);
            gains.add(recipes.get(i), column -> switch (column) {
                case PR_PHI -> row.get(DetailColumn.PARTICIPATION_RATIO);
                case STEPS -> row.get(DetailColumn.STATES);
                default -> null;
            });
            if (row.get(DetailColumn.PARTICIPATION_RATIO) instanceof Double participationRatio) {
                ranks.add(recipes.get(i), participationRatio);
            }
        }
        final Optional<DimensionChart> againstRank = ranks.chart();
        return againstRank.isPresent() ? againstRank.get() : gains.chart(EnumSet.of(GainPicture.Quantity.PR_PHI));
    }

    private record Task(Lengths lengths, StatesAnalysis analysis, boolean isBefore)
            implements NetworkTask<Map<TableColumn, Object>> {

        @Override
        public Map<TableColumn, Object> run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
            final DynamicalSystem network = recipe.network(coupling);
            final Trajectory states =
                    new Trajectory(network.stride(), recipe.disorder().n());
            final StateObserver observer = new StateObserver() {
                @Override
                public void accept(double[] state) {
                    states.accept(state);
                }

                @Override
                public void see(Orbit orbit) {
                    accept(isBefore ? orbit.preActivation() : orbit.activity());
                }
            };
            final Settling settling = new Settling();
            lengths.simulation(recipe.dynamics(), recipe.disorder().n())
                    .run(network, new Seed(recipe.stateSeed()), observer.and(settling), monitor);
            final double[][] seen = states.states().toArray(double[][]::new);
            final boolean isSettling = settling.isSettling();
            if (isSettling) {
                Arrays.fill(seen, seen[seen.length - 1]);
            }
            final Map<TableColumn, Object> row = recipe(recipe);
            row.putAll(row(analysis, seen, Progress.quiet(monitor)));
            if (isSettling) {
                row.put(MeasuredColumn.NOTE, ParticipationStatistics.SETTLING);
            }
            return row;
        }

        @Override
        public Map<TableColumn, Object> failed(NetworkRecipe recipe, String reason) {
            final Map<TableColumn, Object> row = recipe(recipe);
            row.put(MeasuredColumn.NOTE, reason);
            return row;
        }

        private static Map<TableColumn, Object> recipe(NetworkRecipe recipe) {
            final Map<TableColumn, Object> row = new LinkedHashMap<>();
            RECIPE.forEach(column -> row.put(column, column.of(recipe)));
            return row;
        }
    }

    private static Map<TableColumn, Object> row(StatesAnalysis analysis, double[][] states, Monitor monitor) {
        final StatesDimensions dimensions = analysis.estimate(states, monitor);
        final Map<TableColumn, Object> row = new LinkedHashMap<>();
        row.put(DetailColumn.STATES, states.length);
        row.put(DetailColumn.DIMENSIONS, states.length == 0 ? 0 : states[0].length);
        analysis.columns().forEach(column -> row.put(column, dimensions.of(column)));
        if (!dimensions.note().isEmpty()) {
            row.put(MeasuredColumn.NOTE, dimensions.note());
        }
        return row;
    }

    private static List<Object> cells(Map<TableColumn, Object> row, List<TableColumn> all) {
        final List<Object> cells = new ArrayList<>();
        all.forEach(column -> cells.add(row.get(column)));
        return cells;
    }

    private void show(List<Map<TableColumn, Object>> rows, List<TableColumn> all, boolean isSingle) {
        final List<Map<String, Object>> named = rows.stream()
                .map(row -> {
                    final Map<String, Object> fields = new LinkedHashMap<>();
                    all.forEach(column -> fields.put(column.label(), row.get(column)));
                    return fields;
                })
                .toList();
        if (isSingle) {
            common.show(named.get(0));
        } else if (common.isJson) {
            common.show(Map.of("estimates", named));
        } else {
            for (int i = 0; i < named.size(); i++) {
                if (i > 0) {
                    common.console().out().println();
                }
                Table.print(common.console().out(), named.get(i));
            }
        }
    }
}
