package org.tailspin.core.theory;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The covariance &Delta;(&tau;) of a neuron's input with itself in the flow, from the single-site theory (Sompolinsky,
 * Crisanti, Sommers 1988): (1 - d&sup2;/d&tau;&sup2;) &Delta; = g&sup2; C(&Delta;) is the motion of a particle of energy 0
 * in the potential V = -&Delta;&sup2;/2 + g&sup2; &int;C, with &Delta;' = -&Delta; r and r&sup2; = -2V/&Delta;&sup2;.
 *
 * <p>Without noise it is released at &Delta;(0), where V = 0. White noise pushes it off: V = -&sigma;&#8308;/8 there, and
 * &Delta;(&tau;) has a cusp (Schuecker, Goedeke, Helias 2018).
 *
 * <p>Either way the motion is that of a coordinate whose speed is smooth and positive from the start to the rest, so that the
 * scheme of Runge and Kutta keeps its fourth order and the tail its relative accuracy.
 */
final class LagCurve {

    private static final int NODES = 128;
    /** With noise C' is steep at the very start, where nothing in the coordinate softens it. */
    private static final int NOISY_NODES = 384;

    private static final GaussIntegrator UNIT = new GaussIntegratorFactory().legendre(64, 0, 1);
    /** The step, over the shortest time scale of &Delta; and C'. */
    private static final double STEP = 0.03;
    /** The curve ends when exp(-kappa tau) is below 1e-15. */
    private static final double DECAY = 35;

    /** kappa&sup2; is a difference of numbers of order 1: less than this is rounding. */
    private static final double RESOLVED = 1e-12;

    /** A coordinate along the curve. */
    private interface Path {
        double start();

        double speed(double place);

        double delta(double place);
    }

    private final PairAverages pairs;
    private final double delta0;
    private final double kappa;
    private final double step;
    private final Path path;
    private final double[] places;

    /**
     * Integrates the lag function down its potential.
     *
     * @param pairs averages at variance {@code delta0}
     * @param gain g
     * @param delta0 variance of an input, above 0: root of V without noise, where V is negative with it
     * @param widest largest variance of a neuron that counts, which the time step has to resolve
     * @param noisy whether there is noise
     * @throws IllegalArgumentException if the curve decays so slowly that rounding hides its rate
     */
    LagCurve(PairAverages pairs, double gain, double delta0, double widest, boolean noisy) {
        this.pairs = pairs;
        this.delta0 = delta0;
        final double square = gain * gain;
        final double decay = 1 - square * pairs.slopeOverlap(0);
        if (!(decay > RESOLVED)) {
            throw new IllegalArgumentException("the gain g_eff = " + gain
                    + " is so close to the transition at 1, for the"
                    + " noise there is, that rounding hides the decay of the activity: 1 - g_eff^2 E phi'^2 is " + decay
                    + ", but must be above " + RESOLVED);
        }
        kappa = Math.sqrt(decay);
        // Delta(0)'' = Delta(0) - g^2 C(0), and the time in which x moves by the width of phi
        final double curvature = square * pairs.overlap(delta0) / delta0 - 1;
        final double rate;
        if (noisy) {
            final Driven driven = new Driven(square, curvature);
            rate = Math.sqrt(Math.max(Math.abs(curvature), driven.rate0 * driven.rate0));
            path = driven;
        } else {
            rate = Math.sqrt(curvature);
            path = new Released(square);
        }
        step = STEP / rate * Math.min(1, Math.sqrt(2 / widest));
        places = new double[(int) Math.ceil(DECAY / kappa / step) + 1];
        places[0] = path.start();
        for (int k = 1; k < places.length; k++) {
            places[k] = advance(places[k - 1], step);
        }
    }

    /** &Delta; = &Delta;(0) sin&sup2;&theta;, d&theta;/d&tau; = -f(&theta;) sin &theta;. */
    private final class Released implements Path {

        private final Chebyshev rate;

        Released(double square) {
            rate = new Chebyshev(angle -> rate(angle, square), 0, 0.5 * Math.PI, NODES);
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
                        final double s = delta(angle + rest * u);
                        return (square * pairs.overlap(s) - s) * delta0 * StrictMath.sin(2 * (angle + rest * u));
                    });
            return 0.5 * Math.sqrt(2 * integral) / (delta * cos);
        }

        @Override
        public double start() {
            return 0.5 * Math.PI;
        }

        @Override
        public double speed(double angle) {
            return -StrictMath.sin(angle) * rate.value(angle);
        }

        @Override
        public double delta(double angle) {
            final double sin = StrictMath.sin(angle);
            return delta0 * sin * sin;
        }
    }

    /**
     * &Delta; = &Delta;(0) exp(p(0)&sup2; - p&sup2;), dp/d&tau; = r/(2p). With p(0) = r(0)/&radic;a, r&sup2; = r(0)&sup2; + a
     * ln(&Delta;(0)/&Delta;) + ..., the speed stays smooth when the noise is weak and r(0) small.
     */
    private final class Driven implements Path {

        /** Close to linear, a is 0: any place to start from is as good. */
        private static final double FARTHEST = 10;

        private final double rate0;
        private final double start;
        private final Chebyshev speed;

        Driven(double square, double curvature) {
            rate0 = rate(delta0, square);
            final double a = 2 * (curvature + rate0 * rate0);
            start = rate0 < FARTHEST * Math.sqrt(Math.max(0, a)) ? rate0 / Math.sqrt(a) : FARTHEST;
            speed = new Chebyshev(
                    p -> rate(delta(p), square) / (2 * p), start, Math.sqrt(start * start + DECAY + 1), NOISY_NODES);
        }

        private double rate(double delta, double square) {
            return Math.sqrt(Math.max(0, 1 - 2 * square * pairs.integralRatio(delta)));
        }

        @Override
        public double start() {
            return start;
        }

        @Override
        public double speed(double place) {
            return speed.value(place);
        }

        @Override
        public double delta(double place) {
            return delta0 * StrictMath.exp((start - place) * (start + place));
        }
    }

    private double advance(double from, double dt) {
        final double a = path.speed(from);
        final double b = path.speed(from + 0.5 * dt * a);
        final double c = path.speed(from + 0.5 * dt * b);
        final double d = path.speed(from + dt * c);
        return from + dt / 6 * (a + 2 * b + 2 * c + d);
    }

    /** Delta(tau) for tau of either sign. */
    double delta(double tau) {
        final double t = Math.abs(tau);
        final int k = (int) Math.min(places.length - 1, t / step);
        final double rest = t - k * step;
        return k < places.length - 1
                ? path.delta(advance(places[k], rest))
                : path.delta(places[k]) * StrictMath.exp(-kappa * rest);
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
        return places.length;
    }

    /** Delta at point k of the grid. */
    double deltaAt(int k) {
        return path.delta(places[k]);
    }

    /** The averages that the curve belongs to. */
    PairAverages pairs() {
        return pairs;
    }
}
