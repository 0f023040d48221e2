package org.tailspin.core.coupling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;

final class PreparedEnsembleTest {

    private static final int N = 12;

    /** A sparse circuit with both signs, whose largest eigenvalue stands alone. */
    private static Coupling circuit() {
        final EdgeList edges = new EdgeList();
        for (int i = 0; i < N; i++) {
            edges.add("n" + i, "n" + (i + 1) % N, i % 4 == 0 ? -3 : 1 + i, "");
            edges.add("n" + i, "n" + (i * i + 2) % N, i % 4 == 0 ? -1 : 2, "");
        }
        return edges.toCoupling(EdgeList.Keep.ALL, Set.of()).coupling();
    }

    private static PreparedEnsemble ensemble(Coupling given, Surrogate surrogate) {
        return new PreparedEnsemble(
                "my circuit.csv",
                given,
                new Preparation(
                        OptionalDouble.empty(),
                        MeanRemoval.NONE,
                        surrogate,
                        Normalisation.STD,
                        SurrogateScale.DEFAULT));
    }

    private static void assertSameWeights(Coupling expected, Coupling coupling) {
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                assertEquals(expected.weight(i, j), coupling.weight(i, j));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDrawIsThePreparationOfItsSeed(Surrogate surrogate) {
        final Coupling given = circuit();
        final PreparedEnsemble ensemble = ensemble(given, surrogate);
        for (long seed : new long[] {3, 4}) {
            final Coupling expected = new Preparation(
                            OptionalDouble.empty(),
                            MeanRemoval.NONE,
                            surrogate,
                            Normalisation.STD,
                            SurrogateScale.DEFAULT)
                    .apply(given, new Seed(seed), Monitor.NONE);
            final Coupling drawn = ensemble.draw(N, new Seed(seed), Monitor.NONE);
            assertSameWeights(expected, drawn);
            assertEquals(drawn.isSparse(), ensemble.isKeptSparse(N));
            assertEquals(drawn.entries(), ensemble.entries(N), 1e-9 * drawn.entries());
            assertEquals(
                    2 * Surrogate.rootMeanSquare(expected),
                    ensemble.effectiveGain(2, N, new Seed(seed)).orElseThrow(),
                    1e-15);
        }
    }

    @Test
    void whereNothingIsRandomEveryDrawIsTheSameMatrix() {
        final PreparedEnsemble ensemble = ensemble(circuit(), Surrogate.NONE);
        assertSame(ensemble.draw(N, new Seed(1), Monitor.NONE), ensemble.draw(N, new Seed(2), Monitor.NONE));
        assertTrue(ensemble.effectiveGain(1, N).isPresent());
        assertTrue(ensemble(circuit(), Surrogate.REWIRED).effectiveGain(1, N).isEmpty());
    }

    /** The g_eff of a row does not depend on what was drawn before. */
    @Test
    void namesAndColumnsSayWhatItIs() {
        final NetworkRecipe recipe = new NetworkRecipe(
                new Disorder(ensemble(circuit(), Surrogate.REWIRED), N, 7), 1.5, 7, Dynamics.map(Nonlinearity.TANH, 0));
        assertEquals("my_circuit.csv rewired g=1.5 N=12 c7 s7", recipe.name());
        assertEquals("explicit rewired", RecipeColumn.ENSEMBLE.of(recipe));
        final Object before = RecipeColumn.G_EFF.of(recipe);
        recipe.disorder().draw(Monitor.NONE);
        assertEquals(before, RecipeColumn.G_EFF.of(recipe));
    }

    @Test
    void equalOnesPrepareTheSameObjectAlike() {
        final Coupling given = circuit();
        assertEquals(ensemble(given, Surrogate.REWIRED), ensemble(given, Surrogate.REWIRED));
        assertEquals(
                ensemble(given, Surrogate.REWIRED).hashCode(),
                ensemble(given, Surrogate.REWIRED).hashCode());
        assertNotEquals(ensemble(given, Surrogate.REWIRED), ensemble(given, Surrogate.SHUFFLED));
        assertNotEquals(ensemble(given, Surrogate.REWIRED), ensemble(circuit(), Surrogate.REWIRED));
    }

    @Test
    void refusesAnotherSize() {
        assertThrows(IllegalArgumentException.class, () -> ensemble(circuit(), Surrogate.NONE)
                .draw(N + 1, new Seed(1), Monitor.NONE));
    }
}
