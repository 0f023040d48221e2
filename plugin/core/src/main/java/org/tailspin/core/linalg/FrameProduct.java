package org.tailspin.core.linalg;

import java.util.Arrays;
import org.tailspin.core.Monitor;

/**
 * The product Z = A Q of a matrix by columns and a frame by rows, with its workspace.
 *
 * <p>Z is summed by columns, as multiples of the columns of A: loops are then as long as a tile of the rows, however few
 * vectors there are. A is copied on the way, a panel at a time, next to the sums.
 */
final class FrameProduct {

    /** Rows that are summed at a time, at most: two sums and a panel of the columns of A stay in the first-level cache. */
    private static final int TILE = 224;

    /** Columns of A that are copied side by side, a multiple of the rows that a sum takes at a time. */
    private static final int PANEL = 12;

    /** Vectors whose sums are under way together stay in the second-level cache. */
    private static final int CHUNK = 128;

    private final int k;

    /** A part of Z by columns, and of A; made together, so that they are {@link Rows#alike}. */
    private double[][] sums = {};

    private double[][] panel = {};

    /** The vectors of a narrow frame and their products. */
    private double[][] x = {{}};

    private double[][] y = {{}};

    /**
     * Reserves the buffers for frames of a width.
     *
     * @param k number of columns of the frame
     */
    FrameProduct(int k) {
        this.k = k;
    }

    /** {@return whether the frame is carried column by column, in the arithmetic of a state} */
    boolean isNarrow() {
        return k <= Frame.MOST_SHARED;
    }

    /**
     * Multiplies a frame by a matrix: Z = A Q.
     *
     * @param a matrix
     * @param q {@code q[j]} is row j, of at least k entries, for each column of the matrix
     * @param z {@code z[i]} is row i, of at least k entries, for each row of the matrix; overwritten
     * @param monitor asked now and then whether to stop
     */
    void multiply(ColumnMatrix a, double[][] q, double[][] z, Monitor monitor) {
        final int rows = a.rows();
        if (isNarrow()) {
            a.multiply(gather(q, a.columns(), rows), y);
            scatter(z, rows);
            return;
        }
        if (panel.length == 0) {
            final int chunk = (Rows.tile(k, CHUNK) + 1) / 2 * 2; // whole pairs
            final double[][] both = Rows.alike(chunk + PANEL, TILE);
            sums = Arrays.copyOf(both, chunk);
            panel = Arrays.copyOfRange(both, chunk, both.length);
        }
        final int tile = Rows.tile(rows, TILE);
        for (int from = 0; from < rows; from += tile) {
            monitor.checkCancelled();
            final int width = Math.min(rows, from + tile) - from;
            for (int l = 0; l < k; l += sums.length) {
                final int count = Math.min(k - l, sums.length);
                sum(a, from, width, q, l, count);
                Rows.transpose(sums, count, width, z, from, l);
            }
        }
    }

    /** Sums = rows from..from+width-1 of A, times vectors l..l+count-1. */
    private void sum(ColumnMatrix a, int from, int width, double[][] q, int l, int count) {
        for (int i = 0; i < count; i++) {
            Arrays.fill(sums[i], 0, width, 0);
        }
        for (int first = 0; first < a.columns(); first += PANEL) {
            final int inner = Math.min(a.columns() - first, PANEL);
            for (int j = 0; j < inner; j++) {
                System.arraycopy(a.column(first + j), from, panel[j], 0, width);
            }
            Rows.addTransposed(sums, 0, count, panel, 0, inner, q, first, l, 0, width);
        }
    }

    /**
     * The vectors of a narrow frame, for a product that is made elsewhere.
     *
     * @param q rows of the frame
     * @param columns of the matrix
     * @param rows of the matrix
     * @return them by columns; their products go to {@link #products}
     */
    double[][] gather(double[][] q, int columns, int rows) {
        if (x[0].length < columns) {
            x = new double[k][columns];
        }
        if (y[0].length < rows) {
            y = new double[k][rows];
        }
        Rows.transpose(q, columns, k, x, 0, 0);
        return x;
    }

    /** {@return takes the products of a narrow frame, by columns} */
    double[][] products() {
        return y;
    }

    /**
     * Copies the products from the buffer to rows.
     *
     * @param z receives the products by rows
     * @param rows their number
     */
    void scatter(double[][] z, int rows) {
        Rows.transpose(y, k, rows, z, 0, 0);
    }
}
