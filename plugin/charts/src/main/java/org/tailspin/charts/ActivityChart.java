package org.tailspin.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What neurons do in time: traces of a few, the raster of all, and the autocorrelation of the population with that of
 * theory. Immutable.
 */
public final class ActivityChart implements Chart {

    /** As many traces as one can follow. */
    private static final int TRACES = 6;

    /** More states than these are a blur. */
    private static final int SHOWN = 300;

    /** Part of its lane that a trace fills. */
    private static final double AMPLITUDE = 0.42;

    private final String title;
    private final String time;
    private final double from;
    private final double step;
    private final String value;
    private final double[][] states;
    private final int total;
    private final List<Curve> lags;

    private ActivityChart(
            String title,
            String time,
            double from,
            double step,
            String value,
            double[][] states,
            int total,
            List<Curve> lags) {
        this.title = title;
        this.time = time;
        this.from = from;
        this.step = step;
        this.value = value;
        this.states = states;
        this.total = total;
        this.lags = lags;
    }

    /**
     * {@return the chart of traces and raster}
     *
     * @param title above the panels
     * @param time label of the time, with its unit
     * @param from time of the first state
     * @param step time between two states, positive
     * @param value what a state is, with its unit if it has one, such as x
     * @param states one row per time, of one value per neuron; the first 300 are drawn
     * @throws IllegalArgumentException if the states differ in length or the step is not positive
     */
    public static ActivityChart of(
            String title, String time, double from, double step, String value, double[][] states) {
        if (!(step > 0)) {
            throw new IllegalArgumentException("the time between states must be positive, but is " + step);
        }
        final double[][] copy =
                Arrays.stream(states).limit(SHOWN).map(double[]::clone).toArray(double[][]::new);
        return new ActivityChart(title, time, from, step, value, copy, states.length, List.of());
    }

    /**
     * {@return the chart with the autocorrelation as measured}
     *
     * @param lag ascending, in the unit of time
     * @param correlation C(&tau;) / C(0)
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public ActivityChart autocorrelation(double[] lag, double[] correlation) {
        return with(Curve.linePoints("simulation", 0, lag, correlation));
    }

    /**
     * {@return the chart with the autocorrelation of theory}
     *
     * @param lag ascending, in the unit of time
     * @param correlation C(&tau;) / C(0)
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public ActivityChart theory(double[] lag, double[] correlation) {
        return with(Curve.theory("theory", Curve.BLACK, lag, correlation));
    }

    private ActivityChart with(Curve curve) {
        final List<Curve> more = new ArrayList<>(lags);
        more.add(curve);
        return new ActivityChart(title, time, from, step, value, states, total, more);
    }

    @Override
    public Sheet sheet() {
        final List<Sheet.Column> columns = new ArrayList<>();
        columns.add(new Sheet.Column(5, List.of(traces(), MapPanel.raster("", time, from, step, value, states))));
        if (!lags.isEmpty()) {
            columns.add(new Sheet.Column(
                    3,
                    List.of(XyPanel.of(
                                    "Autocorrelation", Axis.linear(lagLabel()), Axis.linear("C(\u03c4) / C(0)"), lags)
                            .nothing("Nothing to draw: the autocorrelation has no finite value."))));
        }
        return Sheet.columns(
                title,
                columns,
                total > states.length ? List.of("the first " + states.length + " of " + total + " states") : List.of());
    }

    /** With the unit that stands in brackets in the label of the time. */
    private String lagLabel() {
        final int open = time.indexOf('(');
        return "lag \u03c4" + (open < 0 ? "" : " " + time.substring(open));
    }

    /** One lane for each neuron, the first at the top. */
    private Panel traces() {
        final int neurons = states.length == 0 ? 0 : Math.min(TRACES, states[0].length);
        final double largest = Arrays.stream(states)
                .flatMapToDouble(state -> Arrays.stream(state, 0, neurons))
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        final double scale = largest > 0 ? AMPLITUDE / largest : 0;
        final double[] times = IntStream.range(0, states.length)
                .mapToDouble(t -> from + t * step)
                .toArray();
        final List<Curve> curves = new ArrayList<>();
        final List<Axis.Tick> lanes = new ArrayList<>();
        for (int i = 0; i < neurons; i++) {
            final int neuron = i;
            final int lane = neurons - i;
            lanes.add(new Axis.Tick(lane, Integer.toString(i + 1)));
            curves.add(Curve.line(
                    "",
                    i,
                    times,
                    Arrays.stream(states)
                            .mapToDouble(state -> lane + scale * state[neuron])
                            .toArray()));
        }
        final double end = from + (Math.max(states.length, 2) - 1) * step;
        return XyPanel.of(
                        "",
                        Axis.linear(time).range(from - step / 2, end + step / 2),
                        neurons == 0 ? Axis.linear("neuron") : Axis.marked("neuron", 0.5, neurons + 0.5, lanes),
                        curves)
                .nothing("Nothing to draw: no state is finite.");
    }
}
