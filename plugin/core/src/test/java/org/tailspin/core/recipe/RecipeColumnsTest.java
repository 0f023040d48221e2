package org.tailspin.core.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tailspin.core.analysis.NetworkColumns;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.coupling.Inside;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Scheme;
import org.tailspin.core.table.TableColumn;

/** Which columns a table of recipes has: enough for every network, and none that stays empty. */
class RecipeColumnsTest {

    private static final int N = 6;

    private static CouplingEnsemble ensemble(EnsembleKind kind, Map<EnsembleParameter, Double> optional) {
        final Map<EnsembleParameter, Double> parameters = Inside.required(kind);
        parameters.putAll(optional);
        return kind.create(parameters);
    }

    private static GainSweep plan(List<CouplingEnsemble> ensembles, Dynamics dynamics) {
        return new GainSweep(ensembles, N, Grid.single(1.25), 2, 7, dynamics);
    }

    static Stream<Dynamics> dynamics() {
        final Dynamics map = Dynamics.usual();
        return Stream.of(
                map,
                Dynamics.map(Nonlinearity.ERF, 0.1),
                of(Dynamics.Kind.LEAKY_MAP, Input.none(), FlowSettings.DEFAULT, 0.3, Dynamics.DEFAULT_DAMPING),
                of(Dynamics.Kind.ANNEALED_MAP, Input.none(), FlowSettings.DEFAULT, Dynamics.DEFAULT_LEAK, 1),
                of(
                        Dynamics.Kind.FLOW,
                        new Input.Constant(0.5),
                        new FlowSettings(Scheme.RK4, 0.02, 2),
                        Dynamics.DEFAULT_LEAK,
                        1),
                of(
                        Dynamics.Kind.SECOND_ORDER,
                        new Input.Sinusoidal(0.5, 0.1, true),
                        FlowSettings.DEFAULT.withTimeStep(0.02),
                        Dynamics.DEFAULT_LEAK,
                        0.5),
                of(
                        Dynamics.Kind.MAP,
                        new Input.Biased(List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0), Input.none()),
                        FlowSettings.DEFAULT,
                        Dynamics.DEFAULT_LEAK,
                        1));
    }

    private static Dynamics of(Dynamics.Kind kind, Input input, FlowSettings flow, double leak, double damping) {
        final Neurons neurons = new Neurons(Nonlinearity.TANH, 0, input);
        return switch (kind) {
            case LEAKY_MAP -> new LeakyMapDynamics(neurons, leak);
            case FLOW -> new FlowDynamics(neurons, flow);
            case SECOND_ORDER -> new SecondOrderDynamics(neurons, damping, flow.timeStep());
            default -> kind.of(neurons);
        };
    }

    /** A row, of these columns alone, is the network again. */
    private static void assertComplete(GainSweep plan) {
        final List<RecipeColumn> columns = RecipeColumns.of(plan);
        for (NetworkRecipe recipe : plan.recipes()) {
            final Map<String, Object> row = new LinkedHashMap<>();
            columns.forEach(column -> row.put(column.label(), column.of(recipe)));
            assertEquals(recipe, RecipeValues.recipe(row));
            RecipeColumns.check(columns, recipe);
        }
        for (RecipeColumn column : columns) {
            assertTrue(
                    plan.recipes().stream().anyMatch(recipe -> column.of(recipe) != null),
                    () -> column.label() + " is empty");
        }
    }

    @ParameterizedTest
    @EnumSource(EnsembleKind.class)
    void sayAllOfEveryLaw(EnsembleKind kind) {
        assertComplete(plan(List.of(ensemble(kind, Map.of())), Dynamics.usual()));
        assertComplete(plan(
                List.of(ensemble(
                        kind, Map.of(EnsembleParameter.PRUNED_SMALLEST, 0.25, EnsembleParameter.ZERO_DIAGONAL, 1.0))),
                Dynamics.usual()));
    }

    @ParameterizedTest
    @MethodSource("dynamics")
    void sayAllOfEveryDynamics(Dynamics dynamics) {
        assertComplete(plan(List.of(ensemble(EnsembleKind.GAUSSIAN, Map.of())), dynamics));
    }

    @Test
    void sayAllOfModesAndLists() {
        final List<CouplingEnsemble> ensembles = new ArrayList<>();
        ensembles.add(ensemble(
                EnsembleKind.RANDOM_MODES,
                Map.of(
                        EnsembleParameter.EFFECTIVE_RANK, 0.3,
                        EnsembleParameter.OVERLAP, 0.5,
                        EnsembleParameter.BULK_GAIN, 0.5)));
        ensembles.add(ensemble(EnsembleKind.HAAR_MODES, Map.of(EnsembleParameter.GAMMA, 1.0)));
        assertComplete(plan(ensembles, Dynamics.usual()));
        final CouplingEnsemble listed = EnsembleKind.RANDOM_MODES.create(
                Map.of(),
                Map.of(EnsembleList.STRENGTHS, List.of(2.0, 1.0), EnsembleList.MODE_OVERLAPS, List.of(0.5, 0.25)));
        assertComplete(plan(List.of(listed), Dynamics.usual()));
    }

    /** As a loop over alpha, noise or the gain needs it. */
    @Test
    void doNotDependOnTheValueOfAParameter() {
        final List<List<RecipeColumn>> columns = new ArrayList<>();
        for (double alpha : new double[] {0.5, 1, 2}) {
            for (double noise : new double[] {0, 0.1}) {
                final CouplingEnsemble ensemble = EnsembleKind.STABLE.create(Map.of(EnsembleParameter.ALPHA, alpha));
                columns.add(RecipeColumns.of(plan(List.of(ensemble), Dynamics.map(Nonlinearity.TANH, noise))));
            }
        }
        assertEquals(1, columns.stream().distinct().count(), columns::toString);
        assertFalse(columns.get(0).contains(RecipeColumn.G_EFF));
    }

    @Test
    void haveTheEffectiveGainWhereItIsAskedFor() {
        final CouplingEnsemble gaussian = EnsembleKind.STABLE.create(Map.of(EnsembleParameter.ALPHA, 2.0));
        final GainSweep plan = new GainSweep(List.of(gaussian), N, Grid.single(1.25), true, 1, 7, Dynamics.usual());
        assertTrue(RecipeColumns.of(plan).contains(RecipeColumn.G_EFF));
    }

    @Test
    void haveWhatATableBrings() {
        final GainSweep plan = plan(List.of(ensemble(EnsembleKind.STABLE, Map.of())), Dynamics.usual());
        final List<RecipeColumn> laws = RecipeColumns.of(
                plan,
                List.of(RecipeColumn.ENSEMBLE, RecipeColumn.of(EnsembleParameter.PRUNED_LARGEST)),
                List.of(EnsembleKind.STUDENT),
                List.of(Dynamics.Kind.FLOW));
        assertFalse(laws.contains(RecipeColumn.ALPHA), "nothing is stable any more");
        assertTrue(laws.containsAll(List.of(
                RecipeColumn.of(EnsembleParameter.NU),
                RecipeColumn.of(EnsembleParameter.PRUNED_LARGEST),
                RecipeColumn.DT)));
        assertEquals(laws.stream().sorted().toList(), laws);
        assertTrue(RecipeColumns.of(plan, List.of(RecipeColumn.GAIN), List.of(), List.of())
                .contains(RecipeColumn.ALPHA));
    }

    /** A network with one spread has the other in its name as well, and one of listed modes their number. */
    @Test
    void haveWhatComesWithWhatATableBrings() {
        final GainSweep usual = plan(List.of(ensemble(EnsembleKind.RANDOM_MODES, Map.of())), Dynamics.usual());
        for (EnsembleParameter brought : List.of(
                EnsembleParameter.INPUT_SPREAD,
                EnsembleParameter.OUTPUT_SPREAD,
                EnsembleParameter.PRUNED_SMALLEST,
                EnsembleParameter.PRUNED_LARGEST)) {
            final GainSweep plan =
                    plan(List.of(ensemble(EnsembleKind.RANDOM_MODES, Map.of(brought, 0.25))), Dynamics.usual());
            final List<RecipeColumn> columns =
                    RecipeColumns.of(usual, List.of(RecipeColumn.of(brought)), List.of(), List.of());
            RecipeColumns.check(columns, plan.recipes().get(0));
        }
        final Map<EnsembleList, List<Double>> two = Map.of(EnsembleList.POPULATION_SHARES, List.of(1.0, 1.0));
        final GainSweep populations = plan(List.of(EnsembleKind.BLOCKS.create(Map.of(), two)), Dynamics.usual());
        for (EnsembleList listed : EnsembleList.values()) {
            if (listed.isOfBlocks()) {
                final Map<EnsembleList, List<Double>> lists = new EnumMap<>(two);
                lists.put(listed, List.of(1.0, 0.5 + 0.5 * (listed == EnsembleList.BLOCK_SIGNS ? 1 : 0)));
                RecipeColumns.check(
                        RecipeColumns.of(populations, List.of(RecipeColumn.of(listed)), List.of(), List.of()),
                        plan(List.of(EnsembleKind.BLOCKS.create(Map.of(), lists)), Dynamics.usual())
                                .recipes()
                                .get(0));
                continue;
            }
            final List<Double> numbers = listed.isOfNeurons()
                    ? List.of(1.0, 2.0, 3.0, 1.0, 2.0, 3.0)
                    : List.of(0.5, 0.25, 0.5, 0.25, 0.5, 0.25);
            final GainSweep plan = plan(
                    List.of(EnsembleKind.RANDOM_MODES.create(Map.of(), Map.of(listed, numbers))), Dynamics.usual());
            RecipeColumns.check(
                    RecipeColumns.ofListed(usual, List.of(listed)),
                    plan.recipes().get(0));
            RecipeColumns.check(
                    RecipeColumns.of(usual, List.of(RecipeColumn.of(listed)), List.of(), List.of()),
                    plan.recipes().get(0));
        }
    }

    @Test
    void refuseToLoseAValue() {
        final NetworkRecipe flow = plan(
                        List.of(ensemble(EnsembleKind.GAUSSIAN, Map.of())),
                        of(Dynamics.Kind.FLOW, Input.none(), new FlowSettings(Scheme.HEUN, 0.01, 1), 0.1, 1))
                .recipes()
                .get(0);
        final List<RecipeColumn> ofMaps =
                RecipeColumns.of(plan(List.of(ensemble(EnsembleKind.GAUSSIAN, Map.of())), Dynamics.usual()));
        final String message = assertThrows(IllegalArgumentException.class, () -> RecipeColumns.check(ofMaps, flow))
                .getMessage();
        assertTrue(message.contains("dt"), message);
    }

    /** A name says what is not as by default: none of it is lost in silence. */
    @ParameterizedTest
    @MethodSource("dynamics")
    void missNoColumnThatANameSpeaksOf(Dynamics dynamics) {
        final NetworkRecipe recipe = plan(List.of(ensemble(EnsembleKind.SPARSE, Map.of())), dynamics)
                .recipes()
                .get(0);
        final List<RecipeColumn> columns =
                RecipeColumns.of(plan(List.of(ensemble(EnsembleKind.SPARSE, Map.of())), dynamics));
        for (RecipeColumn lost : columns) {
            final Map<String, Object> row = new LinkedHashMap<>();
            columns.stream()
                    .filter(column -> column != lost)
                    .forEach(column -> row.put(column.label(), column.of(recipe)));
            NetworkRecipe read = null;
            String problem = "";
            try {
                read = RecipeValues.recipe(row);
            } catch (IllegalArgumentException e) {
                problem = e.getMessage();
            }
            if (read == null) {
                assertTrue(problem.contains(lost.label()), problem);
            } else {
                assertEquals(recipe, read, () -> "without " + lost.label());
            }
        }
    }

    /** The ranges of columns are those that parameters are checked against. */
    @Test
    void everyParameterAndListOfAnEnsembleHasAColumn() {
        for (EnsembleParameter parameter : EnsembleParameter.values()) {
            final RecipeColumn column = RecipeColumn.of(parameter);
            assertTrue(RecipeColumn.all().contains(column), parameter.label());
            assertEquals(parameter, column.parameter().orElseThrow());
            assertEquals(parameter.range(), column.range().orElseThrow());
        }
        for (EnsembleList list : EnsembleList.values()) {
            assertTrue(RecipeColumn.all().contains(RecipeColumn.of(list)), list.label());
            assertEquals(list, RecipeColumn.of(list).list().orElseThrow());
        }
    }

    /** A reader asks first what a network does: before every other result stand the regime and the largest exponent. */
    @Test
    void theRegimeIsTheFirstResult() {
        final List<TableColumn> results = NetworkColumns.ALL.stream()
                .filter(column -> !(column instanceof RecipeColumn))
                .toList();
        assertEquals(
                List.of("regime", "lyapunov_max"),
                results.subList(0, 2).stream().map(TableColumn::label).toList());
        assertEquals(
                RecipeColumn.all().size(),
                NetworkColumns.ALL.indexOf(results.get(0)),
                "right after the parameters of the network");
    }
}
