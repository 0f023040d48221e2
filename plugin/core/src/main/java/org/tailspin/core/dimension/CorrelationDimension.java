package org.tailspin.core.dimension;

import java.util.Arrays;
import java.util.Optional;
import org.tailspin.core.Monitor;

/**
 * The correlation dimension of Grassberger and Procaccia (1983): the slope of ln C(r) against ln r over a scaling range; C and
 * the meaning of the error are those of {@link CorrelationSum}.
 *
 * <p>Without a given range it is chosen by the number of pairs: from the distance within which every state has two others on
 * average, C = 2/n, to that within which 3 % of all pairs lie, both found from 256 states spread over time, in steps of
 * 2^(1/8). It needs 134 states, and knows nothing of a bend in the curve: look at the local slopes.
 * A cycle, or any other finite set of states, has dimension 0 where the range lies below their distances.
 *
 * @param range the scaling range; empty to choose it
 * @param theiler w, at least 0: pairs of states with |i - j| &le; w in time are left out; for a flow about three times the
 *     inverse of the largest Lyapunov exponent, in states
 * @param radii number of distances in the range, at least 2
 */
public record CorrelationDimension(Optional<ScalingRange> range, int theiler, int radii) implements DimensionEstimator {

    /** Enough for a map. */
    public static final int DEFAULT_THEILER = 10;

    /** Distances in a range of usual length, some ten per decade. */
    public static final int DEFAULT_RADII = 24;

    /** Neighbours on average at the lower end of a chosen range. */
    private static final double LOW_NEIGHBOURS = 2;

    /** Part of the pairs at the upper end of a chosen range. */
    private static final double HIGH_PART = 0.03;

    /** The least ratio of the two. */
    private static final double LEAST_RATIO = 2;

    private static final int REFERENCES = 256;

    /** Distances to choose from: from the diameter of the cloud down by 2^-40, where rounding begins. */
    private static final int OCTAVES = 40;

    private static final int PER_OCTAVE = 8;

    /**
     * @throws IllegalArgumentException outside the ranges
     */
    public CorrelationDimension {
        CorrelationSum.checkWindow(theiler);
        if (radii < 2) {
            throw new IllegalArgumentException("the number of distances must be at least 2, but is " + radii);
        }
    }

    /**
     * @param range the scaling range
     * @param theiler w
     * @return the estimator with the default number of distances
     */
    public static CorrelationDimension over(ScalingRange range, int theiler) {
        return new CorrelationDimension(Optional.of(range), theiler, DEFAULT_RADII);
    }

    /**
     * @param theiler w
     * @return the estimator that chooses its range, with the default number of distances
     */
    public static CorrelationDimension automatic(int theiler) {
        return new CorrelationDimension(Optional.empty(), theiler, DEFAULT_RADII);
    }

    @Override
    public String name() {
        return "correlation_dimension";
    }

    @Override
    public DimensionEstimate estimate(double[][] states, Monitor monitor) {
        return analyse(states, monitor).estimate();
    }

    /**
     * @param states {@code states[t]} is the state at time t; of one length, finite, at least w + 2
     * @param monitor progress and cancellation
     * @return the dimension, the range that was used, and the curve
     * @throws IllegalArgumentException if there are too few states, they differ in length, an entry is not finite, or no two
     *     states are as close as the lower end of the range
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public CorrelationAnalysis analyse(double[][] states, Monitor monitor) {
        States.check(states, theiler + 2);
        if (States.atRest(states)) {
            return new CorrelationAnalysis(DimensionEstimate.AT_REST, Optional.empty(), Optional.empty());
        }
        final ScalingRange used = range.orElseGet(() -> choose(states, monitor));
        final CorrelationSum sum = CorrelationSum.of(states, used.radii(radii), theiler, monitor);
        return new CorrelationAnalysis(sum.slope(), Optional.of(used), Optional.of(sum));
    }

    private ScalingRange choose(double[][] states, Monitor monitor) {
        final int n = states.length;
        final double lowPart = LOW_NEIGHBOURS / n;
        if (!(HIGH_PART / lowPart >= LEAST_RATIO)) {
            throw new IllegalArgumentException("the choice of a scaling range needs at least "
                    + (int) Math.ceil(LEAST_RATIO * LOW_NEIGHBOURS / HIGH_PART) + " states, but has " + n
                    + ": give the range");
        }
        final int references = Math.min(n, REFERENCES);
        double farthest = 0;
        for (double[] state : states) {
            farthest = Math.max(farthest, PairCounts.squaredDistance(states[0], state));
        }
        // Shells of squared distances, in equal ratios up to twice the farthest from one state: no pair is beyond.
        final double[] squared = new double[OCTAVES * PER_OCTAVE + 1];
        for (int r = 0; r < squared.length; r++) {
            squared[r] = 4 * farthest * Math.pow(4, (double) (r + 1 - squared.length) / PER_OCTAVE);
        }
        final long[] counts = new long[squared.length];
        double pairs = 0;
        for (int k = 0; k < references; k++) {
            monitor.checkCancelled();
            final int i = (int) ((long) k * n / references);
            for (int j = 0; j < n; j++) {
                if (Math.abs(i - j) > theiler) {
                    final int place = Arrays.binarySearch(squared, PairCounts.squaredDistance(states[i], states[j]));
                    counts[Math.min(counts.length - 1, place < 0 ? -1 - place : place + 1)]++;
                    pairs++;
                }
            }
        }
        for (int r = 1; r < counts.length; r++) {
            counts[r] += counts[r - 1];
        }
        int low = 0;
        while (low < counts.length - 2 && counts[low] < lowPart * pairs) {
            low++;
        }
        int high = counts.length - 1;
        while (high > low + 1 && counts[high] > Math.max(HIGH_PART * pairs, counts[0])) {
            high--;
        }
        return new ScalingRange(Math.sqrt(squared[low]), Math.sqrt(squared[high]));
    }
}
