package org.tailspin.core.coupling;

import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.ColumnMatrix;

/**
 * A coupling as a product of two thin matrices: the modes' strengths stand in the left one.
 *
 * @param left L D, a row for each target and a column for each mode
 * @param right R&#7488;, a row for each mode and a column for each source
 */
record Factors(ColumnMatrix left, ColumnMatrix right) {

    /** From so many modes on, a share of N, the product is written out: it then costs less than the two factors. */
    private static final double DENSE_FROM = 0.5;

    /**
     * {@return whether the factors are kept, which the recipe alone decides}
     *
     * @param modes M
     * @param n N
     */
    static boolean isCheaper(int modes, int n) {
        return modes < DENSE_FROM * n;
    }

    /** W_ij, summed over the modes in ascending order; tells its progress, and stops when asked. */
    ColumnMatrix writtenOut(Monitor monitor) {
        final int n = left.rows();
        final int modes = right.rows();
        final double[] mode = new double[modes];
        final double[][] columns = new double[right.columns()][n];
        for (int j = 0; j < columns.length; j++) {
            monitor.checkCancelled();
            monitor.progress((double) j / columns.length);
            for (int a = 0; a < modes; a++) {
                mode[a] = right.get(a, j);
            }
            left.multiply(mode, columns[j]);
        }
        return new ColumnMatrix(n, columns);
    }

    /** diag(u) L D R&#7488; diag(v). */
    Factors scaled(double[] u, double[] v) {
        final double[][] l = new double[left.columns()][left.rows()];
        for (int a = 0; a < l.length; a++) {
            for (int i = 0; i < u.length; i++) {
                l[a][i] = u[i] * left.get(i, a);
            }
        }
        final double[][] r = new double[v.length][right.rows()];
        for (int j = 0; j < v.length; j++) {
            for (int a = 0; a < r[j].length; a++) {
                r[j][a] = right.get(a, j) * v[j];
            }
        }
        return new Factors(new ColumnMatrix(left.rows(), l), new ColumnMatrix(right.rows(), r));
    }
}
