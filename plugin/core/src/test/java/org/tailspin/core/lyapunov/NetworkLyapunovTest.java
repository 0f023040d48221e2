package org.tailspin.core.lyapunov;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dimension.KaplanYorke;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.random.Seed;

class NetworkLyapunovTest {

    private static NetworkMap network(double alpha, double gain, int n, long seed) {
        return new NetworkMap(
                new StableEnsemble(alpha).draw(n, new Seed(seed), Monitor.NONE), gain, Nonlinearity.TANH, 0);
    }

    private static LyapunovSpectrum measure(NetworkMap network, int exponents, int steps) {
        return new Lyapunov(network, new LyapunovSettings(exponents, 1000, 200, steps))
                .measure(new Seed(1), StateObserver.NONE, Monitor.NONE);
    }

    /**
     * The identity on full spectra, D_t and determinant in logarithms, no floor on either side. At alpha = 1, g = 50
     * slopes underflow a double (|y| beyond 372), which the test makes sure of.
     */
    @ParameterizedTest
    @CsvSource({"1,0.5", "1,2", "1,5", "1,50", "1.5,0.5", "1.5,2", "1.5,5", "2,0.5", "2,2", "2,5"})
    void sumRule(double alpha, double gain) {
        final int n = 120;
        final NetworkMap network = network(alpha, gain, n, 1);
        final double[] largest = new double[1];
        final Coupling coupling = new StableEnsemble(alpha).draw(n, new Seed(1), Monitor.NONE);
        final double[] y = new double[n];
        final LyapunovSpectrum spectrum = new Lyapunov(
                        network, new LyapunovSettings(LyapunovSettings.ALL, 500, 20, 150))
                .measure(
                        new Seed(1),
                        x -> {
                            coupling.matrix().multiply(x, y);
                            largest[0] = Math.max(
                                    largest[0],
                                    gain * Arrays.stream(y).map(Math::abs).max().orElseThrow());
                        },
                        Monitor.NONE);
        final double size = Arrays.stream(spectrum.exponents()).map(Math::abs).sum();
        assertEquals(0, spectrum.sumRuleResidual().orElseThrow(), 1e-10 * Math.max(1, size));
        if (gain == 50) {
            assertTrue(largest[0] > 372, "no slope underflows here, so the test is too easy: " + largest[0]);
        }
    }

    /** Theory of the Gaussian map at g_eff = 2 sqrt 2: 0.286182 and 0.288431; the bounds cover N = 300. */
    @Test
    void gaussianMap() {
        double max = 0;
        double dimension = 0;
        for (int seed = 1; seed <= 3; seed++) {
            final LyapunovSpectrum spectrum = measure(network(2, 2, 300, seed), 110, 300);
            max += spectrum.max() / 3;
            final KaplanYorke kaplanYorke = KaplanYorke.of(spectrum.exponents(), false);
            assertTrue(!kaplanYorke.isLowerBound());
            dimension += kaplanYorke.dimension() / 3;
        }
        assertEquals(0.286, max, 0.03);
        assertEquals(0.288, dimension / 300, 0.03);
    }

    /** Below the transition the state dies out, and the exponent is that of the couplings: ln g rho(U). */
    @ParameterizedTest
    @CsvSource({"1", "1.5", "2"})
    void quiescentNetworkHasTheExponentOfItsSpectralRadius(double alpha) {
        final Coupling coupling = new StableEnsemble(alpha).draw(60, new Seed(2), Monitor.NONE);
        final double gain = 0.5 / coupling.spectralRadius();
        final NetworkMap network = new NetworkMap(coupling, gain, Nonlinearity.TANH, 0);
        final double max = measure(network, 2, 4000).max();
        // a complex pair turns within its plane, so the mean over 4000 steps is good to some 1/4000
        assertEquals(Math.log(0.5), max, 2e-3);
    }

    @Test
    void leadingExponentsDoNotDependOnHowManyAreAskedFor() {
        final NetworkMap network = network(1.5, 2, 80, 3);
        final double[] few = measure(network, 10, 100).exponents();
        final double[] all = measure(network, LyapunovSettings.ALL, 100).exponents();
        assertEquals(10, few.length);
        assertEquals(80, all.length);
        assertArrayEquals(few, Arrays.copyOf(all, 10), 1e-9);
        for (int i = 1; i < all.length; i++) {
            assertTrue(all[i - 1] >= all[i], "descending");
        }
    }

    @Test
    void shortRunsHaveNoStandardError() {
        assertTrue(measure(network(2, 2, 10, 1), 1, 10).maxStandardError().isEmpty());
    }

    @Test
    void singularMatrixHasExponentsOfMinusInfinity() {
        // neuron 2 has no input, neuron 3 copies neuron 0: rank 2 of 4
        final Coupling coupling = Coupling.of(
                new double[][] {{0.5, 1, 0.25, 0}, {-1, 0.5, 0, 0}, {0, 0, 0, 0}, {0.5, 1, 0.25, 0}}, List.of());
        final LyapunovSpectrum spectrum =
                measure(new NetworkMap(coupling, 1.5, Nonlinearity.TANH, 0), LyapunovSettings.ALL, 200);
        assertEquals(2, spectrum.singular());
        assertTrue(Double.isFinite(spectrum.exponents()[1]));
        assertTrue(spectrum.sumRuleResidual().isEmpty());
    }

    @Test
    void stopsWhenCancelled() {
        final AtomicInteger asked = new AtomicInteger();
        final Monitor afterAWhile = new Monitor() {
            @Override
            public void progress(double fraction) {}

            @Override
            public boolean isCancelled() {
                return asked.incrementAndGet() > 1200;
            }
        };
        final Lyapunov lyapunov = new Lyapunov(network(2, 2, 50, 1), new LyapunovSettings(50, 1000, 100, 100_000));
        assertThrows(CancellationException.class, () -> lyapunov.measure(new Seed(1), StateObserver.NONE, afterAWhile));
    }

    @Test
    void arguments() {
        final NetworkMap network = network(2, 1, 10, 1);
        final var e = assertThrows(
                IllegalArgumentException.class, () -> new Lyapunov(network, new LyapunovSettings(11, 0, 0, 1)));
        assertEquals(
                "the number of exponents must be at most the number of neurons, N = 10, but is 11", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new LyapunovSettings(0, 0, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new LyapunovSettings(1, -1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new LyapunovSettings(1, 0, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> new LyapunovSettings(1, 0, 0, 0));
    }
}
