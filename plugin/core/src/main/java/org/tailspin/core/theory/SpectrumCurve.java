package org.tailspin.core.theory;

/** A spectrum, and what follows from it. */
interface SpectrumCurve {

    /** The fraction of exponents above 0. */
    double unstableFraction();

    /** The integral of the positive exponents over the rank fraction. */
    double entropy();

    /** The rank fraction at which the integral of the exponents is 0. */
    double kaplanYorke();

    /** The exponent at a rank fraction, per unit time. */
    double exponent(double r);
}
