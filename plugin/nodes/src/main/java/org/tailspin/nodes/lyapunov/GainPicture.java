package org.tailspin.nodes.lyapunov;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.tailspin.charts.Fonts;
import org.tailspin.charts.GainChart;
import org.tailspin.charts.GainSeries;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.ExplicitEnsemble;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.sweep.Dynamics;
import org.tailspin.core.sweep.NetworkRecipe;
import org.tailspin.core.sweep.NetworkResult;
import org.tailspin.core.sweep.NetworkTheory;
import org.tailspin.nodes.common.Pictures;
import org.tailspin.nodes.common.Warnings;

/** The largest exponent against gain, one curve for each ensemble, size and noise. */
final class GainPicture {

    /** More curves than these cannot be told apart. */
    static final int MAX_CURVES = 12;

    /** Gains that span more than this are drawn on a logarithmic axis. */
    private static final double WIDE = 5;

    /** What the networks of one curve share. */
    private record Curve(CouplingEnsemble ensemble, int n, Dynamics dynamics) {

        static Curve of(NetworkRecipe recipe) {
            final CouplingEnsemble ensemble = recipe.disorder().ensemble();
            return new Curve(
                    ensemble instanceof ExplicitEnsemble ? ExplicitEnsemble.unknown() : ensemble,
                    recipe.disorder().n(),
                    recipe.dynamics());
        }

        String label() {
            final OptionalDouble alpha = ensemble.alpha();
            return (alpha.isPresent() ? "\u03b1 = " + number(alpha.getAsDouble()) : ensemble.name())
                    + ", N = " + n
                    + (dynamics.noise() > 0 ? ", \u03c3 = " + number(dynamics.noise()) : "");
        }

        /** Theory speaks of the state of rest, which noise does not leave in place. */
        OptionalDouble transition() {
            return NetworkTheory.restUnstable(ensemble, n, dynamics);
        }

        private static String number(double value) {
            return String.format(Locale.ROOT, "%.4g", value).replaceAll("\\.?0+$", "");
        }
    }

    private final Map<Curve, List<NetworkResult>> curves = new LinkedHashMap<>();

    /**
     * @param result of a network
     */
    void add(NetworkResult result) {
        curves.computeIfAbsent(Curve.of(result.recipe()), curve -> new ArrayList<>())
                .add(result);
    }

    /**
     * @param warnings takes what the picture does not show
     * @return the picture, as a PNG file
     */
    byte[] png(Warnings warnings) {
        if (curves.size() > MAX_CURVES) {
            warnings.add("The picture shows the first " + MAX_CURVES + " of " + curves.size()
                    + " combinations of ensemble, alpha, N and noise.");
        }
        final List<GainSeries> series = curves.entrySet().stream()
                .limit(MAX_CURVES)
                .map(entry -> series(entry.getKey(), entry.getValue()))
                .toList();
        try {
            Fonts.require();
            return GainChart.lyapunovMax("Largest Lyapunov exponent against gain", gainLabel(), isWide(series), series)
                    .png();
        } catch (IllegalStateException e) { // a bare server has no fonts: hours of exponents must not be lost for that
            warnings.add("The picture is empty: " + e.getMessage());
            return Pictures.blank();
        }
    }

    private static GainSeries series(Curve curve, List<NetworkResult> results) {
        return GainSeries.of(
                curve.label(),
                results.stream().mapToDouble(result -> result.recipe().gain()).toArray(),
                results.stream()
                        .mapToDouble(result -> result.measurement()
                                .spectrum()
                                .map(LyapunovSpectrum::max)
                                .orElse(Double.NaN))
                        .toArray(),
                curve.transition());
    }

    private String gainLabel() {
        final long gaussian = curves.keySet().stream()
                .filter(curve -> curve.ensemble() instanceof GaussianEnsemble)
                .count();
        if (gaussian == 0) {
            return GainChart.STABLE_GAIN;
        }
        return gaussian == curves.size()
                ? GainChart.GAUSSIAN_GAIN
                : "gain (stable: scale of a weight \u00b7 N^(1/\u03b1); gaussian: standard deviation \u00b7 \u221aN)";
    }

    private static boolean isWide(List<GainSeries> series) {
        final var gains = series.stream()
                .flatMapToDouble(one -> one.points().stream().mapToDouble(GainSeries.Point::gain))
                .summaryStatistics();
        return gains.getMax() > WIDE * gains.getMin();
    }
}
