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

    /** Below this many columns a frame is carried column by column, in the arithmetic of a state. */
    private static final int NARROW = 6;

    /** Rows that are summed at a time, at most: two sums and a block of the columns of A stay in the first-level cache. */
    private static final int TILE = 256;

    private final int k;

    /** Z by columns. */
    private double[][] transposed = {{}};

    /** The vectors of a narrow frame and their products, and the state that rides with them. */
    private double[][] x = {{}};

    private double[][] y = {{}};
    private double[][] xAndState;
    private double[][] yAndState;

    /**
     * @param k number of columns of the frame
     */
    FrameProduct(int k) {
        this.k = k;
    }

    /**
     * @return whether a state may ride along
     */
    boolean isNarrow() {
        return k < NARROW;
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
            gather(a, q);
            a.multiply(x, y);
            Rows.transpose(y, k, 0, rows, z);
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
     * As above for a narrow frame, and the product with a state, with one reading of the matrix.
     *
     * @param state what rides along
     * @param next receives its product
     */
    void multiply(ColumnMatrix a, double[][] q, double[][] z, double[] state, double[] next) {
        gather(a, q);
        xAndState[k] = state;
        yAndState[k] = next;
        a.multiply(xAndState, yAndState);
        Rows.transpose(y, k, 0, a.rows(), z);
    }

    private void gather(ColumnMatrix a, double[][] q) {
        if (x[0].length < a.columns()) {
            x = new double[k][a.columns()];
            xAndState = Arrays.copyOf(x, k + 1);
        }
        if (y[0].length < a.rows()) {
            y = new double[k][a.rows()];
            yAndState = Arrays.copyOf(y, k + 1);
        }
        Rows.transpose(q, a.columns(), 0, k, x);
    }
}
