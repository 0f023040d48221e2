package org.tailspin.core.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.core.Monitor;

class LogDeterminantTest {

    /** Sizes around the width of a panel; EJML's determinant is the oracle, whose error grows as N ulps. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 31, 66})
    void agreesWithEjml(int n) {
        DMatrixRMaj a = RandomMatrices_DDRM.rectangle(n, n, -1, 1, new java.util.Random(n));
        double expected = Math.log(Math.abs(CommonOps_DDRM.det(a)));
        assertEquals(expected, LogDeterminant.of(a.copy(), 0).orElseThrow(), 1e-13 * n * n);
    }

    @Test
    void aPermutationHasDeterminantOne() {
        int n = 10;
        DMatrixRMaj a = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            a.set(i, (7 * i + 3) % n, 1);
        }
        assertEquals(0, LogDeterminant.of(a, 0).orElseThrow());
    }

    /** Two rows that are the same in the second panel, and a column of zeros. */
    @Test
    void aSingularMatrixHasNone() {
        DMatrixRMaj a = RandomMatrices_DDRM.rectangle(7, 7, -1, 1, new java.util.Random(3));
        DMatrixRMaj zeroColumn = a.copy();
        for (int i = 0; i < 7; i++) {
            a.set(6, i, a.get(5, i));
            zeroColumn.set(i, 4, 0);
        }
        assertTrue(LogDeterminant.of(a, 7 * Math.ulp(1.0)).isEmpty());
        assertTrue(LogDeterminant.of(zeroColumn, 0).isEmpty());
    }

    @Test
    void stopsWhenAsked() {
        int n = 300;
        DMatrixRMaj a = RandomMatrices_DDRM.rectangle(n, n, -1, 1, new java.util.Random(1));
        Monitor cancelled = new Monitor() {
            @Override
            public void progress(double fraction) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> LogDeterminant.of(a, 0, cancelled));
    }
}
