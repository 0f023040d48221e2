package org.tailspin.core.theory;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.tailspin.core.math.Elementary;

/**
 * Averages over |z| for a stable variable z of scale 1, 0 &lt; &alpha; &lt; 2, from the method that samples it (Chambers,
 * Mallows, Stuck 1976): ln|z| = ln b(U) + ((&alpha;-1)/&alpha;) ln E with U uniform in (0, &pi;/2) and E exponential.
 *
 * <p>Trapezoid rules in v, U = (&pi;/2)(1 + tanh v)/2, and in ln E: both run evenly along the logarithm of |z|, so that the
 * power law of the tail is resolved up to ln|z| = {@link #logMax} and beyond.
 */
final class StableRule {

    /** Width of analyticity over the step: errors are about exp(-2 pi times this). */
    private static final double RESOLUTION = 4.5;
    /** Where the densities in v and in ln E have fallen to 1e-17. */
    private static final double RANGE = 20;
    /** Pairs that add less to any average are left out. */
    private static final double NEGLIGIBLE = 1e-18;
    /**
     * The pairs are gathered on an even grid of ln|z|, for what is averaged has its poles at distance pi/2 there: with this
     * spacing, polynomials through so many points are good to 12 digits.
     */
    private static final double SPACING = 1.0 / 24;

    private static final int WIDTH = 10;

    /** One over the products of the differences of a point to the others. */
    private static final double[] DENOMINATORS = IntStream.range(0, WIDTH)
            .mapToDouble(i -> 1
                    / IntStream.range(0, WIDTH)
                            .filter(j -> j != i)
                            .mapToDouble(j -> i - j)
                            .reduce(1, (a, b) -> a * b))
            .toArray();

    private final double[] logZ;
    private final double[] weights;

    StableRule(double alpha) {
        final double logMax = logMax(alpha);
        // ln z has poles of tanh(z) at distance pi/2; along v it runs as 2 v / alpha, along ln E as (alpha-1)/alpha
        final double stepV = 0.25 * Math.PI * Math.min(1, alpha) / RESOLUTION;
        final double ratio = (alpha - 1) / alpha;
        final double stepE = 0.5 * Math.PI / Math.max(1, Math.abs(ratio)) / RESOLUTION;
        final double endV = RANGE + 0.5 * alpha * logMax;
        final double startE = -2 * RANGE - alpha * logMax;
        final int countV = (int) ((endV + RANGE) / stepV) + 1;
        final int countE = ratio == 0 ? 1 : (int) ((StrictMath.log(2 * RANGE) - startE) / stepE) + 1;
        final double endE = StrictMath.log(2 * RANGE);
        final double margin = WIDTH * SPACING;
        final double lowest = logB(alpha, -RANGE) + Math.min(ratio * startE, ratio * endE) - margin;
        final double highest = logB(alpha, endV) + Math.max(ratio * startE, ratio * endE) + margin;
        final double[] spread = new double[(int) ((highest - lowest) / SPACING) + 1 + WIDTH];
        double total = 0;
        for (int i = 0; i < countV; i++) {
            final double v = -RANGE + i * stepV;
            final double logB = logB(alpha, v);
            final double cosh = StrictMath.cosh(v);
            for (int j = 0; j < countE; j++) {
                final double logE = ratio == 0 ? 0 : startE + j * stepE;
                final double log = logB + ratio * logE;
                final double weight = (ratio == 0 ? 1 : StrictMath.exp(logE - StrictMath.exp(logE))) / (cosh * cosh);
                total += weight;
                // |z|^alpha up to exp(logMax) is the fastest growing function that is averaged
                if (weight * StrictMath.exp(alpha * Math.max(0, Math.min(logMax, log))) > NEGLIGIBLE) {
                    spread(spread, (log - lowest) / SPACING, weight);
                }
            }
        }
        final double[] log = new double[spread.length];
        int n = 0;
        for (int k = 0; k < spread.length; k++) {
            if (spread[k] != 0) {
                log[n] = lowest + k * SPACING;
                spread[n] = spread[k] / total;
                n++;
            }
        }
        logZ = Arrays.copyOf(log, n);
        weights = Arrays.copyOf(spread, n);
    }

    private static double logB(double alpha, double v) {
        final double u = 0.5 * Math.PI / (1 + StrictMath.exp(-2 * v));
        final double complement = 0.5 * Math.PI / (1 + StrictMath.exp(2 * v));
        return StrictMath.log(StrictMath.sin(alpha * u))
                - StrictMath.log(StrictMath.sin(complement)) / alpha
                - (alpha - 1) / alpha * StrictMath.log(StrictMath.cos((1 - alpha) * u));
    }

    /** Gives a weight to the nearest points of the even grid, so that polynomials keep their averages (Lagrange). */
    private static void spread(double[] grid, double place, double weight) {
        final int first = (int) place - WIDTH / 2 + 1;
        final double t = place - first;
        final double[] factors = new double[WIDTH];
        double before = weight;
        for (int i = 0; i < WIDTH; i++) {
            factors[i] = before * DENOMINATORS[i];
            before *= t - i;
        }
        double after = 1;
        for (int i = WIDTH - 1; i >= 0; i--) {
            grid[first + i] += factors[i] * after;
            after *= t - i;
        }
    }

    /** ln|z| up to which the tail is resolved: to where it is a power law by 8 digits. */
    static double logMax(double alpha) {
        return 50 + 20 / alpha;
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
            final double logTanh =
                    log < -12 ? log : Elementary.log(TransferFunction.tanh().value(Elementary.exp(log)));
            sum += weights[k] * Elementary.exp(p * (logTanh - logScale));
        }
        return sum;
    }
}
