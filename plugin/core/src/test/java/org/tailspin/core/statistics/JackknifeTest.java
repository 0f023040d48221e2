package org.tailspin.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

/** The jackknife where its answer is known. */
class JackknifeTest {

    private static final double[] VALUES = {1, 4, 2, 8, 5, 7};

    private static double[] without(double scale, double shift) {
        final double sum = StatUtils.sum(VALUES);
        return Arrays.stream(VALUES)
                .map(value -> scale * (sum - value) / (VALUES.length - 1) + shift)
                .toArray();
    }

    /** Of a mean it is the standard error of a mean, exactly (Efron and Tibshirani 1993, chapter 11). */
    @Test
    void ofAMeanItIsItsStandardError() {
        final double expected = Math.sqrt(StatUtils.variance(VALUES) / VALUES.length);
        assertEquals(expected, Jackknife.error(without(1, 0)).orElseThrow(), 1e-14);
    }

    /** A linear function has the error times its slope. */
    @Test
    void scalesWithTheFunction() {
        final double one = Jackknife.error(without(1, 0)).orElseThrow();
        assertEquals(3 * one, Jackknife.error(without(-3, 100)).orElseThrow(), 1e-12);
    }

    @Test
    void sayNothingWhereThereIsNothing() {
        assertTrue(Jackknife.error(new double[0]).isEmpty());
        assertTrue(Jackknife.error(new double[] {1}).isEmpty());
        assertTrue(Jackknife.error(new double[] {1, Double.NaN, 2}).isEmpty());
        assertEquals(0, Jackknife.error(new double[] {2, 2, 2}).orElseThrow());
    }
}
