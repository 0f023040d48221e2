package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianMapTheoryTest {

    /** The gains are printed with six decimals, hence 2e-6 relative; dimension and entropy were summed over a grid. */
    @ParameterizedTest
    @CsvFileSource(resources = "gaussian_map.csv", numLinesToSkip = 1)
    void table(
            double gain,
            double gEff,
            double q,
            double c0,
            double m1,
            double m2,
            double lyapunovMax,
            double rho,
            double pr,
            double ky,
            double ks,
            double unstable) {
        final GaussianMapTheory theory = GaussianMapTheory.ofStableGain(gain, 0);
        assertEquals(gEff, theory.gEff(), 1e-6 * gEff);
        assertDigits(q, theory.q());
        assertDigits(c0, theory.c0());
        assertDigits(m1, theory.meanSlope());
        assertDigits(m2, theory.meanSquaredSlope());
        assertDigits(lyapunovMax, theory.lyapunovMax());
        assertDigits(rho, theory.rho());
        assertDigits(pr, theory.prOverN());
        assertEquals(ky, theory.kyOverN(), 1e-6 + 1e-4 * ky);
        assertEquals(ks, theory.ksOverN(), 1e-6 + 1e-4 * ks);
        assertEquals(unstable, theory.unstableFraction(), 1e-6 + 1e-5 * unstable);
    }

    private static void assertDigits(double expected, double value) {
        assertEquals(expected, value, 1e-6 + 2e-6 * expected);
    }

    /** The table was interpolated and errs by up to 4.3e-6, as solving for each rank in the other language shows. */
    @ParameterizedTest
    @CsvFileSource(resources = "gaussian_map_spectrum.csv", numLinesToSkip = 1)
    void spectrum(double gEff, double r, double lambda) {
        assertEquals(lambda, GaussianMapTheory.of(gEff, 0).spectrum().exponent(r), 5e-6);
    }

    /** Solved for this rank by bisection in the other language, trapezoid steps of .005 in z. */
    @ParameterizedTest
    @CsvSource({
        "2, 0.1, 0.04189744", "2, 0.5, -0.68929375", "2, 0.9, -3.02634848", "3, 0.8, -4.17221163",
        "3, 0.95, -7.54369920", "5, 0.1, 0.16576068", "5, 0.5, -3.52569450", "5, 0.95, -14.95266814"
    })
    void spectrumToMoreDigits(double gEff, double r, double lambda) {
        assertEquals(lambda, GaussianMapTheory.of(gEff, 0).spectrum().exponent(r), 1e-8);
    }

    /** Expansion of tanh just above the transition, e = g_eff^2 - 1: q = e/2 + O(e^2), lambda = e^2/6 + O(e^3). */
    @ParameterizedTest
    @ValueSource(doubles = {1e-2, 1e-3, 1e-4})
    void nearTheTransition(double e) {
        final GaussianMapTheory theory = GaussianMapTheory.of(Math.sqrt(1 + e), 0);
        assertEquals(0.5 * e, theory.q(), 2 * e * e);
        assertEquals(e * e / 6, theory.lyapunovMax(), 3 * e * e * e);
        // the edge of the spectrum is a straight line: the sum vanishes at twice the zero
        assertEquals(2, theory.kyOverN() / theory.unstableFraction(), 3 * e);
        assertEquals(theory.lyapunovMax() / 2 * theory.unstableFraction(), theory.ksOverN(), 3 * e * theory.ksOverN());
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0", "1, 0"})
    void quiescent(double gEff, double noise) {
        final GaussianMapTheory theory = GaussianMapTheory.of(gEff, noise);
        assertEquals(0, theory.q());
        assertEquals(Math.log(gEff), theory.lyapunovMax(), 1e-15);
        assertEquals(0, theory.prOverN());
        assertEquals(0, theory.kyOverN());
        assertEquals(0, theory.participationRatio(100, 10));
        // a linear network of independent weights: the triangle law of singular values, ln g + ln(1 - r)/2
        assertEquals(Math.log(gEff) + 0.5 * Math.log(0.7), theory.spectrum().exponent(0.3), 1e-12);
    }

    /** With weak couplings the noise alone drives the network, all neurons independently. */
    @Test
    void noiseAlone() {
        final GaussianMapTheory theory = GaussianMapTheory.of(1e-3, 0.1);
        assertEquals(0.01, theory.q(), 1e-6);
        assertEquals(1, theory.prOverN(), 1e-9);
        assertTrue(theory.lyapunovMax() < 0);
        assertEquals(0, theory.kyOverN());
    }

    @ParameterizedTest
    @CsvSource({"0.8, 0.1", "1, 0.1", "1.05, 0.1", "2, 0.5", "5, 3"})
    void solvesItsEquation(double gEff, double noise) {
        final GaussianMapTheory theory = GaussianMapTheory.of(gEff, noise);
        final double c0 = new GaussianRule(theory.q()).mean(x -> Math.tanh(x) * Math.tanh(x));
        assertEquals(gEff * gEff * c0 + noise * noise, theory.q(), 1e-12 * theory.q());
        assertTrue(theory.rho() < 1);
    }

    @Test
    void memoryAndSamples() {
        final GaussianMapTheory theory = GaussianMapTheory.of(3, 0);
        assertEquals(theory.rho() * theory.rho(), theory.populationMemory(-2), 1e-15);
        assertEquals(1, theory.populationMemory(0));
        final double all = 300 * theory.prOverN();
        assertEquals(all, theory.participationRatio(300, 1e15), 1e-9);
        assertEquals(1 / (1 / all + 1.0 / 351), theory.participationRatio(300, 351), 1e-12);
    }

    @Test
    void arguments() {
        final var e = assertThrows(IllegalArgumentException.class, () -> GaussianMapTheory.of(0, 0));
        assertEquals("the gain g_eff must be above 0, but is 0.0", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> GaussianMapTheory.of(Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> GaussianMapTheory.of(Double.POSITIVE_INFINITY, 0));
        assertThrows(IllegalArgumentException.class, () -> GaussianMapTheory.of(1, -0.1));
        assertThrows(IllegalArgumentException.class, () -> GaussianMapTheory.of(1, Double.NaN));
        assertThrows(
                IllegalArgumentException.class,
                () -> GaussianMapTheory.of(2, 0).spectrum().exponent(1.1));
    }
}
