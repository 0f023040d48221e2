package org.tailspin.core.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;

class GradedQrTest {

    private static double[][] copy(double[][] a) {
        return Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
    }

    private static void factorise(
            int n, int k, double[][] z, double[] s, double[][] q, double[] log, double tolerance, Monitor monitor) {
        final GradedQr qr = new GradedQr(n, k);
        qr.factorise(z, s, log, tolerance, monitor);
        qr.formFrame(q, monitor);
    }

    private static void assertOrthonormal(double[][] q, int k) {
        for (int a = 0; a < k; a++) {
            for (int b = 0; b <= a; b++) {
                double product = 0;
                for (double[] row : q) {
                    product += row[a] * row[b];
                }
                assertEquals(a == b ? 1 : 0, product, 1e-13, "columns " + a + " and " + b);
            }
        }
    }

    /** Q^T diag(exp(s)) Z is triangular, its diagonal is what was reported, and Q is orthonormal. */
    @ParameterizedTest
    @CsvSource({"1,1", "5,1", "5,3", "8,8", "50,20", "36,36", "37,37", "120,120", "300,72", "300,290"})
    void factorises(int n, int k) {
        final double[][] z = ColumnMatrixTest.random(n, k, 2, "z");
        final double[] s = ColumnMatrixTest.random(1, n, 2, "s")[0];
        final double[][] q = new double[n][k];
        final double[] log = new double[k];
        factorise(n, k, copy(z), s, q, log, 0, Monitor.NONE);
        assertOrthonormal(q, k);
        for (int a = 0; a < k; a++) {
            for (int b = 0; b <= a; b++) {
                double r = 0;
                double size = 0;
                for (int i = 0; i < n; i++) {
                    final double term = q[i][a] * Math.exp(s[i]) * z[i][b];
                    r += term;
                    size += Math.abs(term);
                }
                assertEquals(a == b ? Math.exp(log[a]) : 0, Math.abs(r), 1e-13 * size);
            }
        }
    }

    /** The determinant of a square factorisation, with rows from 1 down to exp(-20 000): an identity, no floor. */
    @Test
    void keepsTheDeterminantOverAnyRange() {
        final int n = 60;
        final double[][] z = ColumnMatrixTest.random(n, n, 1.5, "z");
        final double[] s = new double[n];
        double expected = LogDeterminant.of(new DMatrixRMaj(z), 0).orElseThrow();
        for (int i = 0; i < n; i++) {
            s[i] = i * 7919 % n * (-20_000.0 / n); // in no order
            expected += s[i];
        }
        final double[] log = new double[n];
        final double[][] q = new double[n][n];
        factorise(n, n, copy(z), s, q, log, 0, Monitor.NONE);
        assertOrthonormal(q, n);
        assertEquals(expected, Arrays.stream(log).sum(), 1e-14 * n * 20_000);
    }

    @Test
    void leadingColumnsDoNotDependOnHowManyThereAre() {
        final int n = 30;
        final double[][] z = ColumnMatrixTest.random(n, n, 1, "z");
        final double[] s = ColumnMatrixTest.random(1, n, 1, "s")[0];
        final double[] all = new double[n];
        final double[] few = new double[4];
        factorise(n, n, copy(z), s, new double[n][n], all, 0, Monitor.NONE);
        factorise(n, 4, copy(z), s, new double[n][4], few, 0, Monitor.NONE);
        for (int l = 0; l < few.length; l++) {
            assertEquals(all[l], few[l], 1e-12);
        }
    }

    @Test
    void dependentColumnsAreMinusInfinity() {
        final int n = 12;
        final double[][] z = ColumnMatrixTest.random(n, n, 2, "z");
        for (double[] row : z) {
            row[7] = row[0] - 3 * row[1]; // dependent up to rounding
        }
        final double[] log = new double[n];
        final double[][] q = new double[n][n];
        factorise(n, n, z, new double[n], q, log, 1e-13, Monitor.NONE);
        for (int l = 0; l < n; l++) {
            assertEquals(l == 7, log[l] == Double.NEGATIVE_INFINITY, "column " + l);
        }
        assertOrthonormal(q, n);
    }

    @Test
    void rowsOfZerosEndTheFactorisation() {
        final double[][] z = {{1, 2}, {3, 4}, {5, 6}};
        final double[] s = {Double.NEGATIVE_INFINITY, 0, Double.NEGATIVE_INFINITY};
        final double[] log = new double[2];
        final double[][] q = new double[3][2];
        factorise(3, 2, z, s, q, log, 0, Monitor.NONE);
        assertEquals(Math.log(3), log[0], 1e-15);
        assertEquals(Double.NEGATIVE_INFINITY, log[1]);
        assertOrthonormal(q, 2);
    }

    @Test
    void refusesMoreColumnsThanRows() {
        final var e = assertThrows(IllegalArgumentException.class, () -> new GradedQr(3, 4));
        assertTrue(e.getMessage().contains("0..3") && e.getMessage().endsWith("has 4"), e.getMessage());
    }
}
