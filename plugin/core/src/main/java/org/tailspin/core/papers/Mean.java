package org.tailspin.core.papers;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * A mean over realisations with its error.
 *
 * @param count number of realisations that have a value
 * @param value mean of them; NaN without any
 * @param standardError standard deviation over &radic;count; NaN below two
 */
record Mean(int count, double value, double standardError) {

    static Mean of(double... values) {
        final double[] kept = Arrays.stream(values).filter(Double::isFinite).toArray();
        final double mean = Arrays.stream(kept).average().orElse(Double.NaN);
        final double squares =
                Arrays.stream(kept).map(v -> (v - mean) * (v - mean)).sum();
        return new Mean(
                kept.length, mean, kept.length < 2 ? Double.NaN : Math.sqrt(squares / (kept.length - 1) / kept.length));
    }

    /** The standard deviation of values; NaN below two. */
    static double deviation(double... values) {
        return of(values).standardError * Math.sqrt(values.length);
    }

    /** Of the differences within pairs; a pair without two values is left out. */
    static Mean ofDifferences(double[] a, double[] b) {
        return of(IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray());
    }

    /** Of the differences of two independent groups, with Welch's error; the count is that of the smaller group. */
    static Mean difference(Mean a, Mean b) {
        return new Mean(Math.min(a.count, b.count), a.value - b.value, Math.hypot(a.standardError, b.standardError));
    }

    /** In units of its error, from zero. A mean of constants is infinitely sure. */
    double t() {
        return value == 0 ? 0 : value / standardError;
    }

    /**
     * {@return what |t| exceeds on one side with this probability where the true mean is zero}
     *
     * @param p probability, of one side
     */
    double quantile(double p) {
        return count < 2 ? Double.POSITIVE_INFINITY : new TDistribution(count - 1).inverseCumulativeProbability(1 - p);
    }
}
