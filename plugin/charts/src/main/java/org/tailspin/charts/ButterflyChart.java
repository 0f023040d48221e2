package org.tailspin.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The distance of two trajectories that start next to each other, on a logarithmic axis against time: a straight line of slope
 * &lambda;_max, until it is as large as the attractor. Immutable.
 */
public final class ButterflyChart implements Chart {

    private final String title;
    private final String time;
    private final double step;
    private final List<double[]> distances;
    private final double exponent;

    private ButterflyChart(String title, String time, double step, List<double[]> distances, double exponent) {
        this.title = title;
        this.time = time;
        this.step = step;
        this.distances = distances;
        this.exponent = exponent;
    }

    /**
     * {@return the chart}
     *
     * @param title above the plot
     * @param time label of the time, with its unit
     * @param step time between two distances, positive
     * @param distances one or more pairs of trajectories: distances after 0, 1, ... steps; zeros are not shown
     * @throws IllegalArgumentException if the step is not positive
     */
    public static ButterflyChart of(String title, String time, double step, List<double[]> distances) {
        if (!(step > 0)) {
            throw new IllegalArgumentException("the time between distances must be positive, but is " + step);
        }
        return new ButterflyChart(
                title, time, step, distances.stream().map(double[]::clone).toList(), Double.NaN);
    }

    /**
     * {@return the chart with a line of that slope from the first distance on}
     *
     * @param lyapunovMax &lambda;_max as measured in tangent space, in nats per unit of time
     */
    public ButterflyChart slope(double lyapunovMax) {
        return new ButterflyChart(title, time, step, distances, lyapunovMax);
    }

    @Override
    public Sheet sheet() {
        final List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < distances.size(); i++) {
            curves.add(Curve.line(
                    i > 0 ? "" : distances.size() > 1 ? "pairs of twins" : "distance of twins",
                    0,
                    times(distances.get(i).length),
                    distances.get(i)));
        }
        if (Double.isFinite(exponent) && !distances.isEmpty()) {
            curves.add(slope());
        }
        return Sheet.of(
                title,
                XyPanel.of("", Axis.linear(time), Axis.logarithmic("distance"), curves)
                        .nothing("Nothing to draw: no distance is other than 0."),
                List.of());
    }

    private double[] times(int count) {
        return IntStream.range(0, count).mapToDouble(t -> t * step).toArray();
    }

    /** From the geometric mean of the first distances, as far as the distances reach. */
    private Curve slope() {
        final int count = distances.stream().mapToInt(d -> d.length).max().orElse(0);
        final double start = Math.exp(distances.stream()
                .filter(d -> d.length > 0)
                .mapToDouble(d -> Math.log(d[0]))
                .average()
                .orElse(Double.NaN));
        final double most =
                distances.stream().flatMapToDouble(Arrays::stream).max().orElse(0);
        final double least = distances.stream()
                .flatMapToDouble(Arrays::stream)
                .filter(distance -> distance > 0)
                .min()
                .orElse(0);
        final double[] times = times(count);
        final double[] line = Arrays.stream(times)
                .map(t -> start * Math.exp(exponent * t))
                .map(distance -> distance > 3 * most || distance < least / 3 ? Double.NaN : distance)
                .toArray();
        return Curve.theory(String.format(Locale.ROOT, "slope \u03bb = %.3g", exponent), Curve.BLACK, times, line);
    }
}
