package org.tailspin.core.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CholeskyGuardTest {

    @Test
    void pausesAfterARefusal() {
        final CholeskyGuard guard = new CholeskyGuard(100, 50);
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
        assertFalse(new CholeskyGuard(100, 51).lets());
    }

    @Test
    void sharesThatAreNoNumbersAreOfNoUse() {
        assertFalse(CholeskyGuard.isUsable(Double.NaN));
        assertFalse(CholeskyGuard.isAccurate(Double.NaN));
        assertTrue(CholeskyGuard.isUsable(1e-3));
        assertFalse(CholeskyGuard.isAccurate(1e-3));
    }
}
