package org.tailspin.core.lyapunov;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.known.HenonMap;
import org.tailspin.core.dynamics.known.LorenzFlow;
import org.tailspin.core.random.Seed;

/** Twins of networks are compared with tangent maps in {@link TimeOrderTest}. */
class TwinsTest {

    @Test
    void knownSystems() {
        final Twins.Growth henon = new Twins(HenonMap.CLASSIC, 1000).growth(100, 100_000, new Seed(1), Monitor.NONE);
        assertEquals(0.41922, henon.exponent(), 0.003);
        final Twins.Growth lorenz =
                new Twins(LorenzFlow.classic(0.01), 1000).growth(1000, 60_000, new Seed(1), Monitor.NONE);
        assertEquals(0.9056, lorenz.exponent(), 0.02, "per unit time");
    }

    /** The distance grows exponentially at the exponent, and saturates at the size of the attractor. */
    @Test
    void butterfly() {
        final NetworkMap network =
                new NetworkMap(new StableEnsemble(2).draw(100, new Seed(1), Monitor.NONE), 2, Nonlinearity.TANH, 0);
        final double[] d = new Twins(network, 500).divergence(1e-12, 400, new Seed(1), Monitor.NONE);
        assertEquals(1e-12, d[0], 2e-15, "up to the rounding of a state of order one");
        int saturated = 0;
        while (d[saturated] < 1e-2) {
            saturated++;
        }
        final Twins.Growth growth = new Twins(network, 500).growth(100, 2000, new Seed(1), Monitor.NONE);
        // the time to grow by 10^10 fluctuates; 30 % is several standard deviations of it
        assertEquals(growth.exponent(), Math.log(d[saturated] / d[0]) / saturated, 0.3 * growth.exponent());
        for (int t = 300; t <= 400; t++) {
            assertTrue(d[t] > 1 && d[t] < 2 * Math.sqrt(100), "saturated: " + d[t]);
        }
    }

    @Test
    void arguments() {
        assertThrows(IllegalArgumentException.class, () -> new Twins(HenonMap.CLASSIC, -1));
        final Twins twins = new Twins(HenonMap.CLASSIC, 0);
        assertThrows(IllegalArgumentException.class, () -> twins.growth(0, 0, new Seed(1), Monitor.NONE));
        assertThrows(IllegalArgumentException.class, () -> twins.divergence(0, 1, new Seed(1), Monitor.NONE));
        assertThrows(IllegalArgumentException.class, () -> twins.divergence(Double.NaN, 1, new Seed(1), Monitor.NONE));
    }
}
