package org.tailspin.core.papers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

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
}
