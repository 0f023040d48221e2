package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.DefaultNodeFactory;
import org.tailspin.knimeapi.NodeLint;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.StoredSettings;
import org.tailspin.nodes.coupling.ConnectomePreparerNodeFactory;
import org.tailspin.nodes.coupling.CouplingGeneratorNodeFactory;
import org.tailspin.nodes.coupling.CouplingStatisticsNodeFactory;
import org.tailspin.nodes.dimension.DimensionEstimatorNodeFactory;
import org.tailspin.nodes.integrator.RnnIntegratorNodeFactory;
import org.tailspin.nodes.lyapunov.LyapunovAnalyzerNodeFactory;
import org.tailspin.nodes.lyapunov.TrainedNetworkAnalyzerNodeFactory;
import org.tailspin.nodes.reservoir.ReservoirEvaluatorNodeFactory;
import org.tailspin.nodes.theory.ActivityPredictorNodeFactory;
import org.tailspin.nodes.theory.NetworkTheoryNodeFactory;

/** Descriptions, dialogs, what is stored, and what is refused. */
class SettingsTest {

    static Stream<DefaultNodeFactory> factories() {
        return Stream.of(
                new CouplingGeneratorNodeFactory(),
                new ConnectomePreparerNodeFactory(),
                new RnnIntegratorNodeFactory(),
                new LyapunovAnalyzerNodeFactory(),
                new TrainedNetworkAnalyzerNodeFactory(),
                new DimensionEstimatorNodeFactory(),
                new NetworkTheoryNodeFactory(),
                new CouplingStatisticsNodeFactory(),
                new ReservoirEvaluatorNodeFactory(),
                new ActivityPredictorNodeFactory());
    }

    @ParameterizedTest
    @MethodSource("factories")
    void descriptionAndDialogAreComplete(DefaultNodeFactory factory) {
        assertEquals(List.of(), NodeLint.check(factory));
    }

    /** The keys stand in users' workflows: a changed one needs a migration. */
    @Test
    void keysArePermanent() throws Exception {
        assertEquals(
                List.of(
                        "source",
                        "lists",
                        "ensemble",
                        "neurons",
                        "alphaValues",
                        "alpha",
                        "alphaFrom",
                        "alphaTo",
                        "alphaCount",
                        "alphaList",
                        "law",
                        "blocks",
                        "gainValues",
                        "gain",
                        "gainFrom",
                        "gainTo",
                        "gainCount",
                        "gainSpacing",
                        "gainList",
                        "motion",
                        "noise",
                        "realisations",
                        "seed",
                        "seed_is_present",
                        "weights",
                        "picture",
                        "heterogeneity"),
                keys(Nodes.generator()));
        assertEquals(
                List.of(
                        "warmup",
                        "warmup_is_present",
                        "steps",
                        "steps_is_present",
                        "diagnostics",
                        "trajectories",
                        "every",
                        "every_is_present",
                        "neurons",
                        "form",
                        "twin",
                        "twin_is_present",
                        "dynamics",
                        "input",
                        "couplings",
                        "journal"),
                keys(Nodes.integrator()));
        assertEquals(
                List.of(
                        "measurement",
                        "diagnostics",
                        "covariant",
                        "precision",
                        "arithmetic",
                        "dynamics",
                        "input",
                        "couplings",
                        "picture",
                        "theory",
                        "journal"),
                keys(Nodes.lyapunov()));
        assertEquals(
                List.of("quantity", "tolerance", "tolerance_is_present", "maxSteps", "maxSteps_is_present"),
                List.copyOf(Nodes.lyapunov().settings().nested("precision").keys()));
        assertEquals(
                List.of(
                        "exponents",
                        "leading",
                        "warmup",
                        "warmup_is_present",
                        "tangentWarmup",
                        "tangentWarmup_is_present",
                        "steps",
                        "steps_is_present"),
                List.copyOf(Nodes.lyapunov().settings().nested("measurement").keys()));
        assertEquals(
                List.of("noise", "noise_is_present"),
                List.copyOf(Nodes.lyapunov().settings().nested("dynamics").keys()));
        assertEquals(
                List.of(
                        "rows",
                        "file",
                        "coordinates",
                        "grouping",
                        "groupColumn",
                        "estimators",
                        "measurement",
                        "diagnostics",
                        "dynamics",
                        "couplings",
                        "journal"),
                keys(Nodes.dimension()));
        assertEquals(
                List.of(
                        "result",
                        "pr",
                        "prCorrected",
                        "prCrossBlock",
                        "components",
                        "correlation",
                        "levinaBickel",
                        "mackayGhahramani",
                        "exponent",
                        "interval",
                        "interval_is_present",
                        "embedding",
                        "embedding_is_present",
                        "delay",
                        "delay_is_present",
                        "scaling",
                        "scalingLow",
                        "scalingHigh",
                        "standardise",
                        "isCompared",
                        "surrogates",
                        "window",
                        "theiler",
                        "neighbours",
                        "blocks",
                        "lags"),
                List.copyOf(Nodes.dimension().settings().nested("estimators").keys()));
    }

    @Test
    void keysOfTheoryAndStatisticsArePermanent() throws Exception {
        assertEquals(List.of("all", "dimension", "dynamics", "journal"), keys(Nodes.theory()));
        assertEquals(List.of("spectra", "overlaps", "dynamics", "couplings"), keys(Nodes.statistics()));
    }

    @Test
    void keysOfNetworksArePermanent() throws Exception {
        StoredSettings generator = Nodes.generator().settings();
        assertEquals(
                List.of(
                        "density",
                        "cutoff",
                        "nu",
                        "sigma",
                        "excitatory",
                        "eta",
                        "reach",
                        "modes",
                        "modes_is_present",
                        "strengths",
                        "beta",
                        "gamma",
                        "rankValues",
                        "rank",
                        "rankFrom",
                        "rankTo",
                        "rankCount",
                        "rankSpacing",
                        "rankList",
                        "overlap",
                        "bulk"),
                List.copyOf(generator.nested("law").keys()));
        assertEquals(
                List.of("shares", "alphas", "scales", "densities", "signs", "transitionUnits"),
                List.copyOf(generator.nested("blocks").keys()));
        assertEquals(
                List.of(
                        "kind",
                        "phi",
                        "leak",
                        "damping",
                        "scheme",
                        "timeStep",
                        "timeConstant",
                        "input",
                        "amplitude",
                        "frequency",
                        "phases"),
                List.copyOf(generator.nested("motion").keys()));
        assertEquals(
                List.of("inputSpread", "outputSpread", "prunedSmallest", "prunedLargest", "zeroDiagonal"),
                List.copyOf(generator.nested("heterogeneity").keys()));
        assertEquals(
                List.of("matrix", "gain"),
                List.copyOf(Nodes.integrator().settings().nested("couplings").keys()));
    }

    @Test
    void keysOfTheTrainedNetworkAnalyzerArePermanent() throws Exception {
        assertEquals(
                List.of("network", "stepsPerRow", "cycle", "measurement", "diagnostics", "precision", "start", "seed"),
                keys(Nodes.trained()));
        assertEquals(
                List.of("source", "path", "cell", "convention", "layer", "phi", "resetBefore"),
                List.copyOf(Nodes.trained().settings().nested("network").keys()));
    }

    @Test
    void keysOfThePreparerArePermanent() throws Exception {
        StoredSettings preparer = Nodes.preparer().settings();
        assertEquals(
                List.of(
                        "file",
                        "preparation",
                        "gain",
                        "realisations",
                        "seed",
                        "seed_is_present",
                        "matrix",
                        "connections",
                        "motion",
                        "noise",
                        "picture"),
                keys(Nodes.preparer()));
        assertEquals(
                List.of(
                        "signs",
                        "signColumn",
                        "inhibitory",
                        "transmitterColumn",
                        "excitatoryTransmitters",
                        "inhibitoryTransmitters",
                        "others",
                        "excitatory",
                        "mean",
                        "surrogate",
                        "surrogateList",
                        "scale",
                        "unit"),
                List.copyOf(preparer.nested("preparation").keys()));
        assertEquals(
                List.of("values", "value", "from", "to", "count", "spacing", "list"),
                List.copyOf(preparer.nested("gain").keys()));
        assertEquals(
                List.of("form", "columns", "networks", "network", "pre", "post", "weight", "sources", "undirected"),
                List.copyOf(preparer.nested("matrix").keys()));
        assertEquals(
                List.of("neurons", "types", "typeColumn", "typeNames"),
                List.copyOf(preparer.nested("connections").keys()));
    }

    private static List<String> keys(NodeRunner node) {
        return List.copyOf(node.settings().keys());
    }

    static Stream<Arguments> changes() {
        Supplier<NodeRunner> generator = () -> NodeRunner.of(new CouplingGeneratorNodeFactory());
        Supplier<NodeRunner> integrator = () -> NodeRunner.of(new RnnIntegratorNodeFactory());
        Supplier<NodeRunner> lyapunov = () -> NodeRunner.of(new LyapunovAnalyzerNodeFactory());
        Supplier<NodeRunner> dimension = () -> NodeRunner.of(new DimensionEstimatorNodeFactory());
        return Stream.of(
                Arguments.of(generator, new Object[] {"ensemble", "GAUSSIAN", "gainValues", "SINGLE", "gain", 1.25}),
                Arguments.of(generator, new Object[] {"alphaValues", "RANGE", "alphaFrom", 0.5, "alphaCount", 4}),
                Arguments.of(generator, new Object[] {"seed_is_present", false, "weights", true, "neurons", 5}),
                Arguments.of(integrator, new Object[] {"steps", 17, "every", 3, "trajectories", false}),
                Arguments.of(lyapunov, new Object[] {"measurement/exponents", "ALL", "measurement/steps", 9}),
                Arguments.of(lyapunov, new Object[] {"dynamics/noise", 0.25, "dynamics/noise_is_present", true}),
                Arguments.of(dimension, new Object[] {"rows", "STATES", "grouping", "COLUMN", "groupColumn", "g"}));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void settingsSurviveSaveAndLoad(Supplier<NodeRunner> node, Object[] changed) throws Exception {
        StoredSettings stored = Nodes.with(node.get(), changed).settings();
        assertTrue(!stored.equals(node.get().settings()), "the settings differ from the defaults");
        assertEquals(stored, node.get().load(stored).settings());
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused("generator", "neurons", 0, "at least 1", "0"),
                refused("generator", "alpha", 2.5, "(0, 2]", "2.5"),
                refused("generator", "alpha", Double.NaN, "(0, 2]", "NaN"),
                refused("generator", "gainFrom", -1.0, "above 0", "-1.0"),
                refused("generator", "gainFrom", 4.0, "smaller to a larger", "4.0"),
                refused("generator", "gainTo", Double.POSITIVE_INFINITY, "finite", "Infinity"),
                refused("generator", "gainCount", 1, "at least 2", "1"),
                refused("generator", "gainCount", 0, "at least 1", "0"),
                refused("generator", "gainCount", 1_000_000, "at most 1000000", "2000000"),
                refused("generator", "realisations", 0, "at least 1", "0"),
                refused("generator", "seed", -3, "0..2147483647", "-3"),
                refused("generator", "seed", Integer.MAX_VALUE, "0..2147483647", "2147483648"),
                refused("generator", "noise", -0.5, "at least 0", "-0.5"),
                refused("generator", "weights", true, "neurons", 1000, "at most 10000000 rows", "16000000"),
                refused("generator", "gainValues", "SINGLE", "gain", 0.0, "positive", "0.0"),
                refused("generator", "gainValues", "SINGLE", "gain", Double.NaN, "positive and finite", "NaN"),
                refused("generator", "alphaValues", "RANGE", "alphaFrom", 0.0, "(0, 2]", "0.0"),
                refused("generator", "alphaValues", "RANGE", "alphaTo", 2.25, "(0, 2]", "2.25"),
                refused("generator", "alphaValues", "RANGE", "alphaCount", 1, "at least 2", "1"),
                refused("integrator", "warmup", -1, "at least 0", "-1"),
                refused("integrator", "steps", 0, "at least 1", "0"),
                refused("integrator", "every", 0, "1st", "0"),
                refused("integrator", "neurons", -2, "at least 1", "-2"),
                refused("integrator", "twin", 0.0, "twin_is_present", true, "positive and finite", "0.0"),
                refused("integrator", "dynamics/noise", -1.0, "dynamics/noise_is_present", true, "at least 0", "-1.0"),
                refused("lyapunov", "measurement/exponents", "LEADING", "measurement/leading", 0, "at least 1", "0"),
                refused("lyapunov", "measurement/warmup", -1, "at least 0", "-1"),
                refused("lyapunov", "measurement/tangentWarmup", -7, "at least 0", "-7"),
                refused("lyapunov", "measurement/steps", 0, "at least 1", "0"),
                refused("lyapunov", "dynamics/noise", -2.0, "dynamics/noise_is_present", true, "at least 0", "-2.0"),
                refused(
                        "lyapunov",
                        "precision/tolerance",
                        -1.0,
                        "precision/tolerance_is_present",
                        true,
                        "positive",
                        "-1.0"),
                refused("dimension", "measurement/steps", -5, "at least 1", "-5"),
                refused(
                        "dimension",
                        "estimators/pr",
                        false,
                        "estimators/prCorrected",
                        false,
                        "estimators/components",
                        false,
                        "at least 1",
                        "0"),
                refused("dimension", "estimators/surrogates", 18, "at least 19", "18"),
                refused("dimension", "estimators/window", "GIVEN", "estimators/theiler", -1, "at least 0", "-1"),
                refused("dimension", "estimators/neighbours", 2, "at least 3", "2"),
                refused("dimension", "estimators/blocks", 3, "at least 4", "3"),
                refused("dimension", "estimators/lags", -1, "at least 0", "-1"),
                refused(
                        "dimension",
                        "estimators/correlation",
                        true,
                        "estimators/scaling",
                        "GIVEN",
                        "estimators/scalingLow",
                        0.5,
                        "estimators/scalingHigh",
                        0.25,
                        "rise",
                        "0.5 to 0.25"),
                refused("dimension", "dynamics/noise", -3.0, "dynamics/noise_is_present", true, "at least 0", "-3.0"));
    }

    /** The last two are the bound and the value that the message must name. */
    private static Arguments refused(String node, Object... settingsBoundAndValue) {
        int settings = settingsBoundAndValue.length - 2;
        return Arguments.of(
                node,
                java.util.Arrays.copyOf(settingsBoundAndValue, settings),
                settingsBoundAndValue[settings],
                settingsBoundAndValue[settings + 1]);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatIsOutOfBounds(String node, Object[] settings, String bound, String value) {
        String message = assertThrows(InvalidSettingsException.class, () -> {
                    switch (node) {
                        case "generator" -> Nodes.generator(settings);
                        case "integrator" -> Nodes.integrator(settings);
                        case "lyapunov" -> Nodes.lyapunov(settings);
                        default -> Nodes.dimension(settings);
                    }
                })
                .getMessage();
        assertTrue(message.contains(bound), message);
        assertTrue(message.contains(value), message);
        assertEquals(Optional.empty(), message.lines().skip(1).findAny());
    }
}
