package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StableMeanFieldTest {

    @ParameterizedTest
    @CsvFileSource(resources = "stable_mean_field.csv", numLinesToSkip = 1)
    void table(double alpha, double gain, double gamma, double meanAbs, double meanSquare) {
        final StableMeanField field = StableMeanField.of(alpha, gain);
        assertEquals(gamma, field.gamma(), 6e-7);
        assertEquals(meanAbs, field.meanAbs(), 6e-7);
        assertEquals(meanSquare, field.meanSquare(), 6e-7);
    }

    /** E|z|^p = 2^p Gamma((1+p)/2) Gamma(1-p/alpha) / (sqrt(pi) Gamma(1-p/2)) for p below alpha. */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.5, 0.9, 1, 1.01, 1.5, 1.9})
    void momentsOfTheRule(double alpha) {
        final StableRule rule = new StableRule(alpha);
        for (double p : new double[] {0, -0.4, 0.3 * alpha}) {
            final double expected = Math.pow(2, p)
                    * Gamma.gamma((1 + p) / 2)
                    * Gamma.gamma(1 - p / alpha)
                    / (Math.sqrt(Math.PI) * Gamma.gamma(1 - p / 2));
            assertEquals(expected, rule.mean(0, z -> Math.pow(z, p)), 1e-8 * expected);
        }
    }

    /** At alpha = 1 the Cauchy law: the quartile of |z| is exact, and gamma = g E|tanh| since the scale adds linearly. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 1, 7})
    void cauchy(double gain) {
        final StableMeanField field = StableMeanField.of(1, gain);
        assertEquals(gain * field.meanAbs(), field.gamma(), 1e-9 * field.gamma());
    }

    /** The Gaussian end, from below and by another route; at g <= 1/sqrt 2 it is quiescent. */
    @Test
    void tendsToTheGaussianCase() {
        final StableMeanField end = StableMeanField.of(2, 1.3);
        final StableMeanField near = StableMeanField.of(2 - 1e-7, 1.3);
        assertEquals(end.gamma(), near.gamma(), 1e-6);
        assertEquals(end.meanAbs(), near.meanAbs(), 1e-6);
        assertEquals(end.meanSquare(), near.meanSquare(), 1e-6);
        assertEquals(GaussianMapTheory.ofStableGain(1.3, 0).c0(), end.meanSquare(), 1e-14);
        assertEquals(0, StableMeanField.of(2, 0.7).meanAbs());
    }

    /** Where the branch for tiny gamma takes over (gamma = exp(-40)), the curve does not jump: gain as a function. */
    @ParameterizedTest
    @CsvSource({"0.5, 8e-4", "1, 0.018", "1.5, 0.08"})
    void smallGains(double alpha, double gain) {
        double last = StableMeanField.of(alpha, gain).gamma();
        double lastSlope = Double.NaN;
        for (int k = 1; k <= 12; k++) {
            final double gamma = StableMeanField.of(alpha, Math.pow(Math.pow(gain, -alpha) - 0.3 * k, -1 / alpha))
                    .gamma();
            final double slope = Math.log(gamma / last); // constant: ln gamma is linear in g^-alpha
            if (k > 1) {
                assertEquals(lastSlope, slope, 1e-6 * slope);
            }
            lastSlope = slope;
            last = gamma;
        }
    }

    @Test
    void largeGains() {
        final StableMeanField field = StableMeanField.of(1.2, 1e6);
        assertEquals(1, field.meanAbs(), 1e-5);
        assertEquals(1, field.gamma() / 1e6, 1e-5);
    }

    @Test
    void arguments() {
        assertThrows(IllegalArgumentException.class, () -> StableMeanField.of(0, 1));
        assertThrows(IllegalArgumentException.class, () -> StableMeanField.of(Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> StableMeanField.of(1, 0));
        assertThrows(IllegalArgumentException.class, () -> StableMeanField.of(1, Double.NaN));
        final var e = assertThrows(IllegalArgumentException.class, () -> StableMeanField.of(0.05, 1));
        assertEquals("alpha must lie in [0.1, 2], but is 0.05", e.getMessage());
    }
}
