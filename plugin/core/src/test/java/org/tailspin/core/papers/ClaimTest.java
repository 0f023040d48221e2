package org.tailspin.core.papers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tailspin.core.analysis.CriticalGains;
import org.tailspin.core.lyapunov.Regime;

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

    /** An agreement needs the power to see a disagreement: with little data it is undecided. */
    @Test
    void agreementNeedsPower() {
        final Mean near = Mean.of(-0.1, 0.1, 0, 0.05);
        assertEquals(Verdict.HOLDS, agreement(1, near, near));
        assertEquals(Verdict.UNDECIDED, agreement(1, near, Mean.of(-2, 2, -1, 1)), "scatter beyond the margin");
        assertEquals(Verdict.UNDECIDED, agreement(1, near, Mean.of(0)), "one network");
        assertEquals(Verdict.UNDECIDED, agreement(1, near, Mean.of()), "no network");
        assertEquals(Verdict.FAILS, agreement(1, near, Mean.of(1000, 1001, 1002)));
        assertEquals(Verdict.HOLDS, agreement(1, Mean.of(0, 0, 0)), "no scatter at all");
    }

    /** Two one-sided tests at 1 %: a deviation at the margin passes in 1 % of 20 000 experiments (s.d. 0.07 %). */
    @Test
    void falseAgreementsAreRare() {
        final Random random = new Random(5);
        int passed = 0;
        for (int i = 0; i < 20_000; i++) {
            final double[] sample = new double[8];
            for (int k = 0; k < sample.length; k++) {
                sample[k] = 5 + random.nextGaussian();
            }
            passed += agreement(5, Mean.of(sample)) == Verdict.HOLDS ? 1 : 0;
        }
        assertEquals(0.01, passed / 20_000.0, 0.003);
    }

    /** Under no difference, one of twelve conditions is seen as reversed in at most 1 % of the experiments. */
    @Test
    void falseFailuresAreRare() {
        final Random random = new Random(6);
        int failed = 0;
        for (int i = 0; i < 5000; i++) {
            final List<Mean> conditions = new ArrayList<>();
            for (int c = 0; c < 12; c++) {
                conditions.add(Mean.of(IntStream.range(0, 10)
                        .mapToDouble(k -> random.nextGaussian())
                        .toArray()));
            }
            failed += Claim.positive("i", "s", "t", conditions).verdict() == Verdict.FAILS ? 1 : 0;
        }
        assertTrue(failed / 5000.0 < 0.015, "3.5 standard deviations above 1 %: " + failed);
    }

    private static Verdict agreement(double margin, Mean... means) {
        return Claim.allClose("i", "s", "t", List.of(means), margin, "r").verdict();
    }

    /** 98 % of the resamplings are at most 1 in size. */
    @Test
    void agreementByResampling() {
        final double[] resampled = new double[10_000];
        for (int i = 0; i < resampled.length; i++) {
            resampled[i] = i < 100 ? 30 : i % 2 == 0 ? 1 : -1;
        }
        assertEquals(Verdict.HOLDS, resampling(0.5, resampled));
        assertEquals(Verdict.UNDECIDED, resampling(2, resampled));
        assertEquals(Verdict.FAILS, resampling(4, resampled));
        assertEquals(Verdict.UNDECIDED, resampling(Double.NaN, resampled));
        Arrays.fill(resampled, 0, 300, Double.NaN);
        assertEquals(Verdict.UNDECIDED, resampling(0.5, resampled), "resamplings without a number count as larger");
    }

    private static Verdict resampling(double difference, double... resampled) {
        return Claim.closeByResampling("id", "statement", "statistic", difference, resampled, 2, "r")
                .verdict();
    }

    @Test
    void aRuleWithoutTrialsSaysSo() {
        final String rule = Claim.positive("i", "s", "t", List.of(Mean.of(1, 2, 3), Mean.of()))
                .rule();
        assertEquals("a difference in at least 2 trials, but there are 0", rule);
        assertEquals(
                rule, Claim.allClose("i", "s", "t", List.of(Mean.of()), 1, "r").rule());
    }

    @Test
    void whoClaims() {
        final Claim ours = Claim.positive("i", "s", "t", List.of(Mean.of(1, 2)));
        assertEquals(Claim.Claimant.OURS, ours.claimant());
        assertEquals(Claim.Claimant.PAPER, ours.ofPaper().withTheory(1).claimant());
        assertEquals(ours.verdict(), ours.ofPaper().verdict());
        assertEquals(
                Claim.Claimant.NOBODY, Claim.shown("i", "s", "t", Mean.of(1, 2)).claimant());
    }

    /** Ten of ten have p = 0.1 %, nine 1.1 %; the condition with the fewest decides. */
    @Test
    void signsOfSingleTrials() {
        final double[] all = new double[10];
        Arrays.fill(all, 1);
        final double[] nine = all.clone();
        nine[3] = -100;
        final double[] none = new double[10];
        assertEquals(
                Verdict.HOLDS, Claim.mostlyPositive("i", "s", "t", List.of(all)).verdict());
        final Claim two = Claim.mostlyPositive("i", "s", "t", List.of(all, nine));
        assertEquals(Verdict.UNDECIDED, two.verdict());
        assertEquals(0.9, two.ours(), 1e-15);
        assertTrue(two.rule().startsWith("9 of 10 trials; p = 0.011"), two.rule());
        assertEquals(
                Verdict.FAILS,
                Claim.mostlyPositive("i", "s", "t", List.of(all, none)).verdict());
    }

    /** The law of the transition by the numbers of the integral: linear to 2 %, its factor 15 % off, its next order right. */
    @Test
    void lawOfTheTransition() {
        final List<Claim> claims = SizeLaw.claims(new int[] {1, 4, 16, 64, 256, 1024});
        assertEquals(
                List.of("law", "law-factor", "law-next-order", "law-closed-form"),
                claims.stream().map(Claim::id).toList());
        assertEquals(
                List.of(Verdict.HOLDS, Verdict.SHOWN, Verdict.HOLDS, Verdict.HOLDS),
                claims.stream().map(Claim::verdict).toList());
        assertEquals(0.14, claims.get(1).ours(), 0.03, "1/(ln N + 1) at the middle of the range");
        assertEquals(List.of(), SizeLaw.claims(new int[] {1, 100, 1000}));
    }

    /** The top is found in the even trials and measured in the odd ones. */
    @Test
    void fallFromTheTop() {
        final GainCurves curves =
                new GainCurves(new double[] {1, 4}, List.of(curve(3, 0), curve(2, 1), curve(4, 1), curve(3, 1.5)));
        assertEquals(1.25, curves.fallFromTop().value(), 1e-15);
        assertEquals(2, curves.fallFromTop().count());
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

    /** Below every one of 99 draws is 1 %; as low as one of them is 2 %, and a draw without a number counts against the claim. */
    @Test
    void rankAmongDraws() {
        final double[] drawn = new double[99];
        Arrays.setAll(drawn, k -> k + 1.0);
        assertEquals(Verdict.HOLDS, Claim.below("b", "s", "t", 0.5, drawn).verdict());
        assertEquals(Verdict.UNDECIDED, Claim.below("b", "s", "t", 1, drawn).verdict());
        assertEquals(Verdict.HOLDS, Claim.above("a", "s", "t", 99.5, drawn).verdict());
        assertEquals(Verdict.UNDECIDED, Claim.above("a", "s", "t", 99, drawn).verdict());
        drawn[7] = Double.NaN;
        assertEquals(Verdict.UNDECIDED, Claim.below("b", "s", "t", 0.5, drawn).verdict());
        assertEquals(
                Verdict.UNDECIDED, Claim.below("b", "s", "t", Double.NaN, 1, 2).verdict());
        assertEquals(
                Verdict.UNDECIDED,
                Claim.unlikely("u", "s", "t", 3, Double.NaN, "no law").verdict());
    }
}
