package org.tailspin.core.reservoir;

import java.util.Arrays;
import java.util.List;
import org.tailspin.core.random.Seed;

/**
 * The gains at which the mean accuracy over networks stays above a level, around its maximum: the curve is interpolated linearly
 * in ln(gain). An end that lies outside of the gains, or an interval that is not there, is NaN.
 *
 * @param from smallest gain
 * @param to largest gain
 */
public record AccuracyInterval(double from, double to) {

    /** The level of the paper's figure. */
    public static final double LEVEL = 0.9;

    private static final int RESAMPLES = 2000;
    private static final double TAIL = 0.025;

    /**
     * {@return the interval above {@link #LEVEL}}
     *
     * @param gains ascending, positive
     * @param accuracy mean at each gain
     */
    public static AccuracyInterval of(double[] gains, double[] accuracy) {
        int best = 0;
        for (int i = 1; i < accuracy.length; i++) {
            best = accuracy[i] > accuracy[best] ? i : best;
        }
        if (accuracy.length == 0 || !(accuracy[best] >= LEVEL)) {
            return new AccuracyInterval(Double.NaN, Double.NaN);
        }
        int low = best;
        while (low > 0 && accuracy[low - 1] >= LEVEL) {
            low--;
        }
        int high = best;
        while (high < accuracy.length - 1 && accuracy[high + 1] >= LEVEL) {
            high++;
        }
        return new AccuracyInterval(
                low == 0 ? Double.NaN : crossing(gains, accuracy, low - 1),
                high == accuracy.length - 1 ? Double.NaN : crossing(gains, accuracy, high));
    }

    private static double crossing(double[] gains, double[] accuracy, int left) {
        final double part = (LEVEL - accuracy[left]) / (accuracy[left + 1] - accuracy[left]);
        return gains[left] * Math.pow(gains[left + 1] / gains[left], part);
    }

    /** {@return ln of the quotient of the ends; NaN where one is missing} */
    public double logWidth() {
        return Math.log(to / from);
    }

    /**
     * The same of networks drawn with replacement, all gains of a network together.
     *
     * @param gains ascending, positive
     * @param networks accuracy of each network at each gain
     * @param seed of the drawing
     * @return one interval for each of 2000 drawings
     */
    public static List<AccuracyInterval> bootstrap(double[] gains, double[][] networks, Seed seed) {
        final var random = seed.stream("bootstrap");
        final AccuracyInterval[] intervals = new AccuracyInterval[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            final double[] mean = new double[gains.length];
            for (int b = 0; b < networks.length; b++) {
                final double[] one = networks[random.nextInt(networks.length)];
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += one[i] / networks.length;
                }
            }
            intervals[r] = of(gains, mean);
        }
        return Arrays.asList(intervals);
    }

    /**
     * {@return ends of the interval that holds 95 % of them; NaN if one in forty has none}
     *
     * @param values of resamples; NaN where one has none
     */
    public static double[] confidence(double[] values) {
        final double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        final int tail = (int) (TAIL * values.length);
        if (sorted.length < values.length - tail || sorted.length == 0) {
            return new double[] {Double.NaN, Double.NaN};
        }
        return new double[] {sorted[tail], sorted[sorted.length - 1 - tail]};
    }

    /**
     * {@return the mean over networks}
     *
     * @param networks accuracy of each network at each gain
     */
    public static double[] mean(double[][] networks) {
        final double[] mean = new double[networks[0].length];
        for (double[] one : networks) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += one[i] / networks.length;
            }
        }
        return mean;
    }
}
