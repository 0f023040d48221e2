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
        if (!(column > 0 && row > 0)) {
            return false;
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
        if ((scaled + row) / factor >= WORTH * (column + row)) {
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
}
