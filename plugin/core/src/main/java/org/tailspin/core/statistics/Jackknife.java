package org.tailspin.core.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The error of any function of groups of data, from its values with each group left out in turn (Efron and Tibshirani 1993,
 * equation 11.5): se&sup2; = (G-1)/G &Sigma;_g (f_(g) - mean f_(g))&sup2;.
 */
public final class Jackknife {

    private Jackknife() {}

    /**
     * Computes the standard error.
     *
     * @param without the value without each group
     * @return one standard deviation; empty for fewer than two groups, or unless all values are finite
     */
    public static OptionalDouble error(double[] without) {
        final double mean = Arrays.stream(without).sum() / without.length;
        double squares = 0;
        for (double value : without) {
            squares += (value - mean) * (value - mean);
        }
        final double error = Math.sqrt(squares * (without.length - 1) / without.length);
        return without.length > 1 && Double.isFinite(error) ? OptionalDouble.of(error) : OptionalDouble.empty();
    }
}
