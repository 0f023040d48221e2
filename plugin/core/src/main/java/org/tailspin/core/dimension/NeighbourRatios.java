package org.tailspin.core.dimension;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;

/**
 * How the distances T_1 &le; ... &le; T_k to the nearest neighbours of each state grow: the sums &Sigma;_(j&lt;k) ln(T_k/T_j)
 * that the nearest-neighbour estimators average in one way or another.
 *
 * <p>A state that occurs several times counts once, the first time: its distance to itself would be a neighbour's at 0.
 */
final class NeighbourRatios {

    /** Separate parts of the states for the error. */
    private static final int PARTS = 16;

    private static final int MIN_PARTS = 4;

    /** A part holds at least so many states for each neighbour. */
    private static final int PART_PER_NEIGHBOUR = 25;

    private static final int POLL = 64;

    private NeighbourRatios() {}

    /**
     * The estimate from all states, with an error from separate parts of consecutive states: the spread of what each part
     * gives alone, over &radic;parts. Neighbourhoods overlap within a part, never between two, so that their dependence is
     * covered, which a standard error over states would leave out; neighbours in a part are farther away, so that a bias that
     * depends on their distance is common to the parts, and is not covered.
     *
     * @param states at least k + 1 different ones
     * @param k neighbours
     * @param theiler w: states with |i - j| &le; w in time are no neighbours
     * @param monitor progress and cancellation
     * @param dimension from the sums, one for each state
     * @return the estimate
     */
    static DimensionEstimate estimate(
            double[][] states, int k, int theiler, Monitor monitor, ToDoubleFunction<double[]> dimension) {
        States.check(states, 2);
        if (States.atRest(states)) {
            return DimensionEstimate.AT_REST;
        }
        final int[] times = distinct(states);
        final double whole = dimension.applyAsDouble(sums(states, times, 0, times.length, k, theiler, monitor));
        monitor.progress(0.5);
        final int parts = Math.min(PARTS, times.length / (PART_PER_NEIGHBOUR * k + 2 * theiler));
        final double[] ofPart = new double[parts < MIN_PARTS ? 0 : parts];
        for (int p = 0; p < ofPart.length; p++) {
            final int from = (int) ((long) p * times.length / parts);
            final int to = (int) ((long) (p + 1) * times.length / parts);
            ofPart[p] = dimension.applyAsDouble(sums(states, times, from, to, k, theiler, monitor));
            monitor.progress(0.5 + 0.5 * (p + 1) / parts);
        }
        return DimensionEstimate.batches(whole, ofPart);
    }

    /** The times of all different states, in order. */
    private static int[] distinct(double[][] states) {
        final Comparator<Integer> byState = (s, t) -> {
            for (int i = 0; i < states[s].length; i++) {
                if (states[s][i] != states[t][i]) {
                    return states[s][i] < states[t][i] ? -1 : 1;
                }
            }
            return 0;
        };
        final Integer[] sorted =
                IntStream.range(0, states.length).boxed().sorted(byState).toArray(Integer[]::new); // stable
        return IntStream.range(0, sorted.length)
                .filter(i -> i == 0 || byState.compare(sorted[i - 1], sorted[i]) != 0)
                .map(i -> sorted[i])
                .sorted()
                .toArray();
    }

    private static double[] sums(
            double[][] states, int[] times, int from, int to, int k, int theiler, Monitor monitor) {
        final int n = to - from;
        final KdTree tree = new KdTree(states, Arrays.copyOfRange(times, from, to), monitor);
        final double[] squared = new double[k];
        final double[] sums = new double[n];
        for (int i = 0; i < n; i++) {
            if (i % POLL == 0) {
                monitor.checkCancelled();
            }
            final int time = times[from + i];
            tree.nearest(states[time], time, theiler, squared);
            if (squared[k - 1] == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("a state needs " + k
                        + " different neighbours further away in time than " + theiler + ", but one of " + n
                        + " has fewer");
            }
            double sum = 0;
            for (int j = 0; j < k - 1; j++) {
                sum += Math.log(squared[k - 1] / squared[j]) / 2;
            }
            sums[i] = sum;
        }
        return sums;
    }

    static void check(int k, int least, int theiler) {
        if (k < least) {
            throw new IllegalArgumentException(
                    "the number of neighbours k must be at least " + least + ", but is " + k);
        }
        CorrelationSum.checkWindow(theiler);
    }
}
