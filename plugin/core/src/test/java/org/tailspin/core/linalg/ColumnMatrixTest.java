package org.tailspin.core.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

class ColumnMatrixTest {

    static double[][] random(int rows, int columns, double alpha, String name) {
        final StableSampler sampler = new StableSampler(alpha);
        final double[][] a = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            final var random = new Seed(1).stream(name, i);
            for (int j = 0; j < columns; j++) {
                a[i][j] = sampler.sample(random);
            }
        }
        return a;
    }

    private static ColumnMatrix matrix(double[][] columns) {
        return new ColumnMatrix(columns[0].length, columns);
    }

    /** The contract of the state kernel: the bits of the naive sum in ascending j. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 31, 64, 257})
    void productHasTheBitsOfTheNaiveSum(int n) {
        final double[][] columns = random(n, n, 1, "matrix");
        final double[] x = random(1, n, 2, "vector")[0];
        final double[] y = new double[n];
        for (int repeat = 0; repeat < 500; repeat++) { // interpreted first, then compiled
            matrix(columns).multiply(x, y);
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += columns[j][i] * x[j];
                }
                assertEquals(Double.doubleToRawLongBits(sum), Double.doubleToRawLongBits(y[i]));
            }
        }
    }

    /** Several at once: the same bits, on both sides of the blocks. */
    @ParameterizedTest
    @CsvSource({"1,1,1", "7,5,3", "64,64,2", "1030,71,2", "1030,70,5"})
    void severalProductsHaveTheBitsOfOne(int rows, int columns, int count) {
        final ColumnMatrix a = matrix(random(columns, rows, 1, "matrix"));
        final double[][] x = random(count, columns, 2, "vectors");
        final double[] alone = new double[rows];
        final double[][] together = new double[count][rows];
        for (int repeat = 0; repeat < 100; repeat++) { // interpreted first, then compiled
            a.multiply(x, together);
            for (int b = 0; b < count; b++) {
                a.multiply(x[b], alone);
                for (int i = 0; i < rows; i++) {
                    assertEquals(Double.doubleToRawLongBits(alone[i]), Double.doubleToRawLongBits(together[b][i]));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "9,3", "10,7", "33,12", "130,130", "70,500", "300,131"})
    void frameProductAgreesWithTheNaiveSum(int n, int k) {
        final double[][] columns = random(n, n, 1.5, "matrix");
        final double[][] q = random(n, k, 2, "frame");
        final double[][] z = new double[n][k];
        new FrameProduct(k).multiply(matrix(columns), q, z, Monitor.NONE);
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < k; l++) {
                double sum = 0;
                double size = 0;
                for (int j = 0; j < n; j++) {
                    sum += columns[j][i] * q[j][l];
                    size += Math.abs(columns[j][i] * q[j][l]);
                }
                assertEquals(sum, z[i][l], n * Math.ulp(1.0) * size);
            }
        }
    }

    @Test
    void columnsMustFit() {
        final var e = assertThrows(
                IllegalArgumentException.class, () -> new ColumnMatrix(2, new double[][] {{1, 2}, {1, 2, 3}}));
        assertEquals("column 1 must have 2 entries, but has 3", e.getMessage());
    }

    @Test
    void frameProductStopsWhenCancelled() {
        final Monitor cancelled = new Monitor() {
            @Override
            public void progress(double fraction) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        final ColumnMatrix a = matrix(random(20, 20, 2, "matrix"));
        assertThrows(CancellationException.class, () -> new FrameProduct(10)
                .multiply(a, new double[20][10], new double[20][10], cancelled));
    }
}
