package org.tailspin.core.theory;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Pair averages of any smooth odd &phi; by quadrature.
 *
 * <p>E &phi;'(x) &phi;'(y) is a mean over the independent variables (x+y)/2 and (x-y)/2, whose integrand lies near 0. It is
 * computed at Chebyshev's nodes in &theta;, &Delta; = &Delta;(0) sin&sup2;&theta;, and integrated over &Delta; to C and
 * to the integral of C. All terms are positive, so small values keep their digits.
 */
final class QuadraturePairs implements PairAverages {

    private static final int NODES = 160;
    private static final GaussIntegrator UNIT = new GaussIntegratorFactory().legendre(80, 0, 1);

    private final double variance;
    private final Chebyshev slopes;
    private final Chebyshev ratio;
    private final Chebyshev integralRatio;

    QuadraturePairs(TransferFunction phi, double variance) {
        this.variance = variance;
        slopes = fit(theta -> slopeOverlap(phi, variance, theta));
        ratio = fit(theta -> {
            final double s = StrictMath.sin(theta);
            return theta / (s * s) * UNIT.integrate(u -> slopes.value(theta * u) * StrictMath.sin(2 * theta * u));
        });
        integralRatio = fit(theta -> {
            final double s = StrictMath.sin(theta);
            return theta
                    / (s * s * s * s)
                    * UNIT.integrate(u -> slopes.value(theta * u)
                            * StrictMath.sin(2 * theta * u)
                            * StrictMath.sin(theta + theta * u)
                            * StrictMath.sin(theta - theta * u));
        });
    }

    private static Chebyshev fit(java.util.function.DoubleUnaryOperator f) {
        return new Chebyshev(f, 0, 0.5 * Math.PI, NODES);
    }

    private static double slopeOverlap(TransferFunction phi, double variance, double theta) {
        final double sin = StrictMath.sin(theta);
        final double cos = StrictMath.cos(theta);
        final GaussianRule mean = new GaussianRule(0.5 * variance * (1 + sin * sin));
        final GaussianRule half = new GaussianRule(0.5 * variance * cos * cos);
        // the integrand is even in both: from the middle on
        double total = 0;
        for (int i = mean.nodes().length / 2; i < mean.nodes().length; i++) {
            double sum = 0;
            for (int j = half.nodes().length / 2; j < half.nodes().length; j++) {
                final double f =
                        phi.slope(mean.nodes()[i] + half.nodes()[j]) * phi.slope(mean.nodes()[i] - half.nodes()[j]);
                sum += (j == half.nodes().length / 2 ? 1 : 2) * half.weights()[j] * f;
            }
            total += (i == mean.nodes().length / 2 ? 1 : 2) * mean.weights()[i] * sum;
        }
        return total;
    }

    private double theta(double delta) {
        return StrictMath.asin(Math.sqrt(Math.min(1, delta / variance)));
    }

    @Override
    public double overlap(double delta) {
        return delta * ratio.value(theta(delta));
    }

    @Override
    public double slopeOverlap(double delta) {
        return slopes.value(theta(delta));
    }

    @Override
    public double integralRatio(double delta) {
        return integralRatio.value(theta(delta));
    }
}
