package org.tailspin.core.dynamics;

import java.util.OptionalDouble;

/**
 * The error of any function of groups of data, from its values with each group left out in turn (Efron and Tibshirani 1993,
 * equation 11.5): se&sup2; = (G-1)/G &Sigma;_g (f_(g) - mean f_(g))&sup2;.
 */
final class Jackknife {

    /** With two groups, one is left, which has no other to be multiplied with. */
    static final int MIN_GROUPS = 3;

    private Jackknife() {}

    /**
     * @param without the value without each group
     * @return the standard error; empty for fewer than {@link #MIN_GROUPS} groups, or unless all values are finite
     */
    static OptionalDouble error(double[] without) {
        double mean = 0;
        for (double value : without) {
            mean += value / without.length;
        }
        double squares = 0;
        for (double value : without) {
            squares += (value - mean) * (value - mean);
        }
        final double error = Math.sqrt(squares * (without.length - 1) / without.length);
        return without.length >= MIN_GROUPS && Double.isFinite(error)
                ? OptionalDouble.of(error)
                : OptionalDouble.empty();
    }
}
