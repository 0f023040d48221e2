package org.tailspin.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.random.Seed;
import org.tailspin.core.sweep.Column;
import org.tailspin.core.sweep.DetailColumn;
import org.tailspin.core.sweep.Disorder;
import org.tailspin.core.sweep.Dynamics;
import org.tailspin.core.sweep.Measurement;
import org.tailspin.core.sweep.NetworkAnalysis;
import org.tailspin.core.sweep.NetworkRecipe;
import org.tailspin.core.sweep.NetworkResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The Lyapunov spectrum of one network. */
@Command(
        name = "lyapunov",
        description = {
            "The Lyapunov spectrum of one network x(t+1) = tanh(g W x(t) + noise), drawn from an ensemble"
                    + " (--ensemble, --alpha, --n) or given by a file (--matrix or --edges).",
            "Exponents are in nats per step. In JSON an exponent of minus infinity is null, with a note."
        })
final class LyapunovCommand implements Callable<Integer> {

    /** Standard errors of the exponents, in their order. */
    private static final String EXPONENTS_SE = "exponents_se";

    @ParentCommand
    private Tailspin root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(names = "--ensemble", paramLabel = "NAME", description = "Law of the weights: " + Ensembles.NAMES + ".")
    private String ensemble;

    @Option(names = "--alpha", paramLabel = "A", description = "Tail index of stable weights, in (0, 2].")
    private Double alpha;

    @Option(
            names = {"--n", "-n"},
            paramLabel = "N",
            description = "Number of neurons, at least 1.")
    private Integer n;

    @Mixin
    private GivenOptions given;

    @Option(
            names = "--gain",
            paramLabel = "G",
            defaultValue = "1",
            description =
                    "Multiplies the weights, in the convention of the ensemble: scale times N^(1/alpha) for stable,"
                            + " standard deviation times the root of N for gaussian (default: ${DEFAULT-VALUE}).")
    private double gain;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of the weights (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--state-seed",
            paramLabel = "S",
            description = "Seed of the initial state, the noise and the tangent frame (default: that of --seed).")
    private Long stateSeed;

    @Mixin
    private MeasureOptions measure;

    @Mixin
    private EvidenceOptions evidence;

    private DynamicalSystem network;
    private NetworkAnalysis analysis;

    @Override
    public Integer call() {
        final Map<String, Object> fields = new LinkedHashMap<>();
        final Measurement measurement =
                Tailspin.checked(spec, given::isPresent) ? measureGiven(fields) : measureDrawn(fields);
        final LyapunovSpectrum spectrum = measurement.spectrum().orElseThrow();
        fields.put(EXPONENTS_SE, spectrum.standardErrors());
        evidence.gather(root.console(), network, analysis.settings(), stateSeed(), spectrum, fields);
        final PrintStream out = root.console().out();
        if (common.isJson) {
            out.println(Json.text(fields));
        } else {
            print(out, fields, spectrum);
        }
        return verdict(spectrum);
    }

    private int verdict(LyapunovSpectrum spectrum) {
        if (spectrum.converged().orElse(true)) {
            return ExitCode.OK;
        }
        root.console()
                .message("the tolerance was not reached in " + spectrum.steps() + " steps; --max-steps allows more");
        return measure.isConvergenceRequired() ? ExitCode.NOT_CONVERGED : ExitCode.OK;
    }

    private Measurement measureDrawn(Map<String, Object> fields) {
        final NetworkRecipe recipe = Tailspin.checked(spec, this::recipe);
        analysis = Tailspin.checked(spec, () -> measure.analysis(n));
        evidence.check();
        final NetworkResult result;
        try (Progress progress = new Progress(root.console(), 1)) {
            final Coupling coupling = recipe.disorder().draw(progress);
            network = recipe.network(coupling);
            result = analysis.run(recipe, coupling, progress);
        }
        for (Column column : Column.values()) {
            fields.put(column.label(), column.of(result));
        }
        return result.measurement();
    }

    private NetworkRecipe recipe() {
        if (n == null) {
            throw new IllegalArgumentException(
                    "the number of neurons is missing: --n, or a network with --matrix or --edges");
        }
        final Disorder disorder = new Disorder(Ensembles.of(ensemble, alpha), n, seed);
        Memory.check(n, 1);
        return new NetworkRecipe(disorder, gain, stateSeed(), Dynamics.map(Nonlinearity.TANH, measure.noise()));
    }

    private Measurement measureGiven(Map<String, Object> fields) {
        // all that does not need the file is checked before the file is read
        Tailspin.checked(spec, () -> {
            if (ensemble != null || alpha != null || n != null) {
                throw new IllegalArgumentException(
                        "--ensemble, --alpha and --n draw a network, but " + given.path() + " gives one");
            }
            NetworkMap.checkGain(gain);
            NetworkMap.checkNoise(measure.noise());
            Seed.of(stateSeed(), "the state seed");
            return measure.analysis(Integer.MAX_VALUE);
        });
        evidence.check();
        final Coupling raw = Tailspin.checked(spec, given::read);
        analysis = Tailspin.checked(spec, () -> measure.analysis(raw.size()));
        final Coupling coupling = given.normalise(raw);
        final Measurement measurement;
        try (Progress progress = new Progress(root.console(), 1)) {
            network = new NetworkMap(coupling, gain, Nonlinearity.TANH, measure.noise());
            measurement = analysis.measure(network, stateSeed(), progress);
        }
        for (Column column : Column.values()) {
            fields.put(column.label(), column.isMeasured() ? column.of(measurement) : ofGiven(column, coupling));
        }
        given.describe(coupling, fields);
        return measurement;
    }

    /** What a given network has in place of a recipe. */
    private Object ofGiven(Column column, Coupling coupling) {
        return switch (column) {
            case NETWORK -> String.valueOf(given.path().getFileName());
            case N -> coupling.size();
            case GAIN -> gain;
            case STATE_SEED -> stateSeed();
            case DYNAMICS -> Dynamics.DEFAULT.kind().label();
            case NONLINEARITY -> Nonlinearity.TANH.label();
            case NOISE -> measure.noise();
            default -> null; // nothing was drawn: no ensemble, no coupling seed
        };
    }

    private long stateSeed() {
        return stateSeed == null ? seed : stateSeed;
    }

    private static void print(PrintStream out, Map<String, Object> fields, LyapunovSpectrum spectrum) {
        Table.print(out, fields);
        final double[] exponents = spectrum.exponents();
        final double[] errors = spectrum.standardErrors();
        final String format = "%8s  %14s  %14s%n";
        out.println();
        out.printf(
                Locale.ROOT,
                format,
                DetailColumn.INDEX.label(),
                DetailColumn.EXPONENT.label(),
                DetailColumn.EXPONENT_SE.label());
        for (int i = 0; i < exponents.length; i++) {
            out.printf(Locale.ROOT, format, i + 1, Table.number(exponents[i]), Table.number(errors[i]));
        }
    }
}
