package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianRuleTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-12, 0.01, 1, 30, 1e4, 1e8})
    void moments(double variance) {
        final GaussianRule rule = new GaussianRule(variance);
        assertEquals(1, rule.mean(x -> 1), 1e-14);
        assertEquals(0, rule.mean(x -> x), 1e-14 * Math.sqrt(variance));
        assertEquals(variance, rule.mean(x -> x * x), 1e-13 * variance);
        assertEquals(variance, rule.variance(x -> x + Math.sqrt(variance)), 1e-13 * variance);
        assertEquals(3 * variance * variance, rule.mean(x -> x * x * x * x), 1e-12 * variance * variance);
    }

    /** Closed forms of the error function: E phi^2 = (2/pi) arcsin(b s^2), b = (pi/2)/(1 + pi s^2/2), E phi'. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.01, 1, 30, 1e4, 1e8})
    void errorFunction(double variance) {
        final GaussianRule rule = new GaussianRule(variance);
        final TransferFunction phi = TransferFunction.erf();
        final double a = 0.5 * Math.PI * variance;
        final double square = 2 / Math.PI * Math.asin(a / (1 + a));
        assertEquals(square, rule.mean(x -> phi.value(x) * phi.value(x)), 1e-12 * square);
        assertEquals(1 / Math.sqrt(1 + a), rule.mean(phi::slope), 1e-13);
    }

    /** Stein's identity E[x f(x)] = s^2 E f'(x), for f = tanh. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.3, 5, 200, 1e6})
    void stein(double variance) {
        final GaussianRule rule = new GaussianRule(variance);
        final TransferFunction phi = TransferFunction.tanh();
        final double left = rule.mean(x -> x * phi.value(x));
        assertEquals(left, variance * rule.mean(phi::slope), 1e-12 * left);
    }
}
