package org.tailspin.core.theory;

/**
 * The lowest eigenvalue E0 of H = -d&sup2;/d&tau;&sup2; + 1 - g&sup2; C'(&Delta;(&tau;)) on the line, which gives the largest
 * exponent of the flow, -1 + &radic;(1 - E0) (Sompolinsky, Crisanti, Sommers 1988).
 *
 * <p>The solution that decays to the right is followed to lag 0 by the angle whose tangent is its logarithmic slope, which
 * stays bounded; the even ground state has slope 0 there. The angle grows with E, so there is no other root. Without noise E0
 * is below 0, an eigenvalue with the odd eigenfunction d&Delta;/d&tau;; with noise it can be positive, up to &kappa;&sup2;.
 */
final class GroundState {

    /** A well of less depth is rounding, in a potential of order 1. */
    private static final double SHALLOW = 1e-15;

    private final double step;
    private final double[] potential;
    private final double atInfinity;

    GroundState(LagCurve curve, double gain) {
        final int intervals = (curve.length() - 1) / 2 * 2;
        step = curve.step();
        potential = new double[intervals + 1];
        for (int k = 0; k <= intervals; k++) {
            potential[k] = 1 - gain * gain * curve.pairs().slopeOverlap(curve.deltaAt(k));
        }
        atInfinity = curve.kappa() * curve.kappa();
    }

    double energy() {
        // Close to linear the well is as shallow as rounding.
        return atInfinity - potential[0] > SHALLOW
                ? Roots.between(this::angleAtZero, potential[0], atInfinity)
                : atInfinity;
    }

    private double angleAtZero(double energy) {
        double angle = -StrictMath.atan(Math.sqrt(atInfinity - energy));
        final double h = -2 * step;
        for (int k = potential.length - 1; k >= 2; k -= 2) {
            final double a = slope(angle, potential[k] - energy);
            final double b = slope(angle + 0.5 * h * a, potential[k - 1] - energy);
            final double c = slope(angle + 0.5 * h * b, potential[k - 1] - energy);
            final double d = slope(angle + h * c, potential[k - 2] - energy);
            angle += h / 6 * (a + 2 * b + 2 * c + d);
        }
        return angle;
    }

    private static double slope(double angle, double w) {
        final double cos = StrictMath.cos(angle);
        return (w + 1) * cos * cos - 1;
    }
}
