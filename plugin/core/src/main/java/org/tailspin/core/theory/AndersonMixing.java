package org.tailspin.core.theory;

import java.util.ArrayDeque;
import java.util.Deque;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A fixed point x = f(x) of many variables, faster than by repetition: the next guess is the combination of the last few whose
 * residuals f(x) - x cancel best (Anderson 1965, with the steps of Walker and Ni 2011).
 */
final class AndersonMixing {

    private static final int MEMORY = 5;
    /** Ridge of the least squares, relative to their trace: parallel residuals must not blow up. */
    private static final double RIDGE = 1e-10;

    private final int n;
    private final Deque<double[]> values = new ArrayDeque<>();
    private final Deque<double[]> residuals = new ArrayDeque<>();

    AndersonMixing(int n) {
        this.n = n;
    }

    /**
     * The next guess.
     *
     * @param x the last guess
     * @param f f(x)
     */
    double[] next(double[] x, double[] f) {
        final double[] residual = new double[n];
        for (int i = 0; i < n; i++) {
            residual[i] = f[i] - x[i];
        }
        values.addLast(f.clone());
        residuals.addLast(residual);
        if (values.size() > MEMORY + 1) {
            values.removeFirst();
            residuals.removeFirst();
        }
        final int m = values.size() - 1;
        if (m == 0) {
            return f.clone();
        }
        final double[][] g = residuals.toArray(double[][]::new);
        final double[][] v = values.toArray(double[][]::new);
        final DMatrixRMaj normal = new DMatrixRMaj(m, m);
        final DMatrixRMaj right = new DMatrixRMaj(m, 1);
        double trace = 0;
        for (int a = 0; a < m; a++) {
            for (int i = 0; i < n; i++) {
                final double da = g[a + 1][i] - g[a][i];
                right.data[a] += da * residual[i];
                for (int b = 0; b < m; b++) {
                    normal.data[a * m + b] += da * (g[b + 1][i] - g[b][i]);
                }
            }
            trace += normal.data[a * m + a];
        }
        for (int a = 0; a < m; a++) {
            normal.data[a * m + a] += RIDGE * trace + Double.MIN_NORMAL;
        }
        final DMatrixRMaj weights = new DMatrixRMaj(m, 1);
        if (!CommonOps_DDRM.solve(normal, right, weights)) {
            return f.clone();
        }
        final double[] next = f.clone();
        for (int a = 0; a < m; a++) {
            for (int i = 0; i < n; i++) {
                next[i] -= weights.data[a] * (v[a + 1][i] - v[a][i]);
            }
        }
        return next;
    }
}
