package org.tailspin.core.dimension;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.tailspin.core.Monitor;

/**
 * How the distances T_1 &le; ... &le; T_k to the nearest neighbours of each state grow: the sums &Sigma;_(j&lt;k) ln(T_k/T_j)
 * that the nearest-neighbour estimators average in one way or another.
 *
 * <p>A state that occurs several times counts once, the first time, unless the data are rounded: its distance to itself would
 * be a neighbour's at 0.
 */
final class NeighbourRatios {

    /** Separate parts of the states for the error. */
    private static final int PARTS = 16;

    private static final int MIN_PARTS = 4;

    /** A part holds at least so many states for each neighbour. */
    private static final int PART_PER_NEIGHBOUR = 4;

    /** The fewer neighbours with which the estimate is compared: k over this. */
    private static final double FEWER = 4;

    /** Neighbours whose sums vary less than this part of what those of random states would are regular. */
    private static final double REGULAR = 0.5;

    private static final int POLL = 64;

    private NeighbourRatios() {}

    /**
     * The estimate from all states, with an error of two parts. One is from separate parts of consecutive states: the spread
     * of what each part gives alone, over &radic;parts. Neighbourhoods overlap within a part, never between two, so that
     * their dependence is covered, which a standard error over states would leave out. The other is what the number of
     * neighbours does: with D_k and D_k' from k and k' = k/4 neighbours (of the harmonic mean, whose noise is small),
     * |D_k - D_k'| / (1 - (k'/k)^(1/D)), with the error of that difference from the parts, which is the distance to the limit of no
     * neighbours if the departure grows with the distance of the neighbours, as at edges.
     *
     * <p>In place of the second part there is another where neighbours lie more regularly than those of random states, as along a rotation, whose states all
     * see the same neighbours, so that averaging over them adds nothing: the sum of one state then is one draw from the Gamma law
     * with k-1 degrees that the estimators rest on, and its part D/&radic;(k-1) &radic;(1-V) stays in the mean. V is the variance of the
     * sums over states, over that of the law, (k-1)/D&sup2;: from .84 to 2.5 for random clouds and chaotic orbits, below .4 for rotations,
     * where D_k' is another draw and tells nothing of edges.
     *
     * @param states at least k + 1 different ones
     * @param k neighbours
     * @param theiler w: states with |i - j| &le; w in time are no neighbours
     * @param monitor progress and cancellation
     * @param dimension from the sums, one for each state
     * @return the estimate; without an error for few states
     */
    static DimensionEstimate estimate(
            RecordedStates states, int k, int theiler, Monitor monitor, ToDoubleFunction<double[]> dimension) {
        if (states.isAtRest()) {
            return DimensionEstimate.AT_REST;
        }
        final int window = states.period().isPresent() ? 0 : theiler; // one period has no order in time
        final int[] times = states.times();
        final int fewer = (int) Math.max(2, Math.round(k / FEWER));
        final Sums sums = Sums.of(states, 0, times.length, k, fewer, window, monitor);
        checkResolution(states, sums, k);
        final double whole = dimension.applyAsDouble(sums.ofAll);
        checkContrast(states, whole, k);
        monitor.progress(0.5);
        final int parts = Math.min(PARTS, times.length / (PART_PER_NEIGHBOUR * k + 2 * window));
        final double[] ofPart = new double[parts < MIN_PARTS ? 0 : parts];
        final double[] differenceOfPart = new double[ofPart.length];
        for (int p = 0; p < ofPart.length; p++) {
            final int from = (int) ((long) p * times.length / parts);
            final int to = (int) ((long) (p + 1) * times.length / parts);
            final Sums part = Sums.of(states, from, to, k, fewer, window, monitor);
            ofPart[p] = dimension.applyAsDouble(part.ofAll);
            differenceOfPart[p] = part.difference(k, fewer);
            monitor.progress(0.5 + 0.5 * (p + 1) / parts);
        }
        final double difference = sums.difference(k, fewer);
        final double chance =
                DimensionEstimate.batches(0, differenceOfPart).standardError().orElse(0);
        final double departure = Math.hypot(difference, chance);
        final double regularity = regularity(sums.ofAll, whole, k);
        return DimensionEstimate.batches(whole, ofPart)
                .widened(
                        regularity > 0
                                ? regularity
                                : fewer < k && Double.isFinite(departure)
                                        ? departure / (1 - Math.pow((double) fewer / k, 1 / Math.max(whole, 1)))
                                        : 0);
    }

    /** What regular neighbours leave in the mean over states; 0 where they vary as those of random states do. */
    private static double regularity(double[] sums, double dimension, int k) {
        final double mean = mean(sums);
        final double variance =
                Arrays.stream(sums).map(sum -> (sum - mean) * (sum - mean)).sum() / (sums.length - 1);
        final double part = variance * (k - 1) / (mean * mean); // D = (k-1)/mean
        return part < REGULAR ? dimension * Math.sqrt((1 - part) / (k - 1)) : 0;
    }

    /** Where the k-th neighbour is not a tenth further away than the first, distances tell of no dimension. */
    private static void checkContrast(RecordedStates states, double dimension, int k) {
        final double most = Math.log(k) / Math.log(ScalingChoice.LEAST_RATIO);
        if (dimension > most) {
            throw new IllegalArgumentException("the distances of " + states.counted() + " states in "
                    + states.variables() + " columns are too much alike for a dimension: the " + k
                    + " neighbours of a state lie as far away as in a space of " + Math.round(dimension)
                    + " dimensions, of which " + states.counted() + " states could show at most "
                    + (float) (2 * Math.log10(states.counted())));
        }
    }

    /**
     * The harmonic mean over states spread in time, without an error.
     *
     * @param states at least k + 1 different ones
     * @param k neighbours
     * @param theiler w: states with |i - j| &le; w in time are no neighbours
     * @param most states whose neighbours are looked for
     * @param monitor asked now and then whether to stop
     * @return the estimate of MacKay and Ghahramani; empty if a state has fewer neighbours, or they lie within the resolution
     */
    static Optional<Double> harmonic(RecordedStates states, int k, int theiler, int most, Monitor monitor) {
        final double[][] all = states.states();
        final int[] times = states.times();
        final KdTree tree = new KdTree(all, times.clone(), monitor);
        final int references = Math.min(times.length, most);
        final double least = Math.pow(ScalingChoice.STEPS_OF_RESOLUTION * states.resolution(), 2);
        final double[] squared = new double[k];
        double sum = 0;
        int fine = 0;
        for (int i = 0; i < references; i++) {
            if (i % POLL == 0) {
                monitor.checkCancelled();
            }
            final int time = times[(int) ((long) i * times.length / references)];
            tree.nearest(all[time], time, theiler, squared);
            if (squared[k - 1] == Double.POSITIVE_INFINITY) {
                return Optional.empty();
            }
            fine += squared[k - 1] < least ? 1 : 0;
            sum += Sums.sum(squared, k);
        }
        final double dimension = (k - 1) * references / sum;
        return 2 * fine > references || !Double.isFinite(dimension) ? Optional.empty() : Optional.of(dimension);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static void checkResolution(RecordedStates states, Sums sums, int k) {
        final double[] sorted = sums.farthest.clone();
        Arrays.sort(sorted);
        final double median = Math.sqrt(sorted[sorted.length / 2]);
        final double least = ScalingChoice.STEPS_OF_RESOLUTION * states.resolution();
        if (median < least) {
            throw new IllegalArgumentException("the values are rounded to steps whose length is "
                    + (float) states.resolution() + ", and half of the states have their " + k + " neighbours within "
                    + (float) median + ", which must be at least " + (float) least + ": use more neighbours");
        }
    }

    /**
     * What the neighbours of each state tell.
     *
     * @param ofAll the sum over k neighbours
     * @param ofFewer the same over fewer
     * @param farthest squared distance of the k-th
     */
    private record Sums(double[] ofAll, double[] ofFewer, double[] farthest) {

        static Sums of(RecordedStates states, int from, int to, int k, int fewer, int theiler, Monitor monitor) {
            final int n = to - from;
            final double[][] all = states.states();
            final int[] times = Arrays.copyOfRange(states.times(), from, to);
            final KdTree tree = new KdTree(all, times.clone(), monitor);
            final double[] squared = new double[k];
            final Sums sums = new Sums(new double[n], new double[n], new double[n]);
            for (int i = 0; i < n; i++) {
                if (i % POLL == 0) {
                    monitor.checkCancelled();
                }
                tree.nearest(all[times[i]], times[i], theiler, squared);
                if (squared[k - 1] == Double.POSITIVE_INFINITY) {
                    throw new IllegalArgumentException("a state needs " + k
                            + " different neighbours further away in time than " + theiler + ", but one of " + n
                            + " has fewer");
                }
                sums.ofAll[i] = sum(squared, k);
                sums.ofFewer[i] = sum(squared, fewer);
                sums.farthest[i] = squared[k - 1];
            }
            return sums;
        }

        /** The dimension from fewer neighbours less that from all, by the harmonic mean. */
        double difference(int k, int fewer) {
            return fewer < k ? (fewer - 1) / mean(ofFewer) - (k - 1) / mean(ofAll) : 0;
        }

        private static double sum(double[] squared, int k) {
            double sum = 0;
            for (int j = 0; j < k - 1; j++) {
                sum += Math.log(squared[k - 1] / squared[j]) / 2;
            }
            return sum;
        }
    }

    static void check(int k, int least, int theiler) {
        if (k < least) {
            throw new IllegalArgumentException(
                    "the number of neighbours k must be at least " + least + ", but is " + k);
        }
        CorrelationSum.checkWindow(theiler);
    }
}
