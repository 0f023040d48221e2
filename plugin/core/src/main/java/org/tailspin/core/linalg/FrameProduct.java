package org.tailspin.core.linalg;

import java.util.Arrays;
import org.tailspin.core.Monitor;

/**
 * The product Z = A Q of a matrix by columns and a frame by rows, with its workspace.
 *
 * <p>Z is summed by columns, as multiples of the columns of A: loops are then as long as a tile of the rows, however few
 * vectors there are.
 */
final class FrameProduct {

    /** Rows that are summed at a time, at most: two sums and a block of the columns of A stay in the first-level cache. */
    private static final int TILE = 256;

    private final int k;

    /** Z by columns. */
    private double[][] transposed = {{}};

    /** The vectors of a narrow frame and their products. */
    private double[][] x = {{}};

    private double[][] y = {{}};

    /**
     * @param k number of columns of the frame
     */
    FrameProduct(int k) {
        this.k = k;
    }

    /**
     * @return whether the frame is carried column by column, in the arithmetic of a state
     */
    boolean isNarrow() {
        return k <= Frame.MOST_RIDING;
    }

    /**
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
        if (transposed[0].length < rows) {
            transposed = new double[k][rows];
        }
        final int tile = Rows.tile(rows, TILE);
        for (int from = 0; from < rows; from += tile) {
            monitor.checkCancelled();
            final int to = Math.min(rows, from + tile);
            for (int l = 0; l < k; l++) {
                Arrays.fill(transposed[l], from, to, 0);
            }
            a.addMultiples(q, k, transposed, from, to);
            Rows.transpose(transposed, k, from, to, z);
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
        Rows.transpose(q, columns, 0, k, x);
        return x;
    }

    /**
     * @return takes the products of a narrow frame, by columns
     */
    double[][] products() {
        return y;
    }

    /**
     * @param z receives the products by rows
     * @param rows their number
     */
    void scatter(double[][] z, int rows) {
        Rows.transpose(y, k, 0, rows, z);
    }
}
