package org.tailspin.core.theory;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.tailspin.core.math.Elementary;

/**
 * Averages over |z| for a stable variable z of scale 1, 0 &lt; &alpha; &lt; 2, from the method that samples it (Chambers,
 * Mallows, Stuck 1976): ln|z| = ln b(U) + ((&alpha;-1)/&alpha;) ln E with U uniform in (0, &pi;/2) and E exponential.
 *
 * <p>Trapezoid rules in v, U = (&pi;/2)(1 + tanh v)/2, and in ln E: both run evenly along the logarithm of |z|, so that the
 * power law of the tail is resolved at all scales, up to |z| = exp(50) and beyond.
 */
final class StableRule {

    /** Width of analyticity over the step: errors are about exp(-2 pi times this). */
    private static final double RESOLUTION = 4.5;
    /** Where the densities in v and in ln E have fallen to 1e-17. */
    private static final double RANGE = 20;
    /** Pairs that add less to any average are left out. */
    private static final double NEGLIGIBLE = 1e-18;
    /** ln|z| up to which the tail is resolved. */
    private static final double LOG_MAX = 50;

    private final double[] logZ;
    private final double[] weights;

    StableRule(double alpha) {
        // ln z has poles of tanh(z) at distance pi/2; along v it runs as 2 v / alpha, along ln E as (alpha-1)/alpha
        final double stepV = 0.25 * Math.PI * Math.min(1, alpha) / RESOLUTION;
        final double ratio = (alpha - 1) / alpha;
        final double stepE = 0.5 * Math.PI / Math.max(1, Math.abs(ratio)) / RESOLUTION;
        final double endV = RANGE + 0.5 * alpha * LOG_MAX;
        final double startE = -2 * RANGE - alpha * LOG_MAX;
        final int countV = (int) ((endV + RANGE) / stepV) + 1;
        final int countE = ratio == 0 ? 1 : (int) ((StrictMath.log(2 * RANGE) - startE) / stepE) + 1;
        final double[] log = new double[countV * countE];
        final double[] weight = new double[log.length];
        double total = 0;
        int n = 0;
        for (int i = 0; i < countV; i++) {
            final double v = -RANGE + i * stepV;
            final double u = 0.5 * Math.PI / (1 + StrictMath.exp(-2 * v));
            final double complement = 0.5 * Math.PI / (1 + StrictMath.exp(2 * v));
            final double logB = StrictMath.log(StrictMath.sin(alpha * u))
                    - StrictMath.log(StrictMath.sin(complement)) / alpha
                    - ratio * StrictMath.log(StrictMath.cos((1 - alpha) * u));
            final double cosh = StrictMath.cosh(v);
            for (int j = 0; j < countE; j++) {
                final double logE = ratio == 0 ? 0 : startE + j * stepE;
                log[n] = logB + ratio * logE;
                weight[n] = (ratio == 0 ? 1 : StrictMath.exp(logE - StrictMath.exp(logE))) / (cosh * cosh);
                total += weight[n];
                // |z|^alpha up to LOG_MAX is the fastest growing function that is averaged
                if (weight[n] * StrictMath.exp(alpha * Math.max(0, Math.min(LOG_MAX, log[n]))) > NEGLIGIBLE) {
                    n++;
                }
            }
        }
        logZ = Arrays.copyOf(log, n);
        weights = Arrays.copyOf(weight, n);
        for (int k = 0; k < n; k++) {
            weights[k] /= total;
        }
    }

    /** E f(exp(logScale) |z|). */
    double mean(double logScale, DoubleUnaryOperator f) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * f.applyAsDouble(Elementary.exp(logScale + logZ[k]));
        }
        return sum;
    }

    /** E tanh(exp(logScale) |z|)^p over exp(p logScale), also where either underflows. */
    double tanhPower(double logScale, double p) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            final double log = logScale + logZ[k];
            // ln tanh x is ln x for small x
            final double logTanh = log < -12 ? log : Elementary.log(TransferFunction.TANH.value(Elementary.exp(log)));
            sum += weights[k] * Elementary.exp(p * (logTanh - logScale));
        }
        return sum;
    }
}
