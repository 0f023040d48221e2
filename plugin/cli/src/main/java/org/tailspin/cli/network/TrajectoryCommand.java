package org.tailspin.cli.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.tailspin.charts.results.ActivityPicture;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Progress;
import org.tailspin.cli.console.Table;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.DynamicsOptions;
import org.tailspin.cli.options.ForceOption;
import org.tailspin.cli.options.ListArgument;
import org.tailspin.cli.options.OneNetwork;
import org.tailspin.cli.options.SeriesOptions;
import org.tailspin.cli.options.WorkOptions;
import org.tailspin.cli.output.Outputs;
import org.tailspin.cli.output.PictureFile;
import org.tailspin.core.analysis.Lengths;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.NetworkColumns;
import org.tailspin.core.analysis.Recording;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.run.Sweep;
import org.tailspin.core.table.TableColumn;
import org.tailspin.files.RecipesFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** States of networks over time, and the statistics of their activity. */
@Command(
        name = "trajectory",
        description = {
            "Run networks and write their states: one network that is drawn (--ensemble and its parameters, --n) or given"
                    + " (--matrix or --edges), or those of a table (--networks, the recipes of a sweep's networks.csv).",
            "Printed are the statistics of the activity: participation ratios before and after the nonlinearity, the means"
                    + " of |x| and of x squared. --out keeps states, thinned in time and in neurons, as CSV or, for one"
                    + " network, as an array of NumPy."
        })
public final class TrajectoryCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions common;

    @Mixin
    private OneNetwork one;

    @Option(names = "--networks", paramLabel = "FILE", description = "Networks, the table of a sweep.")
    private Path networks;

    @Option(
            names = "--state-seed",
            paramLabel = "S",
            description = "Seed of the initial state and the noise (default: that of --seed).")
    private Long stateSeed;

    @Mixin
    private DynamicsOptions dynamics;

    @Mixin
    private SeriesOptions series;

    @Mixin
    private TrajectoryOptions options;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description =
                    "Write the kept states: CSV, or an array of NumPy with a row for each state if the name ends in "
                            + StatesOutput.ARRAY + ".")
    private Path out;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "Draw what the network does, of several the first of the largest gain: states in time, and"
                    + " their autocorrelation with theory where one holds; the suffix of FILE says its format.")
    private Path picture;

    @Option(names = WorkOptions.THREADS, paramLabel = "T", description = "Threads for --networks (default: all cores).")
    private Integer threads;

    @Mixin
    private ForceOption force;

    /** Of a given network. */
    private Coupling coupling;

    @Override
    public Integer call() {
        final Lengths lengths = common.checked(() -> {
            WorkOptions.threads(threads);
            checkSource();
            return options.lengths();
        });
        // all that does not need a file is checked before a file is read
        final Outputs outputs = common.outputs(force.isForced());
        final StatesOutput file = common.checked(() -> StatesOutput.at(outputs, out, options, networks != null));
        final PictureFile drawing = common.checked(() -> outputs.picture("--picture", picture));
        final List<NetworkRecipe> recipes = common.checked(this::recipes);
        if (file.isWanted()) {
            common.checked(() -> {
                options.checkCount(recipes);
                return recipes;
            });
        }
        final List<Recording<ActivityPicture>> recordings = run(recipes, lengths, file.isWanted(), drawing.isWanted());
        file.write(recordings, this::name, names());
        recordings.stream()
                .flatMap(recording -> recording.observer().stream())
                .findFirst()
                .ifPresent(drawn -> drawing.write(drawn.chart()));
        return show(recordings);
    }

    private void checkSource() {
        if (networks != null && (one.isAsked() || dynamics.isGiven() || one.hasSeed() || stateSeed != null)) {
            throw new IllegalArgumentException("--networks " + networks
                    + " says all of the networks: no option may draw one, give one, or say how it moves");
        }
        if (networks == null && threads != null) {
            throw new IllegalArgumentException("--threads " + threads + " are for the networks of --networks");
        }
    }

    private List<NetworkRecipe> recipes() {
        if (networks != null) {
            return RecipesFile.read(networks);
        }
        return List.of(one.isGiven() ? ofGiven() : one.recipe(stateSeed(), moves(), "--networks"));
    }

    private Dynamics moves() {
        return dynamics.dynamics(series, common.console()::remark);
    }

    private NetworkRecipe ofGiven() {
        final double factor = one.gainOfGiven();
        Seed.of(stateSeed(), "the state seed");
        final Dynamics moves = moves();
        moves.checkGiven();
        coupling = one.read(common.console(), raw -> moves.input().checkSize(raw.size()));
        return OneNetwork.ofGiven(coupling, factor, stateSeed(), moves);
    }

    private List<Recording<ActivityPicture>> run(
            List<NetworkRecipe> recipes, Lengths lengths, boolean areStatesKept, boolean isDrawn) {
        final Optional<NetworkRecipe> drawn =
                recipes.stream().filter(recipe -> isDrawn).max(Comparator.comparingDouble(NetworkRecipe::gain));
        final Recording.Task<ActivityPicture> task = new Recording.Task<>(
                lengths,
                areStatesKept ? Optional.of(options::trajectory) : Optional.empty(),
                options.twin(),
                recipe -> drawn.filter(recipe::equals).map(one -> new ActivityPicture(name(one), one)));
        final int workers = Math.min(recipes.size(), WorkOptions.threads(threads));
        final List<Recording<ActivityPicture>> recordings = new ArrayList<>();
        final ExecutorService executor = Executors.newFixedThreadPool(workers);
        try (Progress progress = new Progress(common.console(), recipes.size())) {
            new Sweep<>(recipes, task).run(executor, workers, progress, recordings::add);
        } finally {
            executor.shutdown();
        }
        return recordings;
    }

    private String name(NetworkRecipe recipe) {
        return coupling == null ? recipe.name() : one.name(recipe.dynamics());
    }

    private List<String> names() {
        return coupling == null ? List.of() : coupling.neurons();
    }

    private long stateSeed() {
        return stateSeed == null ? one.seed() : stateSeed;
    }

    private int show(List<Recording<ActivityPicture>> recordings) {
        final List<Map<String, Object>> all =
                recordings.stream().map(this::fields).toList();
        if (networks == null) {
            common.show(all.get(0));
        } else if (common.isJson) {
            common.show(Map.of("networks", all));
        } else {
            final List<String> labels = Stream.<TableColumn>concat(
                            Stream.of(RecipeColumn.NETWORK), Recording.COLUMNS.stream())
                    .map(TableColumn::label)
                    .toList();
            Table.rows(
                    common.console().out(),
                    labels,
                    all.stream()
                            .map(fields -> labels.stream().map(fields::get).toList())
                            .toList());
        }
        final long failed = recordings.stream()
                .filter(recording -> MeasuredColumn.STEPS.of(recording.result()) == null)
                .count();
        if (failed > 0) {
            common.console()
                    .message(
                            networks == null
                                    ? recordings.get(0).result().measurement().note()
                                    : failed + " of " + recordings.size()
                                            + " networks did not run; their notes say why");
        }
        return failed > 0 ? ExitCode.FAILURE : ExitCode.OK;
    }

    private Map<String, Object> fields(Recording<?> recording) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        for (TableColumn column : NetworkColumns.ALL) {
            if (column instanceof RecipeColumn || Recording.COLUMNS.contains(column)) {
                fields.put(column.label(), ListArgument.field(column, NetworkColumns.of(column, recording.result())));
            }
        }
        if (coupling != null) {
            // nothing was drawn
            fields.put(RecipeColumn.NETWORK.label(), name(recording.result().recipe()));
            fields.put(RecipeColumn.COUPLING_SEED.label(), null);
            one.describe(fields);
        }
        return fields;
    }
}
