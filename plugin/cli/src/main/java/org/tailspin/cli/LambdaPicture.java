package org.tailspin.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.tailspin.charts.GainChart;
import org.tailspin.charts.GainSeries;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.sweep.GainSweep;
import org.tailspin.core.sweep.NetworkResult;
import org.tailspin.core.theory.TransitionGain;

/** Collects what the picture of a sweep shows. */
final class LambdaPicture implements Consumer<NetworkResult> {

    private record Points(List<Double> gains, List<Double> values) {}

    private final GainSweep plan;
    private final Map<CouplingEnsemble, Points> points = new LinkedHashMap<>();

    LambdaPicture(GainSweep plan) {
        this.plan = plan;
        plan.ensembles().forEach(e -> points.put(e, new Points(new ArrayList<>(), new ArrayList<>())));
    }

    @Override
    public void accept(NetworkResult result) {
        final Points one = points.get(result.recipe().disorder().ensemble());
        one.gains.add(result.recipe().gain());
        one.values.add(
                result.measurement().spectrum().map(LyapunovSpectrum::max).orElse(Double.NaN));
    }

    /**
     * @return the picture; empty if no network has a finite exponent
     */
    Optional<byte[]> png() {
        final List<GainSeries> series = new ArrayList<>();
        points.forEach((ensemble, p) -> series.add(GainSeries.of(
                label(ensemble),
                array(p.gains),
                array(p.values),
                OptionalDouble.of(TransitionGain.of(ensemble, plan.n())))));
        if (series.stream().allMatch(one -> one.points().isEmpty())) {
            return Optional.empty();
        }
        final CouplingEnsemble first = plan.ensembles().get(0);
        final String title = String.format(
                "Largest Lyapunov exponent, %s couplings, N = %d%s",
                first.name(), plan.n(), plan.noise() > 0 ? ", noise " + Numbers.plain(plan.noise()) : "");
        return Optional.of(GainChart.lyapunovMax(
                        title,
                        first.alpha().isPresent() ? GainChart.STABLE_GAIN : GainChart.GAUSSIAN_GAIN,
                        plan.gains().isLogarithmic(),
                        series)
                .png());
    }

    /**
     * @param ensemble of a series
     * @return its label
     */
    static String label(CouplingEnsemble ensemble) {
        return ensemble.alpha().isPresent()
                ? "\u03b1 = " + Numbers.plain(ensemble.alpha().getAsDouble())
                : ensemble.name();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
