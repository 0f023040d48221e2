package org.tailspin.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.tailspin.charts.GainChart;
import org.tailspin.charts.GainSeries;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.sweep.Column;
import org.tailspin.core.sweep.GainSweep;
import org.tailspin.core.sweep.NetworkRecipe;
import org.tailspin.core.sweep.NetworkTheory;

/** Collects what the picture of a sweep shows: for each ensemble and gain the mean and the spread of the realisations. */
final class LambdaPicture implements SweepTable.Reader {

    /** Mean and sum of squared deviations, kept up to date value by value (Welford). */
    private static final class Point {

        private int count;
        private double mean;
        private double squares;

        void add(double value) {
            count++;
            final double difference = value - mean;
            mean += difference / count;
            squares += difference * (value - mean);
        }

        GainSeries.Point at(double gain) {
            return new GainSeries.Point(gain, mean, count > 1 ? Math.sqrt(squares / (count - 1)) : 0, count);
        }
    }

    /** The networks of one ensemble. */
    private static final class Series {

        private final Map<Double, Point> points = new TreeMap<>();
        private int missing;

        void add(double gain, double value) {
            if (Double.isFinite(value)) {
                points.computeIfAbsent(gain, g -> new Point()).add(value);
            } else {
                missing++;
            }
        }

        GainSeries series(String label, OptionalDouble transition) {
            final List<GainSeries.Point> list = new ArrayList<>();
            points.forEach((gain, point) -> list.add(point.at(gain)));
            return new GainSeries(label, list, missing, transition, OptionalDouble.empty(), List.of());
        }
    }

    private final GainSweep plan;
    private final Map<CouplingEnsemble, Series> all = new LinkedHashMap<>();

    LambdaPicture(GainSweep plan) {
        this.plan = plan;
        plan.ensembles().forEach(ensemble -> all.put(ensemble, new Series()));
    }

    @Override
    public void accept(NetworkRecipe recipe, SweepRow row) {
        all.get(recipe.disorder().ensemble()).add(recipe.gain(), row.number(Column.LYAPUNOV_MAX));
    }

    /**
     * @return the picture; empty if no network has a finite exponent
     */
    Optional<byte[]> png() {
        final List<GainSeries> series = new ArrayList<>();
        all.forEach((ensemble, one) -> series.add(
                one.series(label(ensemble), NetworkTheory.restUnstable(ensemble, plan.n(), plan.dynamics()))));
        if (series.stream().allMatch(one -> one.points().isEmpty())) {
            return Optional.empty();
        }
        final CouplingEnsemble first = plan.ensembles().get(0);
        final String title = String.format(
                "Largest Lyapunov exponent, %s couplings, N = %d%s",
                first.name(),
                plan.n(),
                plan.dynamics().noise() > 0
                        ? ", noise " + Numbers.plain(plan.dynamics().noise())
                        : "");
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
}
