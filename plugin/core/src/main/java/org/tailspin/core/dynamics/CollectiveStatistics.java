package org.tailspin.core.dynamics;

/**
 * What {@link CollectiveActivity} knows after a run.
 *
 * @param participationRatio PR = (tr C)&sup2; / tr(C&sup2;) of the covariance, without the bias of a finite run; NaN for a
 *     state at rest
 * @param singleNeuron C(&tau;), averaged over neurons; of z-scored activity the mean autocorrelation
 * @param population &psi;(&tau;) = (1/N) &sum;_ij C_ij(&tau;)&sup2;; compare C(&tau;) {@link LagFunction#squared squared}
 */
public record CollectiveStatistics(Estimated participationRatio, LagFunction singleNeuron, LagFunction population) {

    /**
     * @return how long single neurons remember: the integral of (C(&tau;)/C(0))&sup2;, comparable with {@link
     *     #populationTime}
     */
    public Estimated singleNeuronTime() {
        return singleNeuron.squared().integralTime();
    }

    /**
     * @return how long the population remembers: the integral of &psi;(&tau;)/&psi;(0)
     */
    public Estimated populationTime() {
        return population.integralTime();
    }
}
