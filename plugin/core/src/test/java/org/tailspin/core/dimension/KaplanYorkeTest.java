package org.tailspin.core.dimension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class KaplanYorkeTest {

    private static void check(double expected, double tolerance, boolean lowerBound, boolean complete, double... e) {
        final KaplanYorke dimension = KaplanYorke.of(e, complete);
        assertEquals(expected, dimension.dimension(), tolerance);
        assertEquals(lowerBound, dimension.isLowerBound());
    }

    @Test
    void documentedCases() {
        check(0, 0, false, true, -0.1, -0.2);
        check(0, 0, false, false, -0.1);
        check(1, 0, false, true, 0, -1);
        check(2, 0, false, true, 0.5, -0.5, -1);
        check(3, 1e-15, false, true, 0.1, 0, -0.05); // never negative: all there are
        check(3, 1e-15, true, false, 0.1, 0, -0.05); // never negative so far: at least this
        check(2.0621, 5e-5, false, true, 0.9056, 0, -14.572);
        check(1.25827, 5e-6, false, true, 0.41922, -1.62319);
    }

    @Test
    void orderDoesNotMatter() {
        check(2.0621, 5e-5, false, true, -14.572, 0.9056, 0);
    }

    @Test
    void minusInfinityEndsTheSum() {
        check(1, 0, false, true, 0.5, Double.NEGATIVE_INFINITY);
        check(0, 0, false, true, Double.NEGATIVE_INFINITY);
    }

    @Test
    void arguments() {
        assertThrows(IllegalArgumentException.class, () -> KaplanYorke.of(new double[0], true));
        assertThrows(IllegalArgumentException.class, () -> KaplanYorke.of(new double[] {1, Double.NaN}, true));
    }
}
