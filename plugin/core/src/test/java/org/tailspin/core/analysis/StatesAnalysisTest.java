package org.tailspin.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.analysis.StatesAnalysis.Method;
import org.tailspin.core.dimension.CovarianceSettings;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;
import org.tailspin.core.table.DetailColumn;

/** What recorded states are allowed to say. */
class StatesAnalysisTest {

    private static final EnumSet<Method> OF_DISTANCES =
            EnumSet.complementOf(EnumSet.range(Method.PR, Method.COMPONENTS_90));

    private static StatesAnalysis analysis(int surrogates) {
        return new StatesAnalysis(
                OF_DISTANCES, CovarianceSettings.DEFAULT, Optional.empty(), OptionalInt.empty(), 20, surrogates);
    }

    /** Each state a times the one before, and noise of variance 1. */
    private static double[][] linear(int states, int n, double a) {
        final var random = new Seed(11).stream("linear");
        final double[][] x = new double[states][n];
        for (int t = 0; t < states; t++) {
            for (int i = 0; i < n; i++) {
                x[t][i] = (t == 0 ? 0 : a * x[t - 1][i]) + StableSampler.normal(random);
            }
        }
        return x;
    }

    private static double real(StatesDimensions found, DetailColumn column) {
        return (Double) found.of(column);
    }

    @Test
    void everyColumnHasAValueOrAReason() {
        for (double[][] states :
                new double[][][] {linear(300, 3, 0), linear(50, 2, 0.5), linear(200, 1, 0), {{1, 2}}, linear(400, 2, 1)
                }) {
            final StatesAnalysis analysis = analysis(19);
            final StatesDimensions found = analysis.estimate(states, Monitor.NONE);
            for (DetailColumn column : analysis.columns()) {
                assertTrue(found.of(column) != null ^ !found.reason(column).isEmpty(), column + ": " + found);
            }
        }
    }

    /** 2000 states show at most 2 log10 2000 = 6.6 dimensions. */
    @Test
    void tenDimensionsOfFewStatesAreABound() {
        final StatesDimensions found = analysis(0).estimate(linear(2000, 10, 0), Monitor.NONE);
        for (DetailColumn column : new DetailColumn[] {
            DetailColumn.CORRELATION_IS_LOWER_BOUND,
            DetailColumn.LEVINA_BICKEL_IS_LOWER_BOUND,
            DetailColumn.MACKAY_GHAHRAMANI_IS_LOWER_BOUND
        }) {
            assertEquals(true, found.of(column));
        }
        assertTrue(
                found.note().contains("correlation_dimension is a lower bound: 2000 states show at most 6.60"),
                found.note());
        assertEquals(10, real(found, DetailColumn.LEVINA_BICKEL), real(found, DetailColumn.LEVINA_BICKEL_SE));
        assertEquals(
                false,
                analysis(0).estimate(linear(2000, 2, 0), Monitor.NONE).of(DetailColumn.CORRELATION_IS_LOWER_BOUND));
    }

    /** Memory 1/(1 - a) = 10: a window of some 27 rows, and 5 dimensions that are those of noise. */
    @Test
    void windowIsTheMeasuredMemory() {
        final StatesDimensions found = analysis(19).estimate(linear(2500, 5, Math.exp(-0.1)), Monitor.NONE);
        assertEquals(27, (Long) found.of(DetailColumn.THEILER), 6);
        assertEquals(
                5,
                real(found, DetailColumn.CORRELATION_DIMENSION),
                1.5 * real(found, DetailColumn.CORRELATION_DIMENSION_SE));
        assertEquals("not distinguishable from noise", found.of(DetailColumn.SURROGATE_VERDICT));
        assertEquals(0L, analysis(0).estimate(linear(500, 2, 0), Monitor.NONE).of(DetailColumn.THEILER));
    }

    @Test
    void aRandomWalkRemembersTooLong() {
        final double[][] walk = linear(2000, 3, 1);
        final StatesDimensions found = analysis(19).estimate(walk, Monitor.NONE);
        for (DetailColumn column : new DetailColumn[] {
            DetailColumn.CORRELATION_DIMENSION, DetailColumn.LEVINA_BICKEL, DetailColumn.SURROGATE_VERDICT
        }) {
            assertNull(found.of(column));
            assertTrue(found.reason(column).startsWith("the states remember for "), found.reason(column));
        }
        final StatesAnalysis given = new StatesAnalysis(
                OF_DISTANCES, CovarianceSettings.DEFAULT, Optional.empty(), OptionalInt.of(5), 20, 0);
        assertTrue(given.estimate(walk, Monitor.NONE).of(DetailColumn.LEVINA_BICKEL) != null);
    }

    /** 1 in 1 column, also where chance says 1.02; and no number where neighbours lie as in no such space. */
    @Test
    void noEstimateExceedsTheColumns() {
        for (int n = 1; n <= 3; n++) {
            final StatesDimensions found = analysis(0).estimate(linear(1000, n, 0), Monitor.NONE);
            for (DetailColumn column : new DetailColumn[] {
                DetailColumn.CORRELATION_DIMENSION, DetailColumn.LEVINA_BICKEL, DetailColumn.MACKAY_GHAHRAMANI
            }) {
                assertTrue(real(found, column) <= n, column + " of " + n);
            }
        }
        // points of a sequence that fills the interval more evenly than chance, whose neighbours are too much alike
        final double[][] even = new double[2000][];
        Arrays.setAll(even, t -> new double[] {t * (Math.sqrt(5) - 1) / 2 % 1});
        final StatesDimensions found = analysis(0).estimate(even, Monitor.NONE);
        assertTrue(
                found.of(DetailColumn.LEVINA_BICKEL) == null || real(found, DetailColumn.LEVINA_BICKEL) <= 1,
                found.toString());
    }

    @Test
    void aCycleIsAFiniteSet() {
        final double[][] cycle = new double[500][];
        Arrays.setAll(cycle, t -> new double[] {Math.sin(t % 5), t % 5});
        final StatesDimensions found = analysis(19).estimate(cycle, Monitor.NONE);
        assertEquals(0.0, found.of(DetailColumn.CORRELATION_DIMENSION));
        assertTrue(found.note().contains("all states repeat after 5 rows"), found.note());
        assertTrue(found.reason(DetailColumn.SURROGATE_VERDICT).contains("repeat after 5 rows"));
    }

    /** 200 states cannot show 188 dimensions, nor 3000; and no method says so. */
    @Test
    void fewStatesInManyColumnsHaveNoDimension() {
        final StatesDimensions found = analysis(0).estimate(linear(200, 3000, 0), Monitor.NONE);
        for (DetailColumn column : new DetailColumn[] {
            DetailColumn.CORRELATION_DIMENSION, DetailColumn.LEVINA_BICKEL, DetailColumn.MACKAY_GHAHRAMANI
        }) {
            assertNull(found.of(column));
            assertTrue(
                    found.reason(column).contains("200 states in 3000 columns are too much alike"), found.toString());
        }
    }

    /** A spectrum of lines, sampled out of step: no surrogate has it. */
    @Test
    void aLimitCycleIsNotComparedWithNoise() {
        final double[][] cycle = new double[2500][];
        Arrays.setAll(cycle, t -> {
            final double phase = t * (Math.sqrt(5) - 1) / 20;
            return new double[] {Math.sin(phase), Math.tanh(3 * Math.sin(phase + 1))};
        });
        final StatesDimensions found = analysis(19).estimate(cycle, Monitor.NONE);
        assertNull(found.of(DetailColumn.SURROGATE_VERDICT));
        assertTrue(found.reason(DetailColumn.SURROGATE_VERDICT).contains("consists of lines"), found.toString());
        assertEquals(
                1,
                real(found, DetailColumn.CORRELATION_DIMENSION),
                1.5 * real(found, DetailColumn.CORRELATION_DIMENSION_SE));
    }

    @Test
    void columnsFollowFromTheSettings() {
        assertTrue(analysis(19).columns().contains(DetailColumn.SURROGATE_VERDICT));
        assertFalse(analysis(0).columns().contains(DetailColumn.SURROGATE_VERDICT));
        assertThrows(IllegalArgumentException.class, () -> analysis(18));
    }
}
