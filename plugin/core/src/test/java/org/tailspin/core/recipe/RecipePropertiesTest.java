package org.tailspin.core.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Scheme;
import org.tailspin.core.math.Interval;

/** What holds of every recipe, whatever its numbers: of a thousand at each run, and of the smallest that fails. */
class RecipePropertiesTest {

    private static final String SEED = "20261130";

    /** Numbers as people type them and as programs compute them. */
    private static Arbitrary<Double> number(double from, double to) {
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(from, to).ofScale(2),
                Arbitraries.doubles().between(from, to).ofScale(15));
    }

    /** From the range, less what is too near to an end that does not belong to it, and not far out. */
    private static Arbitrary<Double> values(EnsembleParameter parameter) {
        final Interval range = parameter.range();
        if (range.isWhole()) {
            final int low = (int) range.low();
            return Arbitraries.integers()
                    .between(low, (int) Math.min(range.high(), low + 19))
                    .map(Integer::doubleValue);
        }
        return number(
                range.low() + (range.isLowIn() ? 0 : 0.05),
                range.isBoundedAbove() ? range.high() - (range.isHighIn() ? 0 : 0.05) : range.low() + 3);
    }

    @Provide
    Arbitrary<CouplingEnsemble> ensembles() {
        final Map<EnsembleParameter, Arbitrary<Double>> each = new HashMap<>();
        for (EnsembleParameter parameter : EnsembleParameter.values()) {
            each.put(parameter, values(parameter));
        }
        final List<EnsembleParameter> all = List.of(EnsembleParameter.values());
        return Combinators.combine(
                        Arbitraries.of(EnsembleKind.class),
                        Combinators.combine(all.stream().map(each::get).toList())
                                .as(numbers -> numbers),
                        Arbitraries.of(all).set().ofMaxSize(3))
                .as((kind, numbers, wanted) -> {
                    final Map<EnsembleParameter, Double> parameters = new HashMap<>();
                    for (EnsembleParameter parameter : all) {
                        if (kind.required().contains(parameter)
                                || wanted.contains(parameter) && kind.takes(parameter)) {
                            parameters.put(parameter, numbers.get(parameter.ordinal()));
                        }
                    }
                    try {
                        return kind.create(parameters);
                    } catch (IllegalArgumentException e) {
                        return null; // two parameters that exclude each other
                    }
                })
                .filter(Objects::nonNull);
    }

    private static Arbitrary<Input> inputs() {
        return Arbitraries.oneOf(
                Arbitraries.just(Input.none()),
                number(-3, 3).map(Input.Constant::new),
                Combinators.combine(number(-3, 3), number(0, 1), Arbitraries.of(true, false))
                        .as(Input.Sinusoidal::new));
    }

    @Provide
    Arbitrary<Dynamics> dynamics() {
        final Arbitrary<Double> noise = Arbitraries.oneOf(Arbitraries.just(0.0), number(0, 2));
        final Arbitrary<Neurons> neurons = Combinators.combine(Arbitraries.of(Nonlinearity.class), noise, inputs())
                .as(Neurons::new);
        final Arbitrary<FlowSettings> integration = Combinators.combine(
                        Arbitraries.of(Scheme.EULER, Scheme.HEUN), number(0.01, 0.5), number(0.5, 10))
                .as(FlowSettings::new);
        return Arbitraries.oneOf(
                neurons.map(MapDynamics::new),
                neurons.map(n -> new AnnealedMapDynamics(n.withInput(Input.none()))),
                Combinators.combine(neurons, number(0.01, 1)).as(LeakyMapDynamics::new),
                Combinators.combine(neurons, integration).as(FlowDynamics::new),
                Combinators.combine(neurons, number(0, 3), number(0.01, 0.5)).as(SecondOrderDynamics::new));
    }

    @Provide
    Arbitrary<NetworkRecipe> recipes() {
        return Combinators.combine(
                        ensembles(),
                        Arbitraries.integers().between(20, 3000),
                        Arbitraries.integers().between(0, Integer.MAX_VALUE),
                        Arbitraries.integers().between(0, Integer.MAX_VALUE),
                        number(0.01, 30),
                        dynamics())
                .as((ensemble, n, coupling, state, gain, dynamics) -> {
                    try {
                        return new NetworkRecipe(new Disorder(ensemble, n, coupling), gain, state, dynamics);
                    } catch (IllegalArgumentException e) {
                        return null; // a reach beyond the ring, say
                    }
                })
                .filter(Objects::nonNull);
    }

    private static Map<String, Object> row(NetworkRecipe recipe) {
        final Map<String, Object> row = new LinkedHashMap<>();
        for (RecipeColumn column : RecipeColumn.all()) {
            row.put(column.label(), column.of(recipe));
        }
        return row;
    }

    /** A row of a table is the recipe, to the last bit of every number. */
    @Property(seed = SEED)
    void aRowIsTheRecipe(@ForAll("recipes") NetworkRecipe recipe) {
        assertEquals(recipe, RecipeValues.recipe(row(recipe)));
    }

    /** Different networks have different names. */
    @Property(seed = SEED)
    void namesTellNetworksApart(@ForAll("recipes") NetworkRecipe recipe, @ForAll("recipes") NetworkRecipe other) {
        Assume.that(!recipe.equals(other));
        assertNotEquals(recipe.name(), other.name());
    }

    /** A row whose name speaks of other dynamics than its columns is refused, and not run as one of them. */
    @Property(seed = SEED)
    void aRowThatContradictsItsNameIsRefused(
            @ForAll("recipes") NetworkRecipe recipe, @ForAll("dynamics") Dynamics other) {
        Assume.that(!recipe.dynamics().equals(other));
        final Map<String, Object> row = row(recipe);
        final NetworkRecipe edited = new NetworkRecipe(recipe.disorder(), recipe.gain(), recipe.stateSeed(), other);
        for (RecipeColumn column : RecipeValues.DYNAMICS) {
            row.put(column.label(), column.of(edited));
        }
        assertThrows(IllegalArgumentException.class, () -> RecipeValues.recipe(row));
    }
}
