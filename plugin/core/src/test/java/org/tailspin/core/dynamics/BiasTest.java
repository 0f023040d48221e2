package org.tailspin.core.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.Neurons;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.recipe.RecipeValues;

/** The constant input of each neuron's own, as of trained networks: h(t+1) = tanh(W h(t) + b). */
class BiasTest {

    private static final Coupling PAIR = Coupling.of(new double[][] {{0.5, -0.25}, {1, 0.75}}, List.of());

    private static double[] orbit(DynamicalSystem system, int steps) {
        final Trajectory states = new Trajectory(1, 2);
        new Simulation(0, steps).run(system, new Seed(3), states, Monitor.NONE);
        return states.states().get(states.states().size() - 1);
    }

    /** Against the recurrence itself, to its fixed point, whatever the initial state. */
    @Test
    void aStepIsThatOfATrainedNetwork() {
        final double[] b = {0.3, -0.7};
        final double[] h = new double[2];
        for (int t = 0; t < 2000; t++) {
            final double first = Math.tanh(0.5 * h[0] - 0.25 * h[1] + b[0]);
            h[1] = Math.tanh(h[0] + 0.75 * h[1] + b[1]);
            h[0] = first;
        }
        final NetworkMap map =
                new NetworkMap(PAIR, 1, Nonlinearity.TANH, 0, new Input.Biased(List.of(b[0], b[1]), Input.none()));
        assertArrayEquals(h, orbit(map, 2000), 1e-14);
    }

    /** At a fixed point x = tanh(w x + b) of one neuron the exponent is ln(w (1 - x^2)). */
    @Test
    void theExponentIsThatOfTheFixedPoint() {
        double x = 0;
        for (int t = 0; t < 1000; t++) {
            x = Math.tanh(0.5 * x + 0.3);
        }
        final NetworkMap map = new NetworkMap(
                Coupling.of(new double[][] {{0.5}}, List.of()),
                1,
                Nonlinearity.TANH,
                0,
                new Input.Biased(List.of(0.3), Input.none()));
        final double measured = new Lyapunov(map, new LyapunovSettings(1, 500, 100, 500))
                .measure(new Seed(1), StateObserver.NONE, Monitor.NONE)
                .max();
        assertEquals(Math.log(0.5 * (1 - x * x)), measured, 1e-12);
    }

    /** The same bias for all is a constant input, bit by bit; and both add. */
    @Test
    void aBiasOfAllIsAConstantInput() {
        final double[] constant = orbit(new NetworkMap(PAIR, 2, Nonlinearity.TANH, 0.1, new Input.Constant(0.25)), 50);
        assertArrayEquals(
                constant,
                orbit(
                        new NetworkMap(
                                PAIR, 2, Nonlinearity.TANH, 0.1, new Input.Biased(List.of(0.25, 0.25), Input.none())),
                        50));
        assertArrayEquals(
                constant,
                orbit(
                        new NetworkMap(
                                PAIR,
                                2,
                                Nonlinearity.TANH,
                                0.1,
                                new Input.Biased(List.of(-0.25, -0.25), new Input.Constant(0.5))),
                        50));
    }

    @Test
    void aRecipeKeepsItsBias() {
        final Map<String, Object> row = new HashMap<>(Map.of(
                "ensemble", "gaussian", "N", 2, "gain", 1.5, "coupling_seed", 1, "state_seed", 1, "bias", "0.5 -1e-3"));
        final NetworkRecipe recipe = RecipeValues.recipe(row);
        assertEquals(List.of(0.5, -1e-3), recipe.dynamics().bias().orElseThrow());
        assertEquals("0.5 -0.001", RecipeColumn.BIAS.of(recipe));
        assertEquals("none", RecipeColumn.INPUT.of(recipe));
        assertFalse(recipe.dynamics().hasRest());
        assertTrue(recipe.name().contains(" b="), recipe.name());
        row.put("network", recipe.name());
        assertEquals(recipe, RecipeValues.recipe(row), "a name of its own");
        row.put("N", 3);
        final String said = assertThrows(IllegalArgumentException.class, () -> RecipeValues.recipe(row))
                .getMessage();
        assertTrue(said.contains("bias") && said.contains("N = 3") && said.contains("holds 2"), said);
        row.put("bias", "0.5 x");
        assertThrows(IllegalArgumentException.class, () -> RecipeValues.recipe(row));
    }

    @Test
    void whatHasNoInputHasNoBias() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Dynamics.Kind.ANNEALED_MAP.of(
                        new Neurons(Nonlinearity.TANH, 0, new Input.Biased(List.of(1.0), Input.none()))));
    }
}
