package org.tailspin.core.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.tailspin.core.random.Seed;

class ErrorFunctionTest {

    private static final DfpField FIELD = new DfpField(60);

    /** The Maclaurin series in 60 digits; at |z| below 6 the largest term is below 1e15. */
    private static Dfp exact(double z) {
        final Dfp x = FIELD.newDfp(z);
        final Dfp square = x.multiply(x);
        Dfp power = x;
        Dfp sum = x;
        for (int n = 1; n < 400; n++) {
            power = power.multiply(square).divide(n).negate();
            sum = sum.add(power.divide(2 * n + 1));
        }
        return sum.multiply(2).divide(FIELD.getPi().sqrt());
    }

    /** The stated bound, 4 ulp, at random arguments of every size and at both sides of every seam. */
    @Test
    void errorIsBelowTheBound() {
        final UniformRandomProvider random = new Seed(1).stream("erf");
        for (int i = 0; i < 1200; i++) {
            final double z;
            if (i < 800) {
                z = 6 * random.nextDouble();
            } else if (i < 1000) {
                z = Math.pow(2, -60 * random.nextDouble());
            } else {
                z = (2 * (i % 48) + 1) / 16.0 + ((i & 64) == 0 ? 1e-15 : -1e-15);
            }
            final Dfp exact = exact(z);
            final double error = FIELD.newDfp(ErrorFunction.erf(z))
                    .subtract(exact)
                    .divide(exact)
                    .toDouble();
            assertTrue(Math.abs(error) < 4 * Math.ulp(1.0), "z = " + z + ": " + error);
        }
    }

    @Test
    void agreesWithCommonsMath() {
        for (double z = -7; z <= 7; z += 0.0137) {
            assertEquals(Erf.erf(z), ErrorFunction.erf(z), 1e-14);
        }
    }

    @Test
    void ends() {
        assertEquals(0, ErrorFunction.erf(0));
        assertEquals(1, ErrorFunction.erf(6));
        assertEquals(-1, ErrorFunction.erf(Double.NEGATIVE_INFINITY));
        assertEquals(1, ErrorFunction.erf(1e300));
        assertTrue(Double.isNaN(ErrorFunction.erf(Double.NaN)));
        assertEquals(-ErrorFunction.erf(0.3), ErrorFunction.erf(-0.3));
    }
}
