package org.tailspin.core.theory;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The covariance &Delta;(&tau;) of a neuron's input with itself in the flow, from the single-site theory (Sompolinsky,
 * Crisanti, Sommers 1988): (1 - d&sup2;/d&tau;&sup2;) &Delta; = g&sup2; C(&Delta;) is the motion of a particle of energy 0
 * in the potential V = -&Delta;&sup2;/2 + g&sup2; &int;C, released at &Delta;(0), where V = 0.
 *
 * <p>With &Delta; = &Delta;(0) sin&sup2;&theta;, d&theta;/d&tau; = -f(&theta;) sin &theta; and f smooth and positive from the
 * release to the rest, so that the scheme of Runge and Kutta keeps its fourth order and the tail its relative accuracy.
 */
final class LagCurve {

    private static final int NODES = 128;
    private static final GaussIntegrator UNIT = new GaussIntegratorFactory().legendre(64, 0, 1);
    /** The step, over the shortest time scale of &Delta; and C'. */
    private static final double STEP = 0.03;
    /** The curve ends when exp(-kappa tau) is below 1e-15. */
    private static final double DECAY = 35;

    private final PairAverages pairs;
    private final double delta0;
    private final double kappa;
    private final double step;
    private final Chebyshev rate;
    private final double[] theta;

    /**
     * @param pairs averages at variance {@code delta0}
     * @param gain g
     * @param delta0 root of V, above 0
     */
    LagCurve(PairAverages pairs, double gain, double delta0) {
        this(pairs, gain, delta0, delta0);
    }

    /**
     * @param pairs averages at variance {@code delta0}
     * @param gain g
     * @param delta0 root of V, above 0
     * @param widest largest variance of a neuron that counts, which the time step has to resolve
     */
    LagCurve(PairAverages pairs, double gain, double delta0, double widest) {
        this.pairs = pairs;
        this.delta0 = delta0;
        final double square = gain * gain;
        kappa = Math.sqrt(1 - square * pairs.slopeOverlap(0));
        rate = new Chebyshev(angle -> rate(angle, square), 0, 0.5 * Math.PI, NODES);
        // Delta(0)'' = Delta(0) - g^2 C(0), and the time in which x moves by the width of phi
        final double curvature = Math.sqrt(square * pairs.overlap(delta0) / delta0 - 1);
        step = STEP / curvature * Math.min(1, Math.sqrt(2 / widest));
        theta = new double[(int) Math.ceil(DECAY / kappa / step) + 1];
        theta[0] = 0.5 * Math.PI;
        for (int k = 1; k < theta.length; k++) {
            theta[k] = advance(theta[k - 1], step);
        }
    }

    /** f(theta), from V by the integral of g^2 C - Delta from the nearer end, so that no digits cancel. */
    private double rate(double angle, double square) {
        final double sin = StrictMath.sin(angle);
        final double cos = StrictMath.cos(angle);
        final double delta = delta0 * sin * sin;
        if (angle < 0.25 * Math.PI) {
            return 0.5 * Math.sqrt(1 - 2 * square * pairs.integralRatio(delta)) / cos;
        }
        final double rest = 0.5 * Math.PI - angle;
        final double integral = rest
                * UNIT.integrate(u -> {
                    final double s = deltaAt(angle + rest * u);
                    return (square * pairs.overlap(s) - s) * delta0 * StrictMath.sin(2 * (angle + rest * u));
                });
        return 0.5 * Math.sqrt(2 * integral) / (delta * cos);
    }

    private double advance(double from, double dt) {
        final double a = slope(from);
        final double b = slope(from + 0.5 * dt * a);
        final double c = slope(from + 0.5 * dt * b);
        final double d = slope(from + dt * c);
        return from + dt / 6 * (a + 2 * b + 2 * c + d);
    }

    private double slope(double angle) {
        return -StrictMath.sin(angle) * rate.value(angle);
    }

    /** Delta(tau) for tau of either sign. */
    double delta(double tau) {
        final double t = Math.abs(tau);
        final int k = (int) Math.min(theta.length - 1, t / step);
        final double rest = t - k * step;
        return k < theta.length - 1
                ? deltaAt(advance(theta[k], rest))
                : deltaAt(theta[k]) * StrictMath.exp(-kappa * rest);
    }

    private double deltaAt(double angle) {
        final double sin = StrictMath.sin(angle);
        return delta0 * sin * sin;
    }

    /** kappa, the rate at which the curve decays in the end. */
    double kappa() {
        return kappa;
    }

    /** Time between two points of the grid. */
    double step() {
        return step;
    }

    /** Number of points of the grid, from lag 0 to where the curve has died out. */
    int length() {
        return theta.length;
    }

    /** Delta at point k of the grid. */
    double deltaAt(int k) {
        return deltaAt(theta[k]);
    }

    /** The averages that the curve belongs to. */
    PairAverages pairs() {
        return pairs;
    }
}
