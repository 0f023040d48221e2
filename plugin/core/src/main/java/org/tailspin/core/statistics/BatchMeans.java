package org.tailspin.core.statistics;

import java.util.OptionalDouble;

/**
 * The error of a mean over time, from the means x_1, ..., x_B of successive batches of equal length (Fishman 1978, chapter
 * 5): se&sup2; = s&sup2; (1 + 2r) / B, with s&sup2; the variance of the batch means and r the correlation of neighbours.
 *
 * <p>Batches must be longer than the memory of what is averaged. So neighbours are joined in pairs while r exceeds 0.2, as
 * long as five remain. Means with a correlation that decays geometrically are worth B (1 - r) / (1 + r) independent ones: if
 * ten means or more are worth fewer than two, or r exceeds 0.55 where no more can be joined, the memory is too long for the
 * run, and there is no error, as it could only be too small. Of independent means that happens in one of 50 cases. The removed
 * mean lowers r by 1/B, which is added; r is at least -0.1, as a larger anticorrelation of few batches is chance more often
 * than not.
 *
 * <p>The error is widened as Student's t asks for: value &plusmn; error covers as often as one standard deviation of a normal
 * variable, 68.3 %. The variance of B means has B - 1 degrees of freedom; half of them are counted, since r is estimated as
 * well.
 *
 * @param standardError half the width of the interval that covers with 68.3 %; empty for fewer than {@link #FEWEST} batches,
 *     or for a memory that is too long
 * @param correlation r of the batches that were used, -0.1 or more; 0 for means that are all the same
 * @param batches B, the number that was used
 */
public record BatchMeans(OptionalDouble standardError, double correlation, int batches) {

    /** With fewer batches there is no error to speak of. */
    public static final int FEWEST = 5;

    /** Why there is no error where the memory is too long. */
    public static final String TOO_LONG_MEMORY =
            "the run remembers too long for a standard error: its batches are correlated";

    /** Why there is no error where the batches are too few. */
    public static final String TOO_FEW = "the run is too short for a standard error";

    private static final double JOINED_ABOVE = 0.2;
    private static final double TOO_LONG_ABOVE = 0.55;
    private static final double FEWEST_INDEPENDENT = 2;
    private static final double LEAST_CORRELATION = -0.1;

    /** Batch means that differ by rounding alone, relative to their size, are the same. */
    private static final double ROUNDING = 0x1p-46;

    /** Degrees of freedom that count, for each of B - 1. */
    private static final double COUNTED = 0.5;

    /** The factors of as many batches as there mostly are, since each takes as long as a thousand products. */
    private static final double[] WIDENING = factors();

    /**
     * {@return the error of their mean}
     *
     * @param means of successive batches of equal length, finite
     */
    public static BatchMeans of(double[] means) {
        double[] x = means;
        while (true) {
            final int count = x.length;
            if (count < FEWEST) {
                return new BatchMeans(OptionalDouble.empty(), 0, count);
            }
            double mean = 0;
            double size = 0;
            for (double value : x) {
                mean += value / count;
                size = Math.max(size, Math.abs(value));
            }
            double variance = 0;
            double neighbours = 0;
            for (int b = 0; b < count; b++) {
                final double d = x[b] - mean;
                variance += d * d / (count - 1);
                if (b > 0) {
                    neighbours += d * (x[b - 1] - mean) / (count - 1);
                }
            }
            if (Math.sqrt(variance) <= ROUNDING * size) {
                return new BatchMeans(OptionalDouble.of(Math.sqrt(variance / count)), 0, count);
            }
            final double correlation = Math.max(LEAST_CORRELATION, neighbours / variance + 1.0 / count);
            final boolean isLast = count / 2 < FEWEST;
            if (isLast
                    ? correlation > TOO_LONG_ABOVE
                    : count * (1 - correlation) < FEWEST_INDEPENDENT * (1 + correlation)) {
                return new BatchMeans(OptionalDouble.empty(), correlation, count);
            }
            if (isLast || correlation <= JOINED_ABOVE) {
                final double factor = count < WIDENING.length ? WIDENING[count] : student(count);
                final double error = Math.sqrt(variance * (1 + 2 * correlation) / count) * factor;
                return new BatchMeans(OptionalDouble.of(error), correlation, count);
            }
            x = joined(x);
        }
    }

    private static double[] factors() {
        final double[] factors = new double[64];
        for (int batches = FEWEST; batches < factors.length; batches++) {
            factors[batches] = student(batches);
        }
        return factors;
    }

    /** Student's factor for an interval of one sigma. */
    private static double student(int batches) {
        return StudentFactor.of(COUNTED * (batches - 1));
    }

    private static double[] joined(double[] x) {
        final double[] pairs = new double[x.length / 2];
        for (int b = 0; b < pairs.length; b++) {
            pairs[b] = 0.5 * (x[2 * b] + x[2 * b + 1]);
        }
        return pairs;
    }

    /** {@return why there is no error; empty if there is one} */
    public String reason() {
        if (standardError.isPresent()) {
            return "";
        }
        return batches < FEWEST ? TOO_FEW : TOO_LONG_MEMORY;
    }
}
