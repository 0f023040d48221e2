package org.tailspin.core.dimension;

import java.util.Arrays;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.special.Gamma;
import org.tailspin.core.Monitor;

/**
 * The maximum-likelihood dimension of Levina and Bickel (2004), equation 8, with the factor k-2
 * that frees it of bias: with T_j the
 * distance from a state to its j-th nearest neighbour,
 *
 * <pre>m_x = [1/(k-2) &Sigma;_(j&lt;k) ln(T_k/T_j)]^-1,   D = mean of m_x over the states.</pre>
 *
 * <p>Of 50 states or more, the hundredth part with the largest m_x counts as the least of these, and the mean is corrected
 * for what that takes off m_x of Poisson neighbours: the neighbours of an outlier lie all at one distance, and one m_x of
 * 10^8 would be the mean.
 *
 * <p>Edges and noise bias it, the more so the larger D; k = 20 reads a cube of 5000 points as 2.9. The error covers what
 * {@link NeighbourRatios#estimate} says.
 *
 * @param k neighbours, at least 3
 * @param theiler w, at least 0: states with |i - j| &le; w in time are no neighbours
 */
public record LevinaBickel(int k, int theiler) implements DimensionEstimator {

    /** Part of the states whose m_x is limited. */
    private static final double LIMITED = 0.01;

    /** With fewer states none is limited. */
    private static final int MIN_LIMITED = 50;

    /** Enough to average over, few enough to be near. */
    public static final int DEFAULT_K = 20;

    /**
     * Checks the values.
     *
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
     * Estimates the dimension of recorded states.
     *
     * @throws IllegalArgumentException also if there are no k different neighbours, all k of more than a hundredth of
     *     the states are at one distance, or they lie within the resolution of the data
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
        return NeighbourRatios.estimate(states, k, theiler, monitor, this::mean);
    }

    private double mean(double[] sums) {
        final double[] ascending = sums.clone();
        Arrays.sort(ascending);
        final int least = ascending.length < MIN_LIMITED ? 0 : (int) Math.round(LIMITED * ascending.length);
        final double limit = ascending[least];
        if (!(limit > 0)) {
            throw new IllegalArgumentException("all " + k
                    + " neighbours of a state lie at the same distance: use more neighbours, or MacKay-Ghahramani");
        }
        double mean = 0;
        for (double sum : ascending) {
            mean += (k - 2) / Math.max(sum, limit) / ascending.length;
        }
        return mean / limitedPart((double) least / ascending.length);
    }

    /** What is left of the mean of m_x if its largest values, this part of all, are replaced by the least of them. */
    private double limitedPart(double part) {
        if (!(part > 0)) {
            return 1;
        }
        // (k-2)/m_x has the Gamma law of shape k-1 and scale 1/D
        final double g = new GammaDistribution(k - 1, 1).inverseCumulativeProbability(part);
        return Gamma.regularizedGammaQ(k - 2, g) + part * (k - 2) / g;
    }
}
