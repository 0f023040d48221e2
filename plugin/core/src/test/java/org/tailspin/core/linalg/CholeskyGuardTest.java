package org.tailspin.core.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CholeskyGuardTest {

    @Test
    void pausesAfterARefusal() {
        final CholeskyGuard guard = new CholeskyGuard(100, 50, TangentPrecision.DOUBLE);
        assertTrue(guard.lets());
        guard.refuse();
        int refused = 0;
        while (!guard.lets()) {
            refused++;
        }
        assertEquals(15, refused);
        assertTrue(guard.lets());
    }

    @Test
    void neverLetsManyVectors() {
        assertFalse(new CholeskyGuard(100, 51, TangentPrecision.DOUBLE).lets());
    }

    @Test
    void sharesThatAreNoNumbersAreOfNoUse() {
        final CholeskyGuard guard = new CholeskyGuard(100, 50, TangentPrecision.DOUBLE);
        assertFalse(guard.isUsable(Double.NaN));
        assertFalse(guard.isAccurate(Double.NaN));
        assertTrue(guard.isUsable(1e-3));
        assertFalse(guard.isAccurate(1e-3));
    }

    @Test
    void singlePrecisionAsksForMore() {
        final CholeskyGuard guard = new CholeskyGuard(100, 50, TangentPrecision.SINGLE);
        assertFalse(guard.isUsable(1e-3));
        assertTrue(guard.isUsable(0.05));
        assertFalse(guard.isAccurate(0.05));
        assertTrue(guard.isAccurate(0.5));
    }
}
