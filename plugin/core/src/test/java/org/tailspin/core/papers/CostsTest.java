package org.tailspin.core.papers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.recipe.NetworkRecipe;

class CostsTest {

    private static final Setting SETTING = new Setting(Scale.SMALL, false, Setting.ALL_SIZES, 0);

    private static List<NetworkRecipe> recipes(int laws, int n) {
        final List<NetworkRecipe> recipes = new ArrayList<>();
        for (int k = 0; k < laws; k++) {
            recipes.addAll(Networks.of(Networks.stable(1 + 0.1 * k), n, new double[] {1, 2}, 3, 0, SETTING));
        }
        return recipes;
    }

    /** The first and the last of ten laws are among the four that are measured, and all networks are counted. */
    @Test
    void someLawsOfASizeStandForAll() {
        final Set<Double> seen = new HashSet<>();
        final Costs costs = new Costs(Monitor.NONE);
        final List<NetworkRecipe> recipes = recipes(10, 5);
        recipes.addAll(recipes(2, 7));
        final List<double[]> nothing = costs.sweep("part", recipes, (recipe, coupling, monitor) -> {
            seen.add(10.0 * coupling.size()
                    + recipe.disorder()
                            .ensemble()
                            .parameters()
                            .values()
                            .iterator()
                            .next());
            return new double[] {1};
        });
        assertEquals(72, nothing.size());
        assertEquals(0, nothing.get(0).length);
        assertEquals(Set.of(51.0, 51.3, 51.6, 51.9, 71.0, 71.1), rounded(seen));
        assertEquals(List.of(5, 7), costs.found().stream().map(Costs.Cost::n).toList());
        assertEquals(
                List.of(60, 12), costs.found().stream().map(Costs.Cost::count).toList());
        assertTrue(costs.found().get(0).seconds() > 0);
    }

    private static Set<Double> rounded(Set<Double> values) {
        final Set<Double> rounded = new HashSet<>();
        values.forEach(v -> rounded.add(Math.rint(10 * v) / 10));
        return rounded;
    }
}
