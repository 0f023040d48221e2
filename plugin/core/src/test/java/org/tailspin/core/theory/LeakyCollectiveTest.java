package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.core.Monitor;

/** Participation ratios of leaky maps. */
class LeakyCollectiveTest {

    private static CollectiveTheory flow;
    private static CollectiveTheory coarse;
    private static CollectiveTheory fine;

    @BeforeAll
    static void smallLeaks() {
        flow = CollectiveTheory.of(FlowTheory.of(TransferFunction.erf(), 4));
        coarse = theory(TransferFunction.erf(), 4, 0.04);
        fine = theory(TransferFunction.erf(), 4, 0.02);
    }

    private static CollectiveTheory theory(TransferFunction phi, double gEff, double leak) {
        return CollectiveTheory.of(LeakyTheory.of(phi, gEff, leak), Monitor.NONE);
    }

    /**
     * Published numbers of independent weights and tanh (davidclark1/rnn-lyapunov, commit 41ba738, data of the participation ratios;
     * rounded to 7 digits).
     */
    @ParameterizedTest
    @CsvSource({
        "3, .0594947, .0416891, 1e-5",
        "5, .0981250, .0600857, 1e-5",
        "20, .1533214, .0778687, 1e-4",
    })
    void publishedAtHalfALeak(double gEff, double phi, double x, double tolerance) {
        final CollectiveTheory theory = theory(TransferFunction.tanh(), gEff, 0.5);
        assertEquals(phi, theory.prPhiOverN(0), tolerance);
        assertEquals(x, theory.prXOverN(0), tolerance);
    }

    /** Without memory the closed forms of the map. */
    @ParameterizedTest
    @CsvSource({"tanh, 3, 0", "tanh, 1.5, 2", "erf, 5, -1", "erf, 2, 0.4"})
    void withoutMemoryItIsTheMap(String name, double gEff, double rank) {
        final TransferFunction phi = TransferFunction.of(name);
        final MapTheory map = MapTheory.of(phi, gEff, rank);
        final CollectiveTheory theory = theory(phi, gEff, 1);
        assertEquals(map.prPhiOverN(), theory.prPhiOverN(rank), 1e-7 * map.prPhiOverN());
        assertEquals(map.prXOverN(), theory.prXOverN(rank), 1e-7 * map.prXOverN());
    }

    /** As the leak falls, linearly to the flow: the extrapolation of two leaks is off by the square of the leak. */
    @ParameterizedTest
    @ValueSource(doubles = {-0.5, 0, 3})
    void theFlowIsItsLimit(double rank) {
        final double phi = 2 * fine.prPhiOverN(rank) - coarse.prPhiOverN(rank);
        final double x = 2 * fine.prXOverN(rank) - coarse.prXOverN(rank);
        assertEquals(flow.prPhiOverN(rank), phi, 2e-3 * phi);
        assertEquals(flow.prXOverN(rank), x, 2e-3 * x);
        assertTrue(Math.abs(coarse.prPhiOverN(rank) - phi) > Math.abs(fine.prPhiOverN(rank) - phi));
    }

    @Test
    void rest() {
        assertEquals(0, theory(TransferFunction.tanh(), 0.8, 0.3).prPhiOverN(0));
        assertEquals(0, theory(TransferFunction.tanh(), 0.8, 0.3).prXOverN(2));
    }

    @Test
    void tooLongAMemoryIsRefused() {
        final LeakyTheory slow = LeakyTheory.of(TransferFunction.tanh(), 2, 0.002);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> CollectiveTheory.of(slow, Monitor.NONE))
                .getMessage()
                .contains("those of the flow are their limit"));
    }
}
