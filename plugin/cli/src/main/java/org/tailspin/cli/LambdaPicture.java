package org.tailspin.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tailspin.charts.GainChart;
import org.tailspin.charts.GainSeries;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.sweep.Column;
import org.tailspin.core.sweep.Dynamics;
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
        final String title = String.format(
                "Largest Lyapunov exponent, %s couplings, N = %d%s",
                plan.ensembles().get(0).name(),
                plan.n(),
                plan.dynamics().noise() > 0
                        ? ", noise " + Numbers.plain(plan.dynamics().noise())
                        : "");
        return Optional.of(new GainChart(
                        title,
                        gainLabel(plan.ensembles()),
                        plan.gains().isLogarithmic(),
                        List.of(new GainChart.Quantity(exponentLabel(plan.dynamics()), series)))
                .png());
    }

    /**
     * @param ensembles of a picture
     * @return the label of its axis
     */
    static String gainLabel(List<CouplingEnsemble> ensembles) {
        final Set<String> names = ensembles.stream().map(CouplingEnsemble::name).collect(Collectors.toSet());
        if (names.size() > 1) {
            return "gain (in the convention of each ensemble)";
        }
        return switch (ensembles.get(0).name()) {
            case StableEnsemble.NAME -> GainChart.STABLE_GAIN;
            case GaussianEnsemble.NAME -> GainChart.GAUSSIAN_GAIN;
            default ->
                "gain ("
                        + EnsembleKind.of(ensembles.get(0).name())
                                .gainConvention()
                                .replace("sqrt", "\u221a")
                                .replace("alpha", "\u03b1")
                        + ")";
        };
    }

    /**
     * @param dynamics of the networks
     * @return the label of the axis of their largest exponent
     */
    static String exponentLabel(Dynamics dynamics) {
        return dynamics.kind() == Dynamics.Kind.FLOW
                ? "largest exponent \u03bb (nats per unit of time)"
                : GainChart.LYAPUNOV_MAX;
    }

    /**
     * @param ensemble of a series
     * @return its label
     */
    static String label(CouplingEnsemble ensemble) {
        if (ensemble instanceof StableEnsemble stable) {
            return "\u03b1 = " + Numbers.plain(stable.tailIndex());
        }
        return Stream.concat(
                        Stream.of(ensemble.name()),
                        new TreeMap<>(ensemble.parameters())
                                .entrySet().stream().map(p -> p.getKey().symbol() + "=" + Numbers.plain(p.getValue())))
                .collect(Collectors.joining(" "));
    }
}
