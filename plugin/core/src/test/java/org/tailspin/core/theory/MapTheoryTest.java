package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class MapTheoryTest {

    @ParameterizedTest
    @CsvFileSource(resources = "random_modes.csv", numLinesToSkip = 1)
    void table(
            String ensemble,
            double parameter,
            double gEff,
            String effectiveRank,
            double rho,
            double c0,
            double lyapunovMax,
            double ky,
            double ks,
            double prPhi,
            double prX) {
        // the table prints five digits of PR^D/N; for exp it is parameter * tanh(1/parameter)
        final double rank = ensemble.equals("exp") ? parameter * Math.tanh(1 / parameter) : parameter;
        final double inverse = ensemble.equals("iid") ? 0 : 1 / rank;
        final MapTheory theory = MapTheory.of(TransferFunction.tanh(), gEff, inverse);
        assertEquals(rho, theory.rho(), 1e-6);
        assertEquals(c0, theory.c0(), 1e-6);
        assertEquals(lyapunovMax, theory.lyapunovMax(), 1e-6);
        assertEquals(prPhi, theory.prPhiOverN(), 1e-6);
        assertEquals(prX, theory.prXOverN(), 1e-6);
    }

    /** x = J phi gains one step of couplings, so for independent weights PR^x follows from PR^phi: 1/PR^x = 1 + 1/PR^phi. */
    @ParameterizedTest
    @ValueSource(doubles = {1.01, 1.5, 3, 20})
    void independentWeights(double gEff) {
        final MapTheory theory = MapTheory.of(TransferFunction.tanh(), gEff, 0);
        assertEquals(GaussianMapTheory.of(gEff, 0).prOverN(), theory.prPhiOverN(), 1e-14);
        assertEquals(1 + 1 / theory.prPhiOverN(), 1 / theory.prXOverN(), 1e-12 / theory.prXOverN());
    }

    @Test
    void inverseDimensionIsLinearInInverseRank() {
        for (TransferFunction phi : TransferFunction.Standard.values()) {
            final double zero = 1 / MapTheory.of(phi, 2.3, 0).prPhiOverN();
            final double one = 1 / MapTheory.of(phi, 2.3, 1).prPhiOverN();
            for (double inverse : new double[] {-1, 0.3, 7, 500}) {
                final double value = 1 / MapTheory.of(phi, 2.3, inverse).prPhiOverN();
                assertEquals(zero + (one - zero) * inverse, value, 1e-11 * value);
            }
        }
    }

    /** For an orthogonal matrix C = rho J C J' + white noise is solved by C proportional to 1: all directions alike. */
    @Test
    void orthogonalMatrix() {
        assertEquals(1, MapTheory.of(TransferFunction.tanh(), 3, -1).prPhiOverN(), 1e-14);
        assertEquals(1, MapTheory.of(TransferFunction.tanh(), 3, -1).prXOverN(), 1e-14);
    }

    @Test
    void quiescent() {
        final MapTheory theory = MapTheory.of(TransferFunction.tanh(), 0.9, 2);
        assertEquals(0, theory.prPhiOverN());
        assertEquals(0, theory.prXOverN());
        assertEquals(0.81, theory.populationMemory(1), 1e-15);
    }

    @Test
    void arguments() {
        assertThrows(IllegalArgumentException.class, () -> MapTheory.of(TransferFunction.tanh(), -1, 0));
        assertThrows(IllegalArgumentException.class, () -> MapTheory.of(TransferFunction.tanh(), 2, Double.NaN));
        final var e =
                assertThrows(IllegalArgumentException.class, () -> MapTheory.of(TransferFunction.tanh(), 2, -1.5));
        assertEquals("the inverse effective rank N/PR^D must be at least -1, but is -1.5", e.getMessage());
    }
}
