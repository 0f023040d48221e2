package org.tailspin.core.dynamics;

import org.tailspin.core.statistics.Estimated;

/**
 * What {@link CollectiveActivity} knows after a run.
 *
 * @param participationRatio PR = (tr C)&sup2; / tr(C&sup2;) of the covariance, without the bias of a finite run; NaN for a
 *     state at rest
 * @param singleNeuron C(&tau;), averaged over neurons; of z-scored activity the mean autocorrelation
 * @param population &psi;(&tau;) = (1/N) &sum;_ij C_ij(&tau;)&sup2;; compare C(&tau;) {@link LagFunction#squared squared}
 * @param twoTime &Psi;(&tau;, 0) = (1/N) &sum;_ij C_ij(&tau;) C_ij(0), by different groups of data for either (eq. 24 of Clark, Marschall,
 *     van Meegen, Litwin-Kumar 2025); the autocorrelation of principal components weighted by the squares of their variances
 */
public record CollectiveStatistics(
        Estimated participationRatio, LagFunction singleNeuron, LagFunction population, LagFunction twoTime) {

    /**
     * {@return how long single neurons remember: the integral of (C(&tau;)/C(0))&sup2;, comparable with {@link
     * #populationTime}}
     */
    public Estimated singleNeuronTime() {
        return singleNeuron.squared().integralTime();
    }

    /** {@return how long the population remembers: the integral of &psi;(&tau;)/&psi;(0)} */
    public Estimated populationTime() {
        return population.integralTime();
    }
}
