package org.tailspin.core.papers;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A row of the table <i>ours / published / theory</i>: a number of ours beside those of others, and the verdict on what is
 * claimed of it.
 *
 * @param id short name, unique in its figure
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

    /** Probability with which a rule calls an agreement broken that is none. */
    private static final double STRICT = 0.001;

    /** A number beside others. */
    static Claim shown(String id, String statement, String statistic, Mean ours) {
        return row(id, statement, statistic, ours.value(), error(ours), "", "", Verdict.SHOWN);
    }

    /**
     * A difference that is claimed to be positive under each of several conditions. The least convincing one decides, so
     * the level needs no correction for their number.
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
        } else if (worst.t() < -bound) {
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
                String.format(Locale.ROOT, "t = %.1f > %.1f (Student, n = %d)", worst.t(), bound, worst.count()),
                "1 %: without any difference it would hold so often",
                verdict);
    }

    /**
     * A number that is claimed to be another, within chance.
     *
     * @param expected the other
     */
    static Claim agrees(String id, String statement, String statistic, Mean ours, double expected) {
        final double bound = ours.quantile(STRICT / 2);
        final double allowed = bound * ours.standardError();
        return row(
                id,
                statement,
                statistic,
                ours.value(),
                error(ours),
                String.format(
                        Locale.ROOT, "within %.3g of %.4g (%.1f s.e., n = %d)", allowed, expected, bound, ours.count()),
                "0.1 %: a true agreement would fail so often",
                Math.abs(ours.value() - expected) <= allowed ? Verdict.HOLDS : Verdict.FAILS);
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
        final double reach = ours.quantile(LEVEL) * ours.standardError();
        final double deviation = Math.abs(ours.value() - expected);
        final Verdict verdict;
        if (deviation + reach <= margin) {
            verdict = Verdict.HOLDS;
        } else if (deviation - reach > margin) {
            verdict = Verdict.FAILS;
        } else {
            verdict = Verdict.UNDECIDED;
        }
        return row(
                id,
                statement,
                statistic,
                ours.value(),
                error(ours),
                String.format(
                        Locale.ROOT,
                        "|%.4g - %.4g| + %.2g <= %.3g (%s; Student, n = %d)",
                        ours.value(),
                        expected,
                        reach,
                        margin,
                        reason,
                        ours.count()),
                "1 %: a deviation beyond the margin would pass so often",
                verdict);
    }

    /**
     * Differences that are claimed to be zero under each of several conditions. The bound is that of so many comparisons.
     *
     * @param differences one mean for each condition, at least one
     */
    static Claim allAgree(String id, String statement, String statistic, List<Mean> differences) {
        final Mean worst = differences.stream()
                .max(Comparator.comparingDouble(
                        mean -> Double.isNaN(mean.t()) ? Double.POSITIVE_INFINITY : Math.abs(mean.t())))
                .orElseThrow();
        final double bound = worst.quantile(STRICT / 2 / differences.size());
        return row(
                id,
                statement,
                statistic + ", worst of " + differences.size() + " conditions",
                worst.value(),
                error(worst),
                String.format(
                        Locale.ROOT, "|t| = %.1f < %.1f (Student, n = %d)", Math.abs(worst.t()), bound, worst.count()),
                "0.1 %: a true agreement would fail so often",
                Math.abs(worst.t()) < bound ? Verdict.HOLDS : Verdict.FAILS);
    }

    /**
     * A difference from another's number that is claimed to be chance, where the numbers are of a kind whose error has no
     * formula: it must not be larger than nearly all differences of resampled trials.
     *
     * @param difference ours minus theirs
     * @param resampled the same of two resamplings of our trials, of as many as stand behind either; NaN counts as larger
     */
    static Claim withinResampling(
            String id, String statement, String statistic, double difference, double[] resampled) {
        final double rounding = 0.005; // numbers of others have two or three digits
        final long smaller = Arrays.stream(resampled)
                .filter(d -> Math.abs(d) + rounding < Math.abs(difference))
                .count();
        final double part = 1 - (double) smaller / resampled.length;
        final Verdict verdict;
        if (Double.isNaN(difference)) {
            verdict = Verdict.UNDECIDED;
        } else {
            verdict = part > STRICT ? Verdict.HOLDS : Verdict.FAILS;
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
                        "a difference of this size or more has the probability %.3g > %.3g (bootstrap)",
                        part,
                        STRICT),
                "0.1 %: a true agreement would fail so often",
                verdict);
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

    Claim withTheory(double value) {
        return new Claim(
                id,
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
