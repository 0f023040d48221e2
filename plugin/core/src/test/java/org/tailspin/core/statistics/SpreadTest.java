package org.tailspin.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tailspin.core.random.Seed;

/** Medians and their bootstrap intervals where both are known. */
class SpreadTest {

    private static final Seed SEED = new Seed(5);

    /**
     * The median of a resample of seven is at most the k-th value with the probability P(Bin(7, k/7) &gt;= 4): .010 for the first,
     * .108 for the second. So 2.5 % of resamples end at the second from either end; the shares of 4000 resamples are 9 and 17
     * of their deviations away from 2.5 %.
     */
    @Test
    void ofSevenTheIntervalIsFromTheSecondToTheSixth() {
        final Spread spread = Spread.of(new double[] {40, 10, Double.NaN, 70, 20, 60, 30, 50}, SEED);
        assertEquals(new Spread(7, 40, 20, 60), spread);
    }

    /** Of three the first is a median with the probability 7/27. */
    @Test
    void ofThreeItIsAll() {
        assertEquals(new Spread(3, 2, -1, 9), Spread.of(new double[] {9, 2, -1}, SEED));
    }

    @Test
    void anEvenNumberHasItsMedianInTheMiddle() {
        final Spread spread = Spread.of(new double[] {4, 1, 3, 2}, SEED);
        assertEquals(2.5, spread.median());
        assertEquals(1, spread.low());
        assertEquals(4, spread.high());
    }

    @Test
    void fewHaveNoInterval() {
        assertEquals(new Spread(2, 3, Double.NaN, Double.NaN), Spread.of(new double[] {5, 1}, SEED));
        assertEquals(new Spread(0, Double.NaN, Double.NaN, Double.NaN), Spread.of(new double[] {Double.NaN}, SEED));
        assertTrue(Double.isNaN(Spread.of(new double[] {5}, SEED).low()));
    }

    /** Infinite values, of a dimension that diverges say, have a rank as others do. */
    @Test
    void infiniteValuesCount() {
        assertEquals(
                Double.POSITIVE_INFINITY,
                Spread.of(new double[] {1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY}, SEED)
                        .median());
    }
}
