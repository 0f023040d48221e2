package org.tailspin.core.theory;

import java.util.function.DoubleUnaryOperator;

/**
 * Averages over a Gaussian variable x of mean 0, for functions whose features have width 1 or more and lie near x = 0.
 *
 * <p>The trapezoid rule in u, with x = sinh(u) where the standard deviation s exceeds 1 and x = s sinh(u) below. It
 * resolves both the features and the Gaussian for any s, and converges exponentially: for functions that are analytic in
 * the strip |Im x| &lt; &pi;/2, as tanh is, the error is below 1e-14.
 */
final class GaussianRule {

    private static final double STEP = 1.0 / 12;
    /** |x| in standard deviations. */
    private static final double RANGE = 9;

    private final double[] nodes;
    private final double[] weights;

    /**
     * Makes the nodes and weights of averages over a Gaussian variable.
     *
     * @param variance of x, at least 0
     */
    GaussianRule(double variance) {
        final double s = Math.sqrt(variance);
        final double spread = Math.max(1, s);
        // asinh
        final int half = (int) Math.ceil(StrictMath.log(RANGE * spread + Math.hypot(RANGE * spread, 1)) / STEP);
        nodes = new double[2 * half + 1];
        weights = new double[nodes.length];
        double total = 0;
        for (int k = -half; k <= half; k++) {
            final double z = StrictMath.sinh(k * STEP) / spread; // in standard deviations
            nodes[k + half] = s * z;
            weights[k + half] = StrictMath.cosh(k * STEP) * StrictMath.exp(-0.5 * z * z);
            total += weights[k + half];
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] /= total;
        }
    }

    /** The values of x at which a function is evaluated, ascending and symmetric about 0; not to be changed. */
    double[] nodes() {
        return nodes;
    }

    /** The weight of each value; they add to 1. */
    double[] weights() {
        return weights;
    }

    /** E f(x). */
    double mean(DoubleUnaryOperator f) {
        double sum = 0;
        for (int k = 0; k < nodes.length; k++) {
            sum += weights[k] * f.applyAsDouble(nodes[k]);
        }
        return sum;
    }

    /** The variance of f(x), without cancellation. */
    double variance(DoubleUnaryOperator f) {
        final double mean = mean(f);
        return mean(x -> {
            final double d = f.applyAsDouble(x) - mean;
            return d * d;
        });
    }
}
