package org.tailspin.core.coupling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;

class CouplingTest {

    @Test
    void aRowDoesNotDependOnTheSizeOfTheBlockItIsDrawnIn() {
        final Coupling large = new StableEnsemble(1).draw(33, new Seed(1), Monitor.NONE);
        final Coupling small = new StableEnsemble(1).draw(11, new Seed(1), Monitor.NONE);
        for (int i = 0; i < 11; i++) {
            for (int j = 0; j < 11; j++) {
                assertEquals(
                        11 * small.matrix().get(i, j),
                        33 * large.matrix().get(i, j),
                        1e-12 * Math.abs(33 * large.matrix().get(i, j)));
            }
        }
    }

    @Test
    void feedForward() {
        assertTrue(Coupling.of(new double[][] {{0, 2, 3}, {0, 0, 0}, {0, 1, 0}}, List.of())
                .isFeedForward());
        // a neuron that acts on itself, and three that do so through each other
        assertFalse(Coupling.of(new double[][] {{0, 2, 3}, {0, 0, 0}, {0, 1, 1}}, List.of())
                .isFeedForward());
        assertFalse(Coupling.of(new double[][] {{0, 2, 0}, {0, 0, 3}, {1, 0, 0}}, List.of())
                .isFeedForward());
        assertFalse(new StableEnsemble(1).draw(4, new Seed(1), Monitor.NONE).isFeedForward());
    }

    @Test
    void normalisations() {
        final Coupling coupling = Coupling.of(new double[][] {{0, 2}, {8, 0}}, List.of("a", "b"));
        assertEquals(4, coupling.spectralRadius(), 1e-14);
        final Coupling unit = coupling.normalised(Normalisation.SPECTRAL_RADIUS, Monitor.NONE);
        assertEquals(1, unit.spectralRadius(), 1e-14);
        assertEquals(List.of("a", "b"), unit.neurons());
        assertEquals(
                2,
                coupling.normalised(Normalisation.NONE, Monitor.NONE).matrix().get(0, 1));
        // mean 2.5, variance (2 * 2.5^2 + 0.5^2 + 5.5^2) / 4 = 10.75, times N = 2
        assertEquals(
                2 / Math.sqrt(21.5),
                coupling.normalised(Normalisation.STD, Monitor.NONE).matrix().get(0, 1),
                1e-14);
    }

    @Test
    void whatHasNoSizeCannotBeNormalised() {
        final Coupling chain = Coupling.of(new double[][] {{0, 1}, {0, 0}}, List.of());
        final var e = assertThrows(
                IllegalArgumentException.class, () -> chain.normalised(Normalisation.SPECTRAL_RADIUS, Monitor.NONE));
        assertEquals(
                "the matrix cannot be normalised: its spectral radius is 0.0, and must be positive and finite",
                e.getMessage());
    }

    @Test
    void determinant() {
        final Coupling coupling = Coupling.of(new double[][] {{1e200, 2}, {3, 1e-200}}, List.of());
        assertEquals(Math.log(5), coupling.logAbsDeterminant().orElseThrow(), 1e-14);
        assertTrue(Coupling.of(new double[][] {{1, 2}, {2, 4}}, List.of())
                .logAbsDeterminant()
                .isEmpty());
        assertTrue(Coupling.of(new double[][] {{0, 0}, {1, 1}}, List.of())
                .logAbsDeterminant()
                .isEmpty());
    }

    @Test
    void givenMatricesAreChecked() {
        assertMessage(
                "the number of neurons N must be at least 1, but is 0", () -> Coupling.of(new double[0][], List.of()));
        assertMessage(
                "the matrix must be square: it has 2 rows, but row 2 has 3 entries",
                () -> Coupling.of(new double[][] {{1, 2}, {1, 2, 3}}, List.of()));
        assertMessage(
                "the entry in row 1, column 2 must be finite, but is NaN",
                () -> Coupling.of(new double[][] {{1, Double.NaN}, {1, 2}}, List.of()));
    }

    @Test
    void drawnMatricesAreChecked() {
        assertMessage("the number of neurons N must be at least 1, but is 0", () -> new GaussianEnsemble()
                .draw(0, new Seed(1), Monitor.NONE));
        final var e = assertThrows(
                IllegalArgumentException.class, () -> new StableEnsemble(0.001).draw(50, new Seed(1), Monitor.NONE));
        assertTrue(e.getMessage().contains("alpha = 0.001") && e.getMessage().contains("N = 50"), e.getMessage());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> CouplingEnsemble.of("levy", Map.of()))
                .getMessage()
                .endsWith(EnsembleKind.values()[EnsembleKind.values().length - 1].label() + ", but is 'levy'"));
    }

    @Test
    void edgeListSumsAndSelects() {
        final EdgeList edges = new EdgeList();
        edges.add("B ", "A", 1, "chemical");
        edges.add("A", " B", 2, "chemical");
        edges.add("A", "B", 3, "electrical");
        edges.add("A", "muscle", 9, "chemical");
        final Coupling sources =
                edges.toCoupling(EdgeList.Keep.SOURCES, Set.of()).coupling();
        assertEquals(List.of("A", "B"), sources.neurons());
        assertEquals(5, sources.matrix().get(1, 0), "to B from A");
        assertEquals(1, sources.matrix().get(0, 1), "to A from B");
        assertEquals(
                List.of("A", "B", "muscle"),
                edges.toCoupling(EdgeList.Keep.ALL, Set.of()).coupling().neurons());
        assertEquals(
                2,
                edges.toCoupling(EdgeList.Keep.SOURCES, Set.of("chemical"))
                        .coupling()
                        .matrix()
                        .get(1, 0));
        assertMessage(
                "no connection is of type 'gap'; there are [chemical, electrical]",
                () -> edges.toCoupling(EdgeList.Keep.ALL, Set.of("gap")));
        assertMessage("the weight from A to B must be finite, but is NaN", () -> edges.add("A", "B", Double.NaN, ""));
        assertThrows(IllegalArgumentException.class, () -> edges.add(" ", "B", 1, ""));
    }

    /** Names that are numbers stand in the order of the numbers. */
    @Test
    void numberedNeuronsKeepTheirOrder() {
        final EdgeList edges = new EdgeList();
        edges.add("10", "2", 1, "");
        edges.add("9", "10", 1, "");
        assertEquals(
                List.of("2", "9", "10"),
                edges.toCoupling(EdgeList.Keep.ALL, Set.of()).coupling().neurons());
        edges.add("N1", "2", 1, "");
        assertEquals(
                List.of("10", "2", "9", "N1"),
                edges.toCoupling(EdgeList.Keep.ALL, Set.of()).coupling().neurons());
    }

    private static void assertMessage(String message, org.junit.jupiter.api.function.Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
