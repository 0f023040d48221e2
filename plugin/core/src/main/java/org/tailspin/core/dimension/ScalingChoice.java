package org.tailspin.core.dimension;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.tailspin.core.Monitor;

/**
 * The scaling range of a correlation sum, chosen for a record of n states that count, and the dimension.
 *
 * <p>It ends where 5 % of the pairs are closer, for beyond bends the size of the cloud. It begins where every state has 10 others on
 * average, C = 10/n; where that leaves less than a factor of 4, further down, to C = 2/n at the least, and never below four times the
 * resolution of the data. If the resolution is what leaves less, it ends further up, where at most 20 % of the pairs are closer.
 *
 * <p>The dimension and most of its error are those of {@link CorrelationSum#limit}. A density with singularities converges as 1/ln r,
 * which no range shows. But then neighbours, which weigh all states alike, give more: D2 never exceeds the information dimension,
 * so that the excess of {@link NeighbourRatios#harmonic} enters the error.
 */
final class ScalingChoice {

    /** Of states that count. */
    static final int MIN_STATES = 128;

    /** Distances below so many steps of the data tell of the steps: at four, the grid of a curve changes C by a few per cent. */
    static final double STEPS_OF_RESOLUTION = 4;

    /** On average at the lower end. */
    private static final double NEIGHBOURS = 10;

    /** And where that leaves a short range. */
    private static final double LEAST_NEIGHBOURS = 2;

    /** Part of the pairs at the upper end. */
    private static final double HIGH_PART = 0.05;

    /** And where data are coarse. */
    private static final double MOST_PART = 0.2;

    /** Ratio of the two ends, if possible. */
    private static final double RATIO = 4;

    /** What coarse data must leave of it. */
    private static final double LEAST_RATIO_OF_COARSE = 2;

    /** In a ball of D dimensions C = (r/R)^D: from 2/n to 5 % of 200 states this is reached at D = 17. */
    static final double LEAST_RATIO = 1.1;

    /** States whose neighbours are looked for. */
    private static final int MOST_NEIGHBOURHOODS = 2000;

    private static final int REFERENCES = 256;

    /** Distances to search: from the diameter of the cloud down by 2^-40, where rounding begins. */
    private static final int OCTAVES = 40;

    private static final int PER_OCTAVE = 8;

    /** Distances between the ends that were found, for each factor of 2: of many dimensions, whose range is short, and of few. */
    private static final int FINE = 16;

    private static final int MOST_FINE_OCTAVES = 12;

    /** Of many dimensions, whose range is a part of an octave. */
    private static final int LEAST_DISTANCES = 24;

    private final RecordedStates states;
    private final int theiler;
    private final Monitor monitor;
    private final double resolved;

    ScalingChoice(RecordedStates states, int theiler, Monitor monitor) {
        this.states = states;
        this.theiler = theiler;
        this.monitor = monitor;
        resolved = STEPS_OF_RESOLUTION * states.resolution();
    }

    /**
     * Chooses the range and fits the slope in it.
     *
     * @throws IllegalArgumentException if there is no range
     */
    CorrelationAnalysis analyse() {
        final int n = states.counted();
        if (n < MIN_STATES) {
            throw new IllegalArgumentException("the choice of a scaling range needs at least " + MIN_STATES
                    + " different states, but has " + n + ": give the range");
        }
        final CorrelationSum wide = CorrelationSum.of(states.states(), states.times(), grid(), theiler, monitor);
        final double[] radii = wide.radii();
        final double[] part = wide.values();
        final int sparse = first(part, LEAST_NEIGHBOURS / n);
        final int coarse = resolved > 0 ? first(radii, resolved) : 0;
        final int least = Math.max(sparse, coarse);
        int low = Math.max(least, first(part, NEIGHBOURS / n));
        int high = last(part, HIGH_PART);
        if (!(high > low && radii[high] >= RATIO * radii[low])) {
            low = Math.max(least, last(radii, Math.max(radii[0], radii[high] / RATIO)));
        }
        if (coarse > sparse && !(high > low && radii[high] >= RATIO * radii[low])) {
            high = Math.max(high, Math.min(last(part, MOST_PART), last(radii, RATIO * radii[low])));
            checkResolution(radii, part, low, high);
        }
        if (high < low + CorrelationSum.MIN_BENT - 1 || radii[high] < LEAST_RATIO * radii[low]) {
            throw new IllegalArgumentException("the distances of " + n + " states in " + states.variables()
                    + " columns are too much alike for a scaling range: every state has "
                    + (int) LEAST_NEIGHBOURS + " others within " + round(radii[low]) + ", and "
                    + (int) (100 * HIGH_PART) + " % of all within " + round(radii[Math.max(0, high)]));
        }
        final CorrelationSum sum = wide.between(low, high);
        final DimensionEstimate limit = sum.limit();
        return new CorrelationAnalysis(
                limit.widened(coarseness(limit, radii[low])).widened(excess(limit)),
                Optional.of(new ScalingRange(radii[low], radii[high])),
                Optional.of(sum));
    }

    /** Of the dimension of neighbours, which is at most the number of columns. */
    private double excess(DimensionEstimate limit) {
        final Optional<Double> ofNeighbours = NeighbourRatios.harmonic(
                states, Math.min(LevinaBickel.DEFAULT_K, states.counted() / 2), theiler, MOST_NEIGHBOURHOODS, monitor);
        return Math.max(0, Math.min(states.variables(), ofNeighbours.orElse(0.0)) - limit.dimension());
    }

    private void checkResolution(double[] radii, double[] part, int low, int high) {
        if (high <= low || radii[high] < LEAST_RATIO_OF_COARSE * radii[low]) {
            throw new IllegalArgumentException("the values are rounded to steps whose length is "
                    + round(states.resolution()) + ", too coarse for a scaling range: within "
                    + (int) STEPS_OF_RESOLUTION + " of them lie "
                    + Math.round(100 * part[Math.min(low, part.length - 1)])
                    + " % of the pairs");
        }
    }

    /** What the steps do to the slope: a part of it of the order of the variance of the dither over the least distance squared. */
    private double coarseness(DimensionEstimate estimate, double low) {
        final double steps = states.resolution() / low;
        return estimate.dimension() * steps * steps / 4;
    }

    private static double round(double x) {
        return x == 0 ? 0 : Double.parseDouble(String.format(Locale.ROOT, "%.3g", x));
    }

    /** The first place whose value reaches a level, or the last place. */
    private static int first(double[] ascending, double level) {
        int i = 0;
        while (i < ascending.length - 1 && ascending[i] < level) {
            i++;
        }
        return i;
    }

    /** The last place whose value does not exceed a level, or the first place. */
    private static int last(double[] ascending, double level) {
        int i = ascending.length - 1;
        while (i > 0 && ascending[i] > level) {
            i--;
        }
        return i;
    }

    /** Distances in equal ratios around all that may be chosen, from a few states spread over time. */
    private double[] grid() {
        final double[][] all = states.states();
        final int[] times = states.times();
        final int n = times.length;
        double farthest = 0;
        for (int time : times) {
            farthest = Math.max(farthest, PairCounts.squaredDistance(all[times[0]], all[time]));
        }
        // Shells of squared distances, in equal ratios up to twice the farthest from one state: no pair is beyond.
        final double[] squared = new double[OCTAVES * PER_OCTAVE + 1];
        for (int r = 0; r < squared.length; r++) {
            squared[r] = 4 * farthest * Math.pow(4, (double) (r + 1 - squared.length) / PER_OCTAVE);
        }
        final long[] counts = new long[squared.length];
        double pairs = 0;
        final int references = Math.min(n, REFERENCES);
        for (int k = 0; k < references; k++) {
            monitor.checkCancelled();
            final int reference = times[(int) ((long) k * n / references)];
            for (int time : times) {
                if (Math.abs(reference - time) > theiler) {
                    final int place =
                            Arrays.binarySearch(squared, PairCounts.squaredDistance(all[reference], all[time]));
                    counts[Math.min(counts.length - 1, place < 0 ? -1 - place : place + 1)]++;
                    pairs++;
                }
            }
        }
        int low = 0;
        double below = counts[0];
        while (low < counts.length - 2 && below < LEAST_NEIGHBOURS / n / 2 * pairs) {
            low++;
            below += counts[low];
        }
        int high = low;
        while (high < counts.length - 1 && below < 1.5 * MOST_PART * pairs) {
            high++;
            below += counts[high];
        }
        final double bottom = Math.sqrt(squared[Math.max(0, low - 1)]);
        final double top = Math.sqrt(squared[high]);
        final double octaves = Math.log(top / bottom) / Math.log(2);
        final int steps = (int) Math.ceil(octaves * (octaves > MOST_FINE_OCTAVES ? PER_OCTAVE : FINE));
        return new ScalingRange(bottom, top).radii(Math.max(LEAST_DISTANCES, steps + 1));
    }
}
