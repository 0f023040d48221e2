package org.tailspin.core.theory;

import org.apache.commons.math3.special.Gamma;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.random.StableSampler;

/**
 * How the transition gain of {@link TransitionGain} falls with the number of neurons for &alpha; &lt; 2, in closed form. Xie,
 * Mihalas, Ku&#347;mierz 2025, appendix B, have the leading order, g* ~ (ln N)^(-1/&alpha;), without its factor. The tail of
 * the weights fixes the factor, and the next order, which matters at every size that exists:
 *
 * <pre>(g*)^-&alpha; = C y + &kappa;,   y = ln N + ln y,   C = (2/&pi;) sin(&pi;&alpha;/2) &Gamma;(&alpha;)</pre>
 *
 * <p>Derived for this library. With Y = |z|^&alpha; the Laplace transform of Y is 1 - C s (B - ln s) + O(s&sup2;), B = 1 -
 * 2&gamma; - &alpha; (ln h)'(&alpha;), where h(p) = 2^p &Gamma;((1+p)/2) / (&radic;&pi; &Gamma;(1-p/2)) comes from E|z|^p = h(p)
 * &Gamma;(1-p/&alpha;) and &gamma; is Euler's constant. So the N-th power of the transform at t/(Nm) is
 * exp(-t + (C/m) t ln t) with the scale m = C (B + ln N + ln m), and Frullani's integral becomes
 *
 * <pre>ln (g*)^-&alpha; = ln m - &Sigma; (C/m)^k &Gamma;^(k)(k)/k!,   k = 1, 2, 3</pre>
 *
 * <p>&kappa; is what this leaves above C y; for N to infinity it tends to C (B + ln C + &gamma;). The gain is within 0.2 % of
 * the exact one for N from 1000 on and &alpha; from 0.5 to 1.9, and within 1.5 % from N = 100 on.
 *
 * @param alpha tail index
 * @param n number of neurons
 * @param tailConstant C, of P(|z|^&alpha; &gt; y) &rarr; C/y
 * @param logSize y, the larger solution of y = ln N + ln y
 * @param kappa &kappa; at this N
 * @param kappaLimit &kappa; for N to infinity
 * @param meanLog -ln g* of the law, nats per step
 */
public record TransitionLaw(
        double alpha, int n, double tailConstant, double logSize, double kappa, double kappaLimit, double meanLog) {

    /** Below, y = ln N + ln y has no solution. */
    private static final int FEWEST = 3;

    private static final double ZETA_3 = 1.2020569031595942;

    /** &Gamma;^(k)(k)/k! for k = 1, 2, 3, by the polygamma functions at 1, 2 and 3. */
    private static final double[] TERMS = terms();

    private static double[] terms() {
        final double gamma = Gamma.GAMMA;
        final double trigamma = Math.PI * Math.PI / 6;
        final double at2 = 1 - gamma;
        final double at3 = 1.5 - gamma;
        return new double[] {
            -gamma,
            (at2 * at2 + trigamma - 1) / 2,
            2 * (at3 * at3 * at3 + 3 * at3 * (trigamma - 1.25) - 2 * ZETA_3 + 2.25) / 6
        };
    }

    /**
     * {@return the law at this size}
     *
     * @param alpha tail index, in (0, 2)
     * @param n number of neurons, large enough for the law to have a scale: at least 3, more for small &alpha;
     * @throws IllegalArgumentException outside the ranges
     */
    public static TransitionLaw of(double alpha, int n) {
        StableSampler.checkAlpha(alpha);
        Coupling.checkSize(n);
        if (alpha == 2) {
            throw new IllegalArgumentException(
                    "the law (g*)^-α = C y + κ is for α below 2: at α = 2 the gain g* tends to"
                            + " 1/√2 for large N and does not fall with ln N");
        }
        final double logN = StrictMath.log(n);
        final double c = tailConstant(alpha);
        final double b = 1 - 2 * Gamma.GAMMA - alpha * logDerivative(alpha);
        // m = C (B + ln N + ln m), with u = m / C: the larger solution of u - ln u = B + ln C + ln N, which is at least
        // 1
        final double right = b + StrictMath.log(c) + logN;
        if (n < FEWEST || !(right > 1)) {
            final double least = Math.max(FEWEST, Math.ceil(StrictMath.exp(1 - b - StrictMath.log(c))));
            throw new IllegalArgumentException("the law (g*)^-α = C y + κ is for large N: at α = " + alpha
                    + " it begins at N = " + (long) least + ", but N is " + n);
        }
        final double u = largerSolution(right);
        final double ratio = 1 / u; // C/m
        double log = StrictMath.log(c * u);
        double power = 1;
        for (double term : TERMS) {
            power *= ratio;
            log -= power * term;
        }
        final double y = largerSolution(logN);
        return new TransitionLaw(
                alpha, n, c, y, StrictMath.exp(log) - c * y, c * (b + StrictMath.log(c) + Gamma.GAMMA), log / alpha);
    }

    /** {@return g* of the law; 0 where it is below the range of a double} */
    public double gain() {
        return StrictMath.exp(-meanLog);
    }

    /**
     * {@return C of P(|z|^&alpha; &gt; y) &rarr; C/y for stable z of scale 1}
     *
     * @param alpha tail index, in (0, 2)
     */
    public static double tailConstant(double alpha) {
        return 2 / Math.PI * StrictMath.sin(0.5 * Math.PI * alpha) * Gamma.gamma(alpha);
    }

    /** The derivative of ln h, of E|z|^p = h(p) &Gamma;(1-p/&alpha;). */
    private static double logDerivative(double p) {
        return StrictMath.log(2) + 0.5 * (Gamma.digamma(0.5 * (1 + p)) + Gamma.digamma(1 - 0.5 * p));
    }

    /** Of u - ln u = right, at least 1. By Newton's method from above, where the left side is convex. */
    private static double largerSolution(double right) {
        double u = 2 * right + 2;
        for (int i = 0; i < 100; i++) {
            final double next = u - (u - StrictMath.log(u) - right) / (1 - 1 / u);
            if (!(next < u)) {
                break;
            }
            u = next;
        }
        return u;
    }
}
