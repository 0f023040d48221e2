package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;
import org.tailspin.core.analysis.CriticalGainSearch;
import org.tailspin.core.analysis.CriticalGains;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.dynamics.OrbitRun;
import org.tailspin.core.dynamics.OrbitRuns;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.NetworkRecipe;

/**
 * The largest exponent along the gain, for several trials of one law. What counts as chaotic is told by the exponent alone,
 * as in the papers and in the same way for both orders of the tangent maps: that of the published order is no growth of
 * neighbouring states, so that no regime goes with it.
 *
 * @param gains ascending
 * @param trials a curve for each, with one point at every gain; NaN where a network failed
 */
record GainCurves(double[] gains, List<List<CriticalGains.Point>> trials) {

    /** Draws of the bootstrap. */
    private static final int RESAMPLES = 4000;

    /** A number for yes. */
    private static final double CHAOTIC = 1;

    /** One law of weights and a size. */
    record Law(CouplingEnsemble ensemble, int n) {}

    /**
     * Measures all laws in one sweep.
     *
     * @param settings steps; one exponent is measured
     * @param isPublishedOrder whether to take the tangent maps in the faulty order
     * @param setting seeds
     * @return curves in the order of the laws
     */
    static List<GainCurves> measure(
            List<Law> laws,
            double[] gains,
            int trials,
            double noise,
            LyapunovSettings settings,
            boolean isPublishedOrder,
            Setting setting,
            Work work) {
        final List<NetworkRecipe> recipes = new ArrayList<>();
        laws.forEach(law -> recipes.addAll(Networks.of(law.ensemble, law.n, gains, trials, noise, setting)));
        final List<double[]> numbers = work.sweep(
                isPublishedOrder ? "published order" : "exponents",
                recipes,
                new LargestExponent(settings, isPublishedOrder));
        final List<CriticalGains.Point> points = IntStream.range(0, recipes.size())
                .mapToObj(i -> LargestExponent.point(recipes.get(i), numbers.get(i)))
                .toList();
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

    private record LargestExponent(LyapunovSettings settings, boolean isPublishedOrder) implements Measure {

        @Override
        public double[] of(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
            return OrbitRuns.one(start(recipe, coupling, monitor));
        }

        /** The published order has a second matrix, the transpose, and goes alone. */
        @Override
        public int vectors(NetworkRecipe recipe) {
            return isPublishedOrder ? 0 : 1 + settings.exponents();
        }

        @Override
        public OrbitRun<double[]> start(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
            return new Lyapunov(PublishedOrder.of(recipe, coupling, isPublishedOrder), settings)
                    .start(new Seed(recipe.stateSeed()), StateObserver.NONE, monitor)
                    .then(spectrum -> new double[] {
                        spectrum.max(),
                        spectrum.maxStandardError().orElse(Double.NaN),
                        Regime.isChaotic(spectrum) ? CHAOTIC : 0
                    });
        }

        static CriticalGains.Point point(NetworkRecipe recipe, double[] numbers) {
            return new CriticalGains.Point(
                    recipe.gain(),
                    Work.number(numbers, 0),
                    Work.number(numbers, 1),
                    Work.number(numbers, 2) == CHAOTIC ? Regime.CHAOTIC : Regime.UNDECIDED);
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

    /** Where the mean exponent over trials crosses zero. */
    enum Crossing {
        /** The published definition: the first gain of the grid with a mean of at least 0, after one below. */
        ON_GRID {
            @Override
            double gain(double below, double above, double meanBelow, double meanAbove) {
                return above;
            }
        },
        /** The same, with the mean linear in ln(gain) between the two gains. */
        INTERPOLATED {
            @Override
            double gain(double below, double above, double meanBelow, double meanAbove) {
                return below * Math.pow(above / below, meanBelow / (meanBelow - meanAbove));
            }
        };

        abstract double gain(double below, double above, double meanBelow, double meanAbove);
    }

    /**
     * {@return the gain at which the mean exponent first crosses zero; NaN if there is none}
     *
     * @param crossing how it is defined
     */
    double crossing(Crossing crossing) {
        return crossing(crossing, trials);
    }

    private double crossing(Crossing crossing, List<List<CriticalGains.Point>> curves) {
        double before = Double.NaN;
        for (int i = 0; i < gains.length; i++) {
            double mean = 0;
            for (List<CriticalGains.Point> curve : curves) {
                mean += curve.get(i).exponent() / curves.size();
            }
            if (before < 0 && mean >= 0) {
                return crossing.gain(gains[i - 1], gains[i], before, mean);
            }
            before = mean;
        }
        return Double.NaN;
    }

    /**
     * How the crossing scatters: that of so many trials, drawn with replacement from these.
     *
     * @param crossing how it is defined
     * @param count number of trials
     * @param name of the resampling: another one is independent
     * @return a gain for each resampling; NaN where there is none
     */
    double[] crossings(Crossing crossing, int count, String name) {
        final var random = new Seed(0).stream(name);
        final double[] resampled = new double[RESAMPLES];
        final List<List<CriticalGains.Point>> drawn = new ArrayList<>();
        for (int r = 0; r < RESAMPLES; r++) {
            drawn.clear();
            for (int i = 0; i < count; i++) {
                drawn.add(trials.get(random.nextInt(trials.size())));
            }
            resampled[r] = crossing(crossing, drawn);
        }
        return resampled;
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

    /**
     * How far the exponent falls from its top to the largest gain: the trials of even number say which gain has the top,
     * those of odd number how high it is, so that choosing it does not bias the fall.
     */
    Mean fallFromTop() {
        int top = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < gains.length; i++) {
            final double mean = Mean.of(exponents(i, 0)).value();
            if (mean > highest) {
                highest = mean;
                top = i;
            }
        }
        return Mean.ofDifferences(exponents(top, 1), exponents(gains.length - 1, 1));
    }

    /** The exponents at one gain, of every second trial from one on. */
    private double[] exponents(int gain, int first) {
        return IntStream.range(0, trials.size())
                .filter(trial -> trial % 2 == first)
                .mapToDouble(trial -> trials.get(trial).get(gain).exponent())
                .toArray();
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
