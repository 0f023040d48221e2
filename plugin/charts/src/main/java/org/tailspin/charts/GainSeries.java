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
 * @param critical the gain at which chaos was measured to set in
 * @param theory what theory predicts, by ascending gain
 * @param networks each by itself, for an interactive page; may be empty
 */
public record GainSeries(
        String label,
        List<Point> points,
        int missing,
        OptionalDouble transition,
        OptionalDouble critical,
        List<Prediction> theory,
        List<Network> networks) {

    /**
     * One network.
     *
     * @param name of the network
     * @param gain of the network
     * @param value of the quantity
     * @param error standard error of the value; NaN where there is none
     */
    public record Network(String name, double gain, double value, double error) {}

    /**
     * One gain.
     *
     * @param gain of the networks
     * @param mean over the realisations
     * @param deviation standard deviation over the realisations (n - 1 in the denominator); 0 for a single one
     * @param count number of realisations
     */
    public record Point(double gain, double mean, double deviation, int count) {}

    /**
     * What theory says at one gain.
     *
     * @param gain of the networks
     * @param value predicted
     */
    public record Prediction(double gain, double value) {}

    /** Copies the lists. */
    public GainSeries {
        points = List.copyOf(points);
        theory = List.copyOf(theory);
        networks = List.copyOf(networks);
    }

    /**
     * A series without its networks.
     *
     * @param label what the series is, such as &alpha; = 1.5
     * @param points by ascending gain
     * @param missing how many values were left out, because they were not finite
     * @param transition g*, the gain at which theory sees the rest state lose stability
     * @param critical the gain at which chaos was measured to set in
     * @param theory what theory predicts, by ascending gain
     */
    public GainSeries(
            String label,
            List<Point> points,
            int missing,
            OptionalDouble transition,
            OptionalDouble critical,
            List<Prediction> theory) {
        this(label, points, missing, transition, critical, theory, List.of());
    }

    /**
     * {@return the series with them}
     *
     * @param all the networks of the series, each by itself
     */
    public GainSeries networks(List<Network> all) {
        return new GainSeries(label, points, missing, transition, critical, theory, all);
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
        final Groups groups = Groups.of(gains, values);
        final List<Point> points = new ArrayList<>();
        groups.values.forEach((gain, group) -> points.add(point(gain, group)));
        return new GainSeries(label, points, groups.missing, transition, OptionalDouble.empty(), List.of());
    }

    /**
     * {@return the series with a line there}
     *
     * @param gain at which chaos was measured to set in, such as the median over realisations
     */
    public GainSeries critical(OptionalDouble gain) {
        return new GainSeries(label, points, missing, transition, gain, theory, networks);
    }

    /**
     * {@return the series with what theory predicts of it}
     *
     * @param gains one per prediction, in any order; of equal gains the mean is drawn
     * @param values one per gain; those that are not finite are left out
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public GainSeries theory(double[] gains, double[] values) {
        final List<Prediction> predictions = new ArrayList<>();
        Groups.of(gains, values)
                .values
                .forEach((gain, group) -> predictions.add(new Prediction(gain, point(gain, group).mean)));
        return new GainSeries(label, points, missing, transition, critical, predictions, networks);
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

    /** Values by gain. */
    private record Groups(Map<Double, List<Double>> values, int missing) {

        static Groups of(double[] gains, double[] values) {
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
            return new Groups(groups, missing);
        }
    }
}
