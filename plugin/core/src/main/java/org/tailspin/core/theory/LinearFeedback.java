package org.tailspin.core.theory;

import org.tailspin.core.Monitor;

/**
 * The linear flow dx/dt = -x + J x + white noise of unit spectrum, with couplings that feed back: exact for large N, without a
 * random number, and so the test of the equations that the nonlinear theory has in common (Clark, Marschall, van Meegen,
 * Litwin-Kumar 2025, eq. 48 to 51).
 *
 * <pre>
 * S = 1/(1 + i&omega; - R(S)),   C = |S|&sup2;/(1 - q |S|&sup2;)
 * </pre>
 *
 * @param c0 variance of x
 * @param prOverN participation ratio of x over N
 */
public record LinearFeedback(double c0, double prOverN) {

    /** Frequencies tan(&theta;) at midpoints: an analytic periodic function, whose sum converges exponentially. */
    private static final int POINTS = 160;

    private static final int ROUNDS = 400;
    private static final double CONVERGED = 1e-14;

    /**
     * Response and spectrum at one frequency.
     *
     * @param re real part of S
     * @param im imaginary part
     * @param spectrum C
     */
    record Point(double re, double im, double spectrum) {}

    /**
     * Random modes with left-right overlaps.
     *
     * @param strengths D_a, the gain included
     * @param overlaps &rho;_a, as many
     * @param neurons N, at least 1
     * @param monitor asked now and then whether to stop
     * @return what theory says
     * @throws IllegalArgumentException outside the ranges, or if the network is unstable
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static LinearFeedback ofModes(double[] strengths, double[] overlaps, int neurons, Monitor monitor) {
        return of(new OverlapFeedback(new ModeLaw(strengths, overlaps, neurons)), monitor);
    }

    /**
     * Partially symmetric couplings.
     *
     * @param gEff g, positive
     * @param eta &eta; in [-1, 1]; the network is stable for g (1 + &eta;) &lt; 1
     * @param monitor asked now and then whether to stop
     * @return what theory says
     * @throws IllegalArgumentException outside the ranges, or if the network is unstable
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static LinearFeedback partiallySymmetric(double gEff, double eta, Monitor monitor) {
        return of(new SymmetricFeedback(gEff, eta), monitor);
    }

    static LinearFeedback of(Feedback feedback, Monitor monitor) {
        final double[] re = new double[POINTS];
        final double[] im = new double[POINTS];
        final double[] spectrum = new double[POINTS];
        final double[] weights = new double[POINTS];
        double variance = 0;
        for (int k = 0; k < POINTS; k++) {
            final double theta = 0.5 * Math.PI * (k + 0.5) / POINTS;
            final double omega = StrictMath.tan(theta);
            final Point point = at(feedback, omega);
            re[k] = point.re();
            im[k] = point.im();
            spectrum[k] = point.spectrum();
            weights[k] = 0.5 * Math.PI / POINTS * (1 + omega * omega);
            variance += weights[k] * spectrum[k] / Math.PI;
        }
        return new LinearFeedback(
                variance, variance * variance / PairIntegral.of(feedback, re, im, spectrum, weights, monitor));
    }

    static Point at(Feedback feedback, double omega) {
        double re = 1 / (1 + omega * omega);
        double im = -omega * re;
        final double[] kernel = new double[3];
        double change = 1;
        for (int round = 0; round < ROUNDS && change > CONVERGED; round++) {
            feedback.at(re, im, kernel);
            final double x = 1 - kernel[0];
            final double y = omega - kernel[1];
            final double square = x * x + y * y;
            final double newRe = 0.5 * (re + x / square);
            final double newIm = 0.5 * (im - y / square);
            change = Math.abs(newRe - re) + Math.abs(newIm - im);
            re = newRe;
            im = newIm;
        }
        feedback.at(re, im, kernel);
        final double square = re * re + im * im;
        final double rest = 1 - kernel[2] * square;
        if (!(change <= Math.sqrt(CONVERGED) && rest > 0)) {
            throw new IllegalArgumentException("the linear network must be stable, but at the frequency " + omega
                    + " its couplings return " + kernel[2] * square + " of the variance, where less than 1 is stable");
        }
        return new Point(re, im, square / rest);
    }
}
