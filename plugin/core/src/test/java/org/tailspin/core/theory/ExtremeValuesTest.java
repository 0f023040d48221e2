package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.random.Seed;

/** Theory far from the usual numbers: a number or a reason, and the limits that are known exactly. */
class ExtremeValuesTest {

    private static final Monitor CANCELLED = new Monitor() {
        @Override
        public void progress(double fraction) {}

        @Override
        public boolean isCancelled() {
            return true;
        }
    };

    /** Noise that is too weak to matter changes nothing, also where its square is no double. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-20, 1e-100, 1e-170, 1e-320})
    void weakNoiseOnChaos(double noise) {
        final GaussianMapTheory still = GaussianMapTheory.of(2, 0);
        final GaussianMapTheory map = GaussianMapTheory.of(2, noise);
        assertEquals(0.1547, still.lyapunovMax(), 5e-5);
        assertEquals(still.lyapunovMax(), map.lyapunovMax(), 1e-12);
        assertEquals(still.prOverN(), map.prOverN(), 1e-12);
        assertEquals(still.kyOverN(), map.kyOverN(), 1e-12);
        final FlowTheory quiet = FlowTheory.of(TransferFunction.tanh(), 2);
        final FlowTheory flow = FlowTheory.of(TransferFunction.tanh(), 2, noise);
        assertEquals(0.1125, quiet.lyapunovMax(), 5e-5);
        assertEquals(quiet.lyapunovMax(), flow.lyapunovMax(), 1e-6);
        assertEquals(quiet.delta0(), flow.delta0(), 1e-9);
    }

    /** Below the transition a network under weak noise is linear: exact numbers, whatever the noise. */
    @ParameterizedTest
    @CsvSource({"0.5, 1e-6", "0.5, 1e-100", "0.5, 1e-200", "0.3, 1e-6", "0.3, 1e-320", "0.9, 1e-50"})
    void weakNoiseOnRest(double g, double noise) {
        final GaussianMapTheory map = GaussianMapTheory.of(g, noise);
        assertEquals(Math.log(g), map.lyapunovMax(), 1e-9);
        assertEquals(1 - Math.pow(g, 4), map.prOverN(), 1e-9);
        final double variance = noise * noise / (1 - g * g);
        assertEquals(variance, map.q(), 1e-9 * variance);
        final FlowTheory flow = FlowTheory.of(TransferFunction.erf(), g, noise);
        assertEquals(g - 1, flow.lyapunovMax(), 1e-9);
        final double expected = noise * noise / (2 * Math.sqrt(1 - g * g));
        assertEquals(expected, flow.delta0(), 1e-9 * expected);
        final CollectiveTheory strong = CollectiveTheory.of(FlowTheory.of(TransferFunction.erf(), g, 1e-4));
        final CollectiveTheory weak = CollectiveTheory.of(flow);
        assertEquals(strong.prPhiOverN(1), weak.prPhiOverN(1), 1e-6);
        assertEquals(strong.prXOverN(1), weak.prXOverN(1), 1e-6);
        final double[] lag = CollectiveTheory.populationLag(flow, 1, 0, 1e9);
        assertEquals(flow.c0() * flow.c0() / weak.prPhiOverN(1), lag[0], 1e-6 * lag[0]);
        assertEquals(0, lag[1]);
    }

    /** At the transition itself the cubic term alone limits the map: q = noise/sqrt 2 for tanh. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e-30, 1e-150})
    void weakNoiseAtTheTransition(double noise) {
        assertEquals(noise / Math.sqrt(2), GaussianMapTheory.of(1, noise).q(), 1e-5 * noise);
        final FlowTheory flow = FlowTheory.of(TransferFunction.tanh(), 1, 1e-6);
        assertTrue(flow.lyapunovMax() < 0 && flow.lyapunovMax() > -1e-7);
    }

    @Test
    void closerToTheTransitionThanArithmetic() {
        final var rounding =
                assertThrows(IllegalArgumentException.class, () -> FlowTheory.of(TransferFunction.erf(), 1, 1e-50));
        assertTrue(rounding.getMessage().contains("so close to the transition"), rounding.getMessage());
        final FlowTheory near = FlowTheory.of(TransferFunction.erf(), 0.9999999, 1e-3);
        assertTrue(Double.isFinite(near.lyapunovMax()));
        final FlowTheory slow = FlowTheory.of(TransferFunction.erf(), 0.9999999, 1e-20);
        final var frequencies = assertThrows(IllegalArgumentException.class, () -> CollectiveTheory.of(slow));
        assertTrue(frequencies.getMessage().contains("frequencies"), frequencies.getMessage());
    }

    /** A gain whose square is no double has the exponent of the linear network. */
    @Test
    void tinyGains() {
        final double expected = -300 * Math.log(10);
        assertEquals(expected, GaussianMapTheory.of(1e-300, 0).lyapunovMax(), 1e-9);
        assertEquals(expected, MapTheory.of(TransferFunction.erf(), 1e-300, 1).lyapunovMax(), 1e-9);
        final RandomModeSpectrum modes = RandomModeSpectrum.randomModes(1e-300, new double[] {1, 2, 3}, 4);
        assertEquals(expected, modes.lyapunovMax(), 1e-9);
        assertTrue(Double.isFinite(modes.exponent(0.5)));
        assertEquals(0, GaussianMapTheory.of(1e-300, 1).gEff() - 1e-300);
        final GainDistribution alike = GainDistribution.of(new double[] {1, 1}, new double[] {1, 1});
        assertEquals(
                expected,
                HeterogeneousMapTheory.of(TransferFunction.tanh(), 1e-300, 0, alike)
                        .lyapunovMax(),
                1e-9);
        assertThrows(
                IllegalArgumentException.class,
                () -> HeterogeneousMapTheory.of(TransferFunction.tanh(), 1e200, 0, alike));
    }

    /**
     * The Cauchy mean field by an independent quadrature (NumPy: the density 2/pi/(1+z^2) on an even grid of ln z from -60 to
     * 1500 in steps of 1/32, Brent's method for gamma): ln gamma, ln E|x|, ln E x^2.
     */
    @ParameterizedTest
    @CsvSource({
        "0.005, -313.36877072077874, -308.0704533542307, -313.28672169276024",
        "0.017, -91.6092892909075, -87.53474735598158, -91.527240262889",
        "0.02, -77.74932170154104, -73.8372986961129, -77.66727267352253"
    })
    void cauchyMeanField(double gain, double logGamma, double logMeanAbs, double logMeanSquare) {
        final StableMeanField field = StableMeanField.of(1, gain);
        assertEquals(logGamma, field.logGamma(), 1e-8);
        assertEquals(logMeanAbs, field.logMeanAbs(), 1e-8);
        assertEquals(logMeanSquare, field.logMeanSquare(), 1e-8);
    }

    /** gamma = g E|x| at alpha = 1, an identity, far below the range of a double; and the moments hardly feel alpha. */
    @Test
    void farBelowTheRangeOfDoubles() {
        final StableMeanField field = StableMeanField.of(1, 1e-6);
        assertEquals(Math.log(1e-6) + field.logMeanAbs(), field.logGamma(), 1e-8);
        assertEquals(-0.5 * Math.PI * 1e6, field.logGamma(), 2);
        assertEquals(0, field.gamma());
        final StableMeanField near = StableMeanField.of(1 + 1e-9, 1e-2);
        final StableMeanField cauchy = StableMeanField.of(1, 1e-2);
        assertEquals(cauchy.logMeanAbs(), near.logMeanAbs(), 1e-5);
        assertEquals(0, StableMeanField.of(1, 1e300).logMeanSquare(), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> StableMeanField.of(1, Double.MIN_VALUE));
    }

    /** The logarithm of the transition gain is known where the gain is below the range of a double. */
    @Test
    void transitionOfTheHeaviestTails() {
        final double log = TransitionGain.logOf(new StableEnsemble(0.001), 100);
        assertEquals(-1000, log / TransitionGain.of(1e-6, 100).meanLog() * 1e6, 1000 * 1e-2);
        assertEquals(0, TransitionGain.of(0.001, 100).gain());
    }

    @Test
    void longWorkEnds() {
        final Seed seed = new Seed(1);
        assertThrows(
                CancellationException.class,
                () -> LinearNetwork.annealed(new StableEnsemble(1), 10, LinearNetwork.MOST_STEPS, seed, CANCELLED));
        final double[] strengths = new double[100];
        Arrays.setAll(strengths, i -> 1 + i);
        assertThrows(CancellationException.class, () -> RandomModeSpectrum.randomModes(
                        TransferFunction.tanh(), 2, strengths, 100, CANCELLED)
                .kaplanYorkeOverN());
        assertThrows(
                CancellationException.class,
                () -> CollectiveTheory.of(FlowTheory.of(TransferFunction.erf(), 2), CANCELLED));
    }
}
