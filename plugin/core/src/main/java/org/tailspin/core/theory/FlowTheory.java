package org.tailspin.core.theory;

/**
 * Single-site theory of the flow dx = (-x + J &phi;(x)) dt + &sigma; dW for large N (Sompolinsky, Crisanti, Sommers 1988; with
 * noise Schuecker, Goedeke, Helias 2018; in the notation of Clark, Marschall, van Meegen, Litwin-Kumar 2025, arXiv
 * 2409.01969): the autocovariances &Delta;(&tau;) of x and C(&tau;) of &phi;(x), averaged over neurons, and the largest
 * exponent, that of neighbours under the same noise.
 *
 * <p>They depend on the couplings through g_eff alone, so random modes have them in common with independent weights:
 *
 * <pre>
 * (1 - d&sup2;/d&tau;&sup2;) &Delta; = g_eff&sup2; C + &sigma;&sup2; &delta;(&tau;),   &lambda;_max = -1 + &radic;(1 - E0)
 * &Delta;(0)&sup2;/2 = g_eff&sup2; &int;C d&Delta; from 0 to &Delta;(0) + &sigma;&#8308;/8
 * </pre>
 *
 * with E0 the ground state of -d&sup2;/d&tau;&sup2; + 1 - g_eff&sup2; E &phi;'&phi;'. For the error function the averages are
 * closed forms, otherwise quadratures. At g_eff up to 1 the network is quiescent without noise: &Delta; = 0, &lambda;_max =
 * g_eff - 1.
 *
 * @param phi the nonlinearity, odd
 * @param gEff standard deviation of a weight times &radic;N
 * @param noise &sigma;, standard deviation of the white noise over a time constant, at least 0
 * @param delta0 &Delta;(0), the variance of x
 * @param c0 C(0), the variance of &phi;(x)
 * @param meanGain E &phi;'(x)
 * @param lyapunovMax per unit time, the time constant of a neuron
 */
public record FlowTheory(
        TransferFunction phi,
        double gEff,
        double noise,
        double delta0,
        double c0,
        double meanGain,
        double lyapunovMax) {

    /** Largest gain: the time step has to resolve the crossing of the origin, whose duration falls as 1/g. */
    public static final double MAX_GAIN = 50;

    /** Largest standard deviation of the noise. */
    public static final double MAX_NOISE = 100;

    private static final double LOG_DELTA_MIN = -33;

    private static final double LOG_MARGIN = 1e-9;

    /**
     * Without noise.
     *
     * @param phi the nonlinearity, odd
     * @param gEff standard deviation of a weight times &radic;N, above 0 and at most {@link #MAX_GAIN}
     * @return what theory predicts; relative error about 1e-7, of the exponent below 1e-6
     * @throws IllegalArgumentException outside the range, or NaN
     */
    public static FlowTheory of(TransferFunction phi, double gEff) {
        return of(phi, gEff, 0);
    }

    /**
     * @param phi the nonlinearity, odd
     * @param gEff standard deviation of a weight times &radic;N, above 0 and at most {@link #MAX_GAIN}
     * @param noise &sigma;, in [0, {@link #MAX_NOISE}]
     * @return what theory predicts; relative error about 1e-7, of the exponent below 1e-6, with noise 1e-5
     * @throws IllegalArgumentException outside the ranges, or NaN
     */
    public static FlowTheory of(TransferFunction phi, double gEff, double noise) {
        Arguments.above("the gain g_eff", gEff, 0);
        Arguments.between("the gain g_eff", gEff, 0, MAX_GAIN);
        Arguments.between("the noise", noise, 0, MAX_NOISE);
        if (gEff <= 1 && noise == 0) {
            return new FlowTheory(phi, gEff, 0, 0, 0, 1, gEff - 1);
        }
        final double delta0 = variance(phi, gEff, noise);
        final GaussianRule rule = new GaussianRule(delta0);
        final LagCurve curve = lagCurve(phi, gEff, noise, delta0);
        return new FlowTheory(
                phi,
                gEff,
                noise,
                delta0,
                rule.mean(x -> phi.value(x) * phi.value(x)),
                rule.mean(phi::slope),
                Math.sqrt(1 - new GroundState(curve, gEff).energy()) - 1);
    }

    /** The integral of C up to Delta(0) is the variance of the integral of phi. */
    private static double variance(TransferFunction phi, double gain, double noise) {
        final double square = noise * noise;
        return StrictMath.exp(Roots.between(
                log -> {
                    final double delta = StrictMath.exp(log);
                    final double integral = gain * gain * new GaussianRule(delta).variance(phi::integral);
                    return (2 * integral + square * square / 4) / (delta * delta) - 1;
                },
                noise > 0 ? Math.log(square / 2) - LOG_MARGIN : LOG_DELTA_MIN,
                Math.log(2 * gain * gain + square / 2) + 1));
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
        return lagCurve(phi, gEff, noise, delta0);
    }

    private static LagCurve lagCurve(TransferFunction phi, double gain, double noise, double delta0) {
        return new LagCurve(PairAverages.of(phi, delta0), gain, delta0, delta0, noise > 0);
    }

    boolean quiescent() {
        return delta0 == 0;
    }
}
