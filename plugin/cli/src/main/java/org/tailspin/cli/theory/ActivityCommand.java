package org.tailspin.cli.theory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.tailspin.charts.results.PredictedActivityPicture;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Progress;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.Converters;
import org.tailspin.cli.options.DynamicsOptions;
import org.tailspin.cli.options.ForceOption;
import org.tailspin.cli.options.OneNetwork;
import org.tailspin.cli.output.OutputFile;
import org.tailspin.cli.output.Outputs;
import org.tailspin.cli.output.PictureFile;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.prediction.ActivityCheck;
import org.tailspin.core.prediction.ActivityPredictor;
import org.tailspin.core.prediction.PredictedActivity;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.Grid;
import org.tailspin.core.recipe.LeakyMapDynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.core.theory.MatrixActivity;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The activity of one matrix without simulating it. */
@Command(
        name = "activity",
        description = {
            "The activity of one coupling matrix, drawn (--ensemble and its parameters, --n) or given (--matrix or --edges),"
                    + " without simulating it: variances of every neuron, components, participation ratios and lag functions,"
                    + " by self-consistent linear equivalence.",
            "It holds for map, leaky-map and flow of tanh or erf without noise and input, for weights whose sums are"
                    + " nearly Gaussian, from N of some hundreds on. Participation ratios of independent weights at N = 300"
                    + " are 15 %% off simulation (root mean square, at most 28 %%), and entries of the covariance correlate with about 0.9; --simulate"
                    + " shows it for your matrix."
        })
final class ActivityCommand implements Callable<Integer> {

    private static final String DEFAULT_LAGS = "0:10:11";
    private static final int MOST_LAGS = 1000;

    private static final class Closures implements ITypeConverter<MatrixActivity.Closure> {
        @Override
        public MatrixActivity.Closure convert(String text) {
            return Converters.named(MatrixActivity.Closure.values(), MatrixActivity.Closure::label, text);
        }
    }

    @Mixin
    private CommonOptions common;

    @Mixin
    private OneNetwork one;

    @Option(
            names = "--state-seed",
            paramLabel = "S",
            description = "Seed of the initial state of --simulate (default: that of --seed).")
    private Long stateSeed;

    @Mixin
    private DynamicsOptions dynamics;

    @Option(
            names = "--closure",
            paramLabel = "NAME",
            converter = Closures.class,
            description =
                    "Single neurons: self-consistent, those of this matrix (default), or mean-field, those of large"
                            + " N at the gain g_eff of the matrix, with one gain for all neurons; its participation ratios are up to"
                            + " 40 %% too large at N = 300.")
    private MatrixActivity.Closure closure;

    @Option(
            names = "--components",
            paramLabel = "K",
            description = "Leading components whose loadings --per-neuron writes (default: "
                    + ActivityPredictor.DEFAULT_COMPONENTS + ").")
    private Integer components;

    @Option(
            names = "--simulate",
            paramLabel = "T",
            description = "Simulate the network for T time constants as well, at least " + ActivityPredictor.SHORTEST
                    + ", and compare. " + ActivityCheck.DEFAULT_LENGTH
                    + " leave a participation ratio of N = 300 uncertain by some 7 %%.")
    private Integer length;

    @Option(
            names = "--per-neuron",
            paramLabel = "FILE",
            description =
                    "Write CSV: the variances of each neuron before and after the nonlinearity, and its loadings on"
                            + " the leading components.")
    private Path perNeuron;

    @Option(
            names = "--eigenvalues",
            paramLabel = "FILE",
            description = "Write CSV: the eigenvalues of the covariances before and after the nonlinearity.")
    private Path eigenvalues;

    @Option(
            names = "--curve",
            paramLabel = "FILE",
            description =
                    "Write CSV: the covariances delta of x and c of phi(x), the population lag function, and the two-time"
                            + " function of the paper's figures 4b and 9, at every lag. Each lag takes of the order of 4 N\u00b3 operations.")
    private Path curve;

    @Option(
            names = "--lags",
            paramLabel = "T",
            converter = Converters.Grids.class,
            description = "Lags of the curve in time constants, or steps of a map, " + Converters.Grids.SYNTAX
                    + " (default: " + DEFAULT_LAGS + ").")
    private Grid lags;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "Draw the eigenvalues and the variances of the neurons; the suffix of FILE says its format.")
    private Path picture;

    @Mixin
    private ForceOption force;

    /** Of a given network. */
    private Coupling coupling;

    @Override
    public Integer call() {
        final ActivityPredictor predictor = common.checked(this::predictor);
        final Outputs outputs = common.outputs(force.isForced());
        final OutputFile ofNeurons = common.checked(() -> outputs.file("--per-neuron", perNeuron));
        final OutputFile ofEigenvalues = common.checked(() -> outputs.file("--eigenvalues", eigenvalues));
        final OutputFile ofLags = common.checked(() -> outputs.file("--curve", curve));
        final PictureFile drawn = common.checked(() -> outputs.picture("--picture", picture));
        final PredictedActivity activity;
        try (Progress progress = new Progress(common.console(), "theory", 1)) {
            final NetworkRecipe recipe = common.checked(() -> recipe());
            activity = common.checked(() -> {
                ActivityPredictor.check(recipe);
                predictor.checkMemory(recipe, 1);
                return predictor.run(
                        recipe, coupling == null ? recipe.disorder().draw(progress.quiet()) : coupling, progress);
            });
        }
        if (ofNeurons != null) {
            writeNeurons(ofNeurons, activity, predictor);
        }
        final PredictedActivity.Numbers numbers = activity.prediction().orElseThrow();
        if (ofEigenvalues != null) {
            ofEigenvalues.write(
                    PredictedActivity.EIGENVALUE_COLUMNS,
                    IntStream.range(0, numbers.eigenvaluesX().length)
                            .mapToObj(i -> List.<Object>of(
                                    (long) i + 1, numbers.eigenvaluesX()[i], numbers.eigenvaluesPhi()[i]))
                            .toList());
        }
        if (ofLags != null) {
            ofLags.write(
                    PredictedActivity.LAG_COLUMNS,
                    activity.activity().orElseThrow().lags().stream()
                            .map(lag -> List.of(lag.lag(), lag.delta(), lag.c(), lag.population(), lag.twoTime()))
                            .toList());
        }
        if (drawn.isWanted()) {
            drawn.write(PredictedActivityPicture.of(name(activity.recipe()), activity));
        }
        common.show(fields(activity));
        return ExitCode.OK;
    }

    /** What needs no network. */
    private ActivityPredictor predictor() {
        one.checkGain();
        ActivityPredictor.checkDynamics(dynamics.dynamics());
        if (length == null && stateSeed != null) {
            throw new IllegalArgumentException(
                    "--state-seed " + stateSeed + " is that of a simulation, which --simulate must ask for");
        }
        if (perNeuron == null && components != null) {
            throw new IllegalArgumentException(
                    "--components " + components + " are columns of a file, which --per-neuron must name");
        }
        if (curve == null && lags != null) {
            throw new IllegalArgumentException("--lags from " + lags.from() + " to " + lags.to()
                    + " are those of a curve, which --curve must name");
        }
        final double[] times = curve == null
                ? new double[0]
                : (lags == null ? new Converters.Grids().convert(DEFAULT_LAGS) : lags).values();
        if (times.length > MOST_LAGS) {
            throw new IllegalArgumentException("the number of lags must lie in 1.." + MOST_LAGS
                    + ", each of which takes a covariance, but is " + times.length);
        }
        final boolean isSelfConsistent = closure == null || closure == MatrixActivity.Closure.SELF_CONSISTENT;
        return new ActivityPredictor(
                new MatrixActivity.Settings(
                        closure == null ? MatrixActivity.Closure.SELF_CONSISTENT : closure,
                        times,
                        isSelfConsistent,
                        MatrixActivity.Settings.DEFAULT.tolerance()),
                perNeuron == null ? 0 : components == null ? ActivityPredictor.DEFAULT_COMPONENTS : components,
                Optional.ofNullable(length));
    }

    private long stateSeed() {
        return stateSeed == null ? one.seed() : stateSeed;
    }

    private NetworkRecipe recipe() {
        final Dynamics moves = dynamics.dynamics();
        if (!one.isGiven()) {
            return one.recipe(stateSeed(), moves);
        }
        final double factor = one.gainOfGiven();
        coupling = one.read(common.console(), raw -> {});
        return OneNetwork.ofGiven(coupling, factor, stateSeed(), moves);
    }

    private String name(NetworkRecipe recipe) {
        return coupling == null ? recipe.name() : one.name();
    }

    private Map<String, Object> fields(PredictedActivity activity) {
        final NetworkRecipe recipe = activity.recipe();
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(RecipeColumn.NETWORK.label(), name(recipe));
        fields.put(RecipeColumn.N.label(), recipe.disorder().n());
        fields.put(RecipeColumn.GAIN.label(), recipe.gain());
        fields.put(RecipeColumn.DYNAMICS.label(), recipe.dynamics().kind().label());
        fields.put(
                RecipeColumn.NONLINEARITY.label(),
                recipe.dynamics().nonlinearity().label());
        if (recipe.dynamics() instanceof LeakyMapDynamics leaky) {
            fields.put(RecipeColumn.LEAK.label(), leaky.leak());
        }
        fields.put(
                DetailColumn.G_EFF_MATRIX.label(),
                activity.activity().orElseThrow().gEff());
        PredictedActivity.COLUMNS.forEach(column -> fields.put(column.label(), activity.of(column)));
        if (activity.check().isPresent()) {
            PredictedActivity.CHECK_COLUMNS.forEach(column -> fields.put(column.label(), activity.of(column)));
        }
        if (coupling != null) {
            one.describe(fields);
        }
        fields.put(MeasuredColumn.NOTE.label(), activity.note().isEmpty() ? null : activity.note());
        return fields;
    }

    private void writeNeurons(OutputFile file, PredictedActivity activity, ActivityPredictor predictor) {
        final List<TableColumn> columns = PredictedActivity.neuronColumns(
                Math.min(predictor.components(), activity.recipe().disorder().n()), length != null);
        final List<String> names = coupling == null ? List.of() : coupling.neurons();
        if (names.isEmpty()) {
            columns.remove(DetailColumn.NEURON_NAME);
        }
        file.write(columns, sink -> {
            for (int i = 0; i < activity.recipe().disorder().n(); i++) {
                final List<Object> row = new ArrayList<>();
                for (TableColumn column : columns) {
                    row.add(
                            column == DetailColumn.NEURON
                                    ? (Object) ((long) i + 1)
                                    : column == DetailColumn.NEURON_NAME ? names.get(i) : activity.ofNeuron(i, column));
                }
                sink.accept(row);
            }
        });
    }
}
