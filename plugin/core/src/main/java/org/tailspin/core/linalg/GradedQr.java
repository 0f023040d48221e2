package org.tailspin.core.linalg;

import java.util.Arrays;
import java.util.Comparator;
import org.tailspin.core.Monitor;
import org.tailspin.core.math.Elementary;

/**
 * Householder QR of a matrix whose rows differ in size by more than a double can hold.
 *
 * <p>The matrix is diag(exp(s)) Z: n rows, k columns, with the size of each row in a logarithm of its own. Rows are
 * sorted by s before the factorisation. Unsorted, the small rows drown in the rounding of the large ones and the deep
 * Lyapunov exponents with them; sorted, each row keeps its own relative accuracy (Cox and Higham 1998), and the sum of
 * the exponents agrees with the log-determinant to rounding. A reflection multiplies the rows of Z by numbers of order
 * one, since the sizes cancel in it; only inner products carry them, as weights exp(2(s_i - s_j)) of at most 1.
 *
 * <p>A workspace for one thread. Nothing is allocated after construction.
 */
public final class GradedQr {

    /** Weights are taken relative to a row at most this far above, so that their quotient cannot underflow. */
    private static final double SPAN = 300;

    private final int n;
    private final int k;
    private final Integer[] order;
    private final double[][] a;
    private final double[][] reflectors;
    private final double[] tau;
    private final double[] weight;
    private final double[] w;
    private final double[] rowSize;

    /**
     * @param n number of rows
     * @param k number of columns, at most n
     */
    public GradedQr(int n, int k) {
        if (k < 0 || k > n) {
            throw new IllegalArgumentException("the frame must have 0.." + n + " columns, but has " + k);
        }
        this.n = n;
        this.k = k;
        order = new Integer[n];
        a = new double[n][];
        reflectors = new double[k][n];
        tau = new double[k];
        weight = new double[n];
        w = new double[k];
        rowSize = new double[n];
    }

    /**
     * Factorises diag(exp(s)) Z = Q R.
     *
     * @param z n rows of k entries; overwritten
     * @param s logarithm of the size of each row; minus infinity for a row of zeros
     * @param q n rows of k entries, receives the orthonormal frame; not {@code z}
     * @param logDiagonal k entries, receives ln|R_jj|, minus infinity where the columns so far are dependent
     * @param tolerance a column counts as dependent if what the earlier ones leave of it is at most this part of the
     *     largest entry in the rows it stands in; 0 where an exact zero alone should count
     * @param monitor asked for each column whether to stop
     */
    public void factorise(
            double[][] z, double[] s, double[][] q, double[] logDiagonal, double tolerance, Monitor monitor) {
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> -s[i])); // stable: equal rows stay in their order
        for (int i = 0; i < n; i++) {
            a[i] = z[order[i]];
            rowSize[i] = largest(a[i]);
        }
        int reference = -1;
        for (int j = 0; j < k; j++) {
            monitor.checkCancelled();
            final double size = s[order[j]];
            if (size == Double.NEGATIVE_INFINITY) {
                Arrays.fill(logDiagonal, j, k, Double.NEGATIVE_INFINITY);
                Arrays.fill(tau, j, k, 0);
                break;
            }
            if (reference < 0 || s[order[reference]] - size > SPAN) {
                reference = j;
                for (int i = j; i < n; i++) {
                    weight[i] = Elementary.exp(s[order[i]] - size);
                }
            }
            final double norm = reflect(j, tolerance);
            logDiagonal[j] = norm > 0 ? size + StrictMath.log(norm) : Double.NEGATIVE_INFINITY;
        }
        formFrame(q, monitor);
    }

    /** Makes column j zero below row j and updates the columns after it; returns |R_jj| in units of row j's size. */
    private double reflect(int j, double tolerance) {
        final double[] v = reflectors[j];
        final double unit = 1 / weight[j];
        double largest = 0;
        for (int i = j; i < n; i++) {
            v[i] = a[i][j] * (weight[i] * unit);
            largest = Math.max(largest, Math.abs(v[i]));
        }
        double sum = 0;
        if (largest > 0) {
            for (int i = j; i < n; i++) {
                final double scaled = v[i] / largest;
                sum += scaled * scaled;
            }
        }
        final double norm = largest * Math.sqrt(sum);
        if (norm <= negligible(j, tolerance)) {
            tau[j] = 0;
            return 0;
        }
        final double pivot = a[j][j];
        final double head = pivot < 0 ? pivot - norm : pivot + norm;
        v[j] = head;
        tau[j] = 1 / (norm * (norm + Math.abs(pivot)));

        Arrays.fill(w, j + 1, k, 0);
        int i = j;
        for (; i + 3 < n; i += 4) {
            gather(
                    a[i],
                    a[i + 1],
                    a[i + 2],
                    a[i + 3],
                    v[i] * weight[i] * unit,
                    v[i + 1] * weight[i + 1] * unit,
                    v[i + 2] * weight[i + 2] * unit,
                    v[i + 3] * weight[i + 3] * unit,
                    w,
                    j + 1,
                    k);
        }
        for (; i < n; i++) {
            axpy(v[i] * weight[i] * unit, a[i], w, j + 1, k);
        }
        axpy(-tau[j] * head, w, a[j], j + 1, k);
        for (i = j + 1; i < n; i++) {
            axpy(-tau[j] * a[i][j], w, a[i], j + 1, k);
        }
        return norm;
    }

    /** What of column j is rounding alone, in units of row j's size. */
    private double negligible(int j, double tolerance) {
        double largest = 0;
        if (tolerance > 0) {
            for (int i = j; i < n; i++) {
                largest = Math.max(largest, weight[i] / weight[j] * rowSize[i]);
            }
        }
        return tolerance * largest;
    }

    private double largest(double[] row) {
        double largest = 0;
        for (int l = 0; l < k; l++) {
            largest = Math.max(largest, Math.abs(row[l]));
        }
        return largest;
    }

    /** Q = H_0 H_1 ... applied to the first k columns of the identity, rows back in their own order. */
    private void formFrame(double[][] q, Monitor monitor) {
        for (int i = 0; i < n; i++) {
            a[i] = q[order[i]];
            Arrays.fill(a[i], 0, k, 0);
            if (i < k) {
                a[i][i] = 1;
            }
        }
        for (int j = k - 1; j >= 0; j--) {
            monitor.checkCancelled();
            if (tau[j] == 0) {
                continue;
            }
            final double[] v = reflectors[j];
            Arrays.fill(w, j, k, 0);
            int i = j;
            for (; i + 3 < n; i += 4) {
                gather(a[i], a[i + 1], a[i + 2], a[i + 3], v[i], v[i + 1], v[i + 2], v[i + 3], w, j, k);
            }
            for (; i < n; i++) {
                axpy(v[i], a[i], w, j, k);
            }
            for (i = j; i < n; i++) {
                axpy(-tau[j] * v[i], w, a[i], j, k);
            }
        }
    }

    private static void gather(
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double p,
            double q,
            double r,
            double s,
            double[] w,
            int from,
            int to) {
        for (int l = from; l < to; l++) {
            w[l] = w[l] + a[l] * p + b[l] * q + c[l] * r + d[l] * s;
        }
    }

    private static void axpy(double p, double[] x, double[] y, int from, int to) {
        for (int l = from; l < to; l++) {
            y[l] += p * x[l];
        }
    }
}
