package org.tailspin.core.statistics;

import java.util.Arrays;
import org.tailspin.core.random.Seed;

/**
 * The spread of a quantity over realisations: its median, and the interval that the median has by the percentile
 * bootstrap. It is not the error over time of one network, and the two are never mixed.
 *
 * @param count number of realisations that have a value
 * @param median of the values; NaN without any
 * @param low lower end of the interval; NaN below three values
 * @param high upper end of the interval; NaN below three values
 */
public record Spread(int count, double median, double low, double high) {

    /** Probability with which the interval should cover the median. */
    public static final double CONFIDENCE = 0.95;

    private static final int RESAMPLES = 4000;
    private static final int FEWEST = 3;

    /**
     * {@return the spread}
     *
     * @param values one per realisation; NaN for a realisation without a value
     * @param seed of the resampling, so that the interval is the same every time
     */
    public static Spread of(double[] values, Seed seed) {
        final double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (sorted.length < FEWEST) {
            return new Spread(sorted.length, sorted.length == 0 ? Double.NaN : median(sorted), Double.NaN, Double.NaN);
        }
        final var random = seed.stream("bootstrap");
        final double[] medians = new double[RESAMPLES];
        final double[] sample = new double[sorted.length];
        for (int r = 0; r < RESAMPLES; r++) {
            for (int i = 0; i < sample.length; i++) {
                sample[i] = sorted[random.nextInt(sorted.length)];
            }
            Arrays.sort(sample);
            medians[r] = median(sample);
        }
        Arrays.sort(medians);
        final int tail = (int) Math.round(RESAMPLES * (1 - CONFIDENCE) / 2);
        return new Spread(sorted.length, median(sorted), medians[tail], medians[RESAMPLES - 1 - tail]);
    }

    private static double median(double[] sorted) {
        final int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
    }
}
