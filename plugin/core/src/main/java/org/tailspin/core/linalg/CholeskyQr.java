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
    private final CholeskyGuard guard;
    private final CholeskyFactor factors;

    CholeskyQr(int n, int k, CholeskyGuard guard) {
        this.n = n;
        this.k = k;
        this.guard = guard;
        size = new double[n];
        factor = new double[n];
        scaled = Rows.alike(n, k);
        factors = new CholeskyFactor(k, guard);
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
        if (!guard.isUsable(share)) {
            return false;
        }
        for (int l = 0; l < k; l++) {
            logDiagonal[l] = largest + factors.logDiagonal(l);
        }
        if (!guard.isAccurate(share)) {
            for (int i = 0; i < n; i++) {
                System.arraycopy(q[i], 0, scaled[i], 0, k);
            }
            if (!guard.isAccurate(pass(scaled, q))) {
                return false;
            }
            for (int l = 0; l < k; l++) {
                logDiagonal[l] += factors.logDiagonal(l);
            }
        }
        return true;
    }

    /** One pass; returns the smallest share, or NaN where there is no factorisation. */
    private double pass(double[][] x, double[][] q) {
        final double[][] r = factors.cleared();
        for (int c = 0; c < k; c += BLOCK) {
            Rows.addTransposed(r, c, Math.min(k, c + BLOCK), x, 0, n, x, 0, c, c, k);
        }
        final double share = factors.decompose();
        if (!guard.isUsable(share)) {
            return share;
        }
        final double[][] inverse = factors.invert();
        for (int i = 0; i < n; i++) {
            Arrays.fill(q[i], 0, k, 0);
        }
        for (int c = 0; c < k; c += BLOCK) {
            Rows.add(q, 0, n, inverse, c, Math.min(k, c + BLOCK), x, 0, c, c, k);
        }
        return share;
    }
}
