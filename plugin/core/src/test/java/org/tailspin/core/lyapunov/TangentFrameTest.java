package org.tailspin.core.lyapunov;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Orbits;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.random.Seed;

class TangentFrameTest {

    private static NetworkMap network(double alpha, int n, double gain) {
        return new NetworkMap(new StableEnsemble(alpha).draw(n, new Seed(1), Monitor.NONE), gain, Nonlinearity.TANH, 0);
    }

    /** Growth over chosen intervals is that of a frame that is orthonormalised at every step, and no interval is too long. */
    @ParameterizedTest
    @CsvSource({"2, 200, 1.5, 5, true", "1.5, 200, 1.5, 40, true", "2, 60, 1.5, 60, false", "0.3, 60, 5, 20, false"})
    void intervalsFollowTheSpreadAndChangeNothing(double alpha, int n, double gain, int k, boolean isLonger) {
        final NetworkMap network = network(alpha, n, gain);
        final int steps = 100;
        final double[] total = new double[k];
        final double[] expected = new double[k];
        int longest = 0;
        int seen = 0;
        try (TangentFrame frame = new TangentFrame(network, k, Kernels.JAVA, new Seed(2), Monitor.NONE);
                TangentFrame every = new TangentFrame(network, k, Kernels.JAVA, new Seed(2), Monitor.NONE)) {
            final Orbits orbit = new Orbits(List.of(network.start(new Seed(3))));
            final Orbits same = new Orbits(List.of(network.start(new Seed(3))));
            for (int t = 0; t < steps; t++) {
                assertEquals(1, advance(every, same, true));
                final int interval = advance(frame, orbit, t == steps - 1);
                longest = Math.max(longest, interval);
                seen += interval;
                for (int l = 0; l < k; l++) {
                    expected[l] += every.growth()[l];
                    total[l] += interval > 0 ? frame.growth()[l] : 0;
                }
            }
            assertTrue(frame.error() < 1e-13);
        }
        assertEquals(steps, seen);
        assertEquals(isLonger, longest > 1, "longest interval " + longest);
        assertTrue(longest <= TangentFrame.LONGEST_INTERVAL);
        assertArrayEquals(expected, total, 1e-11 * Math.abs(expected[0]));
    }

    private static int advance(TangentFrame frame, Orbits orbit, boolean isLast) {
        orbit.carry(0, frame.carried().orElseThrow());
        orbit.step();
        return frame.settle(isLast);
    }

    /** A network that dies out, whose vectors all shrink, and one whose growth would soon leave the range of a double. */
    @Test
    void lengthsStayInRange() {
        for (double gain : new double[] {1e-40, 1e40}) {
            final NetworkMap network = new NetworkMap(
                    new StableEnsemble(2).draw(40, new Seed(1), Monitor.NONE), gain, Nonlinearity.LINEAR, 0);
            final Lyapunov lyapunov = new Lyapunov(network, new LyapunovSettings(3, 0, 1, 2), Kernels.JAVA);
            final double[] exponents =
                    lyapunov.measure(new Seed(1), state -> {}, Monitor.NONE).exponents();
            assertEquals(Math.log(gain), exponents[0], 3);
        }
    }
}
