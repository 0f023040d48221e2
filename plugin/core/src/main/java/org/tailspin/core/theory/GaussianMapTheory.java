package org.tailspin.core.theory;

/**
 * Dynamical mean-field theory (DMFT) of the tanh network y(t) = J tanh(y(t-1)) + &sigma; noise with independent Gaussian weights, for large N: activity, largest
 * exponent, dimensions, entropy.
 *
 * <p>This is the case &alpha; = 2 of Xie, Mihalas, Ku&#347;mierz (2025, arXiv 2505.09816), whose gain g is g_eff/&radic;2.
 * y is white in time and Gaussian of variance q (E over a standard normal z):
 *
 * <pre>
 * q = g_eff&sup2; C0 + &sigma;&sup2;,  C0 = E tanh&sup2;(&radic;q z),  m1 = E sech&sup2;(&radic;q z),  m2 = E sech&#8308;(&radic;q z)
 * &lambda;_1 = &frac12; ln(g_eff&sup2; m2),  &rho; = g_eff&sup2; m1&sup2;,  PR/N = 1 - &rho;&sup2;
 * </pre>
 *
 * and the spectrum is {@link RandomModeSpectrum} for independent weights. A quiescent network (no noise, g_eff at most 1)
 * has q = 0, exponents of the linear network and dimension 0.
 *
 * <p>These equations are derived for this library and agree with simulations to 0.7 % at N = 4096. Close to g_eff = 1 they
 * mislead at the usual sizes: one network of N = 300 at g_eff = 1.5 has a participation ratio of 3, not 33.
 *
 * @param gEff standard deviation of a weight times &radic;N
 * @param noise &sigma;, standard deviation of the noise on y
 * @param q variance of y
 * @param c0 variance of tanh y
 * @param meanSlope m1
 * @param meanSquaredSlope m2
 * @param lyapunovMax &lambda;_1, nats per step
 * @param rho the factor per step by which the population forgets
 * @param prOverN participation ratio of the covariance of tanh y over N, for infinitely many samples
 * @param kyOverN Kaplan-Yorke dimension over N
 * @param ksOverN entropy of Kolmogorov and Sinai over N, nats per step and neuron
 * @param unstableFraction fraction of the exponents that are positive
 */
public record GaussianMapTheory(
        double gEff,
        double noise,
        double q,
        double c0,
        double meanSlope,
        double meanSquaredSlope,
        double lyapunovMax,
        double rho,
        double prOverN,
        double kyOverN,
        double ksOverN,
        double unstableFraction) {

    /**
     * {@return what theory predicts; relative error about 1e-12, apart from rounding near g_eff = 1}
     *
     * @param gEff standard deviation of a weight times &radic;N, above 0
     * @param noise standard deviation of the noise inside tanh, at least 0 (the paper's noise-driven networks: 0.1)
     * @throws IllegalArgumentException outside these ranges, or NaN
     */
    public static GaussianMapTheory of(double gEff, double noise) {
        final MapActivity activity = MapActivity.of(TransferFunction.tanh(), gEff, noise);
        final RandomModeSpectrum spectrum = RandomModeSpectrum.iid(activity);
        final double rho = activity.rho();
        return new GaussianMapTheory(
                gEff,
                noise,
                activity.q(),
                activity.c0(),
                activity.meanSlope(),
                activity.meanSquaredSlope(),
                activity.lyapunovMax(),
                rho,
                activity.quiescent() ? 0 : activity.forgotten(),
                spectrum.kaplanYorkeOverN(),
                spectrum.entropyOverN(),
                spectrum.unstableFraction());
    }

    /**
     * In the convention of the paper, where a weight at &alpha; = 2 has variance 2 g&sup2;/N.
     *
     * @param gain g = g_eff/&radic;2, above 0
     * @param noise standard deviation of the noise inside tanh, at least 0
     * @return what theory predicts
     * @throws IllegalArgumentException outside these ranges, or NaN
     */
    public static GaussianMapTheory ofStableGain(double gain, double noise) {
        return of(Math.sqrt(2) * Arguments.above("the gain g", gain, 0), noise);
    }

    /** {@return the exponents as a function of the rank fraction} */
    public RandomModeSpectrum spectrum() {
        return RandomModeSpectrum.iid(
                new MapActivity(TransferFunction.tanh(), gEff, noise, q, c0, meanSlope, meanSquaredSlope));
    }

    /** {@return E |tanh y|} */
    public double meanAbs() {
        return StableMeanField.meanAbs(q);
    }

    /**
     * The population's memory: the sum of squared covariances (1/N) &Sigma;_ij C_ij(&tau;)&sup2; over its value at lag 0.
     *
     * @param lag &tau; in steps, of either sign
     * @return &rho;^|&tau;|
     */
    public double populationMemory(int lag) {
        return StrictMath.pow(rho, Math.abs((double) lag));
    }

    /**
     * The participation ratio that K states show: 1/PR_K = 1/PR + 1/K, good to a few per cent while both are large. For
     * correlated states K is the effective number of samples.
     *
     * @param n number of neurons N, at least 1
     * @param samples K, above 0
     * @return PR_K, an absolute count
     * @throws IllegalArgumentException outside these ranges, or NaN
     */
    public double participationRatio(int n, double samples) {
        Arguments.atLeast("the number of neurons N", n, 1);
        Arguments.above("the number of samples K", samples, 0);
        return prOverN == 0 ? 0 : 1 / (1 / (n * prOverN) + 1 / samples);
    }
}
