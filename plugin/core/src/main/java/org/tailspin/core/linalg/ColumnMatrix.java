package org.tailspin.core.linalg;

import java.nio.DoubleBuffer;
import java.util.Arrays;

/**
 * A dense real matrix, stored by columns: the one copy of a coupling that the time loop reads.
 *
 * <p>Rows are targets and columns are sources. Two products are made with it. {@link #multiply} advances a state and has
 * the same bits everywhere; {@link Frame#multiply} carries a tangent frame, where rounding does not feed back into the state.
 */
public final class ColumnMatrix {

    private final int rows;
    private final double[][] columns;

    /**
     * @param rows number of rows, for a matrix without columns
     * @param columns {@code columns[j][i]} is the entry of row i and column j; kept, not copied
     * @throws IllegalArgumentException if a column has another length
     */
    public ColumnMatrix(int rows, double[][] columns) {
        for (int j = 0; j < columns.length; j++) {
            if (columns[j].length != rows) {
                throw new IllegalArgumentException(
                        "column " + j + " must have " + rows + " entries, but has " + columns[j].length);
            }
        }
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * @return number of rows
     */
    public int rows() {
        return rows;
    }

    /**
     * @return number of columns
     */
    public int columns() {
        return columns.length;
    }

    /**
     * @param i row (target)
     * @param j column (source)
     * @return the entry
     */
    public double get(int i, int j) {
        return columns[j][i];
    }

    /**
     * @param j column (source)
     * @return its entries, not a copy
     */
    double[] column(int j) {
        return columns[j];
    }

    /**
     * Copies a column.
     *
     * @param j column (source)
     * @param to receives its entries
     * @param at place of the first
     */
    public void copyColumn(int j, DoubleBuffer to, int at) {
        to.put(at, columns[j], 0, rows);
    }

    /**
     * The product y = A x, with y_i the sum of a_ij x_j in ascending j, a separate multiplication and addition each.
     *
     * <p>Four columns per pass: the loop over i has no carried dependence, so it runs in vector registers, and each y_i
     * still sees its terms in order. The bits are those of the naive row sum, on every processor.
     *
     * @param x length {@link #columns()}
     * @param y length {@link #rows()}, overwritten
     */
    public void multiply(double[] x, double[] y) {
        Arrays.fill(y, 0, rows, 0);
        final int n = columns.length;
        int j = 0;
        for (; j + 3 < n; j += 4) {
            add4(
                    columns[j],
                    columns[j + 1],
                    columns[j + 2],
                    columns[j + 3],
                    x[j],
                    x[j + 1],
                    x[j + 2],
                    x[j + 3],
                    y,
                    rows);
        }
        for (; j < n; j++) {
            add1(columns[j], x[j], y, rows);
        }
    }

    private static void add4(
            double[] a, double[] b, double[] c, double[] d, double p, double q, double r, double s, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = y[i] + a[i] * p + b[i] * q + c[i] * r + d[i] * s;
        }
    }

    private static void add1(double[] a, double p, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] += a[i] * p;
        }
    }
}
