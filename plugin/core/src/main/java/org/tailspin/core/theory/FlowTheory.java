package org.tailspin.core.theory;

/**
 * Single-site theory of the flow dx/dt = -x + J &phi;(x) for large N (Sompolinsky, Crisanti, Sommers 1988; in the notation
 * of Clark, Marschall, van Meegen, Litwin-Kumar 2025, arXiv 2409.01969): the autocovariances &Delta;(&tau;) of x and
 * C(&tau;) of &phi;(x), averaged over neurons, and the largest exponent.
 *
 * <p>They depend on the couplings through g_eff alone, so random modes have them in common with independent weights:
 *
 * <pre>
 * (1 - d&sup2;/d&tau;&sup2;) &Delta; = g_eff&sup2; C,   &Delta;(0)&sup2;/2 = g_eff&sup2; &int;C d&Delta; from 0 to &Delta;(0),   &lambda;_max = -1 + &radic;(1 - E0)
 * </pre>
 *
 * with E0 the ground state of -d&sup2;/d&tau;&sup2; + 1 - g_eff&sup2; E &phi;'&phi;'. For the error function the averages are
 * closed forms, otherwise quadratures. At g_eff up to 1 the network is quiescent: &Delta; = 0, &lambda;_max = g_eff - 1.
 *
 * @param phi the nonlinearity, odd
 * @param gEff standard deviation of a weight times &radic;N
 * @param delta0 &Delta;(0), the variance of x
 * @param c0 C(0), the variance of &phi;(x)
 * @param meanGain E &phi;'(x)
 * @param lyapunovMax per unit time, the time constant of a neuron
 */
public record FlowTheory(
        TransferFunction phi, double gEff, double delta0, double c0, double meanGain, double lyapunovMax) {

    /** Largest gain: the time step has to resolve the crossing of the origin, whose duration falls as 1/g. */
    public static final double MAX_GAIN = 50;

    private static final double LOG_DELTA_MIN = -33;

    /**
     * @param phi the nonlinearity, odd
     * @param gEff standard deviation of a weight times &radic;N, above 0 and at most {@link #MAX_GAIN}
     * @return what theory predicts; relative error about 1e-7, of the exponent below 1e-6
     * @throws IllegalArgumentException outside the range, or NaN
     */
    public static FlowTheory of(TransferFunction phi, double gEff) {
        Arguments.above("the gain g_eff", gEff, 0);
        Arguments.between("the gain g_eff", gEff, 0, MAX_GAIN);
        if (gEff <= 1) {
            return new FlowTheory(phi, gEff, 0, 0, 1, gEff - 1);
        }
        final double delta0 = variance(phi, gEff);
        final GaussianRule rule = new GaussianRule(delta0);
        final LagCurve curve = new LagCurve(PairAverages.of(phi, delta0), gEff, delta0);
        return new FlowTheory(
                phi,
                gEff,
                delta0,
                rule.mean(x -> phi.value(x) * phi.value(x)),
                rule.mean(phi::slope),
                Math.sqrt(1 - new GroundState(curve, gEff).energy()) - 1);
    }

    /** The integral of C up to Delta(0) is the variance of the integral of phi. */
    private static double variance(TransferFunction phi, double gain) {
        return StrictMath.exp(Roots.between(
                log -> {
                    final double delta = StrictMath.exp(log);
                    return 2 * gain * gain * new GaussianRule(delta).variance(phi::integral) / (delta * delta) - 1;
                },
                LOG_DELTA_MIN,
                2 * Math.log(gain) + 1));
    }

    /**
     * @param lags &tau; of either sign, in units of the time constant
     * @return &Delta;(&tau;) at each lag
     * @throws IllegalArgumentException if a lag is not finite
     */
    public double[] delta(double... lags) {
        return curve(lags, false);
    }

    /**
     * @param lags &tau; of either sign, in units of the time constant
     * @return C(&tau;) at each lag
     * @throws IllegalArgumentException if a lag is not finite
     */
    public double[] c(double... lags) {
        return curve(lags, true);
    }

    private double[] curve(double[] lags, boolean ofPhi) {
        final LagCurve curve = quiescent() ? null : lagCurve();
        final double[] values = new double[lags.length];
        for (int k = 0; k < lags.length; k++) {
            Arguments.atLeast("a lag", Math.abs(lags[k]), 0);
            if (curve != null) {
                final double delta = curve.delta(lags[k]);
                values[k] = ofPhi ? curve.pairs().overlap(delta) : delta;
            }
        }
        return values;
    }

    LagCurve lagCurve() {
        return new LagCurve(PairAverages.of(phi, delta0), gEff, delta0);
    }

    boolean quiescent() {
        return delta0 == 0;
    }
}
