package org.tailspin.charts.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tailspin.charts.Axis;
import org.tailspin.charts.DimensionChart;
import org.tailspin.core.coupling.RandomModeEnsemble;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.theory.CollectiveTheory;
import org.tailspin.core.theory.FlowTheory;
import org.tailspin.core.theory.MapTheory;
import org.tailspin.core.theory.TransferFunction;

/**
 * The dimension of activity against the effective rank of random modes, N/PR against N/PR^D, in which theory is a straight
 * line (Clark, Marschall, van Meegen, Litwin-Kumar 2025): one series for each gain, size and dynamics. Not thread-safe.
 */
public final class RankPicture {

    /** More series than these cannot be told apart. */
    private static final int MAX_SERIES = 7;

    private static final int PLACES = 30;

    /** What the networks of one series share. */
    private record Kind(double gEff, int n, Dynamics dynamics) {

        String label() {
            return String.format(Locale.ROOT, "g_eff = %.4g, N = %d", gEff, n);
        }

        /** N/PR of the activity; NaN where no theory holds. */
        double predicted(double inverseEffectiveRank) {
            if (dynamics.nonlinearity() != Nonlinearity.TANH && dynamics.nonlinearity() != Nonlinearity.ERF
                    || dynamics.noise() > 0
                    || !dynamics.input().isZero()) {
                return Double.NaN;
            }
            final TransferFunction phi =
                    TransferFunction.of(dynamics.nonlinearity().label());
            return switch (dynamics.kind()) {
                case MAP -> 1 / MapTheory.of(phi, gEff, inverseEffectiveRank).prPhiOverN();
                case FLOW ->
                    gEff < CollectiveTheory.MIN_GAIN || gEff > FlowTheory.MAX_GAIN
                            ? Double.NaN
                            : 1 / CollectiveTheory.of(FlowTheory.of(phi, gEff)).prPhiOverN(inverseEffectiveRank);
                default -> Double.NaN;
            };
        }
    }

    private final Map<Kind, Map<Double, List<Double>>> kinds = new LinkedHashMap<>();

    /**
     * Adds a network to those of its rank.
     *
     * @param recipe of a network; one without random modes, or with modes that overlap, is left out
     * @param participationRatio PR of its activity; left out unless it is positive and finite
     */
    public void add(NetworkRecipe recipe, double participationRatio) {
        if (recipe.disorder().ensemble() instanceof RandomModeEnsemble modes
                && !modes.hasOverlaps()
                && participationRatio > 0
                && participationRatio <= Double.MAX_VALUE) {
            final int n = recipe.disorder().n();
            final Kind kind = new Kind(modes.effectiveGain(recipe.gain(), n).orElseThrow(), n, recipe.dynamics());
            kinds.computeIfAbsent(kind, k -> new TreeMap<>())
                    .computeIfAbsent(modes.inverseEffectiveRank(n), rank -> new ArrayList<>())
                    .add(n / participationRatio);
        }
    }

    /** {@return the chart; empty unless there are networks of at least two effective ranks} */
    public Optional<DimensionChart> chart() {
        final long ranks = kinds.values().stream()
                .flatMap(kind -> kind.keySet().stream())
                .distinct()
                .count();
        if (ranks < 2) {
            return Optional.empty();
        }
        final List<DimensionChart.Series> series = new ArrayList<>();
        kinds.entrySet().stream()
                .limit(MAX_SERIES)
                .forEach(entry -> series.add(series(series.size(), entry.getKey(), entry.getValue())));
        return Optional.of(new DimensionChart(
                "Dimension of activity against effective rank",
                Axis.linear(DimensionChart.N_OVER_EFFECTIVE_RANK),
                Axis.linear(DimensionChart.N_OVER_PR),
                series,
                List.of("bars: one standard error over networks; dashed: theory for large N")));
    }

    private static DimensionChart.Series series(int colour, Kind kind, Map<Double, List<Double>> values) {
        final double[] ranks =
                values.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        final double[] means =
                values.values().stream().mapToDouble(RankPicture::mean).toArray();
        final double[] errors =
                values.values().stream().mapToDouble(RankPicture::standardError).toArray();
        final double from = ranks[0];
        final double to = ranks[ranks.length - 1];
        final double[] places = IntStream.range(0, PLACES)
                .mapToDouble(i -> from + (to - from) * i / (PLACES - 1))
                .toArray();
        final double[] theory = IntStream.range(0, PLACES)
                .mapToDouble(i -> kind.predicted(places[i]))
                .toArray();
        return DimensionChart.Series.of(kind.label(), colour, ranks, means, errors)
                .theory("", places, theory);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double standardError(List<Double> values) {
        final double mean = mean(values);
        final double squares =
                values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        final int count = values.size();
        return count > 1 ? Math.sqrt(squares / (count - 1) / count) : Double.NaN;
    }
}
