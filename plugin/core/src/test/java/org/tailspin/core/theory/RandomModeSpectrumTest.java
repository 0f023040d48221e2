package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomModeSpectrumTest {

    private static final int N = 1000;

    private static RandomModeSpectrum spectrum(String ensemble, double parameter, double gEff) {
        switch (ensemble) {
            case "iid":
                return RandomModeSpectrum.iid(gEff);
            case "flat":
                return RandomModeSpectrum.randomModes(gEff, flat(parameter), N);
            default:
                final double[] strengths = new double[N];
                for (int a = 0; a < N; a++) {
                    strengths[a] = Math.exp(-(a + 0.5) / (parameter * N));
                }
                return RandomModeSpectrum.randomModes(gEff, strengths, N);
        }
    }

    private static double[] flat(double fraction) {
        final double[] strengths = new double[(int) Math.round(fraction * N)];
        Arrays.fill(strengths, 0.7);
        return strengths;
    }

    @ParameterizedTest
    @CsvFileSource(resources = "random_modes.csv", numLinesToSkip = 1)
    void table(
            String ensemble,
            double parameter,
            double gEff,
            String effectiveRank,
            double rho,
            double c0,
            double lyapunovMax,
            double ky,
            double ks) {
        final RandomModeSpectrum spectrum = spectrum(ensemble, parameter, gEff);
        assertEquals(lyapunovMax, spectrum.lyapunovMax(), 1e-6);
        assertEquals(ky, spectrum.kaplanYorkeOverN(), 1e-4 * ky);
        assertEquals(ks, spectrum.entropyOverN(), 1e-4 * ks);
    }

    /**
     * Maps of erf, by a program in another language: quadratures of 4000 and, of single exponents, tens of thousands of points
     * for the averages over x, and adaptive ones for the integrals of the exponents.
     */
    @ParameterizedTest
    @CsvSource({
        "1.5, .071370664069949, .17901060974, .00331620867469, .091226237514, -.472936686196, -1.983361054422",
        "3, .329815763623627, .29747717391, .02827851394223, .159989848335, -1.739498673760, -12.978811170226",
        "10, .883594967789979, .15743906731, .04626385350660, .090452013202, -31.123329593589, -194.425636992495"
    })
    void mapsOfErf(double gEff, double max, double ky, double ks, double unstable, double half, double deep) {
        final RandomModeSpectrum spectrum = RandomModeSpectrum.iid(TransferFunction.erf(), gEff);
        assertEquals(max, spectrum.lyapunovMax(), 1e-9);
        assertEquals(ky, spectrum.kaplanYorkeOverN(), 1e-9);
        assertEquals(ks, spectrum.entropyOverN(), 1e-9);
        assertEquals(unstable, spectrum.unstableFraction(), 1e-9);
        assertEquals(half, spectrum.exponent(0.5), 1e-8);
        assertEquals(deep, spectrum.exponent(0.9), 1e-7);
        assertEquals(
                "the gain g_eff must lie in [0, 50], but is 51.0",
                assertThrows(IllegalArgumentException.class, () -> RandomModeSpectrum.iid(TransferFunction.erf(), 51))
                        .getMessage());
    }

    /** The largest exponent is that of the activity, and the spectrum reaches it: no jump at r = 0. */
    @Test
    void startsAtTheLargestExponent() {
        final double expected = GaussianMapTheory.of(3, 0).lyapunovMax();
        for (RandomModeSpectrum spectrum : List.of(
                spectrum("iid", 0, 3),
                spectrum("flat", 0.3, 3),
                spectrum("exp", 0.1, 3),
                RandomModeSpectrum.orthogonal(3))) {
            assertEquals(expected, spectrum.exponent(0));
            assertEquals(expected, spectrum.exponent(1e-9), 1e-7);
        }
    }

    /** Without slopes to reckon with (a quiescent network) the spectra of free products are elementary. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.4})
    void linearNetwork(double fraction) {
        final double g = 0.9;
        for (double r : new double[] {1e-6, 0.1, 0.39}) {
            assertEquals(Math.log(g), RandomModeSpectrum.orthogonal(g).exponent(r), 1e-12);
            assertEquals(
                    Math.log(g) + 0.5 * Math.log(1 - r), spectrum("iid", 0, g).exponent(r), 1e-12);
            // two Gaussian factors, N x M and M x N
            assertEquals(
                    Math.log(g) + 0.5 * Math.log((1 - r) * (1 - r / fraction)),
                    spectrum("flat", fraction, g).exponent(r),
                    1e-12);
        }
    }

    /** The closed form of the integral against Simpson's rule in ln r. */
    @Test
    void entropyIsTheIntegralOfTheExponents() {
        for (RandomModeSpectrum spectrum :
                List.of(spectrum("iid", 0, 2), spectrum("flat", 0.5, 3), RandomModeSpectrum.orthogonal(3))) {
            final int steps = 1000;
            final double start = 1e-7;
            final double end = spectrum.unstableFraction();
            final double h = Math.log(end / start) / steps;
            double sum = 0;
            for (int i = 0; i <= steps; i++) {
                final double r = start * Math.exp(i * h);
                sum += (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) * r * spectrum.exponent(r) * h / 3;
            }
            assertEquals(sum + start * spectrum.lyapunovMax(), spectrum.entropyOverN(), 1e-9);
        }
    }

    /** The mean of all exponents is the mean logarithm of the determinant: (ln g^2 - 1)/2 + E ln phi' for iid weights. */
    @Test
    void sumRule() {
        final GaussianMapTheory theory = GaussianMapTheory.of(2, 0);
        final RandomModeSpectrum spectrum = theory.spectrum();
        final int steps = 4000; // r = sin^2 t, so that the ends are mild; midpoint rule
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            final double t = (i + 0.5) * Math.PI / 2 / steps;
            sum += spectrum.exponent(Math.sin(t) * Math.sin(t)) * Math.sin(2 * t) * Math.PI / 2 / steps;
        }
        final double slope = new GaussianRule(theory.q()).mean(TransferFunction.tanh()::logSlope);
        assertEquals(Math.log(2) - 0.5 + slope, sum, 1e-5);
    }

    @Test
    void beyondTheRank() {
        final RandomModeSpectrum spectrum = spectrum("flat", 0.01, 5);
        assertEquals(Double.NEGATIVE_INFINITY, spectrum.exponent(0.011));
        assertEquals(Double.NEGATIVE_INFINITY, spectrum.exponent(1));
        // ten modes, driven hard: all ten directions count
        assertEquals(0.01, spectrum.kaplanYorkeOverN(), 1e-12);
    }

    @Test
    void doesNotDependOnScaleAndOrderOfTheModes() {
        final double[] strengths = {3, 1, 2, 0};
        final double[] other = {0.2, 0.1, 0.3};
        assertEquals(
                RandomModeSpectrum.randomModes(2, strengths, 9).exponent(0.2),
                RandomModeSpectrum.randomModes(2, other, 9).exponent(0.2),
                1e-13);
    }

    @Test
    void arguments() {
        assertThrows(IllegalArgumentException.class, () -> RandomModeSpectrum.randomModes(2, new double[0], 3));
        assertThrows(IllegalArgumentException.class, () -> RandomModeSpectrum.randomModes(2, new double[4], 3));
        assertThrows(IllegalArgumentException.class, () -> RandomModeSpectrum.randomModes(2, new double[2], 3));
        assertThrows(
                IllegalArgumentException.class,
                () -> RandomModeSpectrum.randomModes(2, new double[] {1, Double.NaN}, 3));
        assertThrows(IllegalArgumentException.class, () -> RandomModeSpectrum.orthogonal(Double.NaN));
        final var e = assertThrows(
                IllegalArgumentException.class, () -> RandomModeSpectrum.randomModes(2, new double[] {1, -1}, 3));
        assertEquals("a mode's strength D_a must be at least 0, but is -1.0", e.getMessage());
    }
}
