package org.tailspin.core.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.analysis.NetworkResult;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.Inside;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Scheme;
import org.tailspin.core.lyapunov.LyapunovSettings;

class RecipeValuesTest {

    /** Two spectra exclude each other, and an effective rank is one. */
    private static final Set<EnsembleParameter> NOT_TOGETHER =
            Set.of(EnsembleParameter.BETA, EnsembleParameter.GAMMA, EnsembleParameter.MODES);

    private static final List<Double> GAINS =
            Stream.iterate(0.1, gain -> gain * 1.3).limit(40).toList();

    private static List<CouplingEnsemble> ensembles() {
        final List<CouplingEnsemble> ensembles = new ArrayList<>();
        for (EnsembleKind kind : EnsembleKind.values()) {
            final Map<EnsembleParameter, Double> parameters = new HashMap<>(Inside.required(kind));
            kind.optional().stream()
                    .filter(parameter -> !NOT_TOGETHER.contains(parameter))
                    .forEach(parameter -> parameters.put(parameter, Inside.of(parameter.range())));
            ensembles.add(kind.create(parameters));
            parameters.put(EnsembleParameter.INPUT_SPREAD, 0.5);
            parameters.put(EnsembleParameter.ZERO_DIAGONAL, 1.0);
            parameters.put(EnsembleParameter.PRUNED_LARGEST, 0.01);
            ensembles.add(kind.create(parameters));
        }
        ensembles.add(EnsembleKind.RANDOM_MODES.create(
                Map.of(EnsembleParameter.BULK_GAIN, 0.5), Map.of(EnsembleList.STRENGTHS, List.of(3.0, 1.0 / 3, 0.0))));
        ensembles.add(EnsembleKind.HAAR_MODES.create(
                Map.of(EnsembleParameter.ZERO_DIAGONAL, 1.0), Map.of(EnsembleList.STRENGTHS, List.of(3.0, 0.1))));
        ensembles.add(EnsembleKind.RANDOM_MODES.create(
                Map.of(EnsembleParameter.PRUNED_SMALLEST, 0.1, EnsembleParameter.OUTPUT_SPREAD, 0.3),
                Map.of(
                        EnsembleList.STRENGTHS, List.of(3.0, 1.0 / 3),
                        EnsembleList.MODE_OVERLAPS, List.of(-0.2, 0.7),
                        EnsembleList.INPUT_GAINS, GAINS)));
        ensembles.add(EnsembleKind.GAUSSIAN.create(
                Map.of(), Map.of(EnsembleList.INPUT_GAINS, GAINS, EnsembleList.OUTPUT_GAINS, GAINS)));
        return ensembles;
    }

    private static List<Dynamics> dynamics() {
        final List<Dynamics> all = new ArrayList<>();
        final Input wave = new Input.Sinusoidal(0.5, 0.1, true);
        for (Nonlinearity phi : Nonlinearity.values()) {
            all.add(Dynamics.map(phi, 0));
        }
        for (Dynamics.Kind kind : Dynamics.Kind.values()) {
            all.add(kind.of(new Neurons(Nonlinearity.ERF, 0.1, Input.none())));
        }
        all.add(new LeakyMapDynamics(new Neurons(Nonlinearity.TANH, 0, wave), 0.3));
        all.add(Dynamics.Kind.MAP.of(new Neurons(Nonlinearity.TANH, 0, new Input.Constant(-0.5))));
        all.add(Dynamics.Kind.MAP.of(new Neurons(Nonlinearity.TANH, 0, new Input.Sinusoidal(0.5, 0, false))));
        all.add(Dynamics.flow(Nonlinearity.TANH, 0, FlowSettings.DEFAULT));
        all.add(Dynamics.flow(Nonlinearity.TANH, 0.2, new FlowSettings(Scheme.EULER, 0.05, 2)));
        all.add(Dynamics.secondOrder(Nonlinearity.TANH, 0.2, 0.3, 0.05));
        all.add(Dynamics.secondOrder(Nonlinearity.TANH, 0, Dynamics.DEFAULT_DAMPING, 0.05));
        all.add(new FlowDynamics(new Neurons(Nonlinearity.ERF, 0, wave), new FlowSettings(Scheme.RK4, 0.2, 1)));
        return all;
    }

    private static Map<String, Object> columns(NetworkRecipe recipe) {
        final Map<String, Object> values = new LinkedHashMap<>();
        for (RecipeColumn column : RecipeColumn.all()) {
            values.put(column.label(), column.of(recipe));
        }
        return values;
    }

    /** Every ensemble and every dynamics survives its row, with a name of its own that fits the row. */
    @Test
    void aRowIsItsRecipe() {
        final Set<String> names = new HashSet<>();
        int networks = 0;
        for (CouplingEnsemble ensemble : ensembles()) {
            for (Dynamics dynamics : dynamics()) {
                final NetworkRecipe recipe = new NetworkRecipe(new Disorder(ensemble, 40, 7), 1.5, 3, dynamics);
                assertEquals(recipe, RecipeValues.recipe(columns(recipe)), recipe.name());
                names.add(recipe.name());
                networks++;
            }
        }
        assertEquals(networks, names.size());
    }

    /** A name stands for its lists: whoever edits one in a table gives the network a new name as well. */
    @Test
    void namesStandForLists() {
        final NetworkRecipe recipe = new NetworkRecipe(
                new Disorder(
                        EnsembleKind.RANDOM_MODES.create(Map.of(), Map.of(EnsembleList.STRENGTHS, List.of(1.0, 0.5))),
                        20,
                        1),
                2,
                1,
                Dynamics.usual());
        assertEquals("random-modes M=2 D=" + EnsembleList.mark(List.of(1.0, 0.5)) + " g=2 N=20 c1 s1", recipe.name());
        final Map<String, Object> row = columns(recipe);
        assertEquals("1.0 0.5", row.get("strengths"));
        row.put("strengths", "1.0 0.25");
        final var e = assertThrows(IllegalArgumentException.class, () -> RecipeValues.recipe(row));
        assertTrue(e.getMessage().contains("otherwise of strengths;"), e.getMessage());
        row.put("network", "mine");
        assertEquals(
                Map.of(EnsembleList.STRENGTHS, List.of(1.0, 0.25)),
                RecipeValues.recipe(row).disorder().ensemble().lists());
    }

    @Test
    void namesSayWhatIsNotAsUsual() {
        final Disorder disorder = new Disorder(new StableEnsemble(1.5), 20, 7);
        assertEquals("stable a=1.5 g=2 N=20 c7 s3", new NetworkRecipe(disorder, 2, 3, Dynamics.usual()).name());
        assertEquals(
                "stable a=1.5 g=2 N=20 flow phi=erf in=0.5 f=0.1 phases=random scheme=rk4 dt=0.2 c7 s3",
                new NetworkRecipe(disorder, 2, 3, dynamics().get(dynamics().size() - 1)).name());
    }

    /** Every drawn network of every dynamics runs, and its exponents have the unit of its time. */
    @Test
    void everyRecipeRuns() {
        final NetworkAnalysis analysis = new NetworkAnalysis(new LyapunovSettings(2, 5, 5, 40));
        for (Dynamics dynamics : dynamics()) {
            final NetworkRecipe recipe = new NetworkRecipe(
                    new Disorder(EnsembleKind.RANDOM_MODES.create(Map.of(EnsembleParameter.EFFECTIVE_RANK, 0.4)), 8, 1),
                    0.9,
                    1,
                    dynamics);
            final NetworkResult result = analysis.run(recipe, recipe.disorder().draw(Monitor.NONE), Monitor.NONE);
            assertEquals(
                    dynamics.kind().isContinuous() ? "per time" : "per step",
                    MeasuredColumn.LYAPUNOV_UNIT.of(result),
                    recipe.name());
            assertTrue((double) MeasuredColumn.MEAN_ABS.of(result) >= 0);
        }
    }

    private static Map<String, Object> row() {
        final Map<String, Object> row =
                columns(new NetworkRecipe(new Disorder(new GaussianEnsemble(), 20, 1), 2, 1, Dynamics.usual()));
        row.remove("network");
        row.remove("g_eff");
        return row;
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("ensemble", null, "the column 'ensemble' has no value"),
                Arguments.of(
                        "ensemble", "levy", "the column 'ensemble': the ensemble must be stable, gaussian, sparse"),
                Arguments.of("ensemble", "stable", "the column 'alpha' has no value"),
                Arguments.of("alpha", 1.5, "the column 'alpha' must be missing for the ensemble gaussian, but is 1.5"),
                Arguments.of("pruned_largest", 1.5, "the column 'pruned_largest': pruned_largest must lie in [0, 1)"),
                Arguments.of("zero_diagonal", 0.5, "the column 'zero_diagonal' must hold a whole number"),
                Arguments.of("N", 2.5, "the column 'N' must hold a whole number below 2\u00b3\u00b9, but holds '2.5'"),
                Arguments.of("gain", "two", "the column 'gain' must hold a number, but holds 'two'"),
                Arguments.of("gain", 0.0, "the column 'gain': the gain must be positive and finite, but is 0.0"),
                Arguments.of("g_eff", 3.0, "the column 'g_eff' must follow from the gain 2.0 and be 2.0, but is 3.0"),
                Arguments.of("coupling_seed", -1, "the column 'coupling_seed': a seed must lie in 0..2147483647"),
                Arguments.of("dynamics", "ode", "the column 'dynamics': the dynamics must be map, leaky-map"),
                Arguments.of("dynamics", null, "the column 'dynamics' has no value"),
                Arguments.of("nonlinearity", "relu", "the column 'nonlinearity': the nonlinearity must be tanh"),
                Arguments.of("noise", -1.0, "the column 'noise': the noise must be at least 0 and finite, but is -1.0"),
                Arguments.of("input", "square", "the column 'input': the input must be none, constant, sinusoidal"),
                Arguments.of("input", "constant", "the column 'input_amplitude' has no value"),
                Arguments.of("input_amplitude", 1.0, "the column 'input_amplitude' must be missing for the input none"),
                Arguments.of("dt", 0.1, "the column 'dt' must be missing for the dynamics map, but is 0.1"),
                Arguments.of("leak", 0.1, "the column 'leak' must be missing for the dynamics map, but is 0.1"),
                Arguments.of(
                        "strengths",
                        "1 0.5",
                        "the column 'strengths' must be missing for the ensemble gaussian, but is 1 0.5"),
                Arguments.of(
                        "input_gains",
                        "1 2 x",
                        "the column 'input_gains': there must be numbers with blanks between them, but there is 'x'"),
                Arguments.of("input_gains", "1 0", "the column 'input_gains': input_gains must hold numbers in (0"),
                Arguments.of(
                        "output_gains",
                        "1 2 3",
                        "the column 'output_gains': output_gains must hold N = 20 numbers, one for each neuron, but hold 3"),
                Arguments.of(
                        "output_gains",
                        4.0,
                        "the column 'output_gains': output_gains must hold N = 20 numbers, one for each neuron, but hold 1"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesWithTheNameOfTheColumn(String column, Object value, String message) {
        final Map<String, Object> row = row();
        row.put(column, value);
        final var e = assertThrows(IllegalArgumentException.class, () -> RecipeValues.recipe(row));
        assertTrue(e.getMessage().startsWith(message), e.getMessage());
    }

    @Test
    void whatIsNotThereIsAsUsual() {
        final Map<String, Object> row = row();
        RecipeValues.DYNAMICS.forEach(column -> row.remove(column.label()));
        assertEquals(Dynamics.usual(), RecipeValues.recipe(row).dynamics());
        row.put("dynamics", "flow");
        assertEquals(
                Dynamics.flow(Nonlinearity.TANH, 0, FlowSettings.DEFAULT),
                RecipeValues.recipe(row).dynamics());
        row.put("noise", 0.1);
        row.put("scheme", "rk4");
        final var e = assertThrows(IllegalArgumentException.class, () -> RecipeValues.recipe(row));
        assertTrue(e.getMessage().startsWith("the column 'scheme': the scheme rk4 takes no noise"), e.getMessage());
    }

    @Test
    void aNameThatSaysOtherwiseIsAnEdit() {
        final NetworkRecipe recipe =
                new NetworkRecipe(new Disorder(new StableEnsemble(1.5), 20, 7), 2, 3, Dynamics.usual());
        final Map<String, Object> row = columns(recipe);
        row.put("dynamics", "flow");
        row.put("scheme", "heun");
        row.put("dt", 0.05);
        row.put("time_constant", 1.0);
        final var e = assertThrows(IllegalArgumentException.class, () -> RecipeValues.recipe(row));
        assertTrue(e.getMessage().contains("still says otherwise of dynamics, dt;"), e.getMessage());
        row.put("network", "my flow");
        assertEquals(0.05, RecipeValues.recipe(row).dynamics().timeStep());
    }

    @Test
    void dynamicsAreChecked() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Dynamics.Kind.ANNEALED_MAP.of(new Neurons(Nonlinearity.TANH, 0, new Input.Constant(1))));
        assertThrows(
                IllegalArgumentException.class,
                () -> Dynamics.flow(Nonlinearity.TANH, 0.1, new FlowSettings(Scheme.RK4, 0.1, 1)));
        assertFalse(Dynamics.map(Nonlinearity.LOGISTIC, 0).hasRest());
    }

    /** A step that no scheme survives is refused before anything runs; a slow neuron allows a longer one. */
    @Test
    void stepsThatAreTooLong() {
        final Map<String, Object> row = row();
        row.put("dynamics", "flow");
        row.put("scheme", "heun");
        row.put("dt", 5.0);
        row.put("time_constant", 10.0);
        assertEquals(5, RecipeValues.recipe(row).dynamics().timeStep());
        row.put("time_constant", 1.0);
        assertEquals(
                "the column 'dt': the time step must be below 2.0, beyond which the scheme heun is unstable even for a"
                        + " neuron alone, but is 5.0",
                assertThrows(IllegalArgumentException.class, () -> RecipeValues.recipe(row))
                        .getMessage());
        row.put("dynamics", "second-order");
        row.put("scheme", null);
        row.put("time_constant", null);
        assertEquals(
                "the column 'dt': the time step of a second-order flow must lie in (0, 2.0), where its scheme is stable,"
                        + " but is 5.0",
                assertThrows(IllegalArgumentException.class, () -> RecipeValues.recipe(row))
                        .getMessage());
    }

    /** The columns that do not apply to a network are missing. */
    @Test
    void whatDoesNotApplyIsMissing() {
        final NetworkRecipe map =
                new NetworkRecipe(new Disorder(new GaussianEnsemble(), 20, 1), 2, 1, Dynamics.usual());
        for (RecipeColumn column : List.of(
                RecipeColumn.ALPHA,
                RecipeColumn.DT,
                RecipeColumn.SCHEME,
                RecipeColumn.LEAK,
                RecipeColumn.DAMPING,
                RecipeColumn.INPUT_AMPLITUDE)) {
            assertNull(column.of(map), column.label());
        }
        assertEquals("none", RecipeColumn.INPUT.of(map));
    }
}
