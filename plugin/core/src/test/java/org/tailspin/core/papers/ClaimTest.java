package org.tailspin.core.papers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.sweep.CriticalGains;

class ClaimTest {

    /** mean 3, variance 2.5 of n - 1: by hand. */
    @Test
    void meanAndError() {
        final Mean mean = Mean.of(1, 2, 3, Double.NaN, 4, 5);
        assertEquals(5, mean.count());
        assertEquals(3, mean.value());
        assertEquals(Math.sqrt(2.5 / 5), mean.standardError(), 1e-15);
        assertEquals(3 / Math.sqrt(0.5), mean.t(), 1e-14);
        assertEquals(3.7469, mean.quantile(0.01), 1e-4, "Student's table, 4 degrees of freedom, one side 1 %");
        assertTrue(Double.isNaN(Mean.of(7).standardError()));
        assertEquals(
                1.5,
                Mean.ofDifferences(new double[] {2, 4, Double.NaN}, new double[] {1, 2, 3})
                        .value());
    }

    @Test
    void theLeastConvincingConditionDecides() {
        final Mean clear = Mean.of(9, 10, 11, 10);
        assertEquals(Verdict.HOLDS, verdict(clear, clear));
        assertEquals(Verdict.UNDECIDED, verdict(clear, Mean.of(-9, 10, -8, 11)));
        assertEquals(Verdict.FAILS, verdict(clear, Mean.of(-9, -10, -11, -10)));
        assertEquals(Verdict.UNDECIDED, verdict(clear, Mean.of(5)), "one network shows nothing");
        assertEquals(Verdict.UNDECIDED, verdict(clear, Mean.of()), "no network shows nothing");
        assertEquals(Verdict.HOLDS, verdict(clear, Mean.of(2, 2, 2)), "no scatter at all");
    }

    private static Verdict verdict(Mean... means) {
        return Claim.positive("id", "statement", "statistic", List.of(means)).verdict();
    }

    @Test
    void closeNeedsTheWholeInterval() {
        final Mean mean = Mean.of(9, 10, 11, 10); // s.e. 0.41, reach 1.85
        assertEquals(Verdict.HOLDS, Claim.close("i", "s", "t", mean, 10, 2, "r").verdict());
        assertEquals(
                Verdict.UNDECIDED, Claim.close("i", "s", "t", mean, 9, 2, "r").verdict());
        assertEquals(Verdict.FAILS, Claim.close("i", "s", "t", mean, 0, 2, "r").verdict());
        assertEquals(
                Verdict.UNDECIDED,
                Claim.close("i", "s", "t", Mean.of(10), 10, 2, "r").verdict());
    }

    @Test
    void agreementIsWithinChance() {
        final Mean mean = Mean.of(9, 10, 11, 10);
        assertEquals(Verdict.HOLDS, Claim.agrees("i", "s", "t", mean, 11).verdict());
        assertEquals(Verdict.FAILS, Claim.agrees("i", "s", "t", mean, 20).verdict());
        assertEquals(
                Verdict.FAILS,
                Claim.allAgree("i", "s", "t", List.of(Mean.of(-1, 1, 0), Mean.of(1000, 1001, 1002)))
                        .verdict());
    }

    /** 9999 resamplings of -1 and 1, and one of 3: nothing but that one reaches 2. */
    @Test
    void aDifferenceIsChanceUnlessNearlyAllResamplingsAreSmaller() {
        final double[] resampled = new double[10_000];
        for (int i = 0; i < resampled.length; i++) {
            resampled[i] = i % 2 == 0 ? 1 : -1;
        }
        resampled[0] = 3;
        assertEquals(Verdict.HOLDS, chance(-1, resampled));
        assertEquals(Verdict.FAILS, chance(2, resampled), "1 in 10 000 is less than 0.1 %");
        assertEquals(Verdict.UNDECIDED, chance(Double.NaN, resampled));
        Arrays.fill(resampled, 0, 20, Double.NaN);
        assertEquals(Verdict.HOLDS, chance(2, resampled), "resamplings without a number count as larger");
    }

    private static Verdict chance(double difference, double... resampled) {
        return Claim.withinResampling("id", "statement", "statistic", difference, resampled)
                .verdict();
    }

    /** Means of -1, 1 over two trials at gains 1 and 4: zero at 2 in ln g; the grid has 4. */
    @Test
    void crossingsOfTheMean() {
        final GainCurves curves = new GainCurves(new double[] {1, 4}, List.of(curve(-3, 0), curve(1, 2)));
        assertEquals(4, curves.crossing(GainCurves.Crossing.ON_GRID));
        assertEquals(2, curves.crossing(GainCurves.Crossing.INTERPOLATED), 1e-15);
        final double[] resampled = curves.crossings(GainCurves.Crossing.ON_GRID, 2, "any");
        final double none = Arrays.stream(resampled).filter(Double::isNaN).count() / (double) resampled.length;
        assertEquals(0.25, none, 0.03, "the second curve twice has none; 4.4 standard deviations");
        assertTrue(Double.isNaN(
                new GainCurves(new double[] {1, 4}, List.of(curve(1, 2))).crossing(GainCurves.Crossing.ON_GRID)));
    }

    private static List<CriticalGains.Point> curve(double first, double second) {
        return List.of(
                new CriticalGains.Point(1, first, 0, Regime.UNDECIDED),
                new CriticalGains.Point(4, second, 0, Regime.UNDECIDED));
    }
}
