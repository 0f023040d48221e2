package org.tailspin.core.theory;

/**
 * {@link FlowTheory} and {@link CollectiveTheory} for neurons of different input gains u_i and output gains v_i: the flow dx/dt = -x + J
 * &phi;(x) with couplings diag(u) J diag(v).
 *
 * <p>Neuron i has the autocovariance u_i&sup2; &Delta;(&tau;), (1 - d&sup2;/d&tau;&sup2;) &Delta; = g_eff&sup2; Q with Q = E
 * v_i&sup2; C_i. With s_i = E&phi;'_i/(1 + i&omega;) and Z = g_eff&sup2; E[u&sup2; s(&omega;1) s(&omega;2)] / (1 - g_eff&sup2;
 * E[u&sup2;v&sup2; s(&omega;1) s(&omega;2)]),
 *
 * <pre>
 * (1/N) &Sigma;_ij C_ij(&omega;1) C_ij(&omega;2) = E[C_i(&omega;1) C_i(&omega;2) |1 + v_i&sup2; Z|&sup2;] + (N/PR^D) Q(&omega;1) Q(&omega;2) |Z|&sup2;
 * </pre>
 *
 * and N/PR^&phi; is its double integral over (E C_i(0))&sup2;. After z-scoring, with w_i&sup2; = 1/C_i(0), the 1 becomes
 * w_i&sup2;, u&sup2; in the numerator of Z becomes w&sup2;u&sup2;, and the denominator 1. Of x, with m_i = E&phi;'_i and Z_x =
 * g_eff&sup2; E[u&sup2;] / ((1 + i&omega;1)(1 + i&omega;2) - g_eff&sup2; E[u&sup2;v&sup2;m&sup2;]),
 *
 * <pre>
 * (1/N) &Sigma;_ij of x = &Delta;(&omega;1) &Delta;(&omega;2) (E u&#8308; + 2 Re Z_x E[u&#8308;v&sup2;m&sup2;]) + |Z_x|&sup2; (E[v&#8308;C_i C_i] + (N/PR^D) Q Q)
 * </pre>
 *
 * The largest exponent is that of {@link FlowTheory} with E u&sup2;v&sup2;&phi;'&phi;' in place of E&phi;'&phi;'.
 *
 * <p>For output gains these are the equations J12 to J17 of Clark, Marschall, van Meegen, Litwin-Kumar (2025, arXiv 2409.01969), with
 * s of what is sent in the denominator of J17; input gains are not in the paper, and are derived for this library. The kernel of &phi; agrees within 3 % (the
 * statistical error near zero frequency) with linear systems of N = 700 solved frequency by frequency; that of x is checked for
 * neurons alike and, in the map, against linear systems. Simulations of flows with output gains are those of {@code reproduce
 * modes-5b}.
 *
 * @param gEff standard deviation of a weight of J times &radic;N, before the gains of the neurons
 * @param delta0 &Delta;(0), the variance of x at u = 1; 0 for a quiescent network
 * @param c0 E C_i(0), mean variance of &phi;(x)
 * @param phiConstant N/PR^&phi; at N/PR^D = 0; infinite for a quiescent network
 * @param phiSlope increase of N/PR^&phi; per unit of N/PR^D
 * @param zScoredConstant N/PR^&phi; at N/PR^D = 0 after z-scoring; infinite for a quiescent network
 * @param zScoredSlope its increase per unit of N/PR^D
 * @param xConstant N/PR^x at N/PR^D = 0; infinite for a quiescent network
 * @param xSlope its increase per unit of N/PR^D, with z-scoring or without
 * @param zScoredXConstant N/PR^x at N/PR^D = 0 after z-scoring; infinite for a quiescent network
 * @param lyapunovMax the largest exponent, per unit time
 */
public record HeterogeneousFlowTheory(
        double gEff,
        double delta0,
        double c0,
        double phiConstant,
        double phiSlope,
        double zScoredConstant,
        double zScoredSlope,
        double xConstant,
        double xSlope,
        double zScoredXConstant,
        double lyapunovMax) {

    /** Smallest g_eff times the root of E u&sup2;v&sup2; of a chaotic network. */
    public static final double MIN_GAIN = CollectiveTheory.MIN_GAIN;

    /** Largest gain: the sums run over pairs of frequencies and groups of neurons. */
    public static final double MAX_GAIN = 20;

    private static final double LOG_DELTA_MIN = -33;
    /** A group of smaller weight does not set the time step. */
    private static final double RARE = 1e-4;

    /**
     * {@return the theory for any effective rank}
     *
     * @param phi the nonlinearity, odd
     * @param gEff standard deviation of a weight of J times &radic;N, above 0 and at most {@link #MAX_GAIN}
     * @param gains of the neurons
     * @throws IllegalArgumentException outside these ranges, or if g_eff &radic;(E u&sup2;v&sup2;) lies between 1 and
     *     {@link #MIN_GAIN}
     */
    public static HeterogeneousFlowTheory of(TransferFunction phi, double gEff, GainDistribution gains) {
        Arguments.above("the gain g_eff", gEff, 0);
        Arguments.between("the gain g_eff", gEff, 0, MAX_GAIN);
        final double linear = gEff * Math.sqrt(gains.mean(2, k -> gains.input(k) * gains.input(k)));
        if (linear <= 1) {
            final double infinite = Double.POSITIVE_INFINITY;
            return new HeterogeneousFlowTheory(gEff, 0, 0, infinite, 0, infinite, 0, infinite, 0, infinite, linear - 1);
        }
        if (!(linear >= MIN_GAIN)) {
            throw new IllegalArgumentException(
                    "the gain g_eff times the root of E u^2 v^2 must be at most 1 or at least " + MIN_GAIN + ", but is "
                            + linear);
        }
        final double delta0 = variance(phi, gEff, gains);
        double widest = 0;
        for (int k = 0; k < gains.size(); k++) {
            if (Math.abs(gains.weight(k, 0)) > RARE) {
                widest = Math.max(widest, gains.input(k) * gains.input(k) * delta0);
            }
        }
        final MixedPairs pairs = new MixedPairs(phi, gains, delta0);
        final LagCurve curve = new LagCurve(pairs, gEff, delta0, widest, false);
        final HeterogeneousSpectrum spectrum = new HeterogeneousSpectrum(phi, gEff, gains, pairs, curve, delta0);
        return new HeterogeneousFlowTheory(
                gEff,
                delta0,
                gains.mean(0, k -> pairs.overlap(k, delta0)),
                spectrum.phiConstant(),
                spectrum.phiSlope(),
                spectrum.zScoredConstant(),
                spectrum.zScoredSlope(),
                spectrum.xConstant(),
                spectrum.xSlope(),
                spectrum.zScoredXConstant(),
                Math.sqrt(1 - new GroundState(curve, gEff).energy()) - 1);
    }

    private static double variance(TransferFunction phi, double gain, GainDistribution gains) {
        final double square = gain * gain;
        return StrictMath.exp(Roots.between(
                log -> {
                    final double delta = StrictMath.exp(log);
                    final double integral = gains.mean(2, k -> {
                        final double u2 = gains.input(k) * gains.input(k);
                        return new GaussianRule(u2 * delta).variance(phi::integral) / u2;
                    });
                    return 2 * square * integral / (delta * delta) - 1;
                },
                LOG_DELTA_MIN,
                StrictMath.log(square * gains.mean(2, k -> 1)) + 1));
    }

    /**
     * {@return participation ratio of &phi;(x) over N; 0 for a quiescent network}
     *
     * @param inverseEffectiveRank N/PR^D of J, at least -1
     * @throws IllegalArgumentException outside the range, or NaN
     */
    public double prPhiOverN(double inverseEffectiveRank) {
        return 1 / (phiConstant + phiSlope * Arguments.inverseEffectiveRank(inverseEffectiveRank));
    }

    /**
     * {@return participation ratio of the z-scored &phi;(x) over N; 0 for a quiescent network}
     *
     * @param inverseEffectiveRank N/PR^D of J, at least -1
     * @throws IllegalArgumentException outside the range, or NaN
     */
    public double prZScoredOverN(double inverseEffectiveRank) {
        return 1 / (zScoredConstant + zScoredSlope * Arguments.inverseEffectiveRank(inverseEffectiveRank));
    }

    /**
     * {@return participation ratio of x over N; 0 for a quiescent network}
     *
     * @param inverseEffectiveRank N/PR^D of J, at least -1
     * @throws IllegalArgumentException outside the range, or NaN
     */
    public double prXOverN(double inverseEffectiveRank) {
        return 1 / (xConstant + xSlope * Arguments.inverseEffectiveRank(inverseEffectiveRank));
    }

    /**
     * {@return participation ratio of the z-scored x over N; 0 for a quiescent network}
     *
     * @param inverseEffectiveRank N/PR^D of J, at least -1
     * @throws IllegalArgumentException outside the range, or NaN
     */
    public double prZScoredXOverN(double inverseEffectiveRank) {
        return 1 / (zScoredXConstant + xSlope * Arguments.inverseEffectiveRank(inverseEffectiveRank));
    }
}
