package org.tailspin.core.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.random.Seed;

class TangentPrecisionTest {

    private static String refusal(int n, int k) {
        return assertThrows(IllegalArgumentException.class, () -> TangentPrecision.SINGLE.check(n, k))
                .getMessage();
    }

    @Test
    void isForSixExponentsToHalfOfThem() {
        TangentPrecision.SINGLE.check(12, 6);
        TangentPrecision.SINGLE.check(1000, 500);
        TangentPrecision.DOUBLE.check(10, 10);
        TangentPrecision.DOUBLE.check(10, 1);
        assertTrue(refusal(1000, 5).contains("fewer than 6 exponents"), refusal(1000, 5));
        assertTrue(refusal(1001, 501).contains("N/2 = 500, but their number is 501"), refusal(1001, 501));
        assertTrue(refusal(11, 6).contains("N/2 = 5, but their number is 6"), refusal(11, 6));
    }

    @Test
    void kernelsAreSingleWhereThatIsAllowed() {
        assertSame(Kernels.JAVA.single(), TangentPrecision.SINGLE.of(Kernels.JAVA, 12, 6));
        assertSame(Kernels.JAVA, TangentPrecision.SINGLE.of(Kernels.JAVA, 12, 7));
        assertSame(Kernels.JAVA, TangentPrecision.SINGLE.of(Kernels.JAVA, 100, 5));
        assertSame(Kernels.JAVA, TangentPrecision.DOUBLE.of(Kernels.JAVA, 12, 6));
    }

    @Test
    void settingsRefuseWhatNoNetworkAllows() {
        final LyapunovSettings all = new LyapunovSettings(LyapunovSettings.ALL, 0, 0, 1);
        assertEquals(
                "single precision is for at most half of the exponents, but all are asked for: products rounded to 24 bits"
                        + " move exponents of the other half by up to 2e-3",
                assertThrows(IllegalArgumentException.class, () -> all.in(TangentPrecision.SINGLE))
                        .getMessage());
        final LyapunovSettings one = new LyapunovSettings(1, 0, 0, 1);
        assertThrows(IllegalArgumentException.class, () -> one.in(TangentPrecision.SINGLE));
        final LyapunovSettings forty = new LyapunovSettings(40, 0, 0, 1).in(TangentPrecision.SINGLE);
        assertEquals(40, forty.exponentsOf(80));
        assertThrows(IllegalArgumentException.class, () -> forty.exponentsOf(79));
    }

    /** A vector that a singular map loses is told from rounding in double precision alone. */
    @Test
    void mapsThatMayBeSingularAreRefused() {
        final NetworkMap rectified = new NetworkMap(
                new StableEnsemble(2).draw(20, new Seed(1), Monitor.NONE), 1, Nonlinearity.THRESHOLD_LINEAR, 0);
        final LyapunovSettings settings = new LyapunovSettings(8, 10, 0, 10);
        new Lyapunov(rectified, settings);
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> new Lyapunov(rectified, settings.in(TangentPrecision.SINGLE)))
                .getMessage()
                .contains("may be singular"));
    }

    @Test
    void aProgramIsNotForcedToIt() {
        assertThrows(IllegalArgumentException.class, () -> Kernels.of("fast-single"));
    }
}
