package org.tailspin.core.theory;

import org.tailspin.core.Monitor;

/** Double integrals over the frequencies of two times, of what a {@link Feedback} makes of the covariances of pairs. */
final class PairIntegral {

    private PairIntegral() {}

    /**
     * &int;&int; (1/N) &Sigma;_ij C_ij(&omega;1) C_ij(&omega;2) d&omega;1 d&omega;2/(2&pi;)&sup2;, over both signs of either.
     *
     * @param feedback of the couplings
     * @param re real part of S at frequencies of at least 0
     * @param im imaginary part
     * @param spectrum C
     * @param weights of the frequencies in an integral over those above 0: that of 0 is half a step
     * @param monitor asked for every frequency whether to stop
     */
    static double of(
            Feedback feedback, double[] re, double[] im, double[] spectrum, double[] weights, Monitor monitor) {
        final Feedback.Pairs pairs = feedback.pairs(re, im);
        double sum = 0;
        for (int k = 0; k < re.length; k++) {
            monitor.checkCancelled();
            for (int l = 0; l <= k; l++) {
                final double ratio = pairs.ratio(k, l, false) + pairs.ratio(k, l, true);
                sum += (l < k ? 2 : 1) * ratio * spectrum[k] * spectrum[l] * weights[k] * weights[l];
            }
        }
        return 2 * sum / (4 * Math.PI * Math.PI);
    }
}
