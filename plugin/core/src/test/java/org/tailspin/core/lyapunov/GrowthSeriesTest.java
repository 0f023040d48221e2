package org.tailspin.core.lyapunov;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tells the bounded growth of a torus from growth that drifts. */
class GrowthSeriesTest {

    /** Of a sum that is known at every step. */
    private static GrowthSeries series(int steps, IntToDoubleFunction sum) {
        final GrowthSeries series = new GrowthSeries();
        for (int t = 0; t < steps; t++) {
            series.add(new double[] {sum.applyAsDouble(t + 1) - sum.applyAsDouble(t)}, 1);
        }
        return series;
    }

    /** A torus one of whose frequencies is slow, seen from any phase: from two of its periods on no longer run undoes what a shorter one has shown. */
    @ParameterizedTest
    @ValueSource(ints = {700, 1500, 8000})
    void aSlowBeatStaysInItsBandHoweverLongTheRun(int period) {
        for (int phase = 0; phase < 8; phase++) {
            final double start = Math.PI / 4 * phase;
            final IntToDoubleFunction sum =
                    t -> 2 * Math.sin(2 * Math.PI * t / period + start) + 0.3 * Math.sin(1.3 * t);
            for (double periods = 2.05; periods * period < 20_000; periods += 0.33) {
                final int steps = (int) (periods * period);
                assertTrue(series(steps, sum).isInBand(0), steps + " steps of " + period + " from " + start);
            }
        }
    }

    /** An exponent of 5 10^-4 adds 1.5 over 3000 steps, a third of the band in which the sum goes to and fro. */
    @ParameterizedTest
    @ValueSource(doubles = {5e-4, -5e-4})
    void aDriftLeavesTheBand(double exponent) {
        for (int steps = 3000; steps <= 20_000; steps += 1700) {
            final GrowthSeries series = series(steps, t -> exponent * t + 1.5 * Math.sin(0.013 * t));
            assertFalse(series.isInBand(0), exponent + " over " + steps);
            assertEquals(exponent * steps, series.total(0), 3.01);
        }
    }

    /** On the way to a torus the sum falls by 3, which is a drift of the whole for long, but none of its second half. */
    @Test
    void whatCameBeforeTheTorusIsForgotten() {
        for (int steps = 3000; steps <= 20_000; steps += 1700) {
            final GrowthSeries series = series(steps, t -> 3 * Math.exp(-t / 300.0) + 0.4 * Math.sin(0.013 * t));
            assertTrue(series.isInBandLately(0), "over " + steps);
        }
        final GrowthSeries drifts = series(6000, t -> -5e-4 * t + 0.4 * Math.sin(0.013 * t));
        assertFalse(drifts.isInBandLately(0));
        final GrowthSeries wasWide = series(6000, t -> 9 * Math.exp(-t / 300.0) + 0.4 * Math.sin(0.013 * t));
        assertFalse(wasWide.isInBandLately(0), "who has parted by so much has been chaotic");
    }

    /** Growth without bound in either direction, wider than a band may be. */
    @Test
    void aWideBandIsNone() {
        assertFalse(series(5000, t -> 4.1 * Math.sin(0.1 * t)).isInBand(0));
        assertTrue(series(5000, t -> 3.9 * Math.sin(0.1 * t)).isInBand(0));
    }

    /**
     * Random walks that end at 3 to either side (a standard deviation): the sum of a weakly chaotic state without an exponent. In 400 at most 60
     * look like a torus: 9.1 % do in 3000 of other seeds, from which 60 of 400 are four standard deviations away.
     */
    @Test
    void aRandomWalkSeldomLooksBounded() {
        final SplittableRandom random = new SplittableRandom(1);
        final int steps = 1500;
        int bounded = 0;
        for (int walk = 0; walk < 400; walk++) {
            final GrowthSeries series = new GrowthSeries();
            for (int t = 0; t < steps; t++) {
                series.add(new double[] {3 / Math.sqrt(steps) * random.nextGaussian()}, 1);
            }
            bounded += series.isInBand(0) || series.isInBandLately(0) ? 1 : 0;
        }
        assertTrue(bounded <= 60, bounded + " of 400");
    }
}
