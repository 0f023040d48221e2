package org.tailspin.core.coupling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;

class SurrogateTest {

    private static final int N = 20;

    /** Heavy-tailed, with names, as a connectome would be. */
    private static final Coupling GIVEN = given();

    private static Coupling given() {
        final Coupling drawn = new StableEnsemble(1.5).draw(N, new Seed(1), Monitor.NONE);
        final double[][] rows = new double[N][N];
        final String[] names = new String[N];
        for (int i = 0; i < N; i++) {
            names[i] = "neuron " + i;
            for (int j = 0; j < N; j++) {
                rows[i][j] = drawn.matrix().get(i, j);
            }
        }
        return Coupling.of(rows, List.of(names));
    }

    private static Coupling surrogate(Surrogate kind, long seed) {
        return kind.draw(GIVEN, new Seed(seed), Monitor.NONE);
    }

    private static double[] sorted(double[][] columns) {
        return Arrays.stream(columns).flatMapToDouble(Arrays::stream).sorted().toArray();
    }

    @ParameterizedTest
    @EnumSource
    void namesSizeAndGainStay(Surrogate kind) {
        final Coupling surrogate = surrogate(kind, 1);
        assertEquals(GIVEN.neurons(), surrogate.neurons());
        assertEquals(
                RandomModeEstimate.of(GIVEN).effectiveGain(),
                RandomModeEstimate.of(surrogate).effectiveGain(),
                1e-13);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "REWIRED"})
    void theSeedDecides(Surrogate kind) {
        assertArrayEquals(surrogate(kind, 1).columns(), surrogate(kind, 1).columns());
        assertNotEquals(
                Arrays.deepToString(surrogate(kind, 1).columns()),
                Arrays.deepToString(surrogate(kind, 2).columns()));
        assertNotEquals(
                Arrays.deepToString(GIVEN.columns()),
                Arrays.deepToString(surrogate(kind, 1).columns()));
    }

    @Test
    void theSameWeights() {
        final double[][] given = GIVEN.columns();
        assertArrayEquals(given, surrogate(Surrogate.NONE, 1).columns());
        assertArrayEquals(sorted(given), sorted(surrogate(Surrogate.SHUFFLED, 1).columns()));
        final double[][] targets = surrogate(Surrogate.SHUFFLED_TARGETS, 1).columns();
        for (int j = 0; j < N; j++) {
            assertArrayEquals(sorted(new double[][] {given[j]}), sorted(new double[][] {targets[j]}));
        }
    }

    @Test
    void theSameSingularValues() {
        final double[] given = MatrixSpectrum.singularValues(GIVEN, Monitor.NONE);
        assertArrayEquals(
                given,
                MatrixSpectrum.singularValues(surrogate(Surrogate.SHUFFLED_SOURCES, 1), Monitor.NONE),
                1e-13 * given[0]);
        assertArrayEquals(
                given,
                MatrixSpectrum.singularValues(surrogate(Surrogate.RANDOM_MODES, 1), Monitor.NONE),
                1e-13 * given[0]);
    }

    /** 400 permutations: a mean within 4 standard errors, false alarm 1 in 10&#8308;. */
    @Test
    void shufflingHasTheEffectiveRankThatStatisticsExpect() {
        final int draws = 400;
        final double expected = CouplingStatistics.of(GIVEN, 1, Monitor.NONE)
                .singularValueExcessNull()
                .orElseThrow();
        double mean = 0;
        double square = 0;
        for (int k = 0; k < draws; k++) {
            final double value = CouplingStatistics.of(surrogate(Surrogate.SHUFFLED, k), 1, Monitor.NONE)
                    .singularValueExcess()
                    .orElseThrow();
            mean += value / draws;
            square += value * value / draws;
        }
        assertEquals(expected, mean, 4 * Math.sqrt((square - mean * mean) / draws));
    }

    /** In factors, since few modes are left. */
    @Test
    void aMatrixOfFewModes() {
        final double[][] rows = new double[N][N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                rows[i][j] = (i + 1) * (j - 3);
            }
        }
        final Coupling surrogate = Surrogate.RANDOM_MODES.draw(Coupling.of(rows, List.of()), new Seed(1), Monitor.NONE);
        assertTrue(surrogate.isFactored());
        final Coupling zeros = Coupling.of(new double[N][N], List.of());
        for (Surrogate kind : Surrogate.values()) {
            final Coupling surrogateOfZeros = kind.draw(zeros, new Seed(1), Monitor.NONE);
            assertEquals(0, RandomModeEstimate.of(surrogateOfZeros).effectiveGain(), kind.label());
        }
    }

    @ParameterizedTest
    @EnumSource
    void names(Surrogate kind) {
        assertEquals(kind, Surrogate.of(kind.label()));
        assertEquals(
                "the surrogate must be none, permuted-weights, rewired, shuffled, shuffled-targets, shuffled-sources,"
                        + " random-modes, random-modes-overlaps, gaussian, but is 'x'",
                assertThrows(IllegalArgumentException.class, () -> Surrogate.of("x"))
                        .getMessage());
    }

    /**
     * With t = sum s_a u_a.v_a = tr J and Q = sum s_a^2, the mean of the squared weights of the modes adds to Q + t^2/N, which is
     * scaled to Q: the trace becomes t / sqrt(1 + t^2/(N Q)). By 360 draws in NumPy it deviates by 0.6, the participation ratio
     * by 0.003.
     */
    @Test
    void modesWithOverlapsKeepTheTraceAndTheStrengths() {
        final int n = 300;
        final Coupling given = new RandomModeEnsemble(
                        new ModeSpectrum.Exponential(0.2),
                        RandomModeEnsemble.ALL,
                        RandomModeEnsemble.Basis.GAUSSIAN,
                        List.of(0.6))
                .draw(n, new Seed(3), Monitor.NONE);
        final Coupling surrogate = Surrogate.RANDOM_MODES_OVERLAPS.draw(given, new Seed(1), Monitor.NONE);
        final Coupling without = Surrogate.RANDOM_MODES.draw(given, new Seed(1), Monitor.NONE);
        final double trace = trace(given);
        final double squares = n * Math.pow(RandomModeEstimate.of(given).effectiveGain(), 2);
        assertEquals(trace / Math.sqrt(1 + trace * trace / n / squares), trace(surrogate), 3);
        assertTrue(trace > 50);
        assertTrue(Math.abs(trace(without)) < 6);
        final SingularRanks ranks =
                CouplingStatistics.of(given, Monitor.NONE).ranks().orElseThrow();
        // P / (1 + 2 P) without overlaps; with these the same programme has 0.007 less
        assertEquals(
                ranks.participation() / (1 + 2 * ranks.participation()),
                CouplingStatistics.of(surrogate, Monitor.NONE)
                        .ranks()
                        .orElseThrow()
                        .participation(),
                0.017);
    }

    private static double trace(Coupling coupling) {
        double trace = 0;
        for (int i = 0; i < coupling.size(); i++) {
            trace += coupling.matrix().get(i, i);
        }
        return trace;
    }
}
