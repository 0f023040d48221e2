package org.tailspin.core.linalg;

import java.util.Arrays;
import org.tailspin.core.Monitor;

/** The product Z = A Q of a matrix by columns and a frame by rows, with its workspace. */
final class FrameProduct {

    /** A block of the frame's rows that stays in the second-level cache while every row of the product reads it. */
    private static final int BLOCK = 192;

    /** Rows whose entries are gathered from the columns at a time: those of one cache line. */
    private static final int PANEL = 8;

    /** Below this many columns a frame is carried column by column. */
    private static final int NARROW = 6;

    private final double[][] panel = new double[PANEL][BLOCK];
    private final double[] x;
    private final double[] y;

    FrameProduct(int n) {
        x = new double[n];
        y = new double[n];
    }

    /**
     * @param a square matrix
     * @param q {@code q[j]} is row j, of at least k entries
     * @param z {@code z[i]} is row i, of at least k entries; overwritten
     * @param k number of columns of the frame
     * @param monitor asked now and then whether to stop
     */
    void multiply(ColumnMatrix a, double[][] q, double[][] z, int k, Monitor monitor) {
        if (k < NARROW) {
            multiplyNarrow(a, q, z, k);
            return;
        }
        final int n = a.columns();
        final int rows = a.rows();
        for (int left = 0; left < k; left += Rows.TILE) {
            final int right = Math.min(k, left + Rows.TILE);
            for (int i = 0; i < rows; i++) {
                Arrays.fill(z[i], left, right, 0);
            }
            for (int from = 0; from < n; from += BLOCK) {
                monitor.checkCancelled();
                final int to = Math.min(n, from + BLOCK);
                for (int i = 0; i < rows; i += PANEL) {
                    final int last = Math.min(rows, i + PANEL);
                    gather(a, i, last, from, to);
                    Rows.add(z, i, last, q, from, to, panel, 0, 0, left, right);
                }
            }
        }
    }

    private void gather(ColumnMatrix a, int first, int last, int from, int to) {
        for (int j = from; j < to; j++) {
            final double[] column = a.column(j);
            for (int i = first; i < last; i++) {
                panel[i - first][j - from] = column[i];
            }
        }
    }

    private void multiplyNarrow(ColumnMatrix a, double[][] q, double[][] z, int k) {
        for (int l = 0; l < k; l++) {
            for (int j = 0; j < a.columns(); j++) {
                x[j] = q[j][l];
            }
            a.multiply(x, y);
            for (int i = 0; i < a.rows(); i++) {
                z[i][l] = y[i];
            }
        }
    }
}
