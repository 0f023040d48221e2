package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.random.Seed;

class CorrelatedFlowTheoryTest {

    private static CorrelatedFlowTheory.Work little(long seed) {
        return new CorrelatedFlowTheory.Work(192, 12, 24, new Seed(seed), Runnable::run, Monitor.NONE);
    }

    private static CorrelatedFlowTheory of(double share, double gEff, double gamma, CorrelatedFlowTheory.Work work) {
        final ModeLaw law = LinearFeedbackTest.law(share, gEff, gamma, 200);
        return CorrelatedFlowTheory.ofModes(Nonlinearity.ERF, law.strengths(), law.overlaps(), 200, work);
    }

    /** Without overlaps theory is known exactly (eq. 38): the solver meets it within five of its errors. */
    @Test
    void withoutOverlapsItIsTheKnownTheory() {
        final ModeLaw law = LinearFeedbackTest.law(0.3, 3, 0, 200);
        final CorrelatedFlowTheory theory = of(0.3, 3, 0, little(1));
        final FlowTheory exact = FlowTheory.of(TransferFunction.erf(), 3);
        assertEquals(exact.c0(), theory.c0(), 5 * theory.c0Error());
        assertEquals(exact.delta0(), theory.delta0(), 5 * theory.delta0Error());
        assertEquals(
                CollectiveTheory.of(exact).prPhiOverN(law.inverseEffectiveRank()),
                theory.prPhiOverN(),
                5 * theory.prPhiOverNError());
        assertTrue(theory.c0Error() < 0.01 && theory.prPhiOverNError() < 0.003, theory.toString());
        final double[] lags = {0, 1, 2, 4};
        final double[] curve = theory.c(lags);
        for (int k = 0; k < lags.length; k++) {
            assertEquals(exact.c(lags[k])[0], curve[k], 0.02);
        }
        assertEquals("", theory.note().replaceAll("the rounds .*", ""));
    }

    @Test
    void theSeedDecidesAndTheThreadsDoNot() {
        final ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            final CorrelatedFlowTheory.Work threads =
                    new CorrelatedFlowTheory.Work(192, 8, 16, new Seed(5), executor, Monitor.NONE);
            final CorrelatedFlowTheory.Work alone =
                    new CorrelatedFlowTheory.Work(192, 8, 16, new Seed(5), Runnable::run, Monitor.NONE);
            assertEquals(of(0.3, 2, -0.3, alone), of(0.3, 2, -0.3, threads));
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void whatTheoryDoesNotHoldOfIsRefused() {
        // one mode of overlap 1, which would hold all of the activity
        assertThrows(
                IllegalArgumentException.class,
                () -> CorrelatedFlowTheory.ofModes(
                        Nonlinearity.ERF, new double[] {20}, new double[] {1}, 100, little(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> CorrelatedFlowTheory.partiallySymmetric(Nonlinearity.ERF, 3, 0.9, little(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> CorrelatedFlowTheory.partiallySymmetric(Nonlinearity.ERF, Double.NaN, 0.1, little(1)));
        assertThrows(IllegalArgumentException.class, () -> of(0.3, 0.5, 0.2, little(1)), "at rest");
    }

    @Test
    void itStopsWhenAsked() {
        final Monitor stopped = new Monitor() {
            @Override
            public void progress(double fraction) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(
                CancellationException.class,
                () -> of(0.3, 3, 0, new CorrelatedFlowTheory.Work(192, 8, 16, new Seed(1), Runnable::run, stopped)));
    }

    /**
     * The numbers of an independent program, whose own errors are 3 to 5 % of the participation ratio and 0.001 of C(0):
     * agreement within 8 % and 0.004, and of the autocorrelations within 0.01.
     */
    @ParameterizedTest
    @CsvSource({
        "3, 0.3, -0.6, 0.01468, 0.7477, 0.9654, 0.7042",
        "3, 0.3, -0.4, 0.01668, 0.6926, 0.9404, 0.5619",
        "3, 0.3, -0.2, 0.01656, 0.6723, 0.91, 0.4363",
        "3, 0.3, 0.2, 0.01113, 0.7773, 0.9162, 0.5003",
        "3, 0.3, 0.4, 0.007906, 0.8373, 0.9485, 0.6559",
        "3, 0.8, -0.4, 0.02144, 0.757, 0.9375, 0.5673",
        "3, 0.8, 0.4, 0.01447, 0.8104, 0.9443, 0.6237",
        "3, 1, -0.4, 0.01878, 0.7872, 0.9415, 0.6001",
        "3, 1, 0.4, 0.0187, 0.7874, 0.9421, 0.6037",
        "6, 0.3, -0.4, 0.03451, 0.8528, 0.8555, 0.4096",
        "6, 0.3, 0.4, 0.01098, 0.9201, 0.9041, 0.579",
        "10, 0.3, -0.4, 0.04323, 0.9131, 0.8073, 0.3657",
        "10, 0.3, 0.4, 0.01195, 0.9524, 0.8788, 0.5484",
        "10, 1, 0.4, 0.03515, 0.9386, 0.8493, 0.4578"
    })
    @EnabledIfSystemProperty(named = "tailspin.slow", matches = "true")
    void overlapsOfAnIndependentProgram(
            double gEff, double share, double gamma, double pr, double c0, double one, double four) {
        final CorrelatedFlowTheory theory = of(share, gEff, gamma, usual());
        assertTrue(theory.settled(), theory.toString());
        assertEquals(c0, theory.c0(), 0.004);
        assertEquals(pr, theory.prPhiOverN(), 0.08 * pr);
        final double[] curve = theory.c(0, 1, 4);
        assertEquals(one, curve[1] / curve[0], 0.01);
        assertEquals(four, curve[2] / curve[0], 0.015);
    }

    /** The same of partial symmetry; simulations of N = 1000 have .0454 +- .0038 and .0322 +- .0072. */
    @ParameterizedTest
    @CsvSource({"0.3, 0.0403, 0.8191", "-0.3, 0.0338, 0.5298"})
    @EnabledIfSystemProperty(named = "tailspin.slow", matches = "true")
    void partialSymmetryOfAnIndependentProgram(double eta, double pr, double c0) {
        final CorrelatedFlowTheory theory = CorrelatedFlowTheory.partiallySymmetric(Nonlinearity.ERF, 3, eta, usual());
        assertEquals(c0, theory.c0(), 0.004);
        assertEquals(pr, theory.prPhiOverN(), 0.08 * pr);
    }

    private static CorrelatedFlowTheory.Work usual() {
        return CorrelatedFlowTheory.Work.usual(new Seed(1), Runnable::run, Monitor.NONE);
    }
}
