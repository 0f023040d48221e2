package org.tailspin.core.linalg;

import org.ejml.data.DMatrixRMaj;

/**
 * Balancing of a matrix by a diagonal similarity D^-1 A D in powers of 2, which changes no eigenvalue and rounds nothing, so
 * that rows and columns have like norms (Parlett and Reinsch 1969): weights of heavy tails differ by many orders of
 * magnitude, and an eigenvalue is known to a rounding error of the norm of its matrix.
 */
final class Balance {

    private static final double RADIX = 2;

    /** A scaling that gains less than 5 % is left alone. */
    private static final double WORTH = 0.95;

    /** Rarely more than four are needed. */
    private static final int MOST_SWEEPS = 50;

    private Balance() {}

    /**
     * Scales rows and columns by powers of two until their norms are alike.
     *
     * @param matrix N x N, in place
     */
    static void of(DMatrixRMaj matrix) {
        boolean isChanged = true;
        for (int sweep = 0; isChanged && sweep < MOST_SWEEPS; sweep++) {
            isChanged = false;
            for (int i = 0; i < matrix.numRows; i++) {
                isChanged |= balance(matrix, i);
            }
        }
    }

    /**
     * The same of a sparse matrix, with the same bits.
     *
     * @param matrix N x N, whose places count
     * @param entries in its order, in place
     */
    static void of(SparseMatrix matrix, double[] entries) {
        final int n = matrix.rows();
        final int[] starts = new int[n + 1];
        final int[] inColumn = new int[entries.length]; // places of a column's entries, in the order of the rows
        for (int at = 0; at < entries.length; at++) {
            starts[matrix.source(at) + 1]++;
        }
        for (int j = 0; j < n; j++) {
            starts[j + 1] += starts[j];
        }
        final int[] next = starts.clone();
        final int[] rows = new int[entries.length];
        for (int i = 0; i < n; i++) {
            for (int at = matrix.start(i); at < matrix.start(i + 1); at++) {
                final int to = next[matrix.source(at)]++;
                inColumn[to] = at;
                rows[to] = i;
            }
        }
        boolean isChanged = true;
        for (int sweep = 0; isChanged && sweep < MOST_SWEEPS; sweep++) {
            isChanged = false;
            for (int i = 0; i < n; i++) {
                double column = 0;
                for (int k = starts[i]; k < starts[i + 1]; k++) {
                    column += rows[k] == i ? 0 : Math.abs(entries[inColumn[k]]);
                }
                double row = 0;
                for (int at = matrix.start(i); at < matrix.start(i + 1); at++) {
                    row += matrix.source(at) == i ? 0 : Math.abs(entries[at]);
                }
                final double factor = factor(column, row);
                if (factor == 0) {
                    continue;
                }
                isChanged = true;
                for (int at = matrix.start(i); at < matrix.start(i + 1); at++) {
                    entries[at] /= factor;
                }
                for (int k = starts[i]; k < starts[i + 1]; k++) {
                    entries[inColumn[k]] *= factor;
                }
            }
        }
    }

    private static boolean balance(DMatrixRMaj matrix, int i) {
        final int n = matrix.numRows;
        final double[] a = matrix.data;
        double column = 0;
        double row = 0;
        for (int j = 0; j < n; j++) {
            if (j != i) {
                column += Math.abs(a[j * n + i]);
                row += Math.abs(a[i * n + j]);
            }
        }
        final double factor = factor(column, row);
        if (factor == 0) {
            return false;
        }
        for (int j = 0; j < n; j++) {
            a[i * n + j] /= factor;
        }
        for (int j = 0; j < n; j++) {
            a[j * n + i] *= factor;
        }
        return true;
    }

    /** What a row is to be divided by, and the column multiplied, of these norms; 0 where that gains too little. */
    private static double factor(double column, double row) {
        if (!(column > 0 && row > 0)) {
            return 0;
        }
        double factor = 1;
        double scaled = column;
        while (scaled < row / RADIX) {
            factor *= RADIX;
            scaled *= RADIX * RADIX;
        }
        while (scaled > row * RADIX) {
            factor /= RADIX;
            scaled /= RADIX * RADIX;
        }
        return (scaled + row) / factor >= WORTH * (column + row) ? 0 : factor;
    }
}
