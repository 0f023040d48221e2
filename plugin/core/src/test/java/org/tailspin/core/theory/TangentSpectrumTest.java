package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;
import org.tailspin.core.theory.TangentSpectrum.Estimate;
import org.tailspin.core.theory.TangentSpectrum.Extent;
import org.tailspin.core.theory.TangentSpectrum.Settings;

class TangentSpectrumTest {

    private static final TransferFunction TANH = TransferFunction.tanh();
    private static final Settings FEW = new Settings(32, 3, new Seed(5));

    private static TangentSpectrum leaky(double gain, double leak, Optional<StrengthLaw> modes, Settings settings) {
        return TangentSpectrum.of(LeakyTheory.of(TANH, gain, leak), modes, settings, Extent.DIMENSION, Monitor.NONE);
    }

    private static Optional<StrengthLaw> half() {
        final double[] strengths = new double[50];
        Arrays.fill(strengths, 2);
        return Optional.of(StrengthLaw.of(strengths, 100));
    }

    /** Within five errors and what few paths may be biased by. */
    private static void assertNear(double expected, Estimate estimate, double relative, String what) {
        assertEquals(expected, estimate.value(), 5 * estimate.standardError() + relative * Math.abs(expected), what);
        assertTrue(estimate.standardError() > 0 && estimate.standardError() < 0.05 * Math.abs(expected), what);
    }

    private static TangentRing ring(NeuronProcess site, int size, double period, boolean twisted, int paths) {
        final Ring plain = new Ring(size, period / size, false);
        return new TangentRing(
                site,
                Optional.empty(),
                new GainPaths(site, plain, paths, new Seed(1), 0),
                new Ring(size, period / size, twisted),
                Monitor.NONE);
    }

    /** At a leak of 1 the theory is a closed form, of independent weights and of random modes. */
    @Test
    void closedFormsOfTheMap() {
        final RandomModeSpectrum iid = RandomModeSpectrum.iid(3);
        final TangentSpectrum sampled =
                TangentSpectrum.of(LeakyTheory.of(TANH, 3, 1), Optional.empty(), FEW, Extent.DIMENSION, Monitor.NONE);
        assertEquals(iid.lyapunovMax(), sampled.lyapunovMax().value(), 1e-8);
        assertNear(iid.kaplanYorkeOverN(), sampled.kaplanYorkeOverN(), 0.005, "D/N");
        assertNear(iid.entropyOverN(), sampled.entropyOverN(), 0.005, "h/N");
        assertNear(iid.unstableFraction(), sampled.unstableFraction(), 0.005, "unstable");
        final double[] strengths =
                IntStream.range(0, 300).mapToDouble(a -> Math.exp(-a / 150.0)).toArray();
        final RandomModeSpectrum modes = RandomModeSpectrum.randomModes(3, strengths, 300);
        final TangentSpectrum other = leaky(3, 1, Optional.of(StrengthLaw.of(strengths, 300)), FEW);
        assertNear(modes.kaplanYorkeOverN(), other.kaplanYorkeOverN(), 0.005, "D/N of modes");
        assertNear(modes.entropyOverN(), other.entropyOverN(), 0.005, "h/N of modes");
    }

    /**
     * F of davidclark1/rnn-lyapunov at 41ba738 with 4096 paths: tanh, g = 3, a leak of .5 and the flow. Their one set of paths
     * leaves an error of 1.5 % of 1 - F (its standard deviation over sets).
     */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.129674, 0.9835075",
        "0.5, 0, 0.9562011",
        "0.5, -0.186294, 0.9137850",
        "0.5, -0.786294, 0.7583573",
        "0, 0.117730, 0.9867006",
        "0, 0, 0.9707011",
        "0, -0.3, 0.9158987"
    })
    void publishedFractions(double leak, double s, double expected) {
        final NeuronProcess site = leak == 0 ? NeuronProcess.of(FlowTheory.of(TANH, 3)) : LeakyTheory.of(TANH, 3, leak);
        final double found = ring(site, leak == 0 ? 80 : 64, 32, false, 48).below(s);
        assertEquals(expected, found, 3 * 0.015 * (1 - expected));
    }

    /** At rest all gains are 1, and the ring has the closed form: the common area of two disks, or a semicircle's. */
    @ParameterizedTest
    @CsvSource({"0.5, -0.3", "0.5, -0.8", "0.3, -0.6", "0, -0.4", "0, -0.9"})
    void rest(double leak, double s) {
        final NeuronProcess site =
                leak == 0 ? NeuronProcess.of(FlowTheory.of(TANH, 0.8)) : LeakyTheory.of(TANH, 0.8, leak);
        final int size = leak == 0 ? 160 : (int) Math.round(64 / leak);
        final double expected = new RestCurve(site).below(s);
        assertEquals(
                expected,
                ring(site, size, size * (leak == 0 ? 0.4 : leak), false, 1).below(s),
                2e-4);
    }

    /** The spectrum of a flow is odd about that of uncoupled neurons, -1. */
    @Test
    void flowsAreOdd() {
        final NeuronProcess site = NeuronProcess.of(FlowTheory.of(TANH, 3));
        final double above = ring(site, 40, 16, false, 16).below(-0.4);
        assertEquals(1, above + ring(site, 40, 16, false, 16).below(-1.6), 1e-5);
    }

    /** The exponents at rest come back from the fractions, and their mean is that of ln|1 - d + d mu|/d. */
    @ParameterizedTest
    @ValueSource(doubles = {0.4, 1, 0})
    void restSpectrum(double leak) {
        final TangentSpectrum spectrum = leak == 0
                ? TangentSpectrum.of(FlowTheory.of(TANH, 0.8), Optional.empty(), FEW, Extent.WHOLE, Monitor.NONE)
                : leaky(0.8, leak, Optional.empty(), FEW);
        double sum = 0;
        for (int i = 0; i < 4000; i++) {
            sum += spectrum.exponent((i + 0.5) / 4000).value() / 4000;
        }
        // ln|z| is harmonic: its mean over a disk that has 0 outside is its value at the centre
        final double expected = leak == 0 ? -1 : leak == 1 ? Math.log(0.8) - 0.5 : Math.log(0.6) / 0.4;
        assertEquals(expected, sum, 2e-3);
        assertEquals(0, spectrum.kaplanYorkeOverN().value());
    }

    /** The sum of all exponents is the mean of ln|det(1 - d + d J D)|/d, here of matrices with gains drawn at random. */
    @Test
    void sumRule() {
        final LeakyTheory site = LeakyTheory.of(TANH, 3, 0.5);
        final TangentSpectrum spectrum = TangentSpectrum.of(
                site, Optional.empty(), new Settings(16, 2, new Seed(3)), Extent.WHOLE, Monitor.NONE);
        final int points = 2000;
        double sum = 0;
        double last = Double.POSITIVE_INFINITY;
        for (int i = 0; i < points; i++) {
            final double exponent = spectrum.exponent((i + 0.5) / points).value();
            assertTrue(exponent <= last + 1e-12, "descending at " + i);
            last = exponent;
            sum += exponent / points;
        }
        final int n = 250;
        final int draws = 6;
        double expected = 0;
        for (int draw = 0; draw < draws; draw++) {
            final double[] normal = new double[n * n + n];
            StableSampler.normals().fill(new Seed(draw).stream("sum rule"), normal, 0, normal.length);
            final DMatrixRMaj m = new DMatrixRMaj(n, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    m.set(
                            i,
                            j,
                            (i == j ? 0.5 : 0)
                                    + 0.5
                                            * 3
                                            / Math.sqrt(n)
                                            * normal[i * n + j]
                                            * TANH.slope(Math.sqrt(site.delta0()) * normal[n * n + j]));
                }
            }
            expected += Math.log(Math.abs(CommonOps_DDRM.det(m))) / n / 0.5 / draws;
        }
        assertEquals(expected, sum, 0.03);
    }

    /** The same seed gives the same numbers, another one others. */
    @Test
    void seeds() {
        final Settings other = new Settings(32, 3, new Seed(6));
        final double first =
                leaky(3, 1, Optional.empty(), FEW).kaplanYorkeOverN().value();
        assertEquals(
                first, leaky(3, 1, Optional.empty(), FEW).kaplanYorkeOverN().value());
        assertTrue(
                first != leaky(3, 1, Optional.empty(), other).kaplanYorkeOverN().value());
    }

    @Test
    void modesAtRestHaveALargestExponentOnly() {
        final TangentSpectrum spectrum = leaky(0.8, 0.5, half(), FEW);
        assertEquals(Math.log(0.9) / 0.5, spectrum.lyapunovMax().value(), 1e-12);
        assertEquals(0, spectrum.kaplanYorkeOverN().value());
        assertTrue(!spectrum.hasExponents());
    }

    @Test
    void stopsWhenCancelled() {
        final Monitor stop = new Monitor() {
            private int asked;

            @Override
            public void progress(double fraction) {}

            @Override
            public synchronized boolean isCancelled() {
                return ++asked > 50;
            }
        };
        final LeakyTheory site = LeakyTheory.of(TANH, 3, 0.5);
        assertThrows(
                CancellationException.class, () -> TangentSpectrum.of(site, Optional.empty(), FEW, Extent.WHOLE, stop));
    }

    @ParameterizedTest
    @CsvSource({"1.1, 0.5, 1.25", "40, 0.01, 330"})
    void refuses(double gain, double leak, String named) {
        final var e = assertThrows(IllegalArgumentException.class, () -> leaky(gain, leak, Optional.empty(), FEW));
        assertTrue(e.getMessage().contains(named), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Settings(1, 4, new Seed(1)));
        assertThrows(IllegalArgumentException.class, () -> new Settings(64, 1, new Seed(1)));
    }
}
