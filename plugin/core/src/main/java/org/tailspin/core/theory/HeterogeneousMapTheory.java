package org.tailspin.core.theory;

/**
 * {@link MapTheory} for neurons of different input gains u_i and output gains v_i: the map x(t+1) = J &phi;(x(t)) with
 * couplings diag(u) J diag(v).
 *
 * <p>Neuron i has an input of variance u_i&sup2; g_eff&sup2; Q, with Q = E v_i&sup2; C_i and C_i its variance of &phi;. With
 * m_i its mean slope, a = g_eff&sup2; E u&sup2;m&sup2;, c = g_eff&sup2; E u&sup2;v&sup2;m&sup2; and f = a&sup2;/(1 -
 * c&sup2;),
 *
 * <pre>N/PR^&phi; = { E[C&sup2; (1 + v&#8308; f)] + (N/PR^D) Q&sup2; f } / (E C)&sup2;</pre>
 *
 * and after z-scoring, each &phi;_i over its own standard deviation, 1 + (E[C&sup2; v&#8308;] + (N/PR^D) Q&sup2;) f_w with
 * a_w = g_eff&sup2; E u&sup2;m&sup2;/C in place of a. Of x, of variance u&sup2; q with q = g_eff&sup2; Q,
 *
 * <pre>N/PR^x = { E u&#8308; + (E u&sup2;)&sup2; (E[C&sup2; v&#8308;] / Q&sup2; + N/PR^D) / (1 - c&sup2;) } / (E u&sup2;)&sup2;</pre>
 *
 * with 1 in place of E u&sup2; and E u&#8308; after z-scoring. The largest exponent is &frac12; ln(g_eff&sup2; E u&sup2;v&sup2;&phi;'&sup2;).
 *
 * <p>The model is that of Clark, Marschall, van Meegen, Litwin-Kumar (2025, arXiv 2409.01969), the formulas are derived for
 * this library. Simulations at N = 800 agree within their errors for independent weights and lie about 1.4 standard errors
 * below with few random modes. Broad output gains enter by E v&#8308;, which a sample of neurons may miss by far: pass the
 * gains of the network itself to compare with it.
 *
 * @param gEff standard deviation of a weight of J times &radic;N, before the gains of the neurons
 * @param inverseEffectiveRank N/PR^D of J
 * @param drive Q = E v&sup2;C; 0 for a quiescent network
 * @param c0 E C, mean variance of &phi;(x)
 * @param rho c, the factor by which the population forgets per step
 * @param prPhiOverN participation ratio of &phi;(x) over N
 * @param prZScoredOverN the same after z-scoring
 * @param prXOverN participation ratio of x over N
 * @param prZScoredXOverN the same after z-scoring
 * @param lyapunovMax the largest exponent, nats per step
 */
public record HeterogeneousMapTheory(
        double gEff,
        double inverseEffectiveRank,
        double drive,
        double c0,
        double rho,
        double prPhiOverN,
        double prZScoredOverN,
        double prXOverN,
        double prZScoredXOverN,
        double lyapunovMax) {

    private static final double LOG_DRIVE_MIN = -33;

    /**
     * {@return what theory predicts}
     *
     * @param phi the nonlinearity, odd
     * @param gEff standard deviation of a weight of J times &radic;N, above 0
     * @param inverseEffectiveRank N/PR^D of J, at least -1
     * @param gains of the neurons
     * @throws IllegalArgumentException outside these ranges, or NaN
     */
    public static HeterogeneousMapTheory of(
            TransferFunction phi, double gEff, double inverseEffectiveRank, GainDistribution gains) {
        Arguments.inverseEffectiveRank(inverseEffectiveRank);
        Arguments.above("the gain g_eff", gEff, 0);
        Arguments.between("the gain g_eff", gEff, 0, MapActivity.MOST);
        final double g2 = gEff * gEff;
        final double alike = gains.mean(2, k -> gains.input(k) * gains.input(k));
        final double linear = g2 * alike;
        if (linear <= 1) {
            return new HeterogeneousMapTheory(
                    gEff,
                    inverseEffectiveRank,
                    0,
                    0,
                    linear,
                    0,
                    0,
                    0,
                    0,
                    StrictMath.log(gEff) + 0.5 * StrictMath.log(alike)); // the square may underflow
        }
        final double drive = StrictMath.exp(Roots.between(
                log -> {
                    final double q = StrictMath.exp(log);
                    return gains.mean(2, k -> square(phi, variance(gains, k, g2 * q))) / q - 1;
                },
                LOG_DRIVE_MIN,
                StrictMath.log(gains.mean(2, k -> 1)) + 1));
        final double[] c = new double[gains.size()];
        final double[] slope = new double[gains.size()]; // u^2 m^2
        final double[] squaredSlope = new double[gains.size()]; // u^2 E phi'^2
        for (int k = 0; k < c.length; k++) {
            final double variance = variance(gains, k, g2 * drive);
            final GaussianRule rule = new GaussianRule(variance);
            final double mean = rule.mean(phi::slope) * gains.input(k);
            squaredSlope[k] = gains.input(k) * gains.input(k) * rule.mean(x -> phi.slope(x) * phi.slope(x));
            c[k] = square(phi, variance);
            slope[k] = mean * mean;
        }
        final double rho = g2 * gains.mean(2, k -> slope[k]);
        final double a = g2 * gains.mean(0, k -> slope[k]);
        final double aScored = g2 * gains.mean(0, k -> slope[k] / c[k]);
        final double mean = gains.mean(0, k -> c[k]);
        final double interaction =
                (gains.mean(4, k -> c[k] * c[k]) + inverseEffectiveRank * drive * drive) / (1 - rho * rho);
        final double u2 = gains.mean(0, k -> gains.input(k) * gains.input(k));
        final double u4 = gains.mean(0, k -> Math.pow(gains.input(k), 4));
        final double shared = interaction / (drive * drive);
        return new HeterogeneousMapTheory(
                gEff,
                inverseEffectiveRank,
                drive,
                mean,
                rho,
                mean * mean / (gains.mean(0, k -> c[k] * c[k]) + a * a * interaction),
                1 / (1 + aScored * aScored * interaction),
                u2 * u2 / (u4 + u2 * u2 * shared),
                1 / (1 + shared),
                0.5 * StrictMath.log(g2 * gains.mean(2, k -> squaredSlope[k])));
    }

    private static double variance(GainDistribution gains, int group, double unit) {
        return gains.input(group) * gains.input(group) * unit;
    }

    private static double square(TransferFunction phi, double variance) {
        return new GaussianRule(variance).mean(x -> phi.value(x) * phi.value(x));
    }
}
