package org.tailspin.core.theory;

import java.util.Arrays;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;

/**
 * The self-consistent single-site spectra of one given network in linear equivalence: &phi;(x) = R &eta; with R = (1 - m S
 * diag(&rho;) J)^{-1}, and independent noise of the spectrum a_i &eta;(&omega;).
 *
 * <p>The traces of the covariances of &phi;(x) and of x are those of a single site, N C[&Delta;] and N &Delta;:
 *
 * <pre>
 * &Delta;(&omega;) = |S|&sup2; g_J&sup2;(&omega;) C(&omega;),   g_J&sup2; = T_x/T_&phi;,   &eta; = C/T_&phi;,   m = E &phi;' at variance &Delta;(0)
 * </pre>
 *
 * with T_&phi; = tr R diag(a) R^+ / N and T_x = tr J R diag(a) R^+ J^T / N. With C = m&sup2; &Delta; + E, where E(&tau;) falls
 * with the third power of &Delta;(&tau;), this is &Delta; = |S|&sup2; g_J&sup2; E / (1 - m&sup2; |S|&sup2; g_J&sup2;), and only the
 * short-lived E is transformed from lags to frequencies. (Of neurons alike the denominator is (2 Re tr R/N - 1)/T_&phi;, positive
 * where every eigenvalue of m S J is below 1 in modulus.) At a given variance the shape of &Delta; is a fixed point, and the
 * variance is the one at which the amplitude agrees.
 *
 * @param variance &Delta;(0), mean variance of x
 * @param c0 C(0), mean variance of &phi;(x)
 * @param slope m
 * @param eta &eta; at the frequencies of the grid
 * @param c C at the frequencies of the grid
 * @param delta &Delta; at the frequencies of the grid
 * @param gain g_J&sup2; at the frequencies of the grid
 * @param steepness d ln amplitude / d ln variance, as far as it was seen; NaN if it was not
 */
record ActivityClosure(
        double variance,
        double c0,
        double slope,
        double[] eta,
        double[] c,
        double[] delta,
        double[] gain,
        double steepness) {

    private static final int MOST_SHAPES = 2000;
    /** Shapes that are combined for the next. */
    private static final int DEPTH = 5;

    private static final int MOST_VARIANCES = 60;
    private static final double CONVERGED = 1e-11;
    /** Logarithm of the amplitude that counts as 0. */
    static final double ROOT = 1e-10;
    /** Farthest step of ln variance. */
    private static final double FARTHEST = 0.7;
    /** The amplitude of a variance that is too small. */
    private static final double LARGE = 0.7;
    /** Variances within this part of the one where the linear network is unstable are not tried. */
    private static final double MARGIN = 1e-7;

    /** Traces of a response: T_phi and T_x over the grid, at a mean slope. */
    interface TraceSource {
        ResponseBasis.Traces at(double slope);
    }

    /** At one variance. */
    private record Attempt(ActivityClosure closure, double logAmplitude) {

        ActivityClosure of(double steepness) {
            return new ActivityClosure(
                    closure.variance,
                    closure.c0,
                    closure.slope,
                    closure.eta,
                    closure.c,
                    closure.delta,
                    closure.gain,
                    steepness);
        }
    }

    static double slope(TransferFunction phi, double variance) {
        return new GaussianRule(variance).mean(phi::slope);
    }

    /**
     * The variance of x at which E &phi;' takes a value.
     *
     * @param slope in (0, 1)
     */
    static double varianceOf(TransferFunction phi, double slope) {
        double lo = -30;
        double hi = 30;
        return StrictMath.exp(Roots.between(log -> slope(phi, StrictMath.exp(log)) - slope, lo, hi));
    }

    /**
     * Solves for the spectra.
     *
     * @param phi odd
     * @param grid frequencies and lags
     * @param traces of the response
     * @param instability largest 1/m at which the linear network is stable: the variance must be such that m times it is below 1
     * @param start a guess of the variance
     * @param tolerance of the logarithm of the amplitude, at least {@link #ROOT}
     * @param like the closure of a similar response, whose spectrum and steepness are guesses; or null
     * @param monitor asked now and then whether to stop
     * @throws NumericalException if there is no solution with a stable linear network
     */
    static ActivityClosure solve(
            TransferFunction phi,
            ActivityGrid grid,
            TraceSource traces,
            double instability,
            double start,
            double tolerance,
            ActivityClosure like,
            Monitor monitor) {
        final double least =
                instability > 1 ? StrictMath.log(varianceOf(phi, 1 / instability)) + MARGIN : Double.NEGATIVE_INFINITY;
        double[] spectrum = like == null ? null : like.delta;
        double steepness = like == null ? Double.NaN : like.steepness;
        double lo = least; // amplitude above 1 below it, as far as is known
        double hi = Double.POSITIVE_INFINITY;
        double log = Math.max(StrictMath.log(start), least + 0.01);
        double last = Double.NaN;
        double lastAmplitude = Double.NaN;
        for (int k = 0; k < MOST_VARIANCES; k++) {
            monitor.checkCancelled();
            final Attempt attempt = at(phi, grid, traces, StrictMath.exp(log), spectrum, monitor);
            final double amplitude = attempt.logAmplitude();
            if (attempt.closure() == null) {
                steepness = Double.NaN;
            } else if (k > 0) {
                final double seen = (amplitude - lastAmplitude) / (log - last);
                steepness = seen < 0 ? seen : Double.NaN;
            }
            if (Math.abs(amplitude) < tolerance) {
                return attempt.of(steepness);
            }
            if (attempt.closure() != null) {
                spectrum = attempt.closure().delta();
            }
            if (amplitude > 0) {
                lo = Math.max(lo, log);
            } else {
                hi = Math.min(hi, log);
                if (log - least < 2 * MARGIN) {
                    throw new NumericalException(
                            "linear equivalence has no self-consistent solution with a stable linear"
                                    + " network: one mode stands out so far that the neurons saturate before it is stable");
                }
            }
            double next = log - amplitude / steepness;
            if (!(Math.abs(next - log) <= FARTHEST)) {
                next = log + Math.copySign(Math.min(FARTHEST, Math.abs(amplitude)), amplitude);
            }
            if (next <= lo || next >= hi) {
                next = hi < Double.POSITIVE_INFINITY
                        ? lo > Double.NEGATIVE_INFINITY ? 0.5 * (lo + hi) : hi - FARTHEST
                        : lo + FARTHEST;
            }
            last = log;
            lastAmplitude = attempt.closure() == null ? Double.NaN : amplitude;
            log = next;
        }
        throw new NumericalException("the self-consistent variance did not converge in " + MOST_VARIANCES + " steps");
    }

    private static Attempt at(
            TransferFunction phi,
            ActivityGrid grid,
            TraceSource traces,
            double variance,
            double[] from,
            Monitor monitor) {
        final double m = slope(phi, variance);
        final PairAverages pairs = PairAverages.of(phi, variance);
        final ResponseBasis.Traces response = traces.at(m);
        final int count = grid.frequencies();
        final double[] gain = new double[count];
        final double[] ratio = new double[count];
        for (int k = 0; k < count; k++) {
            gain[k] = response.ofX()[k] / response.ofPhi()[k];
            final double a = grid.power(k) * gain[k];
            final double denominator = 1 - m * m * a;
            if (!(denominator > 0)) {
                return new Attempt(null, LARGE); // larger variances have smaller slopes
            }
            ratio[k] = a / denominator;
        }
        double[] delta = from == null ? guess(grid, variance) : scaled(from, variance / grid.total(from));
        final Anderson mixing = new Anderson(DEPTH, 1, Double.POSITIVE_INFINITY);
        for (int round = 0; round < MOST_SHAPES; round++) {
            if (round % 16 == 0) {
                monitor.checkCancelled();
            }
            final double[] excess = grid.spectrum(excess(pairs, grid.ofLag(delta), variance, m));
            final double[] next = new double[count];
            for (int k = 0; k < count; k++) {
                next[k] = ratio[k] * Math.max(0, excess[k]);
            }
            final double amplitude = grid.total(next) / variance;
            double change = 0;
            for (int k = 0; k < count; k++) {
                next[k] /= amplitude;
                change += grid.weight(k) * Math.abs(next[k] - delta[k]);
            }
            if (change < CONVERGED * variance) {
                final double[] eta = new double[count];
                final double[] c = new double[count];
                for (int k = 0; k < count; k++) {
                    c[k] = Math.max(0, excess[k]) + m * m * next[k];
                    eta[k] = c[k] / response.ofPhi()[k];
                }
                return new Attempt(
                        new ActivityClosure(variance, grid.total(c), m, eta, c, next, gain, Double.NaN),
                        StrictMath.log(amplitude));
            }
            delta = mixing.next(delta, next);
        }
        throw new NumericalException("the self-consistent spectrum did not converge in " + MOST_SHAPES + " steps");
    }

    private static double[] guess(ActivityGrid grid, double variance) {
        final double[] guess = new double[grid.frequencies()];
        for (int k = 0; k < guess.length; k++) {
            guess[k] = grid.power(k) * StrictMath.exp(-2 * grid.omega(k) * grid.omega(k));
        }
        return scaled(guess, variance / grid.total(guess));
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(x -> factor * x).toArray();
    }

    /** C - m&sup2; &Delta;, of odd &phi;. */
    private static double[] excess(PairAverages pairs, double[] shape, double variance, double m) {
        final double[] excess = new double[shape.length];
        for (int j = 0; j < shape.length; j++) {
            final double size = Math.min(variance, Math.abs(shape[j]));
            excess[j] = Math.copySign(pairs.overlap(size) - m * m * size, shape[j]);
        }
        return excess;
    }
}
