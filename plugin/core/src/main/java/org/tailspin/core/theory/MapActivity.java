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

    /** Below this variance, averages differ from those of the linear network by its first power alone, to 8 digits. */
    private static final double LOG_WEAK = StrictMath.log(1e-8);

    /** The nodes of a spectrum grow with the gain: beyond, a minute is over and then the memory. */
    static final double MOST = 1000;

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

    /**
     * Input over q falls with q from g_eff&sup2; (or infinity, with noise) to 0: it is 1 once, or the rest state is stable.
     * Both the deviation of g_eff from 1 and the noise, over q, are kept as such, so that neither is lost beside 1 however
     * small it is: q may be below the range of a double, and ln q is not.
     */
    private static double variance(TransferFunction phi, double gEff, double noise) {
        if (noise == 0 && gEff <= 1) {
            return 0;
        }
        final double square = gEff * gEff;
        final double above = (gEff - 1) * (gEff + 1);
        final double logNoise = 2 * StrictMath.log(noise); // minus infinity without noise
        // below the root: the noise alone, or half of where the cubic term takes back what exceeds 1
        final double logMin = Math.max(
                logNoise - 1e-9, gEff > 1 ? StrictMath.log(above / (12 * phi.cubic() * square)) : logNoise - 1e-9);
        return StrictMath.exp(Roots.between(
                logQ -> above + square * deficit(phi, logQ) + StrictMath.exp(logNoise - logQ),
                logMin,
                StrictMath.log(square + noise * noise) + 1));
    }

    /** E &phi;&sup2;/q - 1, also where it is lost beside 1. */
    private static double deficit(TransferFunction phi, double logQ) {
        final double q = StrictMath.exp(logQ);
        return logQ < LOG_WEAK ? -6 * phi.cubic() * q : square(phi, new GaussianRule(q)) / q - 1;
    }

    private static double square(TransferFunction phi, GaussianRule rule) {
        return rule.mean(x -> phi.value(x) * phi.value(x));
    }

    /** rho = g_eff^2 m1^2, below 1 unless the rest state is marginal. */
    double rho() {
        return gEff * gEff * meanSlope * meanSlope;
    }

    /** 1 - rho&sup2;, also where rho is close to 1; 1 for a network at rest. */
    double forgotten() {
        final double loss = new GaussianRule(q).mean(x -> -StrictMath.expm1(phi.logSlope(x)));
        final double kept = 1 - loss;
        final double below = loss * (2 - loss) - (gEff - 1) * (gEff + 1) * kept * kept; // 1 - rho
        return below * (1 + rho());
    }

    /** Largest exponent, ln(g_eff^2 m2)/2 nats per step. */
    double lyapunovMax() {
        return StrictMath.log(gEff) + 0.5 * StrictMath.log(meanSquaredSlope); // the square may underflow
    }

    /** Whether y is 0. The variance of weak noise may be 0 as a double; the network then is the linear one, and not at rest. */
    boolean quiescent() {
        return q == 0 && noise == 0;
    }
}
