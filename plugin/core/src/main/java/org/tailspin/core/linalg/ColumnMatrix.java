package org.tailspin.core.linalg;

import java.util.Arrays;
import org.tailspin.core.Monitor;

/**
 * A dense real matrix, stored by columns: the one copy of a coupling that the time loop reads.
 *
 * <p>Rows are targets and columns are sources. Two products are made with it. {@link #multiply(double[], double[])}
 * advances a state and has the same bits everywhere; {@link #multiply(double[][], double[][], int, Monitor)} carries a
 * tangent frame, where rounding does not feed back into the state.
 */
public final class ColumnMatrix {

    /** A block of the frame's rows that stays in the second-level cache while every row of the product reads it. */
    private static final int BLOCK_BYTES = 1 << 18;

    /** Rows whose entries are gathered from the columns at a time: those of one cache line. */
    private static final int PANEL = 8;

    /** Below this many columns a frame is carried column by column. */
    private static final int NARROW = 6;

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

    /**
     * The product Z = A Q of a frame.
     *
     * @param q {@code q[j]} is row j, of at least k entries
     * @param z {@code z[i]} is row i, of at least k entries; overwritten
     * @param k number of columns of the frame
     * @param monitor asked now and then whether to stop
     */
    public void multiply(double[][] q, double[][] z, int k, Monitor monitor) {
        if (k < NARROW) {
            multiplyNarrow(q, z, k);
            return;
        }
        for (int i = 0; i < rows; i++) {
            Arrays.fill(z[i], 0, k, 0);
        }
        final int n = columns.length;
        final int block = Math.max(4, BLOCK_BYTES / (8 * k) & ~3);
        final double[][] panel = new double[PANEL][Math.min(n, block)];
        for (int from = 0; from < n; from += block) {
            monitor.checkCancelled();
            final int to = Math.min(n, from + block);
            for (int i = 0; i < rows; i += PANEL) {
                multiplyPanel(i, Math.min(rows, i + PANEL), from, to, panel, q, z, k);
            }
        }
    }

    /** Adds the product of rows first..last-1, columns from..to-1. */
    private void multiplyPanel(
            int first, int last, int from, int to, double[][] panel, double[][] q, double[][] z, int k) {
        for (int j = from; j < to; j++) {
            for (int i = first; i < last; i++) {
                panel[i - first][j - from] = columns[j][i];
            }
        }
        for (int i = first; i < last; i++) {
            final double[] p = panel[i - first];
            int j = from;
            for (; j + 3 < to; j += 4) {
                final int l = j - from;
                add4(q[j], q[j + 1], q[j + 2], q[j + 3], p[l], p[l + 1], p[l + 2], p[l + 3], z[i], k);
            }
            for (; j < to; j++) {
                add1(q[j], p[j - from], z[i], k);
            }
        }
    }

    private void multiplyNarrow(double[][] q, double[][] z, int k) {
        final double[] x = new double[columns.length];
        final double[] y = new double[rows];
        for (int l = 0; l < k; l++) {
            for (int j = 0; j < x.length; j++) {
                x[j] = q[j][l];
            }
            multiply(x, y);
            for (int i = 0; i < rows; i++) {
                z[i][l] = y[i];
            }
        }
    }
}
