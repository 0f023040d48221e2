package org.tailspin.core.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.random.Seed;
import org.tailspin.core.theory.TransitionGain;

class AnnealedMapTest {

    /** At g = g*(N) the exponent of the linear network is exactly 0: four of its standard errors, of 1500 steps. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5, 2})
    void linearNetworkIsCriticalAtTheTransition(double alpha) {
        final int n = 40;
        final var system = new AnnealedMap(
                new StableEnsemble(alpha),
                n,
                new Seed(5),
                TransitionGain.of(alpha, n).gain(),
                Nonlinearity.LINEAR,
                0);
        final var spectrum = new Lyapunov(system, new LyapunovSettings(1, 0, 5, 1500))
                .measure(new Seed(3), StateObserver.NONE, Monitor.NONE);
        assertEquals(0, spectrum.max(), 4 * spectrum.maxStandardError().orElseThrow());
    }

    @Test
    void twinSeesTheSameMatricesAndTheSumRuleHolds() {
        final var system = new AnnealedMap(new GaussianEnsemble(), 9, new Seed(5), 1.4, Nonlinearity.TANH, 0.2);
        final Orbit orbit = system.start(new Seed(1));
        orbit.step();
        final Orbit twin = orbit.twin(new double[9]);
        for (int t = 0; t < 20; t++) {
            orbit.step();
            twin.step();
        }
        assertArrayEquals(orbit.state(), twin.state());
        final var spectrum = new Lyapunov(system, new LyapunovSettings(LyapunovSettings.ALL, 10, 10, 100))
                .measure(new Seed(3), StateObserver.NONE, Monitor.NONE);
        assertEquals(0, spectrum.sumRuleResidual().orElseThrow(), 1e-10);
    }
}
