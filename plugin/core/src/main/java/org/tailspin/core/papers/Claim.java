package org.tailspin.core.papers;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * A row of the table <i>ours / published / theory</i>: a number of ours beside those of others, and the verdict on what is
 * claimed of it.
 *
 * @param id short name, unique in its figure
 * @param claimant who claims it
 * @param statement what is claimed, or what the number is
 * @param statistic how the number was computed
 * @param ours the number; NaN where it does not exist
 * @param standardError of it over realisations; empty where it is not an estimate
 * @param theory what theory predicts
 * @param published what the paper, or a rerun of its code, reports
 * @param independent what an independent implementation obtained
 * @param source where {@code published} or {@code independent} stand; empty without them
 * @param rule when the claim holds
 * @param falseAlarm how often the rule errs, and in which sense
 * @param verdict what the rule says
 */
public record Claim(
        String id,
        Claimant claimant,
        String statement,
        String statistic,
        double ours,
        OptionalDouble standardError,
        OptionalDouble theory,
        OptionalDouble published,
        OptionalDouble independent,
        String source,
        String rule,
        String falseAlarm,
        Verdict verdict) {

    /** Probability with which a rule calls a difference real that is none. */
    private static final double LEVEL = 0.01;

    /** Who claims something. */
    public enum Claimant {
        /** The paper of the figure, in these words or to this effect. */
        PAPER("paper"),
        /** Tailspin: a claim of a paper that was changed, or one that no paper makes. */
        OURS("tailspin"),
        /** Nobody: a number beside others. */
        NOBODY("");

        private final String label;

        Claimant(String label) {
            this.label = label;
        }

        /** {@return the word in tables} */
        public String label() {
            return label;
        }
    }

    /** A number beside others. */
    static Claim shown(String id, String statement, String statistic, Mean ours) {
        return row(id, statement, statistic, ours.value(), error(ours), "", "", Verdict.SHOWN);
    }

    /**
     * A difference that is claimed to be positive under each of several conditions. The least convincing one decides: all of
     * them must be seen for the claim to hold, which needs no correction for their number; one that is seen to be reversed
     * makes it fail, which does.
     *
     * @param differences one mean for each condition, at least one
     */
    static Claim positive(String id, String statement, String statistic, List<Mean> differences) {
        final Mean worst = differences.stream()
                .min(Comparator.comparingDouble(mean -> Double.isNaN(mean.t()) ? Double.NEGATIVE_INFINITY : mean.t()))
                .orElseThrow();
        final double bound = worst.quantile(LEVEL);
        final Verdict verdict;
        if (worst.t() > bound) {
            verdict = Verdict.HOLDS;
        } else if (worst.t() < -worst.quantile(LEVEL / differences.size())) {
            verdict = Verdict.FAILS;
        } else {
            verdict = Verdict.UNDECIDED;
        }
        final String least = differences.size() > 1 ? ", least of " + differences.size() + " conditions" : "";
        return row(
                id,
                statement,
                statistic + least,
                worst.value(),
                error(worst),
                worst.count() < 2
                        ? "a difference in at least 2 trials, but there are " + worst.count()
                        : String.format(
                                Locale.ROOT, "t = %.1f > %.1f (Student, n = %d)", worst.t(), bound, worst.count()),
                "1 %: without any difference it would hold so often",
                verdict);
    }

    /**
     * Differences that are claimed to be positive in most single trials, not in the mean alone, under each of several
     * conditions: a sign test, whose least convincing condition decides. A trial without a difference counts against it.
     *
     * @param differences the difference of every trial, for each condition, at least one
     */
    static Claim mostlyPositive(String id, String statement, String statistic, List<double[]> differences) {
        final double[] worst = differences.stream()
                .min(Comparator.comparingDouble(Claim::shareOfPositive))
                .orElseThrow();
        final int n = worst.length;
        final int positive = (int) Math.round(n * shareOfPositive(worst));
        final BinomialDistribution coin = new BinomialDistribution(null, n, 0.5);
        final double atLeast = 1 - coin.cumulativeProbability(positive - 1);
        final double atMost = coin.cumulativeProbability(positive);
        final Verdict verdict;
        if (atLeast <= LEVEL) {
            verdict = Verdict.HOLDS;
        } else {
            verdict = atMost <= LEVEL / differences.size() ? Verdict.FAILS : Verdict.UNDECIDED;
        }
        return row(
                id,
                statement,
                "share of trials with a positive " + statistic
                        + (differences.size() > 1 ? ", least of " + differences.size() + " conditions" : ""),
                shareOfPositive(worst),
                OptionalDouble.empty(),
                String.format(Locale.ROOT, "%d of %d trials; p = %.2g <= 0.01 (sign test)", positive, n, atLeast),
                "1 %: without any difference it would hold so often",
                verdict);
    }

    private static double shareOfPositive(double[] differences) {
        return Arrays.stream(differences).filter(d -> d > 0).count() / (double) differences.length;
    }

    /**
     * A number that is claimed to be close to another: the whole interval of its error must lie within the margin.
     *
     * @param expected the other
     * @param margin that counts as close, positive
     * @param reason of the margin
     */
    static Claim close(
            String id, String statement, String statistic, Mean ours, double expected, double margin, String reason) {
        return allClose(
                id,
                statement,
                statistic,
                List.of(new Mean(ours.count(), ours.value() - expected, ours.standardError())),
                ours,
                margin,
                reason);
    }

    /**
     * Differences that are claimed to be close to zero under each of several conditions: the interval of every one must lie
     * within the margin (two one-sided tests). The least convincing one decides.
     *
     * @param differences one mean for each condition, at least one
     * @param margin that counts as close, positive
     * @param reason of the margin
     */
    static Claim allClose(
            String id, String statement, String statistic, List<Mean> differences, double margin, String reason) {
        return allClose(id, statement, statistic, differences, farthest(differences), margin, reason);
    }

    private static Claim allClose(
            String id,
            String statement,
            String statistic,
            List<Mean> differences,
            Mean shown,
            double margin,
            String reason) {
        final Mean worst = farthest(differences);
        final double reach = reach(worst, LEVEL);
        final double deviation = Math.abs(worst.value());
        final Verdict verdict;
        if (deviation + reach <= margin) {
            verdict = Verdict.HOLDS;
        } else if (differences.stream()
                .anyMatch(d -> Math.abs(d.value()) - reach(d, LEVEL / differences.size()) > margin)) {
            verdict = Verdict.FAILS;
        } else {
            verdict = Verdict.UNDECIDED;
        }
        final String least = differences.size() > 1 ? ", least of " + differences.size() + " conditions" : "";
        return row(
                id,
                statement,
                statistic + least,
                shown.value(),
                error(shown),
                worst.count() < 2
                        ? "a difference in at least 2 trials, but there are " + worst.count()
                        : String.format(
                                Locale.ROOT,
                                "%.4g + %.2g <= %.3g (%s; two one-sided tests, Student, n = %d)",
                                deviation,
                                reach,
                                margin,
                                reason,
                                worst.count()),
                "1 %: a deviation beyond the margin would pass so often",
                verdict);
    }

    private static double reach(Mean mean, double level) {
        return mean.standardError() == 0 && mean.count() > 1 ? 0 : mean.quantile(level) * mean.standardError();
    }

    /** The one whose interval reaches farthest from zero; one without an interval before all others. */
    private static Mean farthest(List<Mean> differences) {
        return differences.stream()
                .max(Comparator.comparingDouble(mean -> {
                    final double end = Math.abs(mean.value()) + reach(mean, LEVEL);
                    return Double.isNaN(end) ? Double.POSITIVE_INFINITY : end;
                }))
                .orElseThrow();
    }

    /**
     * A deviation that theory alone decides, without an error.
     *
     * @param deviation from what is claimed
     * @param margin that counts as close, positive
     * @param reason of the margin
     */
    static Claim exact(String id, String statement, String statistic, double deviation, double margin, String reason) {
        return row(
                id,
                statement,
                statistic,
                deviation,
                OptionalDouble.empty(),
                String.format(Locale.ROOT, "%.3g <= %.3g (%s)", Math.abs(deviation), margin, reason),
                "none: computed, not measured",
                Math.abs(deviation) <= margin ? Verdict.HOLDS : Verdict.FAILS);
    }

    /**
     * A difference from another's number that is claimed to be small, where the numbers are of a kind whose error has no
     * formula: the difference and what nearly all differences of resampled trials reach must lie within the margin.
     *
     * @param difference ours minus theirs
     * @param resampled the same of two resamplings of our trials, of as many as stand behind either; NaN counts as larger
     *     than any
     * @param margin that counts as close, positive
     * @param reason of the margin
     */
    static Claim closeByResampling(
            String id,
            String statement,
            String statistic,
            double difference,
            double[] resampled,
            double margin,
            String reason) {
        final double rounding = 0.005; // numbers of others have two or three digits
        final double[] sizes = Arrays.stream(resampled)
                .map(d -> Double.isNaN(d) ? Double.POSITIVE_INFINITY : Math.abs(d))
                .sorted()
                .toArray();
        final double reach = sizes[(int) Math.min(sizes.length - 1, Math.ceil((1 - 2 * LEVEL) * sizes.length))];
        final double deviation = Math.abs(difference);
        final Verdict verdict;
        if (deviation + reach <= margin + rounding) {
            verdict = Verdict.HOLDS;
        } else if (deviation - reach > margin + rounding) {
            verdict = Verdict.FAILS;
        } else {
            verdict = Verdict.UNDECIDED;
        }
        return row(
                id,
                statement,
                statistic,
                difference,
                error(new Mean(
                        1,
                        difference,
                        Mean.deviation(Arrays.stream(resampled)
                                .filter(Double::isFinite)
                                .toArray()))),
                String.format(
                        Locale.ROOT,
                        "%.3g + %.3g <= %.3g (%s; 98 %% of resamplings)",
                        deviation,
                        reach,
                        margin,
                        reason),
                "1 %: a deviation beyond the margin would pass so often",
                verdict);
    }

    /**
     * A difference that is claimed to be positive, of numbers whose error has no formula: nearly all resamplings of the trials
     * must agree. With fewer than five trials resampling tells little, and the claim stays undecided.
     *
     * @param difference of all trials
     * @param resampled the same of resamplings of the trials; NaN counts for neither side
     * @param trials how many there are
     */
    static Claim positiveByResampling(
            String id, String statement, String statistic, double difference, double[] resampled, int trials) {
        final int fewest = 5;
        final long positive = Arrays.stream(resampled).filter(d -> d > 0).count();
        final long negative = Arrays.stream(resampled).filter(d -> d < 0).count();
        final double bound = (1 - LEVEL) * resampled.length;
        final Verdict verdict;
        if (trials < fewest || Double.isNaN(difference)) {
            verdict = Verdict.UNDECIDED;
        } else if (positive >= bound) {
            verdict = Verdict.HOLDS;
        } else {
            verdict = negative >= bound ? Verdict.FAILS : Verdict.UNDECIDED;
        }
        return row(
                id,
                statement,
                statistic,
                difference,
                error(new Mean(
                        1,
                        difference,
                        Mean.deviation(Arrays.stream(resampled)
                                .filter(Double::isFinite)
                                .toArray()))),
                trials < fewest
                        ? "at least " + fewest + " trials, but there are " + trials
                        : String.format(
                                Locale.ROOT,
                                "positive in %.1f %% >= 99 %% of resamplings of the trials (n = %d)",
                                100.0 * positive / resampled.length,
                                trials),
                "about 1 %: without any difference it would hold so often",
                verdict);
    }

    /**
     * A number that is claimed to be below those of random draws: it must be below every one of at least 99.
     *
     * @param ours the number
     * @param drawn the same of random draws; NaN is below any
     */
    static Claim below(String id, String statement, String statistic, double ours, double... drawn) {
        return unlikely(id, statement, statistic, ours, rank(drawn, d -> !(d > ours)), "rank among as many draws");
    }

    /** The same of a number that is claimed to be above those of random draws. */
    static Claim above(String id, String statement, String statistic, double ours, double... drawn) {
        return unlikely(id, statement, statistic, ours, rank(drawn, d -> !(d < ours)), "rank among as many draws");
    }

    private static double rank(double[] drawn, DoublePredicate isAsExtreme) {
        return (1.0 + Arrays.stream(drawn).filter(isAsExtreme).count()) / (drawn.length + 1);
    }

    /**
     * A number that is claimed to be no accident.
     *
     * @param probability of it, or of one that is more extreme, if it were one
     * @param law that has the probability
     */
    static Claim unlikely(String id, String statement, String statistic, double ours, double probability, String law) {
        return row(
                id,
                statement,
                statistic,
                ours,
                OptionalDouble.empty(),
                String.format(Locale.ROOT, "p = %.2g <= %.2g (%s)", probability, LEVEL, law),
                "1 %: by accident it would hold so often",
                probability <= LEVEL ? Verdict.HOLDS : Verdict.UNDECIDED);
    }

    private static OptionalDouble error(Mean mean) {
        return Double.isFinite(mean.standardError()) ? OptionalDouble.of(mean.standardError()) : OptionalDouble.empty();
    }

    private static Claim row(
            String id,
            String statement,
            String statistic,
            double ours,
            OptionalDouble standardError,
            String rule,
            String falseAlarm,
            Verdict verdict) {
        return new Claim(
                id,
                verdict == Verdict.SHOWN ? Claimant.NOBODY : Claimant.OURS,
                statement,
                statistic,
                ours,
                standardError,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "",
                rule,
                falseAlarm,
                verdict);
    }

    /** A claim of the paper of its figure, where the others are ours. */
    Claim ofPaper() {
        return new Claim(
                id,
                Claimant.PAPER,
                statement,
                statistic,
                ours,
                standardError,
                theory,
                published,
                independent,
                source,
                rule,
                falseAlarm,
                verdict);
    }

    Claim withTheory(double value) {
        return new Claim(
                id,
                claimant,
                statement,
                statistic,
                ours,
                standardError,
                OptionalDouble.of(value),
                published,
                independent,
                source,
                rule,
                falseAlarm,
                verdict);
    }

    /** Others' numbers. */
    Claim beside(Published.Numbers numbers) {
        return new Claim(
                id,
                claimant,
                statement,
                statistic,
                ours,
                standardError,
                theory,
                numbers.published(),
                numbers.independent(),
                numbers.source(),
                rule,
                falseAlarm,
                verdict);
    }
}
