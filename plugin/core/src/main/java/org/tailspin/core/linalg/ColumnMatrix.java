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

    /** Rows that are summed at a time where several vectors share the matrix: four columns of them stay in the first-level cache. */
    private static final int TILE = 1024;

    private final int rows;
    private final double[][] columns;

    /**
     * Wraps the columns of a matrix.
     *
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

    /** {@return number of rows} */
    public int rows() {
        return rows;
    }

    /** {@return number of columns} */
    public int columns() {
        return columns.length;
    }

    /**
     * {@return the entry}
     *
     * @param i row (target)
     * @param j column (source)
     */
    public double get(int i, int j) {
        return columns[j][i];
    }

    /**
     * {@return its entries, not a copy}
     *
     * @param j column (source)
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
            PlainSums.add(
                    columns[j],
                    columns[j + 1],
                    columns[j + 2],
                    columns[j + 3],
                    x[j],
                    x[j + 1],
                    x[j + 2],
                    x[j + 3],
                    y,
                    0,
                    rows);
        }
        for (; j < n; j++) {
            PlainSums.add(columns[j], x[j], y, 0, rows);
        }
    }

    /**
     * Several products with one reading of the matrix: y_b = A x_b, each with the bits of {@link #multiply(double[],
     * double[])}. From the memory of a large matrix, that costs little more than one.
     *
     * @param x {@code x[b]} has length {@link #columns()}
     * @param y {@code y[b]} has length {@link #rows()}, overwritten; as many as there are {@code x}
     */
    public void multiply(double[][] x, double[][] y) {
        final int tile = x.length == 2 ? rows : TILE; // two go with one passage, and long ones are best
        for (int from = 0; from < rows; from += tile) {
            final int to = Math.min(rows, from + tile);
            for (int b = 0; b < x.length; b++) {
                Arrays.fill(y[b], from, to, 0);
            }
            final int n = columns.length;
            int j = 0;
            for (; x.length == 2 && j + 2 < n; j += 3) {
                addPair(x, y, j, from, to);
            }
            for (; j + 3 < n; j += 4) {
                for (int b = 0; b < x.length; b++) {
                    final double[] v = x[b];
                    PlainSums.add(
                            columns[j],
                            columns[j + 1],
                            columns[j + 2],
                            columns[j + 3],
                            v[j],
                            v[j + 1],
                            v[j + 2],
                            v[j + 3],
                            y[b],
                            from,
                            to);
                }
            }
            for (; j < n; j++) {
                for (int b = 0; b < x.length; b++) {
                    PlainSums.add(columns[j], x[b][j], y[b], from, to);
                }
            }
        }
    }

    /** Three columns, for a state and a vector. */
    private void addPair(double[][] x, double[][] y, int j, int from, int to) {
        final double[] v = x[0];
        final double[] w = x[1];
        PlainSums.add(
                columns[j],
                columns[j + 1],
                columns[j + 2],
                v[j],
                v[j + 1],
                v[j + 2],
                y[0],
                w[j],
                w[j + 1],
                w[j + 2],
                y[1],
                from,
                to);
    }
}
