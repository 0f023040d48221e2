package org.tailspin.core.theory;

/**
 * A monotone function through points, cubic between them, with its integral: slopes of the parabola through three neighbours,
 * limited so that it stays monotone (Fritsch and Carlson 1980).
 */
final class MonotoneCubic {

    private static final double LIMIT = 3;

    private final double[] x;
    private final double[] y;
    private final double[] slopes;
    private final double[] integrals;

    /**
     * Chooses the slopes of the interpolation at all points.
     *
     * @param x ascending, at least two
     * @param y ascending or constant
     */
    MonotoneCubic(double[] x, double[] y) {
        this.x = x.clone();
        this.y = y.clone();
        final int n = x.length;
        slopes = new double[n];
        final double[] secants = new double[n - 1];
        for (int i = 0; i < n - 1; i++) {
            secants[i] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
        }
        for (int i = 0; i < n; i++) {
            final double left = secants[Math.max(0, i - 1)];
            final double right = secants[Math.min(n - 2, i)];
            slopes[i] = limited(i == 0 || i == n - 1 ? end(i, secants) : inner(i, left, right), left, right);
        }
        integrals = new double[n];
        for (int i = 0; i < n - 1; i++) {
            integrals[i + 1] = integrals[i] + part(i, 1);
        }
    }

    private double inner(int i, double left, double right) {
        final double before = x[i] - x[i - 1];
        final double after = x[i + 1] - x[i];
        return (after * left + before * right) / (before + after);
    }

    private double end(int i, double[] secants) {
        if (secants.length == 1) {
            return secants[0];
        }
        final int first = i == 0 ? 0 : secants.length - 1;
        final int second = i == 0 ? 1 : secants.length - 2;
        final double near = x[first + 1] - x[first];
        final double far = x[second + 1] - x[second];
        return secants[first] + (secants[first] - secants[second]) * near / (near + far);
    }

    private static double limited(double slope, double left, double right) {
        return Math.max(0, Math.min(slope, LIMIT * Math.min(left, right)));
    }

    private int interval(double at) {
        int i = 0;
        while (i < x.length - 2 && at > x[i + 1]) {
            i++;
        }
        return i;
    }

    double value(double at) {
        final int i = interval(at);
        final double h = x[i + 1] - x[i];
        final double t = (at - x[i]) / h;
        final double u = 1 - t;
        return u * u * (1 + 2 * t) * y[i]
                + t * t * (3 - 2 * t) * y[i + 1]
                + h * t * u * (u * slopes[i] - t * slopes[i + 1]);
    }

    /** The integral from the first point. */
    double integral(double to) {
        final int i = interval(to);
        return integrals[i] + part(i, (to - x[i]) / (x[i + 1] - x[i]));
    }

    /** The integral over the first share t of an interval. */
    private double part(int i, double t) {
        final double h = x[i + 1] - x[i];
        final double t2 = t * t;
        final double t3 = t2 * t;
        final double t4 = t3 * t;
        return h
                * ((t - t3 + 0.5 * t4) * y[i]
                        + (t3 - 0.5 * t4) * y[i + 1]
                        + h * ((0.5 * t2 - 2 * t3 / 3 + 0.25 * t4) * slopes[i] + (0.25 * t4 - t3 / 3) * slopes[i + 1]));
    }

    /** Where the value is met; the ends if it is beyond them. */
    double inverse(double value) {
        final int n = x.length;
        if (value <= y[0]) {
            return x[0];
        }
        return value >= y[n - 1] ? x[n - 1] : Roots.between(at -> value(at) - value, x[0], x[n - 1]);
    }
}
