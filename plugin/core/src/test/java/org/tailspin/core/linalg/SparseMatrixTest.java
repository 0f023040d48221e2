package org.tailspin.core.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;

class SparseMatrixTest {

    private static double[] state(int n, long seed) {
        final UniformRandomProvider random = new Seed(seed).stream("state");
        final double[] x = new double[n];
        for (int j = 0; j < n; j++) {
            x[j] = switch (random.nextInt(6)) {
                case 0 -> 0.0;
                case 1 -> -0.0;
                case 2 -> -1e-300;
                default -> 2 * random.nextDouble() - 1;
            };
        }
        return x;
    }

    private static void assertSameBits(double[] expected, double[] actual) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(Double.doubleToRawLongBits(expected[i]), Double.doubleToRawLongBits(actual[i]), "row " + i);
        }
    }

    /** Zeros of both signs, sums that cancel and products that underflow: no sum of the dense product is ever -0. */
    @ParameterizedTest
    @CsvSource({"1,1", "2,.5", "57,.05", "58,.3", "301,.02", "64,0"})
    void productHasTheBitsOfTheDenseOne(int n, double density) {
        final ColumnMatrix dense = SparseWeights.dense(n, density, 3);
        final SparseMatrix sparse = SparseMatrix.of(dense);
        for (int vectors = 1; vectors <= 9; vectors++) {
            final double[][] x = new double[vectors][];
            Arrays.setAll(x, b -> state(n, 10 + b));
            final double[][] y = new double[vectors][n];
            sparse.multiply(x, y, new double[sparse.workSize()]);
            for (int b = 0; b < vectors; b++) {
                final double[] expected = new double[n];
                final double[] alone = new double[n];
                dense.multiply(x[b], expected);
                sparse.multiply(x[b], alone);
                assertSameBits(expected, alone);
                assertSameBits(expected, y[b]);
            }
        }
    }

    /** A sum that cancels to 0 is +0 in both. */
    @Test
    void cancelledSumIsPositiveZero() {
        final ColumnMatrix dense = new ColumnMatrix(1, new double[][] {{-1}, {0}, {1}});
        final double[] expected = new double[1];
        final double[] actual = new double[1];
        for (double[] x : new double[][] {{3, -1, 3}, {0, -1, -0.0}, {0.0, 0, 0}, {1e-320, 5, 1e-320}}) {
            dense.multiply(x, expected);
            SparseMatrix.of(dense).multiply(x, actual);
            assertSameBits(expected, actual);
            assertSameBits(new double[] {0.0}, actual);
        }
    }

    /** Against the sum in the order of the list, entry by entry. */
    @Test
    void listIsSortedAndSummed() {
        final UniformRandomProvider random = new Seed(5).stream("list");
        final int count = 3000;
        final int n = 40;
        final int[] i = new int[count];
        final int[] j = new int[count];
        final double[] entry = new double[count];
        final double[][] expected = new double[n][n];
        final boolean[][] seen = new boolean[n][n];
        final List<Integer> repeated = new ArrayList<>();
        for (int e = 0; e < count; e++) {
            i[e] = random.nextInt(n);
            j[e] = random.nextInt(n);
            entry[e] = random.nextDouble() - 0.5;
            if (seen[j[e]][i[e]]) {
                repeated.add(e);
            }
            seen[j[e]][i[e]] = true;
            expected[j[e]][i[e]] += entry[e];
        }
        final List<Integer> found = new ArrayList<>();
        final SparseMatrix matrix = SparseMatrix.of(n, n, i, j, entry, count, found::add);
        for (int s = 0; s < n; s++) {
            for (int t = 0; t < n; t++) {
                assertEquals(expected[s][t], matrix.get(t, s));
                assertEquals(expected[s][t], matrix.transposed().get(s, t));
            }
        }
        found.sort(null);
        assertEquals(repeated, found);
    }

    @Test
    void entriesThatSumToZeroAreNone() {
        final SparseMatrix matrix =
                SparseMatrix.of(2, 2, new int[] {0, 1, 0}, new int[] {1, 0, 1}, new double[] {2, 3, -2}, 3, e -> {});
        assertEquals(1, matrix.count());
        assertEquals(0, matrix.count(0));
        assertEquals(3, matrix.get(1, 0));
    }

    @Test
    void partKeepsTheEntriesOfItsRows() {
        final SparseMatrix matrix = SparseMatrix.of(SparseWeights.dense(30, .3, 7));
        final int[] rows = {2, 3, 11, 29};
        final SparseMatrix part = matrix.part(rows);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                assertEquals(matrix.get(rows[i], rows[j]), part.get(i, j));
            }
        }
    }

    /** What a network is normalised by is part of its states: small blocks, Krylov spaces and balancing alike. */
    @ParameterizedTest
    @CsvSource({"50,.1", "300,.02", "300,.003", "600,.02", "900,.01"})
    void outermostEigenvalueHasTheBitsOfTheDenseOne(int n, double density) {
        final ColumnMatrix columns = SparseWeights.dense(n, density, 11);
        final SparseMatrix sparse = SparseMatrix.of(columns);
        final DMatrixRMaj dense = SparseEigenvalues.writtenOut(sparse);
        final Complex_F64 expected = Eigenvalues.outermost(dense.copy(), v -> Math.max(0, v.real), Monitor.NONE);
        final Complex_F64 actual = SparseEigenvalues.outermost(sparse, v -> Math.max(0, v.real), Monitor.NONE);
        assertEquals(expected.real, actual.real);
        assertEquals(expected.imaginary, actual.imaginary);
        assertEquals(Eigenvalues.radius(dense.copy(), Monitor.NONE), SparseEigenvalues.radius(sparse, Monitor.NONE));
    }

    /** From the fourth power, against all eigenvalues; a ring has them all on one circle, four of them with one fourth power. */
    @ParameterizedTest
    @ValueSource(ints = {200, 450})
    void radiusComesFromTheFourthPower(int n) {
        final SparseMatrix sparse = SparseMatrix.of(SparseWeights.dense(n, 0.05, 13));
        final double expected = Eigenvalues.all(SparseEigenvalues.writtenOut(sparse), Monitor.NONE).stream()
                .mapToDouble(v -> Math.hypot(v.real, v.imaginary))
                .max()
                .orElseThrow();
        final double actual = Arnoldi.radius(SparseEigenvalues.writtenOut(sparse), Monitor.NONE)
                .orElseThrow();
        assertEquals(expected, actual, 1e-9 * expected);
        final DMatrixRMaj two = new DMatrixRMaj(n, n); // +2 and -2 and i 2 and -i 2, and a thousandth of others
        for (int k = 0; k < 4; k++) {
            two.set((k + 1) % 4, k, 2);
        }
        for (int k = 4; k < n; k++) {
            two.set(k, k, 1 + 0.5 * k / n);
        }
        assertEquals(2, Arnoldi.radius(two, Monitor.NONE).orElseThrow(), 1e-9);
    }

    /** Against all of the matrix written out, of EJML; a block of its own has the largest. */
    @Test
    void leadingValuesAreThoseOfTheWholeMatrix() {
        final int n = 480;
        final SparseMatrix drawn = SparseMatrix.of(SparseWeights.dense(n, 0.05, 19));
        final SparseMatrix sparse = drawn.map((i, j, entry) -> i == 0 || j == 0 ? i == j ? 1e4 : 0 : entry);
        final int count = 12;
        final DMatrixRMaj dense = SparseEigenvalues.writtenOut(sparse);
        final double[] expected = Eigenvalues.all(dense.copy(), Monitor.NONE).stream()
                .mapToDouble(Eigenvalues::modulus)
                .sorted()
                .toArray();
        final List<Complex_F64> leading = SparseEigenvalues.leading(sparse, count, Monitor.NONE);
        assertEquals(count, leading.size());
        for (int k = 0; k < count; k++) {
            assertEquals(expected[n - 1 - k], Eigenvalues.modulus(leading.get(k)), 1e-8 * expected[n - 1]);
        }
        final double[] singular =
                Decompositions.singular(dense, false, Monitor.NONE).getSingularValues();
        Arrays.sort(singular);
        final double[] largest = SparseEigenvalues.leadingSingularValues(sparse, count, Monitor.NONE);
        assertEquals(count, largest.length);
        for (int k = 0; k < count; k++) {
            assertEquals(singular[n - 1 - k], largest[k], 1e-8 * singular[n - 1]);
        }
    }

    /** All of a feed-forward matrix stand on its diagonal, in time that goes with its connections. */
    @Test
    void feedForwardMatrixHasItsDiagonal() {
        final int n = 60_000;
        final SparseMatrix.Builder chain = new SparseMatrix.Builder(n, n, 2 * n);
        for (int i = 0; i < n; i++) {
            chain.add(i, i - 1 < 0 ? 0 : i - 1, i == 0 ? 0.25 : 7);
        }
        assertEquals(0.25, SparseEigenvalues.radius(chain.build(), Monitor.NONE));
    }

    @Test
    void mapRemovesWhatBecomesZero() {
        final SparseMatrix matrix = SparseMatrix.of(SparseWeights.dense(20, .4, 17));
        final SparseMatrix halved = matrix.map((i, j, entry) -> i == j ? 0 : entry / 2);
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 20; j++) {
                assertEquals(i == j ? 0 : matrix.get(i, j) / 2, halved.get(i, j));
            }
        }
        assertTrue(halved.count() < matrix.count());
        assertArrayEquals(matrix.entries(), matrix.map(entry -> entry).entries());
    }
}
