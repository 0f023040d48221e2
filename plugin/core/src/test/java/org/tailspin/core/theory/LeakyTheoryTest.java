package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeakyTheoryTest {

    /** Variance, mean gain and largest exponent per unit time as davidclark1/rnn-lyapunov at 41ba738 has them; tanh. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 1.25, 0.315588953, 0.795790727, ",
        "0.5, 3, 5.441877580, 0.319534932, 0.216124",
        "0.5, 20, 288.182124847, 0.046934070, ",
        "0.25, 3, , , 0.2254"
    })
    void published(double leak, double gain, Double q, Double meanGain, Double edge) {
        final LeakyTheory theory = LeakyTheory.of(TransferFunction.tanh(), gain, leak);
        if (q != null) {
            assertEquals(q, theory.delta0(), 2e-8 * Math.max(1, q));
            assertEquals(meanGain, theory.meanGain(), 2e-9);
        }
        if (edge != null) {
            assertEquals(edge, theory.lyapunovMax(), leak == 0.5 ? 1e-6 : 1e-4);
        }
    }

    /** erf, d = .3, g = 2: solved once in Python with other quadratures, iteration and eigenvalue solver. */
    @Test
    void anIndependentSolution() {
        final LeakyTheory theory = LeakyTheory.of(TransferFunction.erf(), 2, 0.3);
        assertEquals(2.0639163, theory.delta0(), 1e-6);
        assertEquals(0.1197203, theory.lyapunovMax(), 1e-6);
    }

    /** Without memory it is the map. */
    @ParameterizedTest
    @ValueSource(doubles = {1.1, 3, 20})
    void map(double gain) {
        final LeakyTheory theory = LeakyTheory.of(TransferFunction.tanh(), gain, 1);
        final MapTheory map = MapTheory.of(TransferFunction.tanh(), gain, 0);
        assertEquals(map.q(), theory.delta0(), 1e-9 * map.q());
        assertEquals(map.c0(), theory.c0(), 1e-9);
        assertEquals(map.lyapunovMax(), theory.lyapunovMax(), 1e-9);
        assertEquals(0, theory.delta(1), 1e-12);
    }

    /** The flow is approached in proportion to the leak. */
    @Test
    void flow() {
        final FlowTheory flow = FlowTheory.of(TransferFunction.tanh(), 3);
        final double far = LeakyTheory.of(TransferFunction.tanh(), 3, 0.04).lyapunovMax() - flow.lyapunovMax();
        final double near = LeakyTheory.of(TransferFunction.tanh(), 3, 0.02).lyapunovMax() - flow.lyapunovMax();
        assertTrue(Math.abs(near) < 2e-3, "" + near);
        assertEquals(2, far / near, 0.1);
    }

    @Test
    void rest() {
        final LeakyTheory theory = LeakyTheory.of(TransferFunction.tanh(), 0.8, 0.5);
        assertEquals(0, theory.delta0());
        assertEquals(Math.log(0.9) / 0.5, theory.lyapunovMax(), 1e-15);
        assertEquals(
                Math.log(1e-300),
                LeakyTheory.of(TransferFunction.tanh(), 1e-300, 1).lyapunovMax(),
                1e-9);
    }

    @ParameterizedTest
    @CsvSource({"1.01, 0.5, 1.01", "60, 0.5, 60", "3, 0, 0.001", "3, 1.5, 1.5", "NaN, 0.5, NaN", "3, NaN, NaN"})
    void refuses(double gain, double leak, String named) {
        final var e =
                assertThrows(IllegalArgumentException.class, () -> LeakyTheory.of(TransferFunction.tanh(), gain, leak));
        assertTrue(e.getMessage().contains(named), e.getMessage());
    }
}
