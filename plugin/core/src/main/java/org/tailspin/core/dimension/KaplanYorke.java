package org.tailspin.core.dimension;

import java.util.Arrays;

/**
 * The dimension of Kaplan and Yorke (1979): with c_k the sum of the k largest exponents and k the largest index with
 * c_k &ge; 0, D = k + c_k / |&lambda;_(k+1)|.
 *
 * @param dimension D
 * @param isLowerBound whether the exponents ended before their sum turned negative, so that the true dimension is larger
 */
public record KaplanYorke(double dimension, boolean isLowerBound) {

    /**
     * @param exponents of any order; minus infinity is allowed, NaN is not
     * @param complete whether these are all exponents of the system; then the dimension is exact even if the sum never
     *     turns negative
     * @return the dimension: 0 if the largest exponent is negative, the number of exponents if the sum never turns
     *     negative
     * @throws IllegalArgumentException if there are no exponents, or one is NaN
     */
    public static KaplanYorke of(double[] exponents, boolean complete) {
        if (exponents.length == 0) {
            throw new IllegalArgumentException("the Kaplan-Yorke dimension needs at least 1 exponent, but has 0");
        }
        final double[] sorted = exponents.clone();
        Arrays.sort(sorted); // ascending, NaN last
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("the exponents must be numbers, but one is NaN");
        }
        double sum = 0;
        for (int k = 0; k < sorted.length; k++) {
            final double next = sorted[sorted.length - 1 - k];
            if (sum + next < 0) {
                return new KaplanYorke(k + sum / -next, false);
            }
            sum += next;
        }
        return new KaplanYorke(sorted.length, !complete);
    }
}
