package org.tailspin.charts.results;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.tailspin.charts.GainChart;
import org.tailspin.charts.GainSeries;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.prediction.NetworkTheory;
import org.tailspin.core.prediction.TheoryPrediction;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.table.TheoryColumn;

/**
 * What theory predicts of networks against their gain, each prediction at the gain of its network: what there is to show
 * where nothing was measured. Of maps without a theory of exponents it shows the exponent of the state of rest, ln(g/g*): the
 * annealed exponent of the linear network (Xie et al., arXiv 2505.09816, section 3). Not thread-safe.
 */
public final class TheoryPicture {

    private static final String REST = "exponent of rest ln(g/g*) (nats per step)";

    /** Panels in a row. */
    private static final int MOST_PANELS = 3;

    /** In the order of their importance. */
    private static final List<TheoryColumn> QUANTITIES = List.of(
            TheoryColumn.LYAPUNOV_MAX,
            TheoryColumn.KAPLAN_YORKE,
            TheoryColumn.PR_PHI,
            TheoryColumn.MEAN_ABS,
            TheoryColumn.MEAN_SQUARE);

    /** What the networks of one curve share. */
    private record Kind(CouplingEnsemble ensemble, int n, Dynamics dynamics) {}

    /** The predictions of a curve, by gain. */
    private static final class Group {

        private final Map<TheoryColumn, TreeMap<Double, Double>> values = new EnumMap<>(TheoryColumn.class);
        private final TreeMap<Double, Double> rest = new TreeMap<>();
        private final OptionalDouble transition;

        Group(Kind kind) {
            transition = NetworkTheory.restUnstable(kind.ensemble, kind.n, kind.dynamics);
        }

        void add(double gain, TheoryPrediction prediction) {
            for (TheoryColumn column : QUANTITIES) {
                prediction.of(column).ifPresent(value -> values.computeIfAbsent(column, c -> new TreeMap<>())
                        .put(gain, value));
            }
            transition.ifPresent(critical -> rest.put(gain, Math.log(gain / critical)));
        }

        GainSeries series(String label, TreeMap<Double, Double> curve) {
            return new GainSeries(label, List.of(), 0, transition, OptionalDouble.empty(), List.of())
                    .theory(numbers(curve.keySet()), numbers(curve.values()));
        }

        private static double[] numbers(Iterable<Double> values) {
            final List<Double> list = new ArrayList<>();
            values.forEach(list::add);
            return list.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    private final Map<Kind, Group> groups = new LinkedHashMap<>();

    /**
     * Adds what theory says of a network.
     *
     * @param recipe of a network
     * @param prediction of it
     */
    public void add(NetworkRecipe recipe, TheoryPrediction prediction) {
        final Kind kind =
                new Kind(recipe.disorder().ensemble(), recipe.disorder().n(), recipe.dynamics());
        groups.computeIfAbsent(kind, Group::new).add(recipe.gain(), prediction);
    }

    /**
     * {@return the chart: up to three panels of what is predicted of any network; if nothing is, one without a curve}
     */
    public GainChart chart() {
        final List<Kind> shown =
                groups.keySet().stream().limit(GainPicture.MAX_CURVES).toList();
        final List<GainChart.Quantity> quantities = new ArrayList<>();
        final boolean hasExponent = isKnown(shown, TheoryColumn.LYAPUNOV_MAX);
        if (!hasExponent
                && shown.stream().anyMatch(kind -> !groups.get(kind).rest.isEmpty())) {
            quantities.add(new GainChart.Quantity(
                    REST,
                    shown.stream()
                            .map(kind -> groups.get(kind).series(label(kind, shown), groups.get(kind).rest))
                            .toList()));
        }
        QUANTITIES.stream()
                .filter(column -> isKnown(shown, column))
                .limit(MOST_PANELS - (long) quantities.size())
                .forEach(column -> quantities.add(new GainChart.Quantity(
                        axis(column, shown),
                        shown.stream()
                                .map(kind -> groups.get(kind)
                                        .series(
                                                label(kind, shown),
                                                groups.get(kind).values.getOrDefault(column, new TreeMap<>())))
                                .toList())));
        if (quantities.isEmpty()) {
            quantities.add(new GainChart.Quantity(GainChart.LYAPUNOV_MAX, List.of()));
        }
        return new GainChart(
                "Theory against gain",
                GainPicture.gainLabel(shown.stream().map(Kind::ensemble).toList()),
                isWide(),
                quantities);
    }

    private boolean isKnown(List<Kind> shown, TheoryColumn column) {
        return shown.stream().anyMatch(kind -> groups.get(kind).values.containsKey(column));
    }

    private boolean isWide() {
        final TreeMap<Double, Double> gains = new TreeMap<>();
        groups.values().forEach(group -> {
            gains.putAll(group.rest);
            group.values.values().forEach(gains::putAll);
        });
        return !gains.isEmpty() && GainPicture.isWide(gains.firstKey(), gains.lastKey());
    }

    private static String label(Kind kind, List<Kind> shown) {
        final String law = GainPicture.label(kind.ensemble);
        return shown.stream().map(Kind::n).distinct().count() > 1 ? law + ", N = " + kind.n : law;
    }

    private static String axis(TheoryColumn column, List<Kind> shown) {
        return switch (column) {
            case LYAPUNOV_MAX -> GainPicture.exponentLabel(shown.get(0).dynamics);
            case KAPLAN_YORKE -> GainChart.KAPLAN_YORKE;
            case PR_PHI -> GainChart.PARTICIPATION_RATIO;
            case MEAN_ABS -> "mean |x|";
            default -> "mean x\u00b2";
        };
    }
}
