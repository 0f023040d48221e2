package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransitionLawTest {

    /** Exact gains, computed once with adaptive quadrature of the Frullani integral in another language, six digits. */
    @ParameterizedTest
    @CsvSource({
        "1, 300, 0.190105",
        "1, 1000, 0.163128",
        "1, 3000, 0.144680",
        "1, 10000, 0.128908",
        "1, 32768, 0.116522",
        "1, 100000, 0.106944",
        "1, 1000000, 0.091565",
        "1, 100000000, 0.07133",
        "0.5, 1000, 0.017574",
        "0.5, 10000, 0.010881",
        "1.5, 1000, 0.372330",
        "1.5, 10000, 0.324554"
    })
    void isTheExactGainAtLargeSizes(double alpha, int n, double gain) {
        assertEquals(gain, TransitionLaw.of(alpha, n).gain(), (n < 1000 ? 3e-3 : 1e-3) * gain);
    }

    /** The error falls as the next power of 1/ln N: by more than half from N = 1000 to a million, for any tail. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.5, 0.8, 1, 1.2, 1.5, 1.8, 1.95})
    void errorFallsWithSize(double alpha) {
        final double near = error(alpha, 1000);
        final double far = error(alpha, 1_000_000);
        assertTrue(far < Math.max(0.5 * near, 3e-5), near + " " + far); // 1e-5 is the error of the integral
    }

    private static double error(double alpha, int n) {
        return Math.abs(TransitionLaw.of(alpha, n).meanLog()
                        / TransitionGain.of(alpha, n).meanLog()
                - 1);
    }

    /** C and B are the coefficients of 1 - L(s) = C s (B - ln s) for small s, which the quadrature of L knows nothing of. */
    @ParameterizedTest
    @ValueSource(doubles = {0.4, 0.7, 1, 1.3, 1.6})
    void constantsAreThoseOfTheLaplaceTransform(double alpha) {
        final TransitionLaw law = TransitionLaw.of(alpha, 1000);
        final double c = law.tailConstant();
        final double b = law.kappaLimit() / c - Math.log(c) - Gamma.GAMMA;
        final double s = 1e-9;
        assertEquals(c * (b - Math.log(s)), new StableLaplace(alpha).deficit(Math.log(s)) / s, 1e-4 * c);
    }

    /** At α = 1 the transform is elementary: C = 2/π and B = 1 - γ. */
    @Test
    void cauchyHasElementaryConstants() {
        final TransitionLaw law = TransitionLaw.of(1, 1000);
        assertEquals(2 / Math.PI, law.tailConstant(), 1e-14);
        assertEquals(2 / Math.PI * (1 + Math.log(2 / Math.PI)), law.kappaLimit(), 1e-8); // of the digamma function
        assertEquals(9.118, law.logSize(), 5e-4);
        assertEquals(Math.log(1000), law.logSize() - Math.log(law.logSize()), 1e-12);
        assertEquals(1 / law.gain(), law.tailConstant() * law.logSize() + law.kappa(), 1e-12);
    }

    /** κ of the exact gain, from the same quadrature: three digits. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 1000, 0.268",
        "0.5, 10000, 0.278",
        "1, 10000, 0.330",
        "1, 100000, 0.334",
        "1, 1000000, 0.337",
        "1.5, 1000, 0.764",
        "1.5, 10000, 0.754"
    })
    void kappaIsThatOfTheExactGain(double alpha, int n, double kappa) {
        assertEquals(kappa, TransitionLaw.of(alpha, n).kappa(), 3e-3);
    }

    @Test
    void kappaTendsToItsLimit() {
        final double near = TransitionLaw.of(1, 1_000_000).kappa();
        final double far = TransitionLaw.of(1, Integer.MAX_VALUE).kappa();
        final double limit = TransitionLaw.of(1, 1000).kappaLimit();
        assertTrue(near < far && far < limit, near + " " + far + " " + limit);
    }

    @Test
    void arguments() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> TransitionLaw.of(2, 100))
                .getMessage()
                .contains("below 2"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> TransitionLaw.of(1, 2))
                .getMessage()
                .contains("it begins at N = 3"));
        assertThrows(IllegalArgumentException.class, () -> TransitionLaw.of(2.1, 100));
        assertThrows(IllegalArgumentException.class, () -> TransitionLaw.of(1, 0));
    }
}
