package org.tailspin.core.linalg;

import java.util.Arrays;
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
 * <p>Reflections are gathered in blocks. With m_j the vector of reflection j as it acts on Z, and t_j the same with the
 * weights, H_b ... H_1 = 1 - M S T&#7488;, where S is lower triangular and grows by the row -&tau;_b (t_b&#7488; M) S.
 *
 * <p>A workspace for one thread. Nothing is allocated after construction.
 */
public final class GradedQr {

    /** Weights are taken relative to a row at most this far above, so that their quotient cannot underflow. */
    private static final double SPAN = 300;

    /** Reflections in a block: a multiple of the rows that a sum takes at a time, and of the sums. */
    private static final int BLOCK = 36;

    /** Columns that a block of reflections is applied to at a time, at most. */
    private static final int TILE = 512;

    /** Sums of squares outside lose digits, or everything, and are taken again with scaled terms. */
    private static final double SMALLEST_SQUARE = 1e-280;

    private static final double LARGEST_SQUARE = 1e280;

    private final int n;
    private final int k;
    private final RowOrder order;

    /** The rows, sorted; at the end each holds its entries of the reflections, {@code a[i][j]} of reflection j. */
    private final double[][] a;

    /** The same by reflections. */
    private final double[][] reflectors;

    /** The rows of a frame that is formed, in the sorted order. */
    private final double[][] sorted;

    /** For each block, S of the reflections as they act on an orthonormal frame, negative, and its transpose. */
    private final double[][][] blocks;

    private final double[][][] transposedBlocks;

    /** Of the block at work: its columns, its weighted reflections, S, and two times one row for each reflection. */
    private final double[][] panel;

    private final double[][] weighted;
    private final double[][] s;
    private final double[][] negative;
    private final double[][] y;
    private final double[][] sy;
    private final double[] products;

    private final double[] weight;
    private final double[] rowSize;
    private int reference;

    /**
     * Reserves the arrays of a decomposition.
     *
     * @param n number of rows
     * @param k number of columns, at most n
     */
    public GradedQr(int n, int k) {
        if (k < 0 || k > n) {
            throw new IllegalArgumentException("the frame must have 0.." + n + " columns, but has " + k);
        }
        this.n = n;
        this.k = k;
        order = new RowOrder(n);
        a = new double[n][];
        sorted = new double[n][];
        reflectors = Rows.alike(k, n);
        final int width = Math.min(k, BLOCK);
        final int count = (k + BLOCK - 1) / BLOCK;
        blocks = new double[count][width][width];
        transposedBlocks = new double[count][width][width];
        panel = Rows.alike(width, n);
        weighted = Rows.alike(width, n);
        s = new double[width][width];
        negative = new double[width][width];
        y = Rows.alike(width, n);
        sy = Rows.alike(width, n);
        products = new double[width + 4];
        weight = new double[n];
        rowSize = new double[n];
    }

    /**
     * Factorises diag(exp(s)) Z = Q R. Q is there as reflections, for {@link #formFrame} and {@link #applyTransposed}.
     *
     * @param z n rows of k entries; overwritten, and to be left alone as long as Q is wanted
     * @param size logarithm of the size of each row; minus infinity for a row of zeros
     * @param logDiagonal k entries, receives ln|R_jj|, minus infinity where the columns so far are dependent
     * @param tolerance a column counts as dependent if what the earlier ones leave of it is at most this part of the
     *     largest entry in the rows it stands in; 0 where an exact zero alone should count
     * @param monitor asked for each block whether to stop
     */
    public void factorise(double[][] z, double[] size, double[] logDiagonal, double tolerance, Monitor monitor) {
        order.sort(size);
        for (int i = 0; i < n; i++) {
            a[i] = z[order.row(i)];
            rowSize[i] = tolerance > 0 ? largest(a[i]) : 0;
        }
        reference = -1;
        for (int from = 0; from < k; from += BLOCK) {
            monitor.checkCancelled();
            final int to = Math.min(k, from + BLOCK);
            reflectPanel(from, to, size, logDiagonal, tolerance);
            updateRest(from, to);
            keepReflections(from, to, size);
        }
    }

    /**
     * {@return the row that stands there}
     *
     * @param i place in the sorted order
     */
    int row(int i) {
        return order.row(i);
    }

    /** Makes columns from..to-1 zero below the diagonal, in a copy by columns. */
    private void reflectPanel(int from, int to, double[] size, double[] logDiagonal, double tolerance) {
        final int width = to - from;
        for (int i = from; i < n; i++) {
            for (int c = 0; c < width; c++) {
                panel[c][i] = a[i][from + c];
            }
        }
        for (int c = 0; c < width; c++) {
            final int j = from + c;
            final double rowOfPivot = size[order.row(j)];
            double norm = 0;
            if (rowOfPivot > Double.NEGATIVE_INFINITY) {
                if (reference < 0 || size[order.row(reference)] - rowOfPivot > SPAN) {
                    reference = j;
                    for (int i = j; i < n; i++) {
                        weight[i] = Elementary.exp(size[order.row(i)] - rowOfPivot);
                    }
                }
                norm = norm(j, panel[c]);
                if (norm <= negligible(j, tolerance)) {
                    norm = 0;
                }
            }
            logDiagonal[j] = norm > 0 ? rowOfPivot + StrictMath.log(norm) : Double.NEGATIVE_INFINITY;
            Arrays.fill(s[c], 0);
            if (norm > 0) {
                reflect(j, c, width, norm);
            } else {
                Arrays.fill(panel[c], from, n, 0);
                Arrays.fill(weighted[c], from, n, 0);
                Arrays.fill(reflectors[j], from, n, 0);
            }
        }
    }

    /** The norm of column j from row j on, in units of that row's size. */
    private double norm(int j, double[] column) {
        final double[] v = reflectors[j];
        final double unit = 1 / weight[j];
        for (int i = j; i < n; i++) {
            v[i] = column[i] * (weight[i] * unit);
        }
        final double square = Rows.dot(v, v, j, n);
        if (square > SMALLEST_SQUARE && square < LARGEST_SQUARE) {
            return Math.sqrt(square);
        }
        double largest = 0;
        for (int i = j; i < n; i++) {
            largest = Math.max(largest, Math.abs(v[i]));
        }
        double sum = 0;
        for (int i = j; i < n && largest > 0; i++) {
            final double scaled = v[i] / largest;
            sum += scaled * scaled;
        }
        return largest * Math.sqrt(sum);
    }

    /** Reflection j, of column c of the panel, applied to the columns after it; grows S by a row. */
    private void reflect(int j, int c, int width, double norm) {
        final double[] v = reflectors[j];
        final double[] m = panel[c];
        final double[] t = weighted[c];
        final double pivot = m[j];
        final double head = pivot < 0 ? pivot - norm : pivot + norm;
        final double tau = 1 / (norm * (norm + Math.abs(pivot)));
        final double unit = 1 / weight[j];
        v[j] = head;
        m[j] = head;
        for (int i = j; i < n; i++) {
            t[i] = v[i] * (weight[i] * unit);
        }
        Arrays.fill(v, j - c, j, 0);
        Arrays.fill(m, j - c, j, 0);
        Arrays.fill(t, j - c, j, 0);

        int l = 0;
        for (; l + 3 < width; l += 4) {
            Rows.dot(t, panel[l], panel[l + 1], panel[l + 2], panel[l + 3], j, n, products, l);
        }
        for (; l < width; l++) {
            products[l] = Rows.dot(t, panel[l], j, n);
        }
        for (l = c + 1; l < width; l++) {
            Rows.add(panel[l], m, -tau * products[l], j, n);
        }
        s[c][c] = tau;
        for (l = 0; l < c; l++) {
            double sum = 0;
            for (int b = l; b < c; b++) {
                sum += products[b] * s[b][l];
            }
            s[c][l] = -tau * sum;
        }
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

    /** Applies a block of reflections to the columns to its right. The rows of the block itself are not needed again. */
    private void updateRest(int from, int to) {
        final int width = to - from;
        for (int i = to; i < n; i++) {
            for (int c = 0; c < width; c++) {
                a[i][from + c] = panel[c][i];
            }
        }
        for (int c = 0; c < width; c++) {
            for (int l = 0; l < width; l++) {
                negative[c][l] = -s[c][l];
            }
        }
        final int tile = Rows.tile(Math.max(1, k - to), TILE);
        for (int left = to; left < k; left += tile) {
            final int right = Math.min(k, left + tile);
            clear(y, width, left, right);
            Rows.add(y, 0, width, a, from, n, weighted, 0, from, left, right);
            clear(sy, width, left, right);
            Rows.add(sy, 0, width, y, 0, width, negative, 0, 0, left, right);
            Rows.add(a, to, n, sy, 0, width, a, to, from, left, right);
        }
    }

    private static void clear(double[][] rows, int count, int from, int to) {
        for (int i = 0; i < count; i++) {
            Arrays.fill(rows[i], from, to, 0);
        }
    }

    /** Stores a block as reflections of an orthonormal frame, where the sizes of the rows have gone into the vectors. */
    private void keepReflections(int from, int to, double[] size) {
        final int width = to - from;
        for (int i = from; i < n; i++) {
            for (int c = 0; c < width; c++) {
                a[i][from + c] = reflectors[from + c][i];
            }
        }
        final double[][] block = blocks[from / BLOCK];
        final double[][] transposed = transposedBlocks[from / BLOCK];
        for (int c = 0; c < width; c++) {
            for (int l = 0; l <= c; l++) {
                final double ratio =
                        s[c][l] == 0 ? 0 : Elementary.exp(size[order.row(from + c)] - size[order.row(from + l)]);
                block[c][l] = -s[c][l] * ratio;
                transposed[l][c] = block[c][l];
            }
        }
    }

    /**
     * The frame: Q applied to the first k columns of the identity.
     *
     * @param q n rows of k entries, overwritten; not the matrix that was factorised
     * @param monitor asked for each block whether to stop
     */
    public void formFrame(double[][] q, Monitor monitor) {
        for (int i = 0; i < n; i++) {
            sorted[i] = q[order.row(i)];
            Arrays.fill(sorted[i], 0, k, 0);
            if (i < k) {
                sorted[i][i] = 1;
            }
        }
        for (int block = blocks.length - 1; block >= 0; block--) {
            monitor.checkCancelled();
            apply(block, transposedBlocks[block], sorted, block * BLOCK, k);
        }
    }

    /**
     * The first column of the frame.
     *
     * @param x n entries, overwritten
     */
    void leading(double[] x) {
        final double factor = blocks[0][0][0] * reflectors[0][0];
        for (int i = 0; i < n; i++) {
            x[order.row(i)] = (i == 0 ? 1 : 0) + factor * reflectors[0][i];
        }
    }

    /**
     * Applies the transpose of Q, all n rows of it, so that it need not be formed.
     *
     * @param b n rows of {@code columns} entries, in the sorted order; overwritten
     * @param columns at most n
     * @param monitor asked for each block whether to stop
     */
    void applyTransposed(double[][] b, int columns, Monitor monitor) {
        for (int block = 0; block < blocks.length; block++) {
            monitor.checkCancelled();
            apply(block, blocks[block], b, 0, columns);
        }
    }

    private void apply(int block, double[][] factor, double[][] b, int firstColumn, int lastColumn) {
        final int from = block * BLOCK;
        final int width = Math.min(k, from + BLOCK) - from;
        final int tile = Rows.tile(Math.max(1, lastColumn - firstColumn), TILE);
        for (int left = firstColumn; left < lastColumn; left += tile) {
            final int right = Math.min(lastColumn, left + tile);
            clear(y, width, left, right);
            Rows.add(y, 0, width, b, from, n, reflectors, from, from, left, right);
            clear(sy, width, left, right);
            Rows.add(sy, 0, width, y, 0, width, factor, 0, 0, left, right);
            Rows.add(b, from, n, sy, 0, width, a, from, from, left, right);
        }
    }
}
