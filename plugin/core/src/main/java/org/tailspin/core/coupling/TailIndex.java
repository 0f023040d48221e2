package org.tailspin.core.coupling;

import java.util.Arrays;
import java.util.Optional;

/**
 * The tail index of a law P(|W| &gt; w) ~ w^-&alpha;, by the estimator of Hill (1975) on the k largest moduli:
 * 1/&alpha; = 1/k &Sigma;_(i&le;k) ln(X_(i) / X_(k+1)), with X_(1) &ge; X_(2) &ge; ...
 *
 * <p>It is meant for power laws. Of &alpha;-stable weights it reads &alpha; too high as &alpha; comes near 2, where the power law
 * begins far out; of Gaussian weights it reads a large number that grows with how many there are.
 *
 * @param index &alpha;, positive
 * @param standardError &alpha;/&radic;k, for independent weights with an exact power law beyond X_(k+1)
 * @param count k, number of order statistics
 */
public record TailIndex(double index, double standardError, int count) {

    /** Fewest weights for a default number of order statistics. */
    public static final int MIN_WEIGHTS = 100;

    /**
     * The default number of order statistics, n^(2/3) / 4, rounded down. For a stable law the relative bias is of the order of
     * k/n and the relative error 1/&radic;k, which balance at k ~ n^(2/3) (Hall 1982); a quarter of it leaves, at &alpha; = 1.5, a bias of a
     * quarter of the error.
     *
     * @param n number of weights that are not 0
     * @return k
     */
    public static int defaultCount(int n) {
        final double root = Math.cbrt(n);
        return (int) (root * root / 4);
    }

    /**
     * With the default number of order statistics.
     *
     * @param weights of any sign and order; zeros are left out
     * @return the tail index; empty for fewer than 100 weights other than 0, or if the largest are all of one modulus
     * @throws IllegalArgumentException if a weight is infinite or NaN
     */
    public static Optional<TailIndex> of(double[] weights) {
        final double[] moduli = moduli(weights);
        return moduli.length < MIN_WEIGHTS ? Optional.empty() : of(moduli, defaultCount(moduli.length));
    }

    /**
     * {@return the tail index; empty if the k+1 largest are of one modulus}
     *
     * @param weights of any sign and order; zeros are left out
     * @param count k, at least 1 and less than the number of weights other than 0
     * @throws IllegalArgumentException outside the range, or if a weight is infinite or NaN
     */
    public static Optional<TailIndex> hill(double[] weights, int count) {
        final double[] moduli = moduli(weights);
        if (count < 1 || count >= moduli.length) {
            throw new IllegalArgumentException("the number of order statistics must lie in 1.." + (moduli.length - 1)
                    + " for " + moduli.length + " weights other than 0, but is " + count);
        }
        return of(moduli, count);
    }

    /** Moduli other than 0, ascending. */
    private static double[] moduli(double[] weights) {
        for (double weight : weights) {
            if (!(Math.abs(weight) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("a weight must be finite, but is " + weight);
            }
        }
        return Arrays.stream(weights)
                .map(Math::abs)
                .filter(modulus -> modulus > 0)
                .sorted()
                .toArray();
    }

    private static Optional<TailIndex> of(double[] moduli, int count) {
        final int n = moduli.length;
        final double threshold = Math.log(moduli[n - 1 - count]);
        double mean = 0;
        for (int i = n - count; i < n; i++) {
            mean += (Math.log(moduli[i]) - threshold) / count;
        }
        return mean > 0 ? Optional.of(new TailIndex(1 / mean, 1 / mean / Math.sqrt(count), count)) : Optional.empty();
    }
}
