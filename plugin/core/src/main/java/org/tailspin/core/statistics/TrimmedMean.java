package org.tailspin.core.statistics;

import java.util.Arrays;

/**
 * The mean over networks without the extreme ones, which decide a plain mean where a few networks are close to critical.
 *
 * <p>An eighth of the values goes at either end, rounded down. The error is that of the winsorised values (Yuen 1974): that
 * of the values kept would be too small.
 *
 * @param count number of values
 * @param mean of those kept; NaN without any
 * @param standardError of the trimmed mean; NaN below two values
 */
public record TrimmedMean(int count, double mean, double standardError) {

    private static final int SHARE = 8;

    /**
     * {@return their trimmed mean}
     *
     * @param values one for each network; those that are not finite are left out
     */
    public static TrimmedMean of(double... values) {
        final double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        final int n = sorted.length;
        final int cut = n / SHARE;
        final int kept = n - 2 * cut;
        double mean = 0;
        for (int i = cut; i < n - cut; i++) {
            mean += sorted[i] / kept;
        }
        for (int i = 0; i < cut; i++) {
            sorted[i] = sorted[cut];
            sorted[n - 1 - i] = sorted[n - 1 - cut];
        }
        final double centre = Arrays.stream(sorted).average().orElse(Double.NaN);
        double squares = 0;
        for (double value : sorted) {
            squares += (value - centre) * (value - centre);
        }
        final double deviation = Math.sqrt(squares / (n - 1));
        return new TrimmedMean(n, n == 0 ? Double.NaN : mean, n < 2 ? Double.NaN : deviation * Math.sqrt(n) / kept);
    }
}
