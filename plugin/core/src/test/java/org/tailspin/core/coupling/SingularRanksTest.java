package org.tailspin.core.coupling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;

class SingularRanksTest {

    @Test
    void equalValuesCount() {
        final SingularRanks ranks = SingularRanks.ofSquares(3, 0, 3, 3, -1e-18, 0, 0, 0);
        assertEquals(3 / 8.0, ranks.participation(), 1e-15);
        assertEquals(3 / 8.0, ranks.entropy(), 1e-15);
        assertEquals(3 / 8.0, ranks.stable(), 1e-15);
    }

    /** Closed forms of eigenvalues exp(-k u), u = a/N: (2/k) tanh(k/2), (1-e^-k)/k exp(1 - k e^-k/(1-e^-k)), (1-e^-k)/k. */
    @ParameterizedTest
    @CsvSource({"2", "6.63", "0.7"})
    void exponentialSpectra(double k) {
        final int n = 20_000;
        final SingularRanks ranks = SingularRanks.ofSquares(IntStream.range(0, n)
                .mapToDouble(a -> Math.exp(-k * (a + 0.5) / n))
                .toArray());
        final double rest = Math.exp(-k);
        assertEquals(2 / k * Math.tanh(k / 2), ranks.participation(), 1e-6);
        assertEquals((1 - rest) / k * Math.exp(1 - k * rest / (1 - rest)), ranks.entropy(), 1e-6);
        assertEquals((1 - rest) / k, ranks.stable(), k / n);
    }

    /**
     * Independent weights of any law with a fourth moment; deviations of one draw of N = 400 are O(1/N), that of the largest value
     * O(N^-2/3). An independent program has .50032, .60688, .25306 at N = 1500.
     */
    @Test
    void independentWeights() {
        final CouplingStatistics statistics =
                CouplingStatistics.of(new GaussianEnsemble().draw(400, new Seed(5), Monitor.NONE), Monitor.NONE);
        for (SingularRanks ranks : new SingularRanks[] {
            statistics.ranks().orElseThrow(), statistics.ranksShuffled().orElseThrow()
        }) {
            assertEquals(SingularRanks.INDEPENDENT.participation(), ranks.participation(), 0.01);
            assertEquals(SingularRanks.INDEPENDENT.entropy(), ranks.entropy(), 0.01);
            assertEquals(SingularRanks.INDEPENDENT.stable(), ranks.stable(), 0.02);
        }
    }

    /** E/(1 + 2E) within 1 %: the fluctuations of one draw are O(1/N). */
    @ParameterizedTest
    @CsvSource({"0.1, 21", "0.3, 22", "0.8, 23"})
    void randomModes(double effectiveRank, long seed) {
        final int n = 800;
        final Coupling coupling = new RandomModeEnsemble(new ModeSpectrum.OfEffectiveRank(effectiveRank))
                .draw(n, new Seed(seed), Monitor.NONE);
        final SingularRanks ranks =
                CouplingStatistics.of(coupling, Monitor.NONE).ranks().orElseThrow();
        final double theory = effectiveRank / (1 + 2 * effectiveRank);
        assertEquals(theory, ranks.participation(), 0.01 * theory);
        assertTrue(ranks.participation() < ranks.entropy());
        assertTrue(ranks.stable() < ranks.participation());
        assertEquals(
                ranks.participation() / (1 - 2 * ranks.participation()),
                ranks.effectiveRank().orElseThrow(),
                1e-12);
    }

    /** From the participation ratio of the Gram matrix and from N/PR^D alike: two routes to one number. */
    @Test
    void itIsTheInverseEffectiveRankInOtherWords() {
        final CouplingStatistics statistics =
                CouplingStatistics.of(new StableEnsemble(1.2).draw(120, new Seed(3), Monitor.NONE), Monitor.NONE);
        assertEquals(
                1 / (2 + statistics.singularValueExcess().orElseThrow()),
                statistics.ranks().orElseThrow().participation(),
                1e-10);
    }
}
