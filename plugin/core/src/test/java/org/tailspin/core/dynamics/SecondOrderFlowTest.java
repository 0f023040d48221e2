package org.tailspin.core.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.CirculantEnsemble;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.ModeSpectrum;
import org.tailspin.core.coupling.RandomModeEnsemble;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.random.Seed;

class SecondOrderFlowTest {

    private static final int N = 12;

    private static LyapunovSpectrum spectrum(SecondOrderFlow flow, int steps) {
        return new Lyapunov(flow, new LyapunovSettings(LyapunovSettings.ALL, 200, 1000, steps))
                .measure(new Seed(1), StateObserver.NONE, Monitor.NONE);
    }

    /** The identity: the exponents add to -gamma N, with independent, few and local couplings, noise or not. */
    @ParameterizedTest
    @CsvSource({"3, 0, 0.1", "1.5, 0.4, 0.05", "3, 0.4, 0.2"})
    void exponentsAddToTheDamping(double gain, double noise, double timeStep) {
        final double damping = 0.3;
        final List<CouplingEnsemble> ensembles = List.of(
                new GaussianEnsemble(),
                new RandomModeEnsemble(new ModeSpectrum.Flat(), 3, RandomModeEnsemble.Basis.GAUSSIAN, List.of()),
                new CirculantEnsemble(2));
        for (CouplingEnsemble ensemble : ensembles) {
            final LyapunovSpectrum spectrum = spectrum(
                    new SecondOrderFlow(
                            ensemble.draw(N, new Seed(1), Monitor.NONE),
                            gain,
                            Nonlinearity.TANH,
                            noise,
                            damping,
                            timeStep),
                    300);
            assertEquals(2 * N, spectrum.exponents().length);
            assertEquals(-damping * N, Arrays.stream(spectrum.exponents()).sum(), 1e-10);
            assertEquals(0, spectrum.sumRuleResidual().orElseThrow(), 1e-10);
        }
    }

    /** Alone, an underdamped oscillator loses amplitude at gamma/2 in either direction; an overdamped one at its roots. */
    @Test
    void exponentsOfAnOscillator() {
        final Coupling none = Coupling.of(new double[][] {{0}}, List.of());
        final double[] underdamped = spectrum(new SecondOrderFlow(none, 1, Nonlinearity.TANH, 0, 0.5, 0.01), 40000)
                .exponents();
        assertEquals(-0.25, underdamped[0], 3e-3); // the phase at the end, over the time
        final double[] overdamped = spectrum(new SecondOrderFlow(none, 1, Nonlinearity.TANH, 0, 2.5, 0.01), 4000)
                .exponents();
        assertArrayEquals(new double[] {-0.5, -2}, overdamped, 1e-3);
    }

    /**
     * Pushed alone by cos(w t), an oscillator answers with amplitude 1/|1 - w^2 + i gamma w|, at w = 1 with 1/gamma = 2.
     */
    @Test
    void resonance() {
        final double damping = 0.5;
        final Orbit orbit = new SecondOrderFlow(
                        Coupling.of(new double[][] {{0}}, List.of()),
                        1,
                        Nonlinearity.TANH,
                        0,
                        new Input.Sinusoidal(1, 1 / (2 * Math.PI), false),
                        damping,
                        0.01)
                .start(new Seed(1));
        double largest = 0;
        for (int t = 0; t < 10_000; t++) {
            orbit.step();
            largest = t < 9000 ? 0 : Math.max(largest, Math.abs(orbit.state()[0]));
        }
        assertEquals(1 / damping, largest, 1e-3);
        assertArrayEquals(new double[] {orbit.state()[0]}, orbit.preActivation());
        assertEquals(Math.tanh(orbit.state()[0]), orbit.activity()[0], 1e-15);
    }

    /** Halving the step quarters the error, against a step 64 times as short. */
    @Test
    void orderOfConvergence() {
        final double[] exact = end(1 << 12);
        final double coarse = distance(end(1 << 6), exact);
        final double fine = distance(end(1 << 7), exact);
        assertEquals(4, coarse / fine, 0.4);
    }

    private static double[] end(int steps) {
        final Orbit orbit = flow(0.4, 0, 4.0 / steps).start(new Seed(2));
        for (int t = 0; t < steps; t++) {
            orbit.step();
        }
        return orbit.state();
    }

    private static double distance(double[] a, double[] b) {
        double square = 0;
        for (int i = 0; i < a.length; i++) {
            square += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(square);
    }

    private static SecondOrderFlow flow(double damping, double noise, double timeStep) {
        return new SecondOrderFlow(
                new GaussianEnsemble().draw(N, new Seed(1), Monitor.NONE),
                3,
                Nonlinearity.TANH,
                noise,
                damping,
                timeStep);
    }

    @Test
    void tangentIsTheDerivative() {
        final double h = 1e-6;
        for (int direction = 0; direction < 2 * N; direction++) {
            final Orbit orbit = flow(0.4, 0.5, 0.1).start(new Seed(3));
            final double[] displacement = new double[2 * N];
            displacement[direction] = h;
            final Orbit plus = orbit.twin(displacement);
            displacement[direction] = -h;
            final Orbit minus = orbit.twin(displacement);
            orbit.step();
            plus.step();
            minus.step();
            final double[][] unit = new double[2 * N][1];
            unit[direction][0] = 1;
            try (var frame = Kernels.JAVA.frame(2 * N, 1)) {
                frame.load(unit);
                orbit.tangent(frame, new double[2 * N], Monitor.NONE);
                frame.read(unit, Monitor.NONE);
            }
            for (int i = 0; i < 2 * N; i++) {
                assertEquals((plus.state()[i] - minus.state()[i]) / (2 * h), unit[i][0], 1e-8);
            }
        }
    }

    /**
     * Without coupling x and v have variance sigma^2/(2 gamma), here 1, but for h^2/4 of it: 200 neurons at 100 times, 3 apart, know
     * it to 1.5 % (with what v and x remember for that long); three of those.
     */
    @Test
    void noiseHasItsTemperature() {
        final int n = 200;
        final Orbit orbit = new SecondOrderFlow(
                        Coupling.of(new double[n][n], List.of()), 1, Nonlinearity.TANH, Math.sqrt(2), 1, 0.1)
                .start(new Seed(4));
        final double[] squares = new double[2];
        for (int t = 0; t < 3000; t++) {
            orbit.step();
            if (t % 30 == 29) {
                for (int i = 0; i < 2 * n; i++) {
                    squares[i / n] += orbit.state()[i] * orbit.state()[i] / n / 100;
                }
            }
        }
        assertEquals(1, squares[0], 0.045);
        assertEquals(1, squares[1], 0.045);
    }

    @Test
    void arguments() {
        final Coupling one = Coupling.of(new double[][] {{1}}, List.of());
        final var e = assertThrows(
                IllegalArgumentException.class, () -> new SecondOrderFlow(one, 1, Nonlinearity.TANH, 0, -1, 0.1));
        assertEquals("the damping must be at least 0 and finite, but is -1.0", e.getMessage());
        assertThrows(
                IllegalArgumentException.class, () -> new SecondOrderFlow(one, 1, Nonlinearity.TANH, 0, 1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new SecondOrderFlow(one, 1, Nonlinearity.TANH, 0, 1, 2));
        final var strong = assertThrows(
                IllegalArgumentException.class, () -> new SecondOrderFlow(one, 1, Nonlinearity.TANH, 0, 20, 0.1));
        assertEquals(
                "the damping must be below 2.0 over the time step, 20.0, which a step can follow, but is 20.0",
                strong.getMessage());
        assertTrue(new SecondOrderFlow(one, 1, Nonlinearity.TANH, 0, 19.9, 0.1).isRegular());
        assertTrue(new SecondOrderFlow(one, 1, Nonlinearity.TANH, 0, 1, 0.1).isRegular());
        final var orbit = new SecondOrderFlow(
                        Coupling.of(new double[][] {{1e300}}, List.of()), 1e9, Nonlinearity.LINEAR, 0, 1, 0.1)
                .start(new Seed(1));
        assertThrows(DivergenceException.class, () -> {
            for (int t = 0; t < 9; t++) {
                orbit.step();
            }
        });
    }
}
