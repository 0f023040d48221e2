package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairAveragesTest {

    private static final double[] ANGLES = {1e-3, 0.1, 0.5, 1, 1.3, 1.5, 1.569};

    private static double delta(double variance, double angle) {
        return variance * Math.sin(angle) * Math.sin(angle);
    }

    /** The quadrature knows nothing of the closed forms. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 0.5, 5, 70, 1800})
    void quadratureMeetsTheClosedForms(double variance) {
        final PairAverages closed = new ErrorFunctionPairs(variance);
        final PairAverages quadrature = new QuadraturePairs(TransferFunction.erf(), variance);
        for (double angle : ANGLES) {
            final double delta = delta(variance, angle);
            assertRelative(closed.overlap(delta), quadrature.overlap(delta));
            assertRelative(closed.slopeOverlap(delta), quadrature.slopeOverlap(delta));
            assertRelative(closed.integralRatio(delta), quadrature.integralRatio(delta));
        }
    }

    private static void assertRelative(double expected, double value) {
        assertEquals(expected, value, 1e-10 * expected);
    }

    /** At full covariance the pair is one variable; at none, the slopes are independent. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 0.5, 5, 70, 1800})
    void ends(double variance) {
        for (TransferFunction phi : TransferFunction.Standard.values()) {
            final PairAverages pairs = PairAverages.of(phi, variance);
            final GaussianRule rule = new GaussianRule(variance);
            assertEquals(rule.mean(x -> phi.value(x) * phi.value(x)), pairs.overlap(variance), 1e-10);
            assertEquals(rule.mean(x -> phi.slope(x) * phi.slope(x)), pairs.slopeOverlap(variance), 1e-10);
            final double integral = pairs.integralRatio(variance) * variance * variance;
            assertEquals(rule.variance(phi::integral), integral, 1e-10 * integral);
            final double mean = rule.mean(phi::slope);
            assertEquals(mean * mean, pairs.slopeOverlap(0), 1e-10);
            assertEquals(0.5 * mean * mean, pairs.integralRatio(0), 1e-10);
            assertEquals(0, pairs.overlap(0));
        }
    }

    /** The derivative of the overlap is the slope overlap (Price's theorem), by central differences. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 5, 70})
    void price(double variance) {
        for (TransferFunction phi : TransferFunction.Standard.values()) {
            final PairAverages pairs = PairAverages.of(phi, variance);
            for (double angle : new double[] {0.3, 0.8, 1.2}) {
                final double delta = delta(variance, angle);
                final double h = 1e-4 * delta;
                assertEquals(
                        (pairs.overlap(delta + h) - pairs.overlap(delta - h)) / (2 * h),
                        pairs.slopeOverlap(delta),
                        1e-6 * pairs.slopeOverlap(delta));
            }
        }
    }
}
