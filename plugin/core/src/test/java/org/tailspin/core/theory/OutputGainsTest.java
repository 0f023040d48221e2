package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class OutputGainsTest {

    private static final Map<Integer, CollectiveTheory> ALIKE = new ConcurrentHashMap<>();

    /**
     * Integrals of equations 46 and J18 of arXiv 2409.01969, by a program that shares no line with this one; to the digits that
     * it gave. E is PR^D over N; erf.
     */
    @ParameterizedTest
    @CsvFileSource(resources = "figure_5.csv", numLinesToSkip = 1)
    void published(double e, int gain, double prGains, double phi, double sent, double readout) {
        final CollectiveTheory alike =
                ALIKE.computeIfAbsent(gain, g -> CollectiveTheory.of(FlowTheory.of(TransferFunction.erf(), g)));
        final OutputGains found = OutputGains.of(alike, prGains, 1 / e);
        assertEquals(phi, found.phiOverN(), 6e-5);
        assertEquals(sent, found.sentOverN() / found.phiOverN(), 2e-4);
        assertEquals(readout, found.readoutOverN() / found.phiOverN(), 2e-4);
    }

    /** The general formula (J12 to J17) with these very gains, of two sizes: PR^G = 1/E v^4 = .5 where E v^2 = 1. */
    @Test
    void isTheGeneralFormulaWithoutInputGains() {
        final double large = Math.sqrt(2);
        final HeterogeneousFlowTheory general = HeterogeneousFlowTheory.of(
                TransferFunction.erf(), 3, GainDistribution.of(new double[] {1, 1}, new double[] {large, 0}));
        final OutputGains found = OutputGains.of(CollectiveTheory.of(FlowTheory.of(TransferFunction.erf(), 3)), 0.5, 2);
        assertEquals(general.prPhiOverN(2), found.phiOverN(), 1e-7);
        assertEquals(general.prZScoredOverN(2), found.phiOverN(), 1e-7);
    }

    @Test
    void gainsThatAreTheSame() {
        final CollectiveTheory alike = CollectiveTheory.of(FlowTheory.of(TransferFunction.tanh(), 2));
        final OutputGains found = OutputGains.of(alike, 1, 0.5);
        assertEquals(alike.prPhiOverN(0.5), found.phiOverN(), 1e-15);
        assertEquals(alike.prPhiOverN(0.5), found.sentOverN(), 1e-15);
        assertEquals(alike.prPhiOverN(0.5), found.readoutOverN(), 1e-15);
        assertEquals(
                0,
                OutputGains.of(CollectiveTheory.of(FlowTheory.of(TransferFunction.tanh(), 0.5)), 0.5, 1)
                        .phiOverN());
        final var e = assertThrows(IllegalArgumentException.class, () -> OutputGains.of(alike, 1.5, 0));
        assertTrue(e.getMessage().startsWith("the participation ratio of the gains over N must lie in"));
    }
}
