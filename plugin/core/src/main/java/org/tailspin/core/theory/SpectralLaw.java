package org.tailspin.core.theory;

import java.util.Arrays;
import org.tailspin.core.Monitor;

/**
 * The law of squared singular values v of one factor in a long product, through the function that multiplies when free
 * factors do: with c(r) &gt; 0 solving E[c v/(1 + c v)] = r, the S-transform is S(r) = c (1-r)/r (Voiculescu 1987).
 *
 * <p>Everything is kept in logarithms, since v spans hundreds of orders of magnitude.
 */
final class SpectralLaw {

    /** Above it, ln(1 + exp x) is x. */
    private static final double BEYOND = 40;

    /** Over the distance of the nearest singularity from the real line: the error is exp(-2 pi over this), below 1e-14. */
    private static final double STEP = 0.178;

    /** |x| in standard deviations. */
    private static final double RANGE = 9;

    private final double[] logValues;
    private final double[] weights;
    private final double mass;
    private final Monitor monitor;

    /**
     * Makes the law of values with probabilities.
     *
     * @param logValues ln v, where v is not 0
     * @param weights their probabilities; what is missing to 1 is the probability of v = 0
     */
    SpectralLaw(double[] logValues, double[] weights) {
        this(logValues, weights, Monitor.NONE);
    }

    /**
     * Makes the law of values with probabilities.
     *
     * @param logValues ln v, where v is not 0
     * @param weights their probabilities; what is missing to 1 is the probability of v = 0
     * @param monitor asked before every sum whether to go on: there may be a million values
     */
    SpectralLaw(double[] logValues, double[] weights, Monitor monitor) {
        this.monitor = monitor;
        this.logValues = logValues;
        this.weights = weights;
        this.mass = Arrays.stream(weights).sum();
    }

    /**
     * The law of &phi;'(x)&sup2; for Gaussian x: the trapezoid rule on even steps of a variable in which 1/(1 + c v) turns over a
     * width of order 1 anywhere, not near x = 0.
     *
     * @throws IllegalArgumentException if the gain is so large that there are too many steps
     */
    static SpectralLaw ofSlopes(MapActivity activity) {
        final TransferFunction phi = activity.phi();
        Arguments.between("the gain g_eff", activity.gEff(), 0, phi.largestGainOfSpectra());
        final double s = Math.sqrt(activity.q());
        final double step = Math.min(STEP * phi.strip(), 0.25 * s);
        int points = 1;
        while (s > 0 && phi.evenly(points * step) < RANGE * s) {
            points++;
        }
        final double[] logValues = new double[points];
        final double[] weights = new double[points];
        double total = 0;
        for (int k = 0; k < points; k++) {
            final double x = phi.evenly(k * step);
            logValues[k] = 2 * phi.logSlope(x);
            weights[k] =
                    (k == 0 ? 0.5 : 1) * phi.stretch(k * step) * (s > 0 ? StrictMath.exp(-0.5 * (x / s) * (x / s)) : 1);
            total += weights[k];
        }
        for (int k = 0; k < points; k++) {
            weights[k] /= total;
        }
        return new SpectralLaw(logValues, weights);
    }

    /** The probability that v is not 0. */
    double mass() {
        return mass;
    }

    /**
     * {@return ln c(r), rising from minus infinity to infinity}
     *
     * @param r rank fraction, in (0, {@link #mass()})
     */
    double logC(double r) {
        final double logit = StrictMath.log(r / (mass - r));
        final double lo = logit - Arrays.stream(logValues).max().getAsDouble() - 1e-9;
        final double hi = logit - Arrays.stream(logValues).min().getAsDouble() + 1e-9;
        return Roots.between(t -> rank(t) / r - 1, lo, hi);
    }

    /** E[c v/(1 + c v)] at ln c = t. */
    private double rank(double t) {
        monitor.checkCancelled();
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] / (1 + StrictMath.exp(-t - logValues[k]));
        }
        return sum;
    }

    /** The integral of ln c from 0 to r, r ln c - E ln(1 + c v), in closed form since dE ln(1 + c v) = r d ln c. */
    double integral(double r) {
        final double t = logC(r);
        double sum = r * t;
        for (int k = 0; k < weights.length; k++) {
            final double x = t + logValues[k];
            sum -= weights[k] * (x > BEYOND ? x : StrictMath.log1p(StrictMath.exp(x)));
        }
        return sum;
    }
}
