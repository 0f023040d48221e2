package org.tailspin.core.theory;

/**
 * The activity of one neuron of the map y(t) = J &phi;(y(t-1)) + &sigma; noise, for large N: white in time, Gaussian, of
 * variance q = g_eff&sup2; E &phi;(&radic;q z)&sup2; + &sigma;&sup2; (Molgedey, Schuchhardt, Schuster 1992).
 *
 * @param phi the nonlinearity
 * @param gEff standard deviation of a weight times &radic;N, above 0
 * @param noise standard deviation of the noise on y, at least 0
 * @param q variance of y
 * @param c0 C(0) = E &phi;&sup2;
 * @param meanSlope m1 = E &phi;'
 * @param meanSquaredSlope m2 = E &phi;'&sup2;
 */
record MapActivity(
        TransferFunction phi,
        double gEff,
        double noise,
        double q,
        double c0,
        double meanSlope,
        double meanSquaredSlope) {

    /** Below this ln q the network counts as quiescent: g_eff - 1 is lost in rounding. */
    private static final double LOG_Q_MIN = -33;

    /** The nodes of a spectrum grow with the gain: beyond, a minute is over and then the memory. */
    private static final double MOST = 1000;

    static MapActivity of(TransferFunction phi, double gEff, double noise) {
        Arguments.above("the gain g_eff", gEff, 0);
        Arguments.between("the gain g_eff", gEff, 0, MOST);
        Arguments.atLeast("the noise", noise, 0);
        Arguments.between("the noise", noise, 0, MOST);
        final double q = variance(phi, gEff, noise);
        final GaussianRule rule = new GaussianRule(q);
        return new MapActivity(
                phi,
                gEff,
                noise,
                q,
                square(phi, rule),
                rule.mean(phi::slope),
                rule.mean(x -> phi.slope(x) * phi.slope(x)));
    }

    /** Input over q falls with q from g_eff^2 (or infinity, with noise) to 0: it is 1 once, or the rest state is stable. */
    private static double variance(TransferFunction phi, double gEff, double noise) {
        if (noise == 0 && gEff <= 1) {
            return 0;
        }
        final double max = gEff * gEff + noise * noise;
        final double logMin = noise > 0 ? Math.log(noise * noise) - 1e-9 : LOG_Q_MIN;
        return StrictMath.exp(Roots.between(
                logQ -> {
                    final double q = StrictMath.exp(logQ);
                    return (gEff * gEff * square(phi, new GaussianRule(q)) + noise * noise) / q - 1;
                },
                logMin,
                Math.log(max) + 1));
    }

    private static double square(TransferFunction phi, GaussianRule rule) {
        return rule.mean(x -> phi.value(x) * phi.value(x));
    }

    /** rho = g_eff^2 m1^2, below 1 unless the rest state is marginal. */
    double rho() {
        return gEff * gEff * meanSlope * meanSlope;
    }

    /** Largest exponent, ln(g_eff^2 m2)/2 nats per step. */
    double lyapunovMax() {
        return 0.5 * StrictMath.log(gEff * gEff * meanSquaredSlope);
    }

    /** Whether y is 0. */
    boolean quiescent() {
        return q == 0;
    }
}
