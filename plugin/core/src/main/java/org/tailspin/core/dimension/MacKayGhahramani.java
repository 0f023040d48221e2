package org.tailspin.core.dimension;

import org.tailspin.core.Monitor;

/**
 * The nearest-neighbour dimension of Levina and Bickel as MacKay and Ghahramani (2005) correct it: the inverse is averaged,
 * which is the maximum of the likelihood of all states together. With T_j the distance from a state to its j-th nearest
 * neighbour,
 *
 * <pre>D = [mean over the states of 1/(k-1) &Sigma;_(j&lt;k) ln(T_k/T_j)]^-1.</pre>
 *
 * <p>The error covers what {@link NeighbourRatios#estimate} says.
 *
 * @param k neighbours, at least 2
 * @param theiler w, at least 0: states with |i - j| &le; w in time are no neighbours
 */
public record MacKayGhahramani(int k, int theiler) implements DimensionEstimator {

    /** Enough to average over, few enough to be near. */
    public static final int DEFAULT_K = LevinaBickel.DEFAULT_K;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public MacKayGhahramani {
        NeighbourRatios.check(k, 2, theiler);
    }

    @Override
    public String name() {
        return "mackay_ghahramani";
    }

    /**
     * Estimates the dimension of recorded states.
     *
     * @throws IllegalArgumentException also if there are no k different neighbours, or all k are at one distance for
     *     every state, or they lie within the resolution of the data
     */
    @Override
    public DimensionEstimate estimate(double[][] states, Monitor monitor) {
        return estimate(RecordedStates.of(states, monitor), monitor);
    }

    /**
     * {@return the dimension and its error}
     *
     * @param states the record
     * @param monitor progress and cancellation
     * @throws IllegalArgumentException as for rows
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public DimensionEstimate estimate(RecordedStates states, Monitor monitor) {
        return NeighbourRatios.estimate(states, k, theiler, monitor, sums -> {
            double mean = 0;
            for (double sum : sums) {
                mean += sum / (k - 1) / sums.length;
            }
            if (!(mean > 0)) {
                throw new IllegalArgumentException(
                        "all " + k + " neighbours of every state lie at the same distance: use more neighbours");
            }
            return 1 / mean;
        });
    }
}
