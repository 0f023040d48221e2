package org.tailspin.core.dimension;

import org.tailspin.core.Monitor;

/**
 * The maximum-likelihood dimension of Levina and Bickel (2004), equation 8, with the factor k-2
 * that frees it of bias: with T_j the
 * distance from a state to its j-th nearest neighbour,
 *
 * <pre>m_x = [1/(k-2) &Sigma;_(j&lt;k) ln(T_k/T_j)]^-1,   D = mean of m_x over the states.</pre>
 *
 * <p>Edges and noise bias it, the more so the larger D; k = 20 reads a cube of 5000 points as 2.9. The error is the spread
 * of up to 16 separate parts of the states. A state that occurs several times counts once.
 *
 * @param k neighbours, at least 3
 * @param theiler w, at least 0: states with |i - j| &le; w in time are no neighbours
 */
public record LevinaBickel(int k, int theiler) implements DimensionEstimator {

    /** Enough to average over, few enough to be near. */
    public static final int DEFAULT_K = 20;

    /**
     * @throws IllegalArgumentException outside the ranges
     */
    public LevinaBickel {
        NeighbourRatios.check(k, 3, theiler);
    }

    @Override
    public String name() {
        return "levina_bickel";
    }

    /**
     * @throws IllegalArgumentException also if there are no k different neighbours, or all k of a state are at one distance
     */
    @Override
    public DimensionEstimate estimate(double[][] states, Monitor monitor) {
        return NeighbourRatios.estimate(states, k, theiler, monitor, sums -> {
            double mean = 0;
            for (double sum : sums) {
                if (!(sum > 0)) {
                    throw new IllegalArgumentException(
                            "all " + k
                                    + " neighbours of a state lie at the same distance: use more neighbours, or MacKay-Ghahramani");
                }
                mean += (k - 2) / sum / sums.length;
            }
            return mean;
        });
    }
}
