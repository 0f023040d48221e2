package org.tailspin.core.theory;

import java.util.function.DoubleUnaryOperator;

/** A smooth function on an interval, by the polynomial that meets it at Chebyshev's nodes, which avoid the ends. */
final class Chebyshev {

    private final double middle;
    private final double halfWidth;
    private final double[] coefficients;

    /**
     * Interpolates a function at the Chebyshev nodes of an interval.
     *
     * @param f the function, evaluated once at each node
     * @param lo start of the interval
     * @param hi end of the interval
     * @param n number of nodes
     */
    Chebyshev(DoubleUnaryOperator f, double lo, double hi, int n) {
        middle = 0.5 * (lo + hi);
        halfWidth = 0.5 * (hi - lo);
        final double[] values = new double[n];
        for (int k = 0; k < n; k++) {
            values[k] = f.applyAsDouble(middle + halfWidth * StrictMath.cos(Math.PI * (k + 0.5) / n));
        }
        coefficients = new double[n];
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int k = 0; k < n; k++) {
                sum += values[k] * StrictMath.cos(Math.PI * j * (k + 0.5) / n);
            }
            coefficients[j] = (j == 0 ? 1.0 : 2.0) / n * sum;
        }
    }

    /** The polynomial at a point of the interval (Clenshaw's recurrence). */
    double value(double x) {
        final double t = 2 * (x - middle) / halfWidth;
        double b = 0;
        double c = 0;
        for (int j = coefficients.length - 1; j > 0; j--) {
            final double a = coefficients[j] + t * b - c;
            c = b;
            b = a;
        }
        return coefficients[0] + 0.5 * t * b - c;
    }
}
