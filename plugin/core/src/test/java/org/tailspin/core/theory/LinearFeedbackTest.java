package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;

/**
 * The equations of overlaps and of partial symmetry without a random number: linear networks with white noise. Numbers are of an
 * independent program, which met matrices of N = 800 frequency by frequency within its errors of 0.1 to 2 %.
 */
class LinearFeedbackTest {

    private static final int MODES = 800;

    /** Exponential strengths of a given PR^D/M = tanh(b)/b, at midpoints, with overlaps of Sum D rho = 0. */
    static ModeLaw law(double share, double gEff, double gamma, int modes) {
        double low = 1e-9;
        double high = 100;
        for (int i = 0; i < 200; i++) {
            final double middle = 0.5 * (low + high);
            if (Math.tanh(middle) / middle > share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        final double b = low;
        final double[] d = new double[modes];
        Arrays.setAll(d, a -> Math.exp(-b * (a + 0.5) / modes));
        final double norm = Math.sqrt(Arrays.stream(d).map(x -> x * x).sum() / modes);
        Arrays.setAll(d, a -> d[a] * gEff / norm);
        return new ModeLaw(d, ModeLaw.sigmoid(d, gamma, ModeLaw.STEEPNESS), modes);
    }

    @ParameterizedTest
    @CsvSource({
        "0.3, 0.5, -0.6, 0, 0, 1.04052, 0, 0.0389418, 0, 1.33581, 2.96558",
        "0.3, 0.5, -0.6, 0.3, 0.3, 0.940523, -0.301964, 0.0361183, -0.00946324, 1.17883, 2.00149",
        "0.3, 0.5, -0.6, 0.3, -0.3, 0.940523, -0.301964, 0.0361183, -0.00946324, 1.17883, 2.1478",
        "0.3, 0.5, -0.6, 0.5, 1.2, 0.806175, -0.427985, 0.0323061, -0.0137326, 0.979761, 0.472697",
        "0.3, 0.5, -0.6, 0, 0.8, 1.04052, 0, 0.0389418, 0, 1.33581, 1.23249",
        "0.3, 0.35, 0.6, 0, 0, 1.04044, 0, 0.038869, 0, 1.51087, 11.0145",
        "0.3, 0.35, 0.6, 0.3, 0.3, 0.932117, -0.30311, 0.02977, -0.0155037, 1.22495, 3.3616",
        "0.3, 0.35, 0.6, 0.3, -0.3, 0.932117, -0.30311, 0.02977, -0.0155037, 1.22495, 4.13123",
        "0.3, 0.35, 0.6, 0.5, 1.2, 0.798392, -0.422949, 0.0219566, -0.0181197, 0.9699, 0.462853",
        "0.3, 0.35, 0.6, 0, 0.8, 1.04044, 0, 0.038869, 0, 1.51087, 1.75749",
        "1, 0.5, 0.5, 0, 0, 1.05572, 0, 0.0527749, 0, 1.65673, 9.09955",
        "1, 0.5, 0.5, 0.3, 0.3, 0.943783, -0.313461, 0.0457046, -0.0169522, 1.37201, 3.83241",
        "1, 0.5, 0.5, 0.3, -0.3, 0.943783, -0.313461, 0.0457046, -0.0169522, 1.37201, 4.74403",
        "1, 0.5, 0.5, 0.5, 1.2, 0.802594, -0.435758, 0.0377054, -0.0224656, 1.07759, 0.540819",
        "1, 0.5, 0.5, 0, 0.8, 1.05572, 0, 0.0527749, 0, 1.65673, 2.00989",
        "0.6, 0.55, -0.4, 0, 0, 1.03183, 0, 0.0308489, 0, 1.46683, 4.60476",
        "0.6, 0.55, -0.4, 0.3, 0.3, 0.935013, -0.29658, 0.0282642, -0.00822762, 1.28011, 2.76244",
        "0.6, 0.55, -0.4, 0.3, -0.3, 0.935013, -0.29658, 0.0282642, -0.00822762, 1.28011, 3.15955",
        "0.6, 0.55, -0.4, 0.5, 1.2, 0.80397, -0.421934, 0.024777, -0.0118097, 1.04911, 0.527857",
        "0.6, 0.55, -0.4, 0, 0.8, 1.03183, 0, 0.0308489, 0, 1.46683, 1.59865"
    })
    void overlapsFrequencyByFrequency(
            double share,
            double gEff,
            double gamma,
            double w1,
            double w2,
            double re,
            double im,
            double kernelRe,
            double kernelIm,
            double spectrum,
            double pairs) {
        final Feedback feedback = new OverlapFeedback(law(share, gEff, gamma, MODES));
        final LinearFeedback.Point one = LinearFeedback.at(feedback, w1);
        assertEquals(re, one.re(), 1e-5);
        assertEquals(im, one.im(), 1e-5);
        assertEquals(spectrum, one.spectrum(), 1e-5 * spectrum);
        final double[] kernel = new double[3];
        feedback.at(one.re(), one.im(), kernel);
        assertEquals(kernelRe, kernel[0], 1e-6);
        assertEquals(kernelIm, kernel[1], 1e-6);
        assertEquals(pairs, pairs(feedback, w1, w2), 1e-5 * pairs);
    }

    private static double pairs(Feedback feedback, double w1, double w2) {
        final LinearFeedback.Point one = LinearFeedback.at(feedback, w1);
        final LinearFeedback.Point two = LinearFeedback.at(feedback, Math.abs(w2));
        return one.spectrum()
                * two.spectrum()
                * feedback.pairs(new double[] {one.re(), two.re()}, new double[] {one.im(), two.im()})
                        .ratio(0, 1, w2 < 0);
    }

    @ParameterizedTest
    @CsvSource({
        "0.3, 0.5, -0.6, 0.865081, 0.569514",
        "0.3, 0.35, 0.6, 0.704333, 0.575117",
        "1, 0.5, 0.5, 0.719726, 0.613032",
        "0.6, 0.55, -0.4, 0.798405, 0.596866"
    })
    void overlapsTogether(double share, double gEff, double gamma, double participation, double variance) {
        final ModeLaw law = law(share, gEff, gamma, MODES);
        final LinearFeedback theory = LinearFeedback.ofModes(law.strengths(), law.overlaps(), MODES, Monitor.NONE);
        assertEquals(participation, theory.prOverN(), 2e-6);
        assertEquals(variance, theory.c0(), 2e-6);
        assertEquals(0, law.autapse(), 1e-12);
    }

    /** Where all strengths are equal, gamma and -gamma only number the modes from the other end. */
    @Test
    void evenInGammaWhereAllStrengthsAreEqual() {
        final ModeLaw up = law(1, 0.5, 0.5, MODES);
        final ModeLaw down = law(1, 0.5, -0.5, MODES);
        assertEquals(
                LinearFeedback.ofModes(up.strengths(), up.overlaps(), MODES, Monitor.NONE)
                        .prOverN(),
                LinearFeedback.ofModes(down.strengths(), down.overlaps(), MODES, Monitor.NONE)
                        .prOverN(),
                1e-9);
    }

    /** Without overlaps it is eq. 38: |1 + (N/PR^D) |z|^2| / |1 - z|^2. */
    @Test
    void withoutOverlapsItIsTheKnownTheory() {
        final ModeLaw law = law(0.3, 0.7, 0, MODES);
        final Feedback feedback = new OverlapFeedback(law);
        final double w1 = 0.4;
        final double w2 = 0.9;
        final double d = 1 - w1 * w2;
        final double z2 = Math.pow(0.49, 2) / ((1 + w1 * w1) * (1 + w2 * w2));
        final double square = d * d + (w1 + w2) * (w1 + w2);
        final double re = 1 - 0.49 * d / square;
        final double im = 0.49 * (w1 + w2) / square;
        final double c1 = 1 / (1 + w1 * w1 - 0.49);
        final double c2 = 1 / (1 + w2 * w2 - 0.49);
        assertEquals(
                c1 * c2 * (1 + law.inverseEffectiveRank() * z2) / (re * re + im * im), pairs(feedback, w1, w2), 1e-12);
    }

    /** S = (b - sqrt(b^2 - 4 sigma))/(2 sigma) with b = 1 + i omega; numbers of an independent program, and of matrices. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.4, 0, 0, 9.6015", "0.5, 0.4, 0.3, 0.3, 4.0617", "0.5, 0.4, 0.3, -0.3, 4.7476",
                "0.5, 0.4, 0.5, 1.2, 0.5637",
        "0.7, -0.5, 0, 0, 1.7663", "0.7, -0.5, 0.3, 0.3, 1.3900", "0.7, -0.5, 0.3, -0.3, 1.6032",
                "0.7, -0.5, 0.5, 1.2, 0.4403"
    })
    void partialSymmetry(double gEff, double eta, double w1, double w2, double pairs) {
        final Feedback feedback = new SymmetricFeedback(gEff, eta);
        assertEquals(pairs, pairs(feedback, w1, w2), 6e-5);
        final double sigma = eta * gEff * gEff;
        final LinearFeedback.Point rest = LinearFeedback.at(feedback, 0);
        assertEquals((1 - Math.sqrt(1 - 4 * sigma)) / (2 * sigma), rest.re(), 1e-7);
    }

    @Test
    void anUnstableNetworkIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> LinearFeedback.partiallySymmetric(0.8, 0.4, Monitor.NONE));
        assertThrows(
                IllegalArgumentException.class,
                () -> LinearFeedback.ofModes(new double[] {1.2}, new double[] {0}, 1, Monitor.NONE));
    }

    /** The flip of the sigmoid, by an independent program. */
    @ParameterizedTest
    @CsvSource({"0.3, 0.2147", "0.6, 0.3359", "0.8, 0.3980", "1, 0.5"})
    void theFlipOfTheSigmoid(double share, double flip) {
        final double[] d = law(share, 1, 0, 10_000).strengths();
        final double[] rho = ModeLaw.sigmoid(d, 1, ModeLaw.STEEPNESS);
        final double first = (0.5 / 10_000 + 2 * 0.5 * Math.log((1 + rho[0]) / (1 - rho[0])) / ModeLaw.STEEPNESS);
        assertEquals(flip, first, 6e-5);
    }
}
