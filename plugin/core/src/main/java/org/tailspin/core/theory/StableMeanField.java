package org.tailspin.core.theory;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Gamma;
import org.tailspin.core.random.StableSampler;

/**
 * Mean-field theory (DMFT of heavy tails): the level of activity of the tanh network with stable weights, for N to infinity: x = tanh(&gamma; z) with z stable of
 * scale 1 and
 *
 * <pre>&gamma;^&alpha; = g^&alpha; E|tanh(&gamma; z)|^&alpha;</pre>
 *
 * by the law of large numbers for stable sums: &Sigma;_j W_ij x_j is stable of scale g ((1/N) &Sigma;|x_j|^&alpha;)^(1/&alpha;)
 * for the weights of Xie, Mihalas, Ku&#347;mierz (2025, arXiv 2505.09816). For &alpha; &lt; 2 there is a root &gamma; &gt; 0
 * at every gain, though it falls as exp(-1/(&alpha; C_&alpha; g^&alpha;)) for small g; at &alpha; = 2 it exists for g above
 * 1/&radic;2. Derived for this library; networks of N = 1000 agree within 2 %.
 *
 * <p>For small g everything is far below the range of a double, so it is kept in logarithms. Below ln &gamma; = -(40 +
 * 20/&alpha;) the tail P(|z| &gt; y) = C_&alpha; y^-&alpha; alone decides how the moments change: with h_p(l) = E
 * tanh^p(e^l |z|) e^(-pl),
 *
 * <pre>dh_p/dl = -&alpha; C_&alpha; R_p e^((&alpha;-p) l),   R_p = (p - &alpha;) &int; tanh^p(u) u^(-1-&alpha;) du</pre>
 *
 * @param alpha tail index
 * @param gain g, in the convention of the paper
 * @param logGamma ln of the scale of a neuron's input; minus infinity for a quiescent network
 * @param logMeanAbs ln E|x|; minus infinity for a quiescent network
 * @param logMeanSquare ln E x&sup2;; minus infinity for a quiescent network
 */
public record StableMeanField(double alpha, double gain, double logGamma, double logMeanAbs, double logMeanSquare) {

    /** Smallest tail index: below it, weights do not fit a double. */
    public static final double MIN_ALPHA = 0.1;

    private static final double GAUSSIAN = 2;

    /** Of the trapezoid rule in ln u, whose integrands have poles of tanh at arguments of pi/2: errors are below 1e-16. */
    private static final double STEP = 1.0 / 16;

    /**
     * {@return the mean field; relative error of gamma and of the moments, as long as they fit a double, below 1e-7}
     *
     * @param alpha tail index, in [{@link #MIN_ALPHA}, 2]
     * @param gain g, above 0
     * @throws IllegalArgumentException outside these ranges, NaN, or if ln gamma is beyond the range of a double
     */
    public static StableMeanField of(double alpha, double gain) {
        Arguments.between("alpha", StableSampler.checkAlpha(alpha), MIN_ALPHA, GAUSSIAN);
        Arguments.above("the gain g", gain, 0);
        if (alpha == GAUSSIAN) {
            final MapActivity activity = MapActivity.of(TransferFunction.tanh(), Math.sqrt(2) * gain, 0);
            return new StableMeanField(
                    alpha,
                    gain,
                    0.5 * StrictMath.log(0.5 * activity.q()),
                    StrictMath.log(meanAbs(activity.q())),
                    StrictMath.log(activity.c0()));
        }
        final StableRule rule = new StableRule(alpha);
        final double logGamma = logGamma(rule, alpha, gain);
        if (!(Math.abs(logGamma) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the gain g = " + gain + " is too small for alpha = " + alpha
                    + ": the logarithm of the activity is beyond the range of a double");
        }
        return new StableMeanField(
                alpha,
                gain,
                logGamma,
                logMoment(rule, alpha, logGamma, 1, firstRate(alpha)),
                logMoment(rule, alpha, logGamma, 2, secondRate(alpha)));
    }

    /** {@return scale of a neuron's input; 0 where it is below the range of a double} */
    public double gamma() {
        return StrictMath.exp(logGamma);
    }

    /** {@return E|x|; 0 where it is below the range of a double} */
    public double meanAbs() {
        return StrictMath.exp(logMeanAbs);
    }

    /** {@return E x&sup2;; 0 where it is below the range of a double} */
    public double meanSquare() {
        return StrictMath.exp(logMeanSquare);
    }

    /** &alpha; C_&alpha;, from the tail P(|z| &gt; y) = C_&alpha; y^-&alpha;. */
    private static double tail(double alpha) {
        return alpha * 2 / Math.PI * StrictMath.sin(0.5 * Math.PI * alpha) * Gamma.gamma(alpha);
    }

    /** ln gamma below which the tail alone decides. */
    private static double asymptotic(double alpha) {
        return 10 - StableRule.logMax(alpha);
    }

    private static double logMoment(StableRule rule, double alpha, double logGamma, int p, double rate) {
        final double end = asymptotic(alpha);
        if (logGamma > 0) {
            // a mean of numbers up to 1, whose weights add to 1 but for rounding
            return Math.min(
                    0,
                    StrictMath.log(rule.mean(
                            logGamma,
                            x -> StrictMath.pow(TransferFunction.tanh().value(x), p))));
        }
        if (logGamma >= end) {
            return StrictMath.log(rule.tanhPower(logGamma, p)) + p * logGamma;
        }
        final double x = (alpha - p) * (logGamma - end);
        final double atEnd = rule.tanhPower(end, p);
        final double grown = tail(alpha) * rate * (end - logGamma) * StrictMath.exp((alpha - p) * end);
        final double logPart = StrictMath.log(Math.abs(x) < 1e-8 ? 1 : StrictMath.expm1(Math.min(x, 600)) / x);
        final double log = StrictMath.log(grown) + logPart + Math.max(0, x - 600);
        final double larger = Math.max(log, StrictMath.log(atEnd));
        return p * logGamma + larger + StrictMath.log(StrictMath.exp(log - larger) + atEnd * StrictMath.exp(-larger));
    }

    /** R_1 = (2/alpha) times the integral of tanh u sech^2 u u^(1-alpha), by parts. */
    private static double firstRate(double alpha) {
        return 2
                / alpha
                * overLogarithm(u -> {
                    final double tanh = TransferFunction.tanh().value(u);
                    return tanh * TransferFunction.tanh().slope(u) * StrictMath.pow(u, 2 - alpha);
                });
    }

    /** R_2 = -(2/alpha) times the integral of (f/u)' u^(2-alpha), f = tanh u sech^2 u, by parts. */
    private static double secondRate(double alpha) {
        return 2
                / alpha
                * overLogarithm(u -> {
                    final double tanh = TransferFunction.tanh().value(u);
                    final double slope = TransferFunction.tanh().slope(u);
                    return (tanh * slope / u - slope * slope + 2 * tanh * tanh * slope) * StrictMath.pow(u, 2 - alpha);
                });
    }

    private static double overLogarithm(DoubleUnaryOperator f) {
        double sum = 0;
        for (double x = -40; x < 4; x += STEP) {
            sum += f.applyAsDouble(StrictMath.exp(x));
        }
        return sum * STEP;
    }

    private static double logGamma(StableRule rule, double alpha, double gain) {
        final double logWanted = -alpha * StrictMath.log(gain); // of g^-alpha, which may overflow
        final double end = asymptotic(alpha);
        final double atEnd = rule.tanhPower(end, alpha);
        if (StrictMath.log(atEnd) < logWanted) {
            // each unit of -ln gamma adds alpha C_alpha
            return end - (StrictMath.exp(logWanted) - atEnd) / tail(alpha);
        }
        // gamma <= g, since |tanh| <= 1
        return Roots.between(
                log -> StrictMath.log(rule.tanhPower(log, alpha)) - logWanted, end, StrictMath.log(gain) + 1e-9);
    }

    /** E|tanh x| for Gaussian x: the trapezoid rule in ln x, since |tanh| has a corner at 0. */
    static double meanAbs(double variance) {
        if (variance == 0) {
            return 0;
        }
        final double s = Math.sqrt(variance);
        double sum = 0;
        for (double u = -40; u < 3; u += STEP) {
            final double z = StrictMath.exp(u);
            sum += z * StrictMath.exp(-0.5 * z * z) * TransferFunction.tanh().value(s * z);
        }
        return sum * STEP * 2 / Math.sqrt(2 * Math.PI);
    }
}
