package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransferFunctionTest {

    @ParameterizedTest
    @EnumSource
    void isOddWithSlopeOneAndItsOwnDerivatives(TransferFunction.Standard phi) {
        assertEquals(0, phi.value(0));
        assertEquals(1, phi.slope(0), 1e-15);
        assertEquals(0, phi.integral(0));
        final double h = 1e-4;
        for (double x : new double[] {1e-3, 0.2, 0.9, 1.1, 3, 6}) {
            assertEquals(-phi.value(x), phi.value(-x));
            assertEquals(phi.slope(x), phi.slope(-x));
            assertEquals(phi.integral(x), phi.integral(-x));
            assertEquals((phi.value(x + h) - phi.value(x - h)) / (2 * h), phi.slope(x), 1e-8); // h^2/6 times phi'''
            assertEquals((phi.integral(x + h) - phi.integral(x - h)) / (2 * h), phi.value(x), 1e-8);
            assertEquals(Math.log(phi.slope(x)), phi.logSlope(x), 1e-12);
        }
        assertEquals(0.5e-12, phi.integral(1e-6), 1e-22);
        assertEquals(1, phi.value(400), 1e-15);
    }

    @ParameterizedTest
    @EnumSource
    void hasALabel(TransferFunction.Standard phi) {
        assertSame(phi, TransferFunction.of(phi.label()));
        assertThrows(IllegalArgumentException.class, () -> TransferFunction.of("relu"));
    }
}
