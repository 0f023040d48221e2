package org.tailspin.core.theory;

/**
 * The noiseless map x(t+1) = J &phi;(x(t)) for large N, as a function of the gain and of the effective rank of the
 * couplings alone.
 *
 * <p>With the activity of one neuron as in {@link GaussianMapTheory} and &rho; = g_eff&sup2; (E&phi;')&sup2;,
 *
 * <pre>
 * PR^&phi;/N = (1 - &rho;&sup2;) / (1 + &rho;&sup2; N/PR^D),   N/PR^x = 1 + (1 + N/PR^D) / (1 - &rho;&sup2;)
 * </pre>
 *
 * the population forgets by a factor &rho; per step, and the largest exponent &frac12; ln(g_eff&sup2; E&phi;'&sup2;) does
 * not depend on the effective rank.
 *
 * <p>The couplings, with N/PR^D = N &Sigma;D&#8308;/(&Sigma;D&sup2;)&sup2;, are those of Clark, Marschall, van Meegen,
 * Litwin-Kumar (2025, arXiv 2409.01969), and the ratio of &phi; is their eq. 38 with the response of a map, S(&omega;) = m1
 * exp(-i&omega;), in place of that of a flow, which the paper expects to hold. The closed forms are derived for this library, by the linear
 * equivalence &phi; = m1 J &phi; + white noise, and agree with simulations at N = 600 to 700 within their errors.
 *
 * @param gEff standard deviation of a weight times &radic;N
 * @param inverseEffectiveRank N/PR^D: 0 for independent weights, -1 for an orthogonal matrix
 * @param q variance of x
 * @param c0 C(0) = E &phi;(x)&sup2;
 * @param meanSlope m1 = E &phi;'(x)
 * @param lyapunovMax &lambda;_1, nats per step
 * @param rho factor per step of the population's memory
 * @param prPhiOverN participation ratio of &phi;(x) over N; 0 for a quiescent network
 * @param prXOverN participation ratio of x over N; 0 for a quiescent network
 */
public record MapTheory(
        double gEff,
        double inverseEffectiveRank,
        double q,
        double c0,
        double meanSlope,
        double lyapunovMax,
        double rho,
        double prPhiOverN,
        double prXOverN) {

    /**
     * {@return what theory predicts}
     *
     * @param phi the nonlinearity, odd
     * @param gEff standard deviation of a weight times &radic;N, above 0
     * @param inverseEffectiveRank N/PR^D, at least -1; for orthogonal modes with singular values s, N
     *     &Sigma;s&#8308;/(&Sigma;s&sup2;)&sup2; - 2
     * @throws IllegalArgumentException outside these ranges, or NaN
     */
    public static MapTheory of(TransferFunction phi, double gEff, double inverseEffectiveRank) {
        Arguments.inverseEffectiveRank(inverseEffectiveRank);
        final MapActivity activity = MapActivity.of(phi, gEff, 0);
        final double rho = activity.rho();
        final double forgotten = activity.forgotten(); // 1 - rho^2
        final boolean silent = activity.quiescent();
        return new MapTheory(
                gEff,
                inverseEffectiveRank,
                activity.q(),
                activity.c0(),
                activity.meanSlope(),
                activity.lyapunovMax(),
                rho,
                silent ? 0 : forgotten / (1 + inverseEffectiveRank - inverseEffectiveRank * forgotten),
                silent ? 0 : forgotten / (forgotten + 1 + inverseEffectiveRank));
    }

    /**
     * The sum of squared covariances (1/N) &Sigma;_ij C_ij(&tau;)&sup2; over its value at lag 0.
     *
     * @param lag &tau; in steps, of either sign
     * @return &rho;^|&tau;|
     */
    public double populationMemory(int lag) {
        return StrictMath.pow(rho, Math.abs((double) lag));
    }
}
