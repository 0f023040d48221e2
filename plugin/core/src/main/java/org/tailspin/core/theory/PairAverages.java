package org.tailspin.core.theory;

/**
 * Averages over a pair (x, y) of Gaussian variables of the same variance, as functions of their covariance &Delta;, which
 * lies between 0 and the variance.
 */
interface PairAverages {

    /** C(&Delta;) = E &phi;(x) &phi;(y). */
    double overlap(double delta);

    /** C'(&Delta;) = E &phi;'(x) &phi;'(y), by Price's theorem. */
    double slopeOverlap(double delta);

    /** The integral of C from 0 to &Delta;, over &Delta;&sup2;; at 0 its limit, half of C'(0). */
    double integralRatio(double delta);

    /**
     * {@return closed forms for the error function, quadrature for any other}
     *
     * @param phi the nonlinearity
     * @param variance of x and of y, above 0
     */
    static PairAverages of(TransferFunction phi, double variance) {
        return phi == TransferFunction.erf() ? new ErrorFunctionPairs(variance) : new QuadraturePairs(phi, variance);
    }
}
