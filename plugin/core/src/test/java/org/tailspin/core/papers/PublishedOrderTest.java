package org.tailspin.core.papers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.random.Seed;

class PublishedOrderTest {

    private static LyapunovSpectrum measure(DynamicalSystem system, int steps) {
        return new Lyapunov(system, new LyapunovSettings(LyapunovSettings.ALL, 100, 100, steps))
                .measure(new Seed(1), StateObserver.NONE, Monitor.NONE);
    }

    /** A diagonal matrix is its own transpose, so either order is the same at every step. */
    @Test
    void leavesASymmetricLinearMapAlone() {
        final Coupling coupling = Coupling.of(new double[][] {{0.5, 0, 0}, {0, 0.8, 0}, {0, 0, 0.1}}, List.of());
        final NetworkMap map = new NetworkMap(coupling, 1, Nonlinearity.LINEAR, 0);
        assertArrayEquals(
                measure(map, 50).exponents(),
                measure(new PublishedOrder(map, coupling, 1, Nonlinearity.LINEAR), 50)
                        .exponents(),
                1e-12);
    }

    /** The transposed maps have the same determinants: the sum of all exponents is blind to the fault. */
    @Test
    void keepsTheSumOfTheExponents() {
        final Coupling coupling = new StableEnsemble(1).draw(40, new Seed(1), Monitor.NONE);
        final NetworkMap map = new NetworkMap(coupling, 3, Nonlinearity.TANH, 0);
        final LyapunovSpectrum right = measure(map, 200);
        final LyapunovSpectrum wrong = measure(new PublishedOrder(map, coupling, 3, Nonlinearity.TANH), 200);
        assertEquals(0, wrong.sumRuleResidual().orElseThrow(), 1e-9);
        assertEquals(
                Arrays.stream(right.exponents()).sum(),
                Arrays.stream(wrong.exponents()).sum(),
                1e-9);
        assertTrue(Math.abs(right.max() - wrong.max()) > 1e-3, "the orders should differ");
    }

    /** Twin trajectories, which know no tangent map, side with the right order. */
    @Test
    @EnabledIfSystemProperty(named = "tailspin.slow", matches = "true")
    void twinsSideWithTheRightOrder() {
        for (Claim claim : OrderEvidence.claims(
                new Setting(Scale.SMALL, true, Setting.ALL_SIZES, 0),
                new Workers(Runnable::run, 1, Monitor.NONE, Store.NONE))) {
            assertEquals(Verdict.HOLDS, claim.verdict(), claim.toString());
        }
    }
}
