package org.tailspin.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A quantity against gain: its mean over realisations, and how far they spread.
 *
 * @param label what the series is, such as &alpha; = 1.5
 * @param points by ascending gain
 * @param missing how many values were left out, because they were not finite
 * @param transition g*, the gain at which theory sees the rest state lose stability
 */
public record GainSeries(String label, List<Point> points, int missing, OptionalDouble transition) {

    /**
     * One gain.
     *
     * @param gain of the networks
     * @param mean over the realisations
     * @param deviation standard deviation over the realisations (n - 1 in the denominator); 0 for a single one
     * @param count number of realisations
     */
    public record Point(double gain, double mean, double deviation, int count) {}

    /** Copies the points. */
    public GainSeries {
        points = List.copyOf(points);
    }

    /**
     * Collects the networks of one series.
     *
     * @param label what the series is
     * @param gains one per network, finite
     * @param values one per network; those that are not finite are left out
     * @param transition g*, where known
     * @return the series, with one point per distinct gain that has a value
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static GainSeries of(String label, double[] gains, double[] values, OptionalDouble transition) {
        if (gains.length != values.length) {
            throw new IllegalArgumentException(
                    "a series needs one value per gain, but has " + gains.length + " gains and " + values.length);
        }
        final Map<Double, List<Double>> groups = new TreeMap<>();
        int missing = 0;
        for (int i = 0; i < gains.length; i++) {
            if (Double.isFinite(values[i])) {
                groups.computeIfAbsent(gains[i], gain -> new ArrayList<>()).add(values[i]);
            } else {
                missing++;
            }
        }
        final List<Point> points = new ArrayList<>();
        groups.forEach((gain, group) -> points.add(point(gain, group)));
        return new GainSeries(label, points, missing, transition);
    }

    private static Point point(double gain, List<Double> values) {
        final int count = values.size();
        final double mean =
                values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Point(gain, mean, count > 1 ? Math.sqrt(squares / (count - 1)) : 0, count);
    }
}
