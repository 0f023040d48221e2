package org.tailspin.core.theory;

/**
 * Dynamical mean-field theory (DMFT) of a single site of the flow dx = (-x + J &phi;(x)) dt + &sigma; dW for large N (Sompolinsky, Crisanti, Sommers 1988; with
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
    public static final double MAX_GAIN = 100;

    /** Largest standard deviation of the noise. */
    public static final double MAX_NOISE = 100;

    /** Below this variance, averages differ from those of the linear network by its first power alone, to 8 digits. */
    private static final double LOG_WEAK = StrictMath.log(1e-8);

    private static final double LOG_MARGIN = 1e-9;

    /** White noise of a smaller variance, over that of x, leaves no trace in a curve and its numbers. */
    private static final double NO_CUSP = 1e-10;

    /** Variance of x, over 1 - g_eff&sup2;, below which a network is the linear one in all its digits. */
    private static final double LINEAR = 1e-12;

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
     * {@return what theory predicts; relative error about 1e-7, of the exponent below 1e-6, with noise 1e-5}
     *
     * @param phi the nonlinearity, odd
     * @param gEff standard deviation of a weight times &radic;N, above 0 and at most {@link #MAX_GAIN}
     * @param noise &sigma;, in [0, {@link #MAX_NOISE}]
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
        return new FlowTheory(
                phi,
                gEff,
                noise,
                delta0,
                rule.mean(x -> phi.value(x) * phi.value(x)),
                rule.mean(phi::slope),
                Math.sqrt(1 - new GroundState(lagCurve(phi, gEff, noise, delta0), gEff).energy()) - 1);
    }

    /**
     * The flow whose curves are those of this one up to a factor, with a variance that arithmetic bears: that of a linear
     * network does not matter.
     */
    FlowTheory visible() {
        final double least = faintest(gEff);
        return delta0 < least
                ? new FlowTheory(
                        phi,
                        gEff,
                        Math.sqrt(2 * least * Math.sqrt((1 - gEff) * (1 + gEff))),
                        least,
                        least,
                        1,
                        lyapunovMax)
                : this;
    }

    /** The smallest variance of x that has an effect beside that of the linear network; 0 where there is chaos. */
    private static double faintest(double gain) {
        return LINEAR * Math.max(0, (1 - gain) * (1 + gain));
    }

    /**
     * The integral of C up to Delta(0) is the variance of the integral of phi. As for the map, the deviation of g from 1 and
     * the noise over Delta(0) are kept as such, so that neither is lost beside 1 however small it is.
     */
    private static double variance(TransferFunction phi, double gain, double noise) {
        final double square = gain * gain;
        final double above = (gain - 1) * (gain + 1);
        final double logNoise = 2 * StrictMath.log(noise) - StrictMath.log(2); // minus infinity without noise
        final double logMin = Math.max(
                logNoise - LOG_MARGIN,
                gain > 1 ? StrictMath.log(above / (12 * phi.cubic() * square)) : logNoise - LOG_MARGIN);
        return StrictMath.exp(Roots.between(
                log -> above + square * deficit(phi, log) + StrictMath.exp(2 * (logNoise - log)),
                logMin,
                Math.log(2 * square + noise * noise / 2) + 1));
    }

    /** Twice the integral of C over Delta(0)^2, less 1, also where it is lost beside 1. */
    private static double deficit(TransferFunction phi, double logDelta) {
        final double delta = StrictMath.exp(logDelta);
        return logDelta < LOG_WEAK
                ? -6 * phi.cubic() * delta
                : 2 * new GaussianRule(delta).variance(phi::integral) / (delta * delta) - 1;
    }

    /**
     * {@return &Delta;(&tau;) at each lag}
     *
     * @param lags &tau; of either sign, in units of the time constant
     * @throws IllegalArgumentException if a lag is not finite
     */
    public double[] delta(double... lags) {
        return curve(lags, false);
    }

    /**
     * {@return C(&tau;) at each lag}
     *
     * @param lags &tau; of either sign, in units of the time constant
     * @throws IllegalArgumentException if a lag is not finite
     */
    public double[] c(double... lags) {
        return curve(lags, true);
    }

    private double[] curve(double[] lags, boolean ofPhi) {
        final FlowTheory flow = visible();
        final LagCurve curve = quiescent() ? null : flow.lagCurve();
        final double scale = delta0 / flow.delta0;
        final double[] values = new double[lags.length];
        for (int k = 0; k < lags.length; k++) {
            Arguments.atLeast("a lag", Math.abs(lags[k]), 0);
            if (curve != null) {
                final double delta = curve.delta(lags[k]);
                values[k] = scale * (ofPhi ? curve.pairs().overlap(delta) : delta);
            }
        }
        return values;
    }

    LagCurve lagCurve() {
        return lagCurve(phi, gEff, noise, delta0);
    }

    private static LagCurve lagCurve(TransferFunction phi, double gain, double noise, double delta0) {
        final double least = Math.max(delta0, faintest(gain));
        return new LagCurve(
                PairAverages.of(phi, least), gain, least, least, gain < 1 || noise * noise > NO_CUSP * delta0);
    }

    /** Whether x is 0. The variance of weak noise may be 0 as a double; the network then is the linear one, and not at rest. */
    boolean quiescent() {
        return delta0 == 0 && noise == 0;
    }
}
