package org.tailspin.core.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.ModeSpectrum;
import org.tailspin.core.coupling.RandomModeEnsemble;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.random.Seed;

class NetworkFlowTest {

    private static final Input WAVE = new Input.Sinusoidal(0.7, 0.3, true);

    private static Coupling gaussian(int n) {
        return new GaussianEnsemble().draw(n, new Seed(4), Monitor.NONE);
    }

    private static Coupling unconnected(int n) {
        return Coupling.of(new double[n][n], List.of());
    }

    private static double[] end(DynamicalSystem system, int steps) {
        final Orbit orbit = system.start(new Seed(2));
        for (int t = 0; t < steps; t++) {
            orbit.step();
        }
        return orbit.state();
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    private static LyapunovSpectrum spectrum(DynamicalSystem system, int steps) {
        return new Lyapunov(system, new LyapunovSettings(LyapunovSettings.ALL, 50, 20, steps))
                .measure(new Seed(3), StateObserver.NONE, Monitor.NONE);
    }

    /** Halving the step divides the error over a fixed time by 2^order: against the adaptive scheme, with a moving input. */
    @ParameterizedTest
    @EnumSource
    void orderOfConvergence(Scheme scheme) {
        final Coupling coupling = gaussian(8);
        final double time = 2;
        final double[] exact = end(new AdaptiveFlow(coupling, 1.7, Nonlinearity.TANH, WAVE, time, 0.8, 1e-13), 1);
        final double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            final int steps = 100 << i;
            final FlowSettings settings = new FlowSettings(scheme, time / steps, 0.8);
            errors[i] =
                    distance(exact, end(NetworkFlow.of(coupling, 1.7, Nonlinearity.TANH, 0, WAVE, settings), steps));
        }
        assertEquals(scheme.order(), Math.log(errors[0] / errors[1]) / Math.log(2), 0.1);
    }

    /** x' = -x/tau: the adaptive scheme against the exponential. */
    @Test
    void adaptiveSchemeDecays() {
        final var flow = new AdaptiveFlow(unconnected(3), 1, Nonlinearity.TANH, Input.none(), 0.5, 2, 1e-12);
        final double[] start = flow.start(new Seed(2)).state();
        final double[] end = end(flow, 4);
        for (int i = 0; i < 3; i++) {
            assertEquals(start[i] * Math.exp(-1), end[i], 1e-11);
        }
        assertThrows(UnsupportedOperationException.class, () -> flow.start(new Seed(1))
                .tangent(Kernels.JAVA.frame(3, 1), new double[3], Monitor.NONE));
    }

    /** Without connections every exponent is the logarithm of the scheme's factor, per unit time. */
    @ParameterizedTest
    @CsvSource({"EULER, 0.8", "HEUN, 0.82", "RK4, 0.8187333333333333"}) // 1 - r + r^2/2 - r^3/6 + r^4/24 at r = 0.2
    void exponentsOfADecay(Scheme scheme, double factor) {
        final var flow = NetworkFlow.of(
                unconnected(3), 1, Nonlinearity.ERF, 0, Input.none(), new FlowSettings(scheme, 0.5, 2.5));
        for (double exponent : spectrum(flow, 50).exponents()) {
            assertEquals(Math.log(factor) / 0.5, exponent, 1e-12);
        }
    }

    /** The sum of the exponents is the mean log-determinant of the scheme's own tangent maps. */
    @ParameterizedTest
    @CsvSource({"EULER, 0", "EULER, 0.5", "HEUN, 0", "HEUN, 0.5", "RK4, 0"})
    void sumRule(Scheme scheme, double noise) {
        for (Nonlinearity phi : new Nonlinearity[] {Nonlinearity.TANH, Nonlinearity.HARD_TANH}) {
            final var flow = NetworkFlow.of(gaussian(15), 3, phi, noise, WAVE, new FlowSettings(scheme, 0.1, 1));
            final LyapunovSpectrum spectrum = spectrum(flow, 200);
            assertEquals(0, spectrum.sumRuleResidual().orElseThrow(), 1e-9);
        }
    }

    /** A coupling in factors, whose tangent maps are regular all the same. */
    @Test
    void sumRuleOfFewModesAndOfTheLeakyMap() {
        final Coupling few = new RandomModeEnsemble(
                        new ModeSpectrum.Flat(), 3, RandomModeEnsemble.Basis.GAUSSIAN, List.of())
                .draw(14, new Seed(1), Monitor.NONE);
        assertTrue(few.isFactored());
        final var leaky = NetworkFlow.leakyMap(few, 2, Nonlinearity.ERF, 0.1, Input.none(), 0.4);
        final LyapunovSpectrum spectrum = spectrum(leaky, 200);
        assertEquals(0, spectrum.sumRuleResidual().orElseThrow(), 1e-9);
    }

    /** The tangent map against central differences between twins, which see the same noise and input. */
    @ParameterizedTest
    @CsvSource({"EULER, 0.3", "HEUN, 0.3", "RK4, 0"})
    void tangentIsTheDerivative(Scheme scheme, double noise) {
        final int n = 7;
        final Orbit orbit = NetworkFlow.of(
                        gaussian(n), 2, Nonlinearity.TANH, noise, WAVE, new FlowSettings(scheme, 0.3, 1))
                .start(new Seed(3));
        for (int t = 0; t < 20; t++) {
            orbit.step();
        }
        final double h = 1e-6;
        final double[][] difference = new double[n][n];
        for (int j = 0; j < n; j++) {
            final double[] d = new double[n];
            d[j] = h;
            final Orbit plus = orbit.twin(d);
            d[j] = -h;
            final Orbit minus = orbit.twin(d);
            plus.step();
            minus.step();
            for (int i = 0; i < n; i++) {
                difference[i][j] = (plus.state()[i] - minus.state()[i]) / (2 * h);
            }
        }
        orbit.step();
        final double[][] identity = new double[n][n];
        for (int i = 0; i < n; i++) {
            identity[i][i] = 1;
        }
        final double[][] z = new double[n][n];
        final Frame frame = Kernels.JAVA.frame(n, n);
        frame.load(identity);
        orbit.tangent(frame, new double[n], Monitor.NONE);
        frame.read(z, Monitor.NONE);
        for (int i = 0; i < n; i++) {
            assertArrayEquals(difference[i], z[i], 1e-8);
        }
    }

    /**
     * Without connections a neuron is an autoregression x' = a x + b xi, with variance b^2 / (1 - a^2): a = 1 - h, b = sigma
     * sqrt(h) for Euler and Maruyama; a = 1 - h + h^2/2, b = sigma sqrt(h) (1 - h/2) for Heun; a = 1 - delta, b = sigma delta
     * for the leaky map. Five standard errors of 400 neurons at 200 times a correlation time apart.
     */
    @ParameterizedTest
    @CsvSource({"EULER, 0.7, 0.5477225575051661", "HEUN, 0.745, 0.4655641738793912", "leaky, 0.7, 0.3"})
    void noise(String scheme, double a, double b) {
        final int n = 400;
        final double sigma = 1.5;
        final DynamicalSystem system = scheme.equals("leaky")
                ? NetworkFlow.leakyMap(unconnected(n), 1, Nonlinearity.TANH, sigma, Input.none(), 0.3)
                : NetworkFlow.of(
                        unconnected(n),
                        1,
                        Nonlinearity.TANH,
                        sigma,
                        Input.none(),
                        new FlowSettings(Scheme.valueOf(scheme), 0.3, 1));
        final Orbit orbit = system.start(new Seed(8));
        double square = 0;
        for (int t = 0; t < 200; t++) {
            for (int s = 0; s < 20; s++) {
                orbit.step();
            }
            for (double x : orbit.state()) {
                square += x * x / (200.0 * n);
            }
        }
        final double variance = sigma * sigma * b * b / (1 - a * a);
        assertEquals(1, square / variance, 5 * Math.sqrt(2 / (200.0 * n)));
    }

    /** At delta = 1 the leaky map is the network map, seen before the nonlinearity. */
    @Test
    void leakyMapIsTheMap() {
        final Coupling coupling = gaussian(6);
        final Orbit before = NetworkFlow.leakyMap(coupling, 1.5, Nonlinearity.TANH, 0, Input.none(), 1)
                .start(new Seed(1));
        final Orbit map = new NetworkMap(coupling, 1.5, Nonlinearity.TANH, 0).start(new Seed(1));
        final double[] shift = new double[6];
        for (int i = 0; i < 6; i++) {
            shift[i] = Math.tanh(before.state()[i]) - map.state()[i];
        }
        final Orbit after = map.twin(shift);
        for (int t = 0; t < 10; t++) {
            before.step();
            after.step();
        }
        for (int i = 0; i < 6; i++) {
            assertEquals(after.state()[i], Math.tanh(before.state()[i]), 1e-12);
        }
        assertEquals(
                1,
                NetworkFlow.leakyMap(coupling, 1, Nonlinearity.TANH, 0, Input.none(), 0.2)
                        .timeStep());
    }

    /** A constant input moves an unconnected neuron to its value; a wave is what its formula says, also for a map. */
    @Test
    void inputs() {
        final double[] rest = end(
                NetworkFlow.of(unconnected(2), 1, Nonlinearity.TANH, 0, new Input.Constant(0.4), FlowSettings.DEFAULT),
                400);
        assertArrayEquals(new double[] {0.4, 0.4}, rest, 1e-15);
        final double[] wave =
                end(new NetworkMap(unconnected(2), 1, Nonlinearity.LINEAR, 0, new Input.Sinusoidal(2, 0.1, false)), 4);
        assertArrayEquals(new double[] {2 * Math.cos(0.6 * Math.PI), 2 * Math.cos(0.6 * Math.PI)}, wave, 1e-15);
        final double[] phases = new double[1000];
        WAVE.start(1000, new Seed(1)).at(12.3, phases);
        double mean = 0;
        double square = 0;
        for (double value : phases) {
            mean += value / 1000;
            square += value * value / 1000;
        }
        assertEquals(0, mean, 5 * 0.7 / Math.sqrt(2000)); // phases are uniform
        assertEquals(0.245, square, 5 * 0.245 / Math.sqrt(2000));
    }

    @Test
    void arguments() {
        final var e = assertThrows(
                IllegalArgumentException.class,
                () -> NetworkFlow.of(
                        gaussian(2), 1, Nonlinearity.TANH, 0.1, Input.none(), new FlowSettings(Scheme.RK4, 0.1, 1)));
        assertEquals("the scheme rk4 takes no noise, but the noise is 0.1: use euler or heun", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new FlowSettings(Scheme.HEUN, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new FlowSettings(Scheme.HEUN, 1, Double.NaN));
        assertThrows(
                IllegalArgumentException.class,
                () -> NetworkFlow.leakyMap(gaussian(2), 1, Nonlinearity.TANH, 0, Input.none(), 1.1));
        assertThrows(IllegalArgumentException.class, () -> Scheme.of("midpoint"));
        assertThrows(IllegalArgumentException.class, () -> new Input.Sinusoidal(1, -1, false));
        assertFalse(new Input.Constant(1).isZero());
    }

    @Test
    void divergenceIsSeen() {
        final Coupling coupling = Coupling.of(new double[][] {{1e300, 1e300}, {1e300, 1e300}}, List.of());
        final Orbit orbit = NetworkFlow.of(coupling, 1e10, Nonlinearity.TANH, 0, Input.none(), FlowSettings.DEFAULT)
                .start(new Seed(1));
        assertThrows(DivergenceException.class, orbit::step);
    }
}
