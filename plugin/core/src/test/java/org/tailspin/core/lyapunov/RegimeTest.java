package org.tailspin.core.lyapunov;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.NetworkFlow;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.known.LogisticMap;
import org.tailspin.core.dynamics.known.LorenzFlow;
import org.tailspin.core.random.Seed;

class RegimeTest {

    private static Regime regime(DynamicalSystem system, int warmup, int steps, long seed) {
        final Recurrence recurrence = new Recurrence(system.dimension());
        final LyapunovSpectrum spectrum = new Lyapunov(system, new LyapunovSettings(1, warmup, 100, steps))
                .measure(new Seed(seed), recurrence, Monitor.NONE);
        return Regime.of(spectrum, recurrence);
    }

    /** The bifurcation diagram of the logistic map: rest, fixed point, periods 2, 4 and 3, chaos. */
    @ParameterizedTest
    @CsvSource({
        "0.5, QUIESCENT",
        "2.5, FIXED_POINT",
        "3.2, CYCLE",
        "3.5, CYCLE",
        "3.83, CYCLE",
        "3.7, CHAOTIC",
        "4, CHAOTIC"
    })
    void logistic(double r, Regime expected) {
        assertEquals(expected, regime(new LogisticMap(r), 500, 1000, 1));
    }

    /** Two neurons that turn by an angle: past the bifurcation the attractor is an invariant circle, or rest below it. */
    @ParameterizedTest
    @CsvSource({"0.9, QUIESCENT", "1.2, QUASI_PERIODIC"})
    void rotation(double gain, Regime expected) {
        final double angle = 1; // radians: no rational part of a turn
        final double c = Math.cos(angle);
        final double s = Math.sin(angle);
        final Coupling coupling = Coupling.of(new double[][] {{c, -s}, {s, c}}, List.of());
        assertEquals(expected, regime(new NetworkMap(coupling, gain, Nonlinearity.TANH, 0), 2000, 2000, 1));
    }

    /** A pair of neurons that turns at an angle of its own. */
    private static double[][] pairs(double... angles) {
        final double[][] rows = new double[2 * angles.length][2 * angles.length];
        for (int p = 0; p < angles.length; p++) {
            rows[2 * p][2 * p] = Math.cos(angles[p]);
            rows[2 * p][2 * p + 1] = -Math.sin(angles[p]);
            rows[2 * p + 1][2 * p] = Math.sin(angles[p]);
            rows[2 * p + 1][2 * p + 1] = Math.cos(angles[p]);
        }
        return rows;
    }

    private static Regime flow(double[][] rows, double gain, int exponents) {
        final NetworkFlow flow = NetworkFlow.of(
                Coupling.of(rows, List.of()), gain, Nonlinearity.TANH, 0, Input.NONE, FlowSettings.DEFAULT);
        final Recurrence recurrence = new Recurrence(flow.dimension());
        final LyapunovSpectrum spectrum = new Lyapunov(flow, new LyapunovSettings(exponents, 3000, 1000, 5000))
                .measure(new Seed(1), recurrence, Monitor.NONE);
        return Regime.of(spectrum, recurrence);
    }

    /** The cycle of a flow has one exponent of zero, a torus of two pairs has two. */
    @Test
    void flows() {
        final double[][] self = {{1}};
        assertEquals(Regime.QUIESCENT, flow(self, 0.5, 1));
        assertEquals(Regime.FIXED_POINT, flow(self, 2, 1));
        assertEquals(Regime.QUIESCENT, flow(pairs(1), 1.5, 2));
        assertEquals(Regime.CYCLE, flow(pairs(1), 3, 2));
        assertEquals(Regime.UNDECIDED, flow(pairs(1), 3, 1));
        assertEquals(Regime.QUASI_PERIODIC, flow(pairs(1, 0.7), 3, 3));
        final LorenzFlow lorenz = LorenzFlow.classic(0.01);
        final Recurrence recurrence = new Recurrence(3);
        final LyapunovSpectrum spectrum = new Lyapunov(lorenz, new LyapunovSettings(1, 1000, 500, 10_000))
                .measure(new Seed(1), recurrence, Monitor.NONE);
        assertTrue(spectrum.isPerTime());
        assertEquals(100, spectrum.duration(), 1e-9);
        assertEquals(Regime.CHAOTIC, Regime.of(spectrum, recurrence));
    }

    @Test
    void noiseNeverReturns() {
        final Coupling coupling = new StableEnsemble(2).draw(30, new Seed(1), Monitor.NONE);
        assertEquals(Regime.UNDECIDED, regime(new NetworkMap(coupling, 0.3, Nonlinearity.TANH, 0.1), 500, 500, 1));
        assertEquals(Regime.CHAOTIC, regime(new NetworkMap(coupling, 3, Nonlinearity.TANH, 0.1), 500, 500, 1));
    }

    @Test
    void labels() {
        assertEquals("fixed point", Regime.FIXED_POINT.label());
        assertEquals("quasi-periodic", Regime.QUASI_PERIODIC.label());
        assertEquals("chaotic", Regime.CHAOTIC.label());
    }

    /**
     * 200 networks, 1000 measured steps each, over five tails and gains from 0.15 to 3 (rest, cycles, tori and chaos): at least 95 % have the regime
     * that a run ten times as long finds. What is left is transient chaos and exponents within their error of zero.
     */
    @Test
    void agreesWithRunsTenTimesLonger() throws InterruptedException, ExecutionException {
        final int networks = 200;
        final double[] alphas = {1, 1.25, 1.5, 1.75, 2};
        final var random = new Seed(1).stream("gains");
        final List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < networks; i++) {
            final double alpha = alphas[i % alphas.length];
            final double gain = 0.15 * Math.pow(20, random.nextDouble());
            final long seed = i + 1;
            tasks.add(() -> {
                final NetworkMap network = new NetworkMap(
                        new StableEnsemble(alpha).draw(30, new Seed(seed), Monitor.NONE), gain, Nonlinearity.TANH, 0);
                return regime(network, 3000, 1000, seed) == regime(network, 10_000, 10_000, seed);
            });
        }
        final ExecutorService pool = Executors.newFixedThreadPool(2);
        int agreeing = 0;
        try {
            for (Future<Boolean> task : pool.invokeAll(tasks)) {
                agreeing += task.get() ? 1 : 0;
            }
        } finally {
            pool.shutdownNow();
        }
        assertTrue(agreeing >= 0.95 * networks, agreeing + " of " + networks);
    }
}
