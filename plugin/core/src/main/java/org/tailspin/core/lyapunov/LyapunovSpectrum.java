package org.tailspin.core.lyapunov;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Lyapunov exponents with their errors, in nats per step of a map or per unit time of a flow.
 */
public final class LyapunovSpectrum {

    private final double[] exponents;
    private final double[] standardErrors;
    private final int dimension;
    private final int steps;
    private final OptionalDouble sumRuleResidual;

    LyapunovSpectrum(
            double[] exponents, double[] standardErrors, int dimension, int steps, OptionalDouble sumRuleResidual) {
        this.exponents = exponents;
        this.standardErrors = standardErrors;
        this.dimension = dimension;
        this.steps = steps;
        this.sumRuleResidual = sumRuleResidual;
    }

    /**
     * @return the exponents in descending order; minus infinity where the tangent maps are singular
     */
    public double[] exponents() {
        return exponents.clone();
    }

    /**
     * Standard errors over time, from batch means of the local growth rates.
     *
     * @return one per exponent, in their order; NaN where there are too few steps for batches, or the exponent is not
     *     finite
     */
    public double[] standardErrors() {
        return standardErrors.clone();
    }

    /**
     * @return &lambda;_max
     */
    public double max() {
        return exponents[0];
    }

    /**
     * @return standard error of &lambda;_max; empty where there are too few steps for batches
     */
    public OptionalDouble maxStandardError() {
        return Double.isNaN(standardErrors[0]) ? OptionalDouble.empty() : OptionalDouble.of(standardErrors[0]);
    }

    /**
     * @return whether every exponent of the system was computed
     */
    public boolean isFull() {
        return exponents.length == dimension;
    }

    /**
     * @return number of measured steps
     */
    public int steps() {
        return steps;
    }

    /**
     * The Kolmogorov-Sinai entropy by Pesin's formula, an upper bound in general: the sum of the positive exponents.
     *
     * @return h, in the unit of the exponents
     */
    public double kolmogorovSinaiEntropy() {
        double h = 0;
        for (double exponent : exponents) {
            h += Math.max(0, exponent);
        }
        return h;
    }

    /**
     * The sum of the exponents minus the mean of ln|det J_t|, in the unit of the exponents. Zero up to rounding. It
     * checks the factorisation; any orthonormal frame would pass, so it says nothing of the order of the tangent maps.
     *
     * @return the residual; empty unless the spectrum is full and the tangent maps are invertible
     */
    public OptionalDouble sumRuleResidual() {
        return sumRuleResidual;
    }

    /**
     * @return how many exponents are minus infinity
     */
    public int singular() {
        return (int) Arrays.stream(exponents)
                .filter(exponent -> exponent == Double.NEGATIVE_INFINITY)
                .count();
    }

    /**
     * @return what a reader should know of the exponents; empty if nothing
     */
    public String note() {
        return singular() == 0
                ? ""
                : singular() + " of " + exponents.length
                        + " exponents are minus infinity: the couplings are exactly singular";
    }
}
