package org.tailspin.cli.network;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Progress;
import org.tailspin.cli.console.Table;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.DynamicsOptions;
import org.tailspin.cli.options.ListArgument;
import org.tailspin.cli.options.MeasureOptions;
import org.tailspin.cli.options.OneNetwork;
import org.tailspin.cli.options.SeriesOptions;
import org.tailspin.cli.options.TrainedOptions;
import org.tailspin.cli.output.StorageFields;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.Measurement;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.analysis.NetworkColumns;
import org.tailspin.core.analysis.NetworkResult;
import org.tailspin.core.analysis.Precision;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.trained.TrainedNetwork;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.DrivenName;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The Lyapunov spectrum of one network. */
@Command(
        name = "lyapunov",
        description = {
            "The Lyapunov spectrum of one network, by default x(t+1) = tanh(W x(t)), drawn from an ensemble (--ensemble"
                    + " and its parameters, --n) or given by a file (--matrix or --edges).",
            "With --network FILE it is a trained RNN, GRU or LSTM of PyTorch or Keras, with its biases and input weights; an LSTM has 2N"
                    + " exponents.",
            "With --input FILE a recorded input drives it, and the exponents are conditional: those of the distance of two states"
                    + " under the same input.",
            "Exponents are in nats per step, or per unit time of a flow. In JSON an exponent of minus infinity is null,"
                    + " with a note."
        })
public final class LyapunovCommand implements Callable<Integer> {

    /** Standard errors of the exponents, in their order. */
    private static final String EXPONENTS_SE = "exponents_se";

    @Mixin
    private CommonOptions common;

    @Mixin
    private OneNetwork one;

    @Mixin
    private TrainedOptions trained;

    @Option(
            names = "--state-seed",
            paramLabel = "S",
            description = "Seed of the initial state, the noise and the tangent frame (default: that of --seed).")
    private Long stateSeed;

    @Mixin
    private DynamicsOptions dynamics;

    @Mixin
    private SeriesOptions series;

    @Mixin
    private MeasureOptions measure;

    @Mixin
    private EvidenceOptions evidence;

    @Mixin
    private CovariantOptions covariant;

    private DynamicalSystem network;
    private double factor;
    private NetworkAnalysis analysis;

    /** What was drawn, or null for a given matrix. */
    private NetworkRecipe recipe;

    @Override
    public Integer call() {
        final Map<String, Object> fields = new LinkedHashMap<>();
        final Measurement measurement = common.checked(trained::isPresent)
                ? measureTrained(fields)
                : common.checked(one::isGiven) ? measureGiven(fields) : measureDrawn(fields);
        if (measurement.spectrum().isEmpty()) {
            common.show(fields);
            common.console().message(measurement.note());
            return ExitCode.FAILURE;
        }
        final LyapunovSpectrum spectrum = measurement.spectrum().get();
        fields.put(EXPONENTS_SE, spectrum.standardErrors());
        measurement.covariant().ifPresent(vectors -> covariant.put(vectors, fields));
        fields.put("time_step", spectrum.timeStep());
        fields.put("duration", spectrum.duration());
        evidence.gather(
                common.console(),
                String.valueOf(fields.get(RecipeColumn.NETWORK.label())),
                Optional.ofNullable(recipe),
                network,
                analysis.settings(),
                stateSeed(),
                spectrum);
        measurement.covariant().ifPresent(covariant::write);
        final PrintStream out = common.console().out();
        if (common.isJson) {
            out.println(common.json(fields));
        } else {
            print(out, fields, spectrum);
            measurement.covariant().ifPresent(vectors -> covariant.print(out, vectors));
        }
        return verdict(spectrum);
    }

    private int verdict(LyapunovSpectrum spectrum) {
        if (spectrum.converged().orElse(true)) {
            return ExitCode.OK;
        }
        common.console()
                .message((analysis.precision()
                                        .filter(wanted -> wanted.target() == Precision.Target.REGIME)
                                        .isPresent()
                                ? "the regime was not decided in "
                                : "the tolerance was not reached in ")
                        + spectrum.steps() + " steps; --max-steps allows more");
        return measure.isConvergenceRequired() ? ExitCode.NOT_CONVERGED : ExitCode.OK;
    }

    private Measurement measureDrawn(Map<String, Object> fields) {
        recipe = common.checked(() -> one.recipe(stateSeed(), moves()));
        analysis = common.checked(() -> {
            final NetworkAnalysis asked =
                    covariant.with(measure.analysis(recipe.disorder().n(), recipe.dynamics()));
            asked.checkMemory(recipe, 1);
            asked.checkLength(recipe.dynamics().input().steps());
            return asked;
        });
        checkEvidence();
        checkLength();
        final NetworkResult result;
        final Coupling coupling;
        try (Progress progress = new Progress(common.console(), 1)) {
            coupling = recipe.disorder().draw(progress);
            network = recipe.network(coupling);
            result = analysis.run(recipe, coupling, progress);
        }
        for (TableColumn column : NetworkColumns.ALL) {
            fields.put(column.label(), ListArgument.field(column, NetworkColumns.of(column, result)));
        }
        StorageFields.put(coupling, fields);
        return result.measurement();
    }

    private Measurement measureTrained(Map<String, Object> fields) {
        final TrainedNetwork system = common.checked(() -> {
            if (one.isAsked()) {
                throw new IllegalArgumentException(
                        one.asked() + " is about another network than the trained one of --network " + trained.path());
            }
            Seed.of(stateSeed(), "the state seed");
            measure.analysis(Integer.MAX_VALUE, Dynamics.usual());
            return trained.network(dynamics, series, common.console()::remark);
        });
        checkEvidence();
        common.checked(() -> {
            analysis = covariant.with(measure.analysis(system.dimension(), Dynamics.usual()));
            analysis.check(system);
            return analysis;
        });
        checkLength();
        final Measurement measurement;
        try (Progress progress = new Progress(common.console(), 1)) {
            network = system;
            measurement = analysis.measure(network, stateSeed(), progress);
        }
        final String file = String.valueOf(trained.path().getFileName());
        fields.put(
                RecipeColumn.NETWORK.label(),
                system.inputMark().map(mark -> DrivenName.of(file, mark)).orElse(file));
        fields.put(RecipeColumn.N.label(), system.neurons());
        fields.put(RecipeColumn.STATE_SEED.label(), stateSeed());
        for (MeasuredColumn column : MeasuredColumn.values()) {
            fields.put(column.label(), column.of(measurement));
        }
        trained.describe(system.weights(), fields);
        return measurement;
    }

    private Measurement measureGiven(Map<String, Object> fields) {
        // all that does not need the file is checked before the file is read
        final Dynamics moves = common.checked(() -> {
            factor = one.gainOfGiven();
            Seed.of(stateSeed(), "the state seed");
            final Dynamics asked = moves();
            asked.checkGiven();
            measure.analysis(Integer.MAX_VALUE, asked);
            return asked;
        });
        checkEvidence();
        final Coupling coupling = common.checked(() -> one.read(common.console(), raw -> {
            moves.input().checkSize(raw.size());
            analysis = covariant.with(measure.analysis(raw.size(), moves));
            evidence.checkLength(analysis.settings().steps());
            analysis.checkLength(moves.input().steps());
            analysis.checkMemory(OneNetwork.ofGiven(raw, factor, stateSeed(), moves), 1);
        }));
        final Measurement measurement;
        try (Progress progress = new Progress(common.console(), 1)) {
            network = moves.network(coupling, factor);
            measurement = analysis.measure(network, stateSeed(), progress);
        }
        // nothing was drawn: of a recipe it has the gain and the dynamics alone
        final NetworkRecipe recipe = OneNetwork.ofGiven(coupling, factor, stateSeed(), moves);
        for (RecipeColumn column : RecipeColumn.all()) {
            fields.put(column.label(), ListArgument.field(column, ofGiven(column, recipe)));
        }
        for (MeasuredColumn column : MeasuredColumn.values()) {
            fields.put(column.label(), column.of(measurement));
        }
        StorageFields.put(coupling, fields);
        one.describe(fields);
        return measurement;
    }

    private Object ofGiven(RecipeColumn column, NetworkRecipe recipe) {
        if (RecipeColumn.NETWORK.equals(column)) {
            return one.name(recipe.dynamics());
        }
        return RecipeColumn.COUPLING_SEED.equals(column) ? null : column.of(recipe);
    }

    private Dynamics moves() {
        return dynamics.dynamics(series, common.console()::remark);
    }

    private void checkEvidence() {
        common.checked(() -> {
            evidence.check(common);
            covariant.check(common, evidence.isForced());
            return evidence;
        });
    }

    private void checkLength() {
        common.checked(() -> {
            evidence.checkLength(analysis.settings().steps());
            return evidence;
        });
    }

    private long stateSeed() {
        return stateSeed == null ? one.seed() : stateSeed;
    }

    private static void print(PrintStream out, Map<String, Object> fields, LyapunovSpectrum spectrum) {
        Table.print(out, fields);
        final double[] exponents = spectrum.exponents();
        final double[] errors = spectrum.standardErrors();
        out.println();
        Table.rows(
                out,
                List.of(DetailColumn.INDEX.label(), DetailColumn.EXPONENT.label(), DetailColumn.EXPONENT_SE.label()),
                IntStream.range(0, exponents.length)
                        .mapToObj(i -> List.of(i + 1, exponents[i], errors[i]))
                        .toList());
    }
}
