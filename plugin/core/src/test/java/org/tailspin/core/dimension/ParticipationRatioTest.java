package org.tailspin.core.dimension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParticipationRatioTest {

    private static double ratio(double[][] states) {
        final ParticipationRatio ratio = new ParticipationRatio(states[0].length);
        for (double[] state : states) {
            ratio.accept(state);
        }
        return ratio.value();
    }

    @Test
    void exactCases() {
        assertEquals(1, ratio(new double[][] {{1, 2, 3}, {2, 4, 6}, {5, 10, 15}}), 1e-14, "a line");
        assertEquals(2, ratio(new double[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}), 1e-14, "a cross");
        // variances 4 and 1: (4+1)^2 / (16+1)
        assertEquals(25.0 / 17, ratio(new double[][] {{2, 0}, {-2, 0}, {0, 1}, {0, -1}}), 1e-14);
        assertEquals(0, ratio(new double[][] {{0.3, 0.4}, {0.3, 0.4}}), "at rest");
        final double up = Math.nextUp(0.3);
        assertEquals(
                0, ratio(new double[][] {{0.3, 0.4}, {up, 0.4}, {0.3, Math.nextUp(0.4)}}), "at rest, but for rounding");
    }

    /** Fewer states than dimensions, about as many, and more: the definition by eigenvalues of the covariance. */
    @ParameterizedTest
    @CsvSource({"5,20", "20,20", "21,20", "33,20", "200,20", "2,1", "100,1"})
    void agreesWithEigenvalues(int states, int n) {
        final double[][] x = Clouds.gaussian(states, n, 1);
        for (double[] state : x) {
            state[0] = 3 * state[0] + 100; // neither isotropic nor centred
        }
        final DMatrixRMaj centred = new DMatrixRMaj(x);
        for (int j = 0; j < n; j++) {
            double mean = 0;
            for (double[] state : x) {
                mean += state[j] / states;
            }
            for (int i = 0; i < states; i++) {
                centred.set(i, j, x[i][j] - mean);
            }
        }
        final var svd = DecompositionFactory_DDRM.svd(states, n, false, false, true);
        assertTrue(svd.decompose(centred));
        double sum = 0;
        double squares = 0;
        for (double singular : svd.getSingularValues()) {
            final double eigenvalue = singular * singular;
            sum += eigenvalue;
            squares += eigenvalue * eigenvalue;
        }
        assertEquals(sum * sum / squares, ratio(x), 1e-10 * n);
    }

    /** E PR = N(K-1)/(N+K) with the mean removed; N = 50, K = 200 has SD 0.30, so five standard errors of 20 clouds. */
    @Test
    void isBiasedByTheNumberOfStatesAsItShould() {
        double mean = 0;
        for (int seed = 0; seed < 20; seed++) {
            mean += ratio(Clouds.gaussian(200, 50, seed)) / 20;
        }
        assertEquals(50 * 199 / 250.0, mean, 5 * 0.30 / Math.sqrt(20));
    }

    @Test
    void arguments() {
        assertThrows(IllegalArgumentException.class, () -> new ParticipationRatio(0));
        final ParticipationRatio ratio = new ParticipationRatio(2);
        ratio.accept(new double[] {1, 2});
        final var e = assertThrows(IllegalStateException.class, ratio::value);
        assertEquals("the participation ratio needs at least 2 states, but has seen 1", e.getMessage());
    }
}
