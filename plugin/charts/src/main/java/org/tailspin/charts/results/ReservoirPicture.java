package org.tailspin.charts.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tailspin.charts.GainChart;
import org.tailspin.charts.GainSeries;
import org.tailspin.core.analysis.ReservoirColumn;
import org.tailspin.core.analysis.ReservoirResult;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.prediction.NetworkTheory;
import org.tailspin.core.reservoir.ReservoirTask;

/**
 * The score of a task and the conditional Lyapunov exponent against gain, one curve for each ensemble, with the gain at which theory
 * sees the state of rest lose stability. Not thread-safe.
 */
public final class ReservoirPicture {

    private static final String EXPONENT = "conditional exponent \u03bb (nats)";
    private static final double WIDE = 5;

    private final ReservoirTask.Kind kind;
    private final Map<CouplingEnsemble, List<ReservoirResult>> curves = new LinkedHashMap<>();

    /**
     * Begins the picture of a task.
     *
     * @param kind of the task
     */
    public ReservoirPicture(ReservoirTask.Kind kind) {
        this.kind = kind;
    }

    /**
     * Adds a network to those of its gain.
     *
     * @param result of a network
     */
    public void add(ReservoirResult result) {
        curves.computeIfAbsent(result.recipe().disorder().ensemble(), ensemble -> new ArrayList<>())
                .add(result);
    }

    /** {@return the chart: a panel for the score, and one for the exponent} */
    public GainChart chart() {
        final ReservoirColumn score = ReservoirColumn.scores(kind).get(0);
        final double[] gains = curves.values().stream()
                .flatMap(List::stream)
                .mapToDouble(result -> result.recipe().gain())
                .sorted()
                .toArray();
        return new GainChart(
                title(),
                GainPicture.gainLabel(List.copyOf(curves.keySet())),
                gains.length > 0 && gains[gains.length - 1] > WIDE * gains[0],
                List.of(
                        quantity(score.label().replace('_', ' '), score),
                        quantity(EXPONENT, ReservoirColumn.LYAPUNOV_CONDITIONAL)));
    }

    private String title() {
        final String task =
                switch (kind) {
                    case XOR -> "Delayed XOR";
                    case MEMORY -> "Memory capacity";
                    case NARMA10 -> "NARMA-10";
                    case MACKEY_GLASS -> "Mackey-Glass series";
                    case TABLE -> "Target columns";
                };
        return task + ", driven networks"
                + curves.values().stream()
                        .flatMap(List::stream)
                        .findFirst()
                        .map(result -> ", N = " + result.recipe().disorder().n())
                        .orElse("");
    }

    private GainChart.Quantity quantity(String label, ReservoirColumn column) {
        final List<GainSeries> series = new ArrayList<>();
        curves.entrySet().stream().limit(GainPicture.MAX_CURVES).forEach(curve -> {
            final List<ReservoirResult> results = curve.getValue();
            series.add(GainSeries.of(
                    GainPicture.label(curve.getKey()),
                    results.stream().mapToDouble(r -> r.recipe().gain()).toArray(),
                    results.stream()
                            .mapToDouble(r -> column.of(r) instanceof Double value ? value : Double.NaN)
                            .toArray(),
                    transition(curve.getKey(), results.get(0))));
        });
        return new GainChart.Quantity(label, series);
    }

    private static OptionalDouble transition(CouplingEnsemble ensemble, ReservoirResult first) {
        return NetworkTheory.restUnstable(
                ensemble, first.recipe().disorder().n(), first.recipe().dynamics());
    }
}
