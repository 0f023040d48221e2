package org.tailspin.core.theory;

import java.util.Arrays;
import org.tailspin.core.Monitor;

/**
 * Four-point theory of the flow dx/dt = -x + J &phi;(x), with white noise or without, and of leaky maps, for large N: the participation ratios of &phi;(x) and of x, and the
 * population's memory, as functions of the gain and of the effective rank of the couplings.
 *
 * <p>With S(&omega;) = E&phi;'/(1 + i&omega;), z = g_eff&sup2; S(&omega;1) S(&omega;2), X_k = g_eff&sup2; |S(&omega;k)|&sup2;
 * and C(&omega;) the spectrum of {@link FlowTheory}'s C(&tau;),
 *
 * <pre>
 * (1/N) &Sigma;_ij C_ij(&omega;1) C_ij(&omega;2) = C(&omega;1) C(&omega;2) [1 + (N/PR^D) X1 X2] / |1 - z|&sup2;
 * N/PR^&phi; = the double integral of it over C(0)&sup2;
 * </pre>
 *
 * and for x, with w = z/(1 - z) and &Delta;(&omega;) the spectrum of x, noise included,
 *
 * <pre>
 * (1/N) &Sigma;_ij of x = &Delta;(&omega;1) &Delta;(&omega;2) (1 + 2 Re w) + C(&omega;1) C(&omega;2) |w|&sup2; (1 + N/PR^D) / (E&phi;')&#8308;
 * </pre>
 *
 * so that N/PR is linear in N/PR^D. The first is eq. 38, the second eq. I22 of Clark, Marschall, van Meegen, Litwin-Kumar
 * (2025, arXiv 2409.01969), who derive them twice, by path integrals and by the two-site cavity; without the term in N/PR^D they
 * are the results of Clark, Abbott, Litwin-Kumar (Physical Review Letters 131, 118401) for independent weights.
 *
 * <p>It holds for large N. Simulations with few modes (g_eff = 5, &beta; = .5) lie above it by 13, 10 and 4 % at N = 500, 1000 and
 * 2000, known to 4, 6 and 3 %.
 *
 * @param gEff standard deviation of a weight times &radic;N
 * @param phiConstant N/PR^&phi; at N/PR^D = 0; infinite for a quiescent network
 * @param phiSlope increase of N/PR^&phi; per unit of N/PR^D
 * @param xConstant N/PR^x at N/PR^D = 0; infinite for a quiescent network
 * @param xSlope increase of N/PR^x per unit of N/PR^D
 */
public record CollectiveTheory(double gEff, double phiConstant, double phiSlope, double xConstant, double xSlope) {

    /** Smallest gain of a chaotic network: the frequencies to resolve grow in number as 1/(g_eff - 1). */
    public static final double MIN_GAIN = 1.01;

    /** The population's memory decays with kappa&sup2; at least: after so many times its inverse, less than rounding is left. */
    private static final double FORGOTTEN = 40;

    /**
     * {@return the theory for any effective rank; relative error about 1e-7, with noise 1e-5}
     *
     * @param flow the single-site theory
     * @throws IllegalArgumentException if the gain lies between 1 and {@link #MIN_GAIN} and there is no noise, or is so
     *     close to 1 that there are too many frequencies to resolve
     */
    public static CollectiveTheory of(FlowTheory flow) {
        return of(flow, Monitor.NONE);
    }

    /**
     * The same, which takes some ten seconds at the largest gains and close to the transition.
     *
     * @param flow the single-site theory
     * @param monitor progress and cancellation
     * @return the theory for any effective rank
     * @throws IllegalArgumentException as above
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static CollectiveTheory of(FlowTheory flow, Monitor monitor) {
        if (flow.quiescent()) {
            return new CollectiveTheory(flow.gEff(), Double.POSITIVE_INFINITY, 0, Double.POSITIVE_INFINITY, 0);
        }
        final CollectiveSpectrum spectrum = CollectiveSpectrum.of(flow.visible(), 0, monitor);
        return new CollectiveTheory(
                flow.gEff(), spectrum.phiConstant(), spectrum.phiSlope(), spectrum.xConstant(), spectrum.xSlope());
    }

    /**
     * The theory of a leaky map: the same equations with S(&theta;) = d E&phi;'/(exp(i&theta;) - 1 + d), over the frequencies of the
     * Brillouin zone. At d = 1 it is that of {@link MapTheory}, and as d falls to 0 that of the flow.
     *
     * @param map the single-site theory
     * @param monitor progress and cancellation
     * @return the theory for any effective rank; relative error about 1e-7
     * @throws IllegalArgumentException if the memory lasts for so many steps that there are too many frequencies to resolve
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static CollectiveTheory of(LeakyTheory map, Monitor monitor) {
        return map.lags() == 0
                ? new CollectiveTheory(map.gEff(), Double.POSITIVE_INFINITY, 0, Double.POSITIVE_INFINITY, 0)
                : new LeakyCollective(map, monitor).theory(map.gEff());
    }

    /**
     * {@return participation ratio of &phi;(x) over N; 0 for a quiescent network}
     *
     * @param inverseEffectiveRank N/PR^D, at least -1; 0 for independent weights
     * @throws IllegalArgumentException outside the range, or NaN
     */
    public double prPhiOverN(double inverseEffectiveRank) {
        return 1 / (phiConstant + phiSlope * Arguments.inverseEffectiveRank(inverseEffectiveRank));
    }

    /**
     * {@return participation ratio of x over N; 0 for a quiescent network}
     *
     * @param inverseEffectiveRank N/PR^D, at least -1; 0 for independent weights
     * @throws IllegalArgumentException outside the range, or NaN
     */
    public double prXOverN(double inverseEffectiveRank) {
        return 1 / (xConstant + xSlope * Arguments.inverseEffectiveRank(inverseEffectiveRank));
    }

    /**
     * The limit of low rank (eq. 42): PR^&phi; = K^&phi; PR^D for PR^D/N to 0.
     *
     * @return K^&phi;; 0 for a quiescent network
     */
    public double lowRankPhi() {
        return Double.isInfinite(phiConstant) ? 0 : 1 / phiSlope;
    }

    /**
     * The same of x (eq. 43).
     *
     * @return K^x; 0 for a quiescent network
     */
    public double lowRankX() {
        return Double.isInfinite(xConstant) ? 0 : 1 / xSlope;
    }

    /**
     * The population lag function &Psi;(&tau;, &tau;) = (1/N) &Sigma;_ij C_ij(&tau;)&sup2;, to be compared with C(&tau;)&sup2; of single neurons.
     *
     * @param flow the single-site theory
     * @param inverseEffectiveRank N/PR^D, at least -1; 0 for independent weights
     * @param lags &tau; of either sign, in units of the time constant
     * @return its value at each lag, C(0)&sup2; N/PR^&phi; at lag 0; 0 for a quiescent network
     * @throws IllegalArgumentException outside these ranges, or NaN
     */
    public static double[] populationLag(FlowTheory flow, double inverseEffectiveRank, double... lags) {
        return populationLag(flow, inverseEffectiveRank, Monitor.NONE, lags);
    }

    /**
     * The same, with a monitor.
     *
     * @param flow the single-site theory
     * @param inverseEffectiveRank N/PR^D, at least -1; 0 for independent weights
     * @param monitor progress and cancellation
     * @param lags &tau; of either sign, in units of the time constant
     * @return its value at each lag
     * @throws IllegalArgumentException as above, or if the lags reach so far that there are too many frequencies
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static double[] populationLag(
            FlowTheory flow, double inverseEffectiveRank, Monitor monitor, double... lags) {
        Arguments.inverseEffectiveRank(inverseEffectiveRank);
        double longest = 0;
        for (double lag : lags) {
            longest = Math.max(longest, Arguments.atLeast("a lag", Math.abs(lag), 0));
        }
        final double[] values = new double[lags.length];
        if (!flow.quiescent()) {
            final FlowTheory visible = flow.visible();
            final double kappa = visible.lagCurve().kappa();
            final double forgotten = FORGOTTEN / (kappa * kappa);
            final CollectiveSpectrum spectrum = CollectiveSpectrum.of(visible, Math.min(longest, forgotten), monitor);
            final double scale = flow.delta0() / visible.delta0();
            final double[] c = visible.c(lags);
            for (int k = 0; k < lags.length; k++) {
                monitor.checkCancelled();
                final double excess =
                        Math.abs(lags[k]) > forgotten ? 0 : spectrum.excess(inverseEffectiveRank, lags[k]);
                values[k] = scale * scale * (c[k] * c[k] + excess);
            }
        }
        return values;
    }

    /**
     * The two-time function &Psi;(&tau;, 0) = (1/N) &Sigma;_ij C_ij(&tau;) C_ij(0) = (1/N) tr[C(&tau;) C(0)] (eq. 24 and 28 of the
     * paper, its figures 4b and 9): the mean autocorrelation of principal components, weighted by the squares of their
     * variances. It is not {@link #populationLag}, in which both times are shifted.
     *
     * @param flow the single-site theory
     * @param inverseEffectiveRank N/PR^D, at least -1; 0 for independent weights
     * @param monitor progress and cancellation
     * @param lags &tau; of either sign, in units of the time constant
     * @return its value at each lag, C(0)&sup2; N/PR^&phi; at lag 0; 0 for a quiescent network
     * @throws IllegalArgumentException outside these ranges, or NaN
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static double[] twoTime(FlowTheory flow, double inverseEffectiveRank, Monitor monitor, double... lags) {
        Arguments.inverseEffectiveRank(inverseEffectiveRank);
        for (double lag : lags) {
            Arguments.atLeast("a lag", Math.abs(lag), 0);
        }
        final double[] values = new double[lags.length];
        if (flow.quiescent()) {
            return values;
        }
        final FlowTheory visible = flow.visible();
        final double kappa = visible.lagCurve().kappa();
        final double forgotten = FORGOTTEN / kappa;
        final double[] near =
                Arrays.stream(lags).filter(lag -> Math.abs(lag) <= forgotten).toArray();
        final CollectiveSpectrum spectrum = CollectiveSpectrum.of(visible, 0, near, monitor);
        final double scale = flow.delta0() / visible.delta0();
        final double[] c = visible.c(lags);
        int next = 0;
        for (int k = 0; k < lags.length; k++) {
            final double excess =
                    Math.abs(lags[k]) <= forgotten ? spectrum.excessOfOne(inverseEffectiveRank, next++) : 0;
            values[k] = scale * scale * (c[k] * visible.c0() + excess);
        }
        return values;
    }
}
