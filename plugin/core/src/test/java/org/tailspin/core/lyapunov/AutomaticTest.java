package org.tailspin.core.lyapunov;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dimension.KaplanYorke;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.dynamics.known.LinearMap;
import org.tailspin.core.random.Seed;

/** The automatic number of exponents, and runs that end when they know enough. */
class AutomaticTest {

    private static NetworkMap network(double alpha, double gain, int n) {
        return new NetworkMap(new StableEnsemble(alpha).draw(n, new Seed(1), Monitor.NONE), gain, Nonlinearity.TANH, 0);
    }

    /** Below the transition, just above, and where a third of the spectrum is needed: the full spectrum's dimension. */
    @ParameterizedTest
    @CsvSource({"1, 0.1", "1, 2", "1.5, 1.5", "2, 0.5", "2, 2"})
    void givesTheDimensionOfTheFullSpectrum(double alpha, double gain) {
        final NetworkMap network = network(alpha, gain, 100);
        final List<double[]> statesOfFull = new ArrayList<>();
        final List<double[]> statesOfAuto = new ArrayList<>();
        final LyapunovSpectrum full = new Lyapunov(network, new LyapunovSettings(LyapunovSettings.ALL, 300, 50, 100))
                .measure(new Seed(2), x -> statesOfFull.add(x.clone()), Monitor.NONE);
        final LyapunovSpectrum auto = new Lyapunov(network, new LyapunovSettings(LyapunovSettings.AUTO, 300, 50, 100))
                .measure(new Seed(2), x -> statesOfAuto.add(x.clone()), Monitor.NONE);
        final KaplanYorke expected = KaplanYorke.of(full.exponents(), true);
        final KaplanYorke actual = KaplanYorke.of(auto.exponents(), auto.isFull());
        assertEquals(expected.dimension(), actual.dimension(), 1e-9);
        assertTrue(!actual.isLowerBound());
        assertTrue(auto.exponents().length < 100, "no exponent was saved");
        // The exponents that the dimension rests on; beyond the room to spare, the last ones may come in another order.
        final int needed = (int) Math.ceil(expected.dimension()) + 1;
        assertArrayEquals(Arrays.copyOf(full.exponents(), needed), Arrays.copyOf(auto.exponents(), needed), 1e-9);
        assertArrayEquals(statesOfFull.toArray(), statesOfAuto.toArray(), "each state is seen once, in order");
    }

    @Test
    void takesAllExponentsWhereTheSumNeverTurnsNegative() {
        final double[][] rows = new double[20][20];
        for (int i = 0; i < 20; i++) {
            rows[i][(i + 1) % 20] = 2; // a scaled rotation: every exponent is ln 2
        }
        final LyapunovSpectrum spectrum = new Lyapunov(
                        new LinearMap(rows), new LyapunovSettings(LyapunovSettings.AUTO, 0, 0, 50))
                .measure(new Seed(1), StateObserver.NONE, Monitor.NONE);
        assertTrue(spectrum.isFull());
        assertEquals(new KaplanYorke(20, false), KaplanYorke.of(spectrum.exponents(), spectrum.isFull()));
    }

    @Test
    void endsWhenTheErrorIsSmallEnough() {
        final NetworkMap network = network(2, 2, 40);
        final LyapunovSettings atLeast = new LyapunovSettings(1, 300, 100, 100);
        final double tolerance = 0.01;
        final LyapunovSpectrum spectrum = new Lyapunov(network, atLeast, StoppingRule.maxWithin(tolerance), 100_000)
                .measure(new Seed(1), StateObserver.NONE, Monitor.NONE);
        assertEquals(Optional.of(true), spectrum.converged());
        assertTrue(spectrum.steps() > 100 && spectrum.steps() < 100_000, "steps: " + spectrum.steps());
        assertTrue(StoppingRule.COVERAGE * spectrum.maxStandardError().orElseThrow() <= tolerance);
        final LyapunovSpectrum same = new Lyapunov(network, new LyapunovSettings(1, 300, 100, spectrum.steps()))
                .measure(new Seed(1), StateObserver.NONE, Monitor.NONE);
        assertEquals(same.max(), spectrum.max(), "an adaptive run is a fixed run that found its own length");
    }

    @Test
    void endsWhenTheDimensionIsKnown() {
        final NetworkMap network = network(2, 2, 40);
        final LyapunovSpectrum spectrum = new Lyapunov(
                        network,
                        new LyapunovSettings(LyapunovSettings.AUTO, 300, 100, 100),
                        KaplanYorke.within(0.3, any -> Regime.CHAOTIC),
                        20_000)
                .measure(new Seed(1), StateObserver.NONE, Monitor.NONE);
        assertEquals(Optional.of(true), spectrum.converged());
        assertTrue(StoppingRule.COVERAGE * KaplanYorke.standardError(spectrum).orElseThrow() <= 0.3);
        assertTrue(spectrum.steps() > 100 && spectrum.steps() < 20_000, "steps: " + spectrum.steps());
    }

    @Test
    void fixedRunsSayNothingOfConvergence() {
        assertEquals(
                Optional.empty(),
                new Lyapunov(network(2, 2, 10), new LyapunovSettings(1, 10, 10, 20))
                        .measure(new Seed(1), StateObserver.NONE, Monitor.NONE)
                        .converged());
    }

    @Test
    void givesUpAtTheLimitAndSaysSo() {
        final LyapunovSpectrum spectrum = new Lyapunov(
                        network(2, 2, 40), new LyapunovSettings(1, 300, 100, 100), StoppingRule.maxWithin(1e-9), 300)
                .measure(new Seed(1), StateObserver.NONE, Monitor.NONE);
        assertEquals(300, spectrum.steps());
        assertEquals(Optional.of(false), spectrum.converged());
    }

    @Test
    void frameIsOrthonormalAndItsLeadingVectorHasASize() {
        final LyapunovSpectrum spectrum = new Lyapunov(
                        network(1, 2, 60), new LyapunovSettings(LyapunovSettings.ALL, 300, 50, 100))
                .measure(new Seed(1), StateObserver.NONE, Monitor.NONE);
        assertTrue(spectrum.frameError() < 1e-13, "frame error " + spectrum.frameError());
        assertTrue(spectrum.vectorParticipation() >= 1 && spectrum.vectorParticipation() <= 60);
    }

    @Test
    void arguments() {
        assertThrows(IllegalArgumentException.class, () -> StoppingRule.maxWithin(0));
        assertThrows(IllegalArgumentException.class, () -> StoppingRule.maxWithin(Double.NaN));
        final NetworkMap network = network(2, 1, 10);
        final LyapunovSettings settings = new LyapunovSettings(1, 0, 0, 100);
        final var e = assertThrows(
                IllegalArgumentException.class, () -> new Lyapunov(network, settings, StoppingRule.maxWithin(1), 99));
        assertEquals(
                "the limit of measured steps must be at least the number of steps, 100, but is 99", e.getMessage());
    }
}
