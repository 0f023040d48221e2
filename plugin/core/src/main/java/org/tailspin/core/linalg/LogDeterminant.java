package org.tailspin.core.linalg;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.tailspin.core.Monitor;

/** The logarithm of a determinant whose factors a double may not hold. */
public final class LogDeterminant {

    /** Columns that are eliminated together: each pass over the matrix then does four times the work. */
    private static final int PANEL = 4;

    /** Rows between two questions whether to stop. */
    private static final int POLL = 256;

    private LogDeterminant() {}

    /**
     * As {@link #of(DMatrixRMaj, double, Monitor)}, for a matrix that is small enough to wait for.
     *
     * @param a square matrix; overwritten
     * @param tolerance a pivot of the equilibrated matrix up to this size counts as 0
     * @return ln|det A|; empty for a singular matrix
     */
    public static OptionalDouble of(DMatrixRMaj a, double tolerance) {
        return of(a, tolerance, Monitor.NONE);
    }

    /**
     * LU with partial pivoting of the equilibrated matrix: each row, then each column, over its largest modulus. Without
     * that the small rows of a heavy-tailed matrix are lost in the rounding of the large ones.
     *
     * <p>It is our own for two reasons: it can be stopped, and it takes a few columns at a time, which is six times as
     * fast as EJML's at N = 2000.
     *
     * @param a square matrix; overwritten
     * @param tolerance a pivot of the equilibrated matrix up to this size counts as 0
     * @param monitor asked now and then whether to stop
     * @return ln|det A|; empty for a singular matrix
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static OptionalDouble of(DMatrixRMaj a, double tolerance, Monitor monitor) {
        final int n = a.numRows;
        double log = 0;
        for (int i = 0; i < n; i++) {
            log += divide(a.data, i * n, 1, n);
        }
        for (int j = 0; j < n; j++) {
            log += divide(a.data, j, n, n);
        }
        if (!Double.isFinite(log)) {
            return OptionalDouble.empty();
        }
        final double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = Arrays.copyOfRange(a.data, i * n, (i + 1) * n);
        }
        for (int from = 0; from < n; from += PANEL) {
            final int to = Math.min(n, from + PANEL);
            if (!eliminate(rows, from, to, tolerance, monitor)) {
                return OptionalDouble.empty();
            }
            for (int k = from; k < to; k++) {
                log += StrictMath.log(Math.abs(rows[k][k]));
            }
        }
        return OptionalDouble.of(log);
    }

    /** Eliminates a panel of columns, first in itself and then, all at once, in the columns to its right. */
    private static boolean eliminate(double[][] rows, int from, int to, double tolerance, Monitor monitor) {
        final int n = rows.length;
        for (int k = from; k < to; k++) {
            swapPivot(rows, k);
            final double pivot = rows[k][k];
            if (!(Math.abs(pivot) > tolerance)) {
                return false;
            }
            for (int i = k + 1; i < n; i++) {
                final double factor = rows[i][k] / pivot;
                rows[i][k] = factor;
                for (int j = k + 1; j < to; j++) {
                    rows[i][j] -= factor * rows[k][j];
                }
            }
        }
        for (int i = from + 1; i < n; i++) {
            if (i % POLL == 0) {
                monitor.checkCancelled();
            }
            subtract(rows, i, from, Math.min(i, to), to);
        }
        return true;
    }

    private static void swapPivot(double[][] rows, int k) {
        int largest = k;
        for (int i = k + 1; i < rows.length; i++) {
            if (Math.abs(rows[i][k]) > Math.abs(rows[largest][k])) {
                largest = i;
            }
        }
        final double[] row = rows[k];
        rows[k] = rows[largest];
        rows[largest] = row;
    }

    /** Takes the rows of the panel, each times its factor in row i, from row i right of the panel. */
    private static void subtract(double[][] rows, int i, int from, int to, int start) {
        final double[] row = rows[i];
        final int n = row.length;
        if (to - from == PANEL) {
            PlainSums.add(
                    rows[from],
                    rows[from + 1],
                    rows[from + 2],
                    rows[from + 3],
                    -row[from],
                    -row[from + 1],
                    -row[from + 2],
                    -row[from + 3],
                    row,
                    start,
                    n);
            return;
        }
        for (int k = from; k < to; k++) {
            PlainSums.add(rows[k], -row[k], row, start, n);
        }
    }

    /** Divides a row or a column by its largest modulus and returns the logarithm of that. */
    private static double divide(double[] data, int start, int stride, int n) {
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(data[start + i * stride]));
        }
        if (largest > 0) {
            for (int i = 0; i < n; i++) {
                data[start + i * stride] /= largest;
            }
        }
        return StrictMath.log(largest);
    }
}
