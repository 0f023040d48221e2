package org.tailspin.core.theory;

/**
 * Participation ratios of the flow where neuron j sends G_j &phi;(x_j) to the others (Clark, Marschall, van Meegen,
 * Litwin-Kumar 2025, arXiv 2409.01969, equations 46 and J18). The gains leave every neuron with the activity that neurons
 * alike have at g_eff&sup2; = N E J&sup2; E G&sup2;, and enter by PR^G = (E G&sup2;)&sup2; / E G&#8308; alone. With N/PR = A + B
 * N/PR^D of {@link CollectiveTheory},
 *
 * <pre>
 * of what is sent, G_j &phi;(x_j):            N/PR = A/PR^G + B N/PR^D
 * of &phi;(x_j), which is z-scored activity:   N/PR = A + B (1/PR^G + N/PR^D - 1)
 * of readouts with unrelated gains G'_j:  N/PR = that of &phi;(x_j) + 1/PR^G - 1
 * </pre>
 *
 * @param sentOverN participation ratio of what is sent, over N
 * @param phiOverN participation ratio of &phi;(x), over N
 * @param readoutOverN participation ratio of &phi;(x) times gains of the same law that are unrelated to the couplings, over N
 */
public record OutputGains(double sentOverN, double phiOverN, double readoutOverN) {

    /**
     * Applies the equations.
     *
     * @param alike theory of neurons alike at g_eff
     * @param prGains PR^G over N, in (0, 1]; 1 where all gains are the same
     * @param inverseEffectiveRank N/PR^D, at least -1; 0 for independent weights
     * @return the ratios; 0 for a quiescent network
     * @throws IllegalArgumentException outside these ranges, or NaN
     */
    public static OutputGains of(CollectiveTheory alike, double prGains, double inverseEffectiveRank) {
        checked(prGains);
        Arguments.inverseEffectiveRank(inverseEffectiveRank);
        final double spread = 1 / prGains;
        final double phi = alike.phiConstant() + alike.phiSlope() * (spread + inverseEffectiveRank - 1);
        return new OutputGains(
                1 / (alike.phiConstant() * spread + alike.phiSlope() * inverseEffectiveRank),
                1 / phi,
                1 / (phi + spread - 1));
    }

    /**
     * Checks a participation ratio of gains.
     *
     * @param prGains PR^G over N
     * @return the same
     * @throws IllegalArgumentException outside (0, 1], or NaN
     */
    public static double checked(double prGains) {
        Arguments.above("the participation ratio of the gains over N", prGains, 0);
        return Arguments.between("the participation ratio of the gains over N", prGains, 0, 1);
    }
}
