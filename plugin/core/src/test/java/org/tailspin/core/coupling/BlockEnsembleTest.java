package org.tailspin.core.coupling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;

class BlockEnsembleTest {

    private static final List<Double> ONE = List.of(1.0);
    private static final List<Double> EITHER = List.of(0.0);

    private static Coupling draw(CouplingEnsemble ensemble, int n, long seed) {
        return ensemble.draw(n, new Seed(seed), Monitor.NONE);
    }

    private static void assertSame(CouplingEnsemble expected, CouplingEnsemble actual, int n) {
        final Coupling a = draw(expected, n, 3);
        final Coupling b = draw(actual, n, 3);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                assertEquals(a.weight(i, j), b.weight(i, j), 0, i + " " + j);
            }
        }
    }

    /** One population, or three with equal laws, is the homogeneous network, bit for bit. */
    @ParameterizedTest
    @ValueSource(doubles = {0.7, 1, 1.5, 2})
    void equalPopulationsAreOne(double alpha) {
        final StableEnsemble stable = new StableEnsemble(alpha);
        final List<Double> alphas = List.of(alpha);
        assertSame(stable, new BlockEnsemble(ONE, alphas, ONE, ONE, EITHER), 300);
        assertSame(stable, new BlockEnsemble(List.of(0.2, 0.5, 0.3), alphas, ONE, ONE, EITHER), 300);
        assertSame(
                stable,
                new BlockEnsemble(List.of(1.0, 3.0), Collections.nCopies(4, alpha), ONE, ONE, List.of(0.0, 0.0)),
                300);
    }

    /** The same of sparse networks, kept as connections and written out. */
    @ParameterizedTest
    @CsvSource({"1.5, 0.1", "2, 0.6", "1, 0.02"})
    void equalPopulationsAreOneSparseNetwork(double alpha, double density) {
        final BlockEnsemble blocks =
                new BlockEnsemble(List.of(1.0, 1.0), List.of(alpha), ONE, List.of(density), EITHER);
        final SparseEnsemble sparse = new SparseEnsemble(alpha, density);
        assertSame(sparse, blocks, 200);
        assertEquals(draw(sparse, 200, 1).isSparse(), draw(blocks, 200, 1).isSparse());
    }

    /** Scales, tails and signs of pairs act on the draws of the homogeneous network; targets are rows. */
    @Test
    void lawsOfPairs() {
        final int n = 50;
        final List<Double> signs = List.of(1.0, -1.0);
        final BlockEnsemble blocks =
                new BlockEnsemble(List.of(0.8, 0.2), List.of(1.5), List.of(1.0, 2.0, 0.5, 0.0), ONE, signs);
        final Coupling homogeneous = draw(new StableEnsemble(1.5), n, 7);
        final Coupling coupling = draw(blocks, n, 7);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                final double scale = blocks.scale(i < 40 ? 0 : 1, j < 40 ? 0 : 1);
                final double sign = j < 40 ? 1 : -1;
                assertEquals(
                        sign * scale * Math.abs(homogeneous.weight(i, j)),
                        coupling.weight(i, j),
                        4e-16 * Math.abs(coupling.weight(i, j)));
            }
        }
        assertEquals(2, blocks.scale(0, 1));
        assertEquals(0.5, blocks.scale(1, 0));
    }

    /** Medians of |W| N^(1/alpha) by source population: 1 of a Cauchy law, 0.9539 of a Gaussian of variance 2. */
    @Test
    void tailsOfSourcePopulations() {
        final int n = 400;
        final Coupling coupling = draw(new BlockEnsemble(List.of(0.5, 0.5), List.of(1.0, 2.0), ONE, ONE, EITHER), n, 5);
        final double[][] moduli = new double[2][n * n / 2];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                final int b = j < n / 2 ? 0 : 1;
                moduli[b][i * n / 2 + j % (n / 2)] = Math.abs(coupling.weight(i, j)) * (b == 0 ? n : Math.sqrt(n));
            }
        }
        Arrays.stream(moduli).forEach(Arrays::sort);
        final int count = n * n / 2;
        // errors of medians, 1/(2 f sqrt(count)) with the density f of |Z|: 5 of them
        assertEquals(1, moduli[0][count / 2], 5 / (2 / Math.PI * Math.sqrt(count)));
        assertEquals(0.95387, moduli[1][count / 2], 5 / (2 * 0.4495 * Math.sqrt(count)));
        assertTrue(moduli[0][count - 1] > 1000 && moduli[1][count - 1] < 10, "tails");
    }

    @Test
    void sizesAreLargestRemainders() {
        assertArrayEquals(new int[] {8, 2}, blocks(0.8, 0.2).sizes(10));
        assertArrayEquals(new int[] {4, 3, 3}, blocks(1, 1, 1).sizes(10));
        assertArrayEquals(new int[] {3, 4, 3}, blocks(0.31, 0.36, 0.33).sizes(10));
        assertTrue(assertThrows(
                        IllegalArgumentException.class, () -> blocks(0.99, 0.01).sizes(10))
                .getMessage()
                .contains("population 2"));
    }

    private static BlockEnsemble blocks(double... shares) {
        return new BlockEnsemble(Arrays.stream(shares).boxed().toList(), List.of(2.0), ONE, ONE, EITHER);
    }

    /** What a table says makes it again, and says no more than is needed. */
    @Test
    void parametersAndListsMakeIt() {
        final BlockEnsemble whole = new BlockEnsemble(
                List.of(0.8, 0.2),
                List.of(1.0, 2.0),
                List.of(1.0, 2.0, 0.5, 1.5),
                List.of(0.5, 1.0),
                List.of(1.0, -1.0));
        assertEquals(Map.of(), whole.parameters());
        assertEquals(5, whole.lists().size());
        assertEquals(whole, EnsembleKind.BLOCKS.create(whole.parameters(), whole.lists()));
        final BlockEnsemble plain = blocks(0.8, 0.2);
        assertEquals(Map.of(EnsembleParameter.ALPHA, 2.0), plain.parameters());
        assertEquals(
                List.of(EnsembleList.POPULATION_SHARES),
                List.copyOf(plain.lists().keySet()));
        assertEquals(plain, EnsembleKind.BLOCKS.create(plain.parameters(), plain.lists()));
    }

    @Test
    void refusesWrongLists() {
        refused(
                "block_scales must hold 1 number",
                () -> new BlockEnsemble(List.of(0.8, 0.2), List.of(2.0), List.of(1.0, 1.0, 1.0), ONE, EITHER));
        refused(
                "block_alphas must hold numbers in (0, 2], but number 2 is 2.5",
                () -> new BlockEnsemble(List.of(0.8, 0.2), List.of(2.0, 2.5), ONE, ONE, EITHER));
        refused(
                "block_densities must hold numbers in (0, 1]",
                () -> new BlockEnsemble(ONE, List.of(2.0), ONE, EITHER, EITHER));
        refused(
                "block_signs must hold numbers in {-1, 0, 1}",
                () -> new BlockEnsemble(ONE, List.of(2.0), ONE, ONE, List.of(0.5)));
        refused("at least 1 positive number", () -> new BlockEnsemble(ONE, List.of(2.0), EITHER, ONE, EITHER));
        refused(
                "take the place of alpha",
                () -> EnsembleKind.BLOCKS.create(
                        Map.of(EnsembleParameter.ALPHA, 1.0), Map.of(EnsembleList.BLOCK_ALPHAS, List.of(1.0))));
        refused(
                "the stable ensemble has no block_scales",
                () -> EnsembleKind.STABLE.create(
                        Map.of(EnsembleParameter.ALPHA, 1.0), Map.of(EnsembleList.BLOCK_SCALES, ONE)));
    }

    private static void refused(String message, Executable made) {
        final String said = assertThrows(IllegalArgumentException.class, made).getMessage();
        assertTrue(said.contains(message), said);
    }
}
