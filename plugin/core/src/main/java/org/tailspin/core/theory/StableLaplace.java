package org.tailspin.core.theory;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;

/**
 * The Laplace transform L(s) = E exp(-s|z|^&alpha;) of a stable variable's &alpha;-th absolute power, 0 &lt; &alpha; &lt; 2.
 *
 * <p>By the method that samples z (Chambers, Mallows, Stuck), |z|^&alpha; = a(U) E^(&alpha;-1) with U uniform in (0,
 * &pi;/2), E exponential and a(U) = sin(&alpha;U)^&alpha; cos((1-&alpha;)U)^(1-&alpha;) / cos U. The mean over E depends on
 * s a(U) alone and is tabulated once; the mean over U follows by a double-exponential rule, which bears the pole at
 * &pi;/2.
 */
final class StableLaplace {

    private static final int POINTS = 800;
    private static final int TABLE = 2400;

    // ln of E: below exp(-60) and above 60 its law has no weight left.
    private static final double LOG_E_MIN = -60;
    private static final double LOG_E_MAX = StrictMath.log(60);

    // Range of ln(s a(U)) in the table: 1 - exp(-x) is x below, 1 above.
    private static final double LOG_MIN = -80;
    private static final double LOG_MAX = 90;

    private static final double K_MAX = 3.2;

    private final double[] logA = new double[POINTS];
    private final double[] weightU = new double[POINTS];
    private final UnivariateFunction overE;

    StableLaplace(double alpha) {
        double total = 0;
        for (int i = 0; i < POINTS; i++) {
            final double k = -K_MAX + 2 * K_MAX * i / (POINTS - 1);
            final double v = 0.5 * Math.PI * StrictMath.sinh(k);
            // U = (pi/2) (1 + tanh v)/2, and its distance to pi/2, each without cancellation
            final double u = 0.5 * Math.PI / (1 + StrictMath.exp(-2 * v));
            final double complement = 0.5 * Math.PI / (1 + StrictMath.exp(2 * v));
            logA[i] = alpha * StrictMath.log(StrictMath.sin(alpha * u))
                    + (1 - alpha) * StrictMath.log(StrictMath.cos((1 - alpha) * u))
                    - StrictMath.log(StrictMath.sin(complement));
            weightU[i] = StrictMath.cosh(k) / (StrictMath.cosh(v) * StrictMath.cosh(v));
            total += weightU[i];
        }
        for (int i = 0; i < POINTS; i++) {
            weightU[i] /= total;
        }
        overE = tabulate(alpha);
    }

    /** E over the exponential variable of 1 - exp(-x E^(alpha-1)), as a function of ln x. */
    private static UnivariateFunction tabulate(double alpha) {
        final double[] w = new double[POINTS];
        final double[] weight = new double[POINTS];
        double total = 0;
        for (int i = 0; i < POINTS; i++) {
            w[i] = LOG_E_MIN + (LOG_E_MAX - LOG_E_MIN) * i / (POINTS - 1);
            weight[i] = StrictMath.exp(w[i] - StrictMath.exp(w[i]));
            total += weight[i];
        }
        final double[] logX = new double[TABLE];
        final double[] value = new double[TABLE];
        for (int t = 0; t < TABLE; t++) {
            logX[t] = LOG_MIN + (LOG_MAX - LOG_MIN) * t / (TABLE - 1);
            double sum = 0;
            for (int i = 0; i < POINTS; i++) {
                sum -= weight[i] * StrictMath.expm1(-StrictMath.exp(logX[t] + (alpha - 1) * w[i]));
            }
            value[t] = StrictMath.log(sum / total);
        }
        final UnivariateFunction spline = new SplineInterpolator().interpolate(logX, value);
        final double slope = (value[1] - value[0]) / (logX[1] - logX[0]);
        return x -> x < LOG_MIN
                ? StrictMath.exp(value[0] + slope * (x - LOG_MIN))
                : x > LOG_MAX ? 1 : StrictMath.exp(spline.value(x));
    }

    /**
     * {@return 1 - L(s), in (0, 1)}
     *
     * @param logS ln s
     */
    double deficit(double logS) {
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            sum += weightU[i] * overE.value(logS + logA[i]);
        }
        return sum;
    }
}
