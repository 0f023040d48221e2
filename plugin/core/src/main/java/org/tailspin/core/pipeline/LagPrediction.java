package org.tailspin.core.pipeline;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** What theory says of the memory of networks. */
@FunctionalInterface
public interface LagPrediction {

    /** Nothing. */
    LagPrediction NONE = lags -> Values.none(lags.length);

    /**
     * {@return the values there for large N}
     *
     * @param lags in units of time, at least 0
     */
    Values at(double... lags);

    /**
     * Values of theory, one for each lag.
     *
     * @param singleNeuron C(&tau;)/C(0) of &phi;(x), mean over neurons; NaN without a theory
     * @param population (1/N) &Sigma;_ij C_ij(&tau;)&sup2; over C(0)&sup2;; NaN without a theory
     * @param twoTime (1/N) &Sigma;_ij C_ij(&tau;) C_ij(0) over C(0)&sup2;; NaN without a theory
     */
    record Values(double[] singleNeuron, double[] population, double[] twoTime) {

        private static Values none(int size) {
            final double[] none = new double[size];
            Arrays.fill(none, Double.NaN);
            return new Values(none, none.clone(), none.clone());
        }

        /** {@return whether there is a theory at any lag} */
        public boolean isPresent() {
            return DoubleStream.concat(Arrays.stream(singleNeuron), Arrays.stream(population))
                    .anyMatch(Double::isFinite);
        }
    }
}
