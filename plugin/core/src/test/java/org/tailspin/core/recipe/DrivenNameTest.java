package org.tailspin.core.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.InputSeries;
import org.tailspin.core.dynamics.InputTable;
import org.tailspin.core.dynamics.InputWeights;

/** Networks that are driven in two ways have two names, and a name is read back. */
class DrivenNameTest {

    private static final InputTable TABLE = InputTable.of(new double[][] {{1, 0}, {2, -0.0}});

    private static NetworkRecipe network(Dynamics dynamics) {
        return new NetworkRecipe(new Disorder(new StableEnsemble(1.5), 20, 7), 0.8, 9, dynamics);
    }

    private static NetworkRecipe driven(InputSeries series) {
        return network(Dynamics.usual().withDrive(series));
    }

    private static InputWeights weights(InputWeights.Law law, double scale, double density, OptionalLong seed) {
        return new InputWeights.Drawn(law, scale, density, seed);
    }

    @Test
    void whatDrivesDifferentlyHasAnotherName() {
        final InputWeights usual = InputWeights.Drawn.DEFAULT;
        final List<InputSeries> all = List.of(
                new InputSeries(TABLE, usual),
                new InputSeries(InputTable.of(new double[][] {{1, 0}, {2, 1e-300}}), usual),
                new InputSeries(InputTable.of(new double[][] {{2, 0}, {1, 0}}), usual),
                new InputSeries(InputTable.of(new double[][] {{1}, {0}, {2}, {0}}), usual),
                new InputSeries(InputTable.of(new double[][] {{1, 0, 2, 0}}), usual),
                new InputSeries(TABLE, usual, 2, false, 0),
                new InputSeries(TABLE, usual, 1, true, 0),
                new InputSeries(TABLE, weights(InputWeights.Law.GAUSSIAN, 1, 1, OptionalLong.empty())),
                new InputSeries(TABLE, weights(InputWeights.Law.UNIFORM, 2, 1, OptionalLong.empty())),
                new InputSeries(TABLE, weights(InputWeights.Law.UNIFORM, 1, 0.5, OptionalLong.empty())),
                new InputSeries(TABLE, weights(InputWeights.Law.UNIFORM, 1, 1, OptionalLong.of(7))),
                new InputSeries(TABLE, new InputWeights.Given(new double[20][2])),
                new InputSeries(TABLE, new InputWeights.Given(new double[][] {{1, 2}, {3, 4}})));
        final Set<String> names = new HashSet<>();
        names.add(network(Dynamics.usual()).name());
        all.forEach(series -> names.add(DrivenName.of("network", series.mark())));
        assertEquals(all.size() + 1, names.size());
        final String name = driven(all.get(0)).name();
        assertTrue(name.matches("stable a=1\\.5 g=0\\.8 N=20 c7 s9 input=[0-9a-f]{8}"), name);
    }

    /** Whatever object holds it, and whatever its signals are called; 0 is 0. */
    @Test
    void theSameInputHasTheSameName() {
        final InputTable again = InputTable.of(new double[][] {{1, -0.0}, {2, 0}}, List.of("left", "right"));
        assertEquals(
                driven(new InputSeries(TABLE, InputWeights.Drawn.DEFAULT)).name(),
                driven(new InputSeries(again, InputWeights.Drawn.DEFAULT)).name());
    }

    @Test
    void anyNameTakesOneInput() {
        assertEquals("mine input=0000000a", DrivenName.of("mine", "0000000a"));
        assertEquals("mine input=0000000b", DrivenName.of(DrivenName.of("mine", "0000000a"), "0000000b"));
        assertEquals("mine", DrivenName.undriven("mine input=0000000a"));
        assertEquals("mine input=other", DrivenName.undriven("mine input=other"));
    }

    private static NetworkRecipe read(Map<String, ?> row, Input series) {
        return RecipeValues.recipe(new RecipeValues.Source() {
            @Override
            public boolean has(RecipeColumn column) {
                return row.containsKey(column.label());
            }

            @Override
            public Object value(RecipeColumn column) {
                return row.get(column.label());
            }

            @Override
            public Input series() {
                return series;
            }
        });
    }

    private static Map<String, Object> row(NetworkRecipe recipe) {
        final Map<String, Object> row = new HashMap<>();
        RecipeColumn.all().stream()
                .filter(column -> column.of(recipe) != null)
                .forEach(column -> row.put(column.label(), column.of(recipe)));
        return row;
    }

    /** With the table beside it, be it this one or another; a row that lost or changed its input is refused. */
    @Test
    void aRowIsReadBack() {
        final InputSeries series = new InputSeries(TABLE, InputWeights.Drawn.DEFAULT);
        final NetworkRecipe recipe = driven(series);
        final Map<String, Object> row = row(recipe);
        assertEquals("table", row.get("input"));
        assertEquals(recipe, read(row, recipe.dynamics().drive()));
        final InputSeries other = new InputSeries(TABLE, InputWeights.Drawn.DEFAULT, 3, false, 0);
        assertEquals(driven(other).name(), read(row, other).name());
        final Map<String, Object> earlier = new HashMap<>(row);
        earlier.put("network", DrivenName.undriven(recipe.name())); // of a version whose names did not have it
        assertEquals(recipe, read(earlier, recipe.dynamics().drive()));
        final Map<String, Object> edited = new HashMap<>(row);
        edited.put("input", "none");
        assertTrue(refusal(edited, series).contains("still says otherwise of input"), refusal(edited, series));
        final Map<String, Object> lost = new HashMap<>(row);
        lost.remove("input");
        assertTrue(refusal(lost, series).contains("there is no column input"), refusal(lost, series));
    }

    private static String refusal(Map<String, ?> row, Input series) {
        return assertThrows(IllegalArgumentException.class, () -> read(row, series))
                .getMessage();
    }
}
