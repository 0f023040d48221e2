package org.tailspin.core.linalg;

import java.util.Arrays;

/** The Cholesky decomposition R&#7488;R of inner products, in double precision, and the inverse of R. A workspace for one thread. */
final class CholeskyFactor {

    private final int k;
    private final CholeskyGuard guard;
    private final double[][] r;
    private final double[][] inverse;

    CholeskyFactor(int k, CholeskyGuard guard) {
        this.k = k;
        this.guard = guard;
        r = Rows.alike(k, k);
        inverse = Rows.alike(k, k);
    }

    /** {@return rows of zeros, the upper triangle of which receives the inner products} */
    double[][] cleared() {
        for (int c = 0; c < k; c++) {
            Arrays.fill(r[c], 0);
        }
        return r;
    }

    /** {@return ln R_ll} */
    double logDiagonal(int l) {
        return StrictMath.log(r[l][l]);
    }

    /** Cholesky by rows in place; returns the smallest share, or NaN where there is no factorisation. */
    double decompose() {
        double smallest = Double.POSITIVE_INFINITY;
        for (int c = 0; c < k; c++) {
            final double square = r[c][c];
            for (int b = 0; b < c; b++) {
                Rows.add(r[c], r[b], -r[b][c], c, k);
            }
            final double share = Math.sqrt(r[c][c] / square);
            if (!guard.isUsable(share) || square > Double.MAX_VALUE) {
                return Double.NaN;
            }
            smallest = Math.min(smallest, share);
            final double diagonal = Math.sqrt(r[c][c]);
            for (int l = c; l < k; l++) {
                r[c][l] /= diagonal;
            }
        }
        return smallest;
    }

    /** The inverse of R by rows, from the last: row c is (e_c - sum over b of R_cb row b) / R_cc. */
    double[][] invert() {
        for (int c = k - 1; c >= 0; c--) {
            final double[] row = inverse[c];
            Arrays.fill(row, 0);
            for (int b = c + 1; b < k; b++) {
                Rows.add(row, inverse[b], -r[c][b], b, k);
            }
            row[c] = 1;
            for (int l = c; l < k; l++) {
                row[l] /= r[c][c];
            }
        }
        return inverse;
    }
}
