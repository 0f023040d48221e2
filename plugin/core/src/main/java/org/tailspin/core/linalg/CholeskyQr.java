package org.tailspin.core.linalg;

import java.util.Arrays;
import org.tailspin.core.math.Elementary;

/**
 * QR by way of the inner products: X&#7488;X = R&#7488;R, Q = X R&#8315;&sup1;. Three times as fast as reflections for few vectors of
 * many entries, where {@link CholeskyGuard} allows it.
 *
 * <p>A workspace for one thread. Nothing is allocated after construction.
 */
final class CholeskyQr {

    /** Rows of a triangle that are summed together, skipping what is zero to their left. */
    private static final int BLOCK = 24;

    private final int n;
    private final int k;
    private final double[] size;
    private final double[] factor;
    private final double[][] scaled;
    private final double[][] r;
    private final double[][] inverse;

    CholeskyQr(int n, int k) {
        this.n = n;
        this.k = k;
        size = new double[n];
        factor = new double[n];
        scaled = Rows.alike(n, k);
        r = Rows.alike(k, k);
        inverse = Rows.alike(k, k);
    }

    /**
     * Factorises diag(exp(s)) Z = Q R, unless that is too ill-conditioned.
     *
     * @param z n rows of k entries, unchanged
     * @param s logarithm of the size of each row
     * @param q n rows of k entries, receives the frame; not {@code z}
     * @param logDiagonal receives ln R_ll
     * @return false if the factorisation was refused; {@code q} and {@code logDiagonal} then hold nothing of use
     */
    boolean factorise(double[][] z, double[] s, double[][] q, double[] logDiagonal) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, s[i]);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return false;
        }
        // rows that vanish next to the largest do not matter to few vectors; where they do, the guard sees it
        for (int i = 0; i < n; i++) {
            size[i] = s[i] - largest;
        }
        Elementary.exp(size, factor, n);
        for (int i = 0; i < n; i++) {
            final double[] row = scaled[i];
            for (int l = 0; l < k; l++) {
                row[l] = factor[i] * z[i][l];
            }
        }
        final double share = pass(scaled, q);
        if (!CholeskyGuard.isUsable(share)) {
            return false;
        }
        for (int l = 0; l < k; l++) {
            logDiagonal[l] = largest + StrictMath.log(r[l][l]);
        }
        if (!CholeskyGuard.isAccurate(share)) {
            for (int i = 0; i < n; i++) {
                System.arraycopy(q[i], 0, scaled[i], 0, k);
            }
            if (!CholeskyGuard.isAccurate(pass(scaled, q))) {
                return false;
            }
            for (int l = 0; l < k; l++) {
                logDiagonal[l] += StrictMath.log(r[l][l]);
            }
        }
        return true;
    }

    /** One pass; returns the smallest share, or NaN where there is no factorisation. */
    private double pass(double[][] x, double[][] q) {
        for (int c = 0; c < k; c++) {
            Arrays.fill(r[c], 0);
        }
        for (int c = 0; c < k; c += BLOCK) {
            Rows.addTransposed(r, c, Math.min(k, c + BLOCK), x, 0, n, x, 0, c, c, k);
        }
        final double share = decompose();
        if (!CholeskyGuard.isUsable(share)) {
            return share;
        }
        invert();
        for (int i = 0; i < n; i++) {
            Arrays.fill(q[i], 0, k, 0);
        }
        for (int c = 0; c < k; c += BLOCK) {
            Rows.add(q, 0, n, inverse, c, Math.min(k, c + BLOCK), x, 0, c, c, k);
        }
        return share;
    }

    /** Cholesky by rows in place, upper triangle. */
    private double decompose() {
        double smallest = Double.POSITIVE_INFINITY;
        for (int c = 0; c < k; c++) {
            final double square = r[c][c];
            for (int b = 0; b < c; b++) {
                Rows.add(r[c], r[b], -r[b][c], c, k);
            }
            final double share = Math.sqrt(r[c][c] / square);
            if (!CholeskyGuard.isUsable(share) || square > Double.MAX_VALUE) {
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
    private void invert() {
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
    }
}
