package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.random.Seed;
import org.tailspin.core.sweep.CriticalGainSearch;
import org.tailspin.core.sweep.CriticalGains;
import org.tailspin.core.sweep.NetworkRecipe;
import org.tailspin.core.sweep.NetworkTask;

/**
 * The largest exponent along the gain, for several trials of one law.
 *
 * @param gains ascending
 * @param trials a curve for each, with one point at every gain; NaN where a network failed
 */
record GainCurves(double[] gains, List<List<CriticalGains.Point>> trials) {

    /** One law of weights and a size. */
    record Law(CouplingEnsemble ensemble, int n) {}

    /**
     * Measures all laws in one sweep.
     *
     * @param settings steps; one exponent is measured
     * @param isPublishedOrder whether to take the tangent maps in the faulty order
     * @return curves in the order of the laws
     */
    static List<GainCurves> measure(
            List<Law> laws,
            double[] gains,
            int trials,
            double noise,
            LyapunovSettings settings,
            boolean isPublishedOrder,
            Work work) {
        final List<NetworkRecipe> recipes = new ArrayList<>();
        laws.forEach(law -> recipes.addAll(Networks.of(law.ensemble, law.n, gains, trials, noise)));
        final List<CriticalGains.Point> points = work.sweep(recipes, new LargestExponent(settings, isPublishedOrder));
        return IntStream.range(0, laws.size())
                .mapToObj(l -> new GainCurves(
                        gains,
                        IntStream.range(0, trials)
                                .mapToObj(trial -> {
                                    final int first = (l * trials + trial) * gains.length;
                                    return points.subList(first, first + gains.length);
                                })
                                .toList()))
                .toList();
    }

    private record LargestExponent(LyapunovSettings settings, boolean isPublishedOrder)
            implements NetworkTask<CriticalGains.Point> {

        @Override
        public CriticalGains.Point run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
            final LyapunovSpectrum spectrum = new Lyapunov(
                            PublishedOrder.of(recipe, coupling, isPublishedOrder), settings)
                    .measure(new Seed(recipe.stateSeed()), StateObserver.NONE, monitor);
            return new CriticalGains.Point(
                    recipe.gain(),
                    spectrum.max(),
                    spectrum.maxStandardError().orElse(Double.NaN),
                    Regime.isChaotic(spectrum));
        }

        @Override
        public CriticalGains.Point failed(NetworkRecipe recipe, String reason) {
            return new CriticalGains.Point(recipe.gain(), Double.NaN, Double.NaN, false);
        }
    }

    List<Sample> samples() {
        final List<Sample> samples = new ArrayList<>();
        for (int trial = 0; trial < trials.size(); trial++) {
            for (CriticalGains.Point point : trials.get(trial)) {
                samples.add(new Sample(point.gain(), trial, point.exponent()));
            }
        }
        return samples;
    }

    /**
     * The published definition of the transition: the first gain of the grid at which the mean exponent is not negative,
     * after one at which it is.
     *
     * @return the gain; NaN if there is none
     */
    double gridOnset() {
        boolean wasNegative = false;
        for (int i = 0; i < gains.length; i++) {
            final int index = i;
            final double mean = trials.stream()
                    .mapToDouble(curve -> curve.get(index).exponent())
                    .average()
                    .orElse(Double.NaN);
            if (wasNegative && mean >= 0) {
                return gains[i];
            }
            wasNegative = mean < 0;
        }
        return Double.NaN;
    }

    /** ln(gain) of the first onset of chaos of every trial, in the middle of its interval; NaN without one. */
    double[] logOnsets() {
        return trials.stream()
                .mapToDouble(curve -> {
                    final List<Integer> onsets = CriticalGainSearch.onsets(curve);
                    return onsets.isEmpty()
                            ? Double.NaN
                            : 0.5 * Math.log(gains[onsets.get(0)] * gains[onsets.get(0) - 1]);
                })
                .toArray();
    }

    /** The same, with the end of the grid for a trial without an onset: a lower bound. */
    double[] logOnsetsAtLeast() {
        return Arrays.stream(logOnsets())
                .map(onset -> Double.isNaN(onset) ? Math.log(gains[gains.length - 1]) : onset)
                .toArray();
    }

    /** Extent in ln(gain) of the edge of chaos, |&lambda;_max| &lt; 0.1, of every trial. */
    double[] logWidths() {
        return trials.stream().mapToDouble(CriticalGainSearch::logWidth).toArray();
    }

    /** Mean exponent of every trial over a range of gains. */
    double[] meanExponents(double from, double to) {
        return trials.stream()
                .mapToDouble(curve -> curve.stream()
                        .filter(point -> point.gain() >= from && point.gain() <= to)
                        .mapToDouble(CriticalGains.Point::exponent)
                        .average()
                        .orElse(Double.NaN))
                .toArray();
    }
}
