package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModeSingularValuesTest {

    /** Six digits of an independent program (eq. 14 of the paper), and the mean extremes of drawn matrices of N = 2000 to 4000. */
    @ParameterizedTest
    @CsvSource({
        "0.005, 0.901282, 1.10122, 0.0049505",
        "0.01, 0.86117, 1.14384, 0.00980392",
        "0.025, 0.783014, 1.22953, 0.0238095",
        "0.05, 0.697347, 1.32781, 0.0454545",
        "0.1, 0.580948, 1.46969, 0.0833333",
        "0.2, 0.427036, 1.6756, 0.142857",
        "1, 0, 2.59808, 0.333333"
    })
    void theEdges(double alpha, double smallest, double largest, double participation) {
        final ModeSingularValues theory = new ModeSingularValues(alpha);
        assertEquals(smallest, theory.smallest(), 6e-7);
        assertEquals(largest, theory.largest(), 6e-6);
        assertEquals(participation, ModeSingularValues.participation(1 / alpha), 1e-6);
    }

    /** Norm 1, mean of s&sup2; 1 and the fourth moment that eq. 13 has: 1/(alpha E[s^4]) = PR^S/N, so E[s^4] = 1 + 2 alpha. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.2, 0.7})
    void theMomentsOfTheDensity(double alpha) {
        final ModeSingularValues theory = new ModeSingularValues(alpha);
        final int points = 4000;
        double norm = 0;
        double square = 0;
        double fourth = 0;
        for (int k = 0; k < points; k++) { // s = middle + half cos(theta): the square roots at the edges become smooth
            final double theta = Math.PI * (k + 0.5) / points;
            final double half = 0.5 * (theory.largest() - theory.smallest());
            final double s = 0.5 * (theory.largest() + theory.smallest()) + half * Math.cos(theta);
            final double weight = Math.PI / points * half * Math.sin(theta) * theory.density(s);
            norm += weight;
            square += weight * s * s;
            fourth += weight * s * s * s * s;
        }
        assertEquals(1, norm, 1e-6);
        assertEquals(1, square, 1e-6);
        assertEquals(1 + 2 * alpha, fourth, 1e-6);
    }

    @Test
    void nothingBeyondTheEdges() {
        final ModeSingularValues theory = new ModeSingularValues(0.1);
        assertEquals(0, theory.density(theory.smallest() - 1e-6));
        assertEquals(0, theory.density(theory.largest() + 1e-6));
        assertEquals(0.5, ModeSingularValues.participation(0));
        for (double bad : new double[] {0, -0.1, 1.01, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> new ModeSingularValues(bad));
        }
        assertThrows(IllegalArgumentException.class, () -> ModeSingularValues.participation(-1));
    }
}
