package org.tailspin.core.linalg;

/**
 * Sums of multiples of rows: what matrix products and reflections are made of, in a form that the compiler turns into
 * vector instructions.
 *
 * <p>Rows are arrays of their own with one common index. Two sums of three rows at a time run at up to 44 GFLOP/s where the
 * rows are {@link #alike}, and at 33 where they are not, on Java 17; three of four and two of four fall to a third of that on
 * Java 17 or 25, and flat arrays with offsets do not run in vectors at all. Every sum takes its terms in ascending order, whatever
 * the blocking.
 *
 * <p>Only the tangent space and statistics of states are computed here, never a state: a fused multiplication rounds once,
 * so that the last bits depend on whether the processor has one.
 */
public final class Rows {

    /** Rows that are read together stay in the first-level cache, beside the sums. */
    private static final int BLOCK_BYTES = 24 << 10;

    /** Sums that are passed over again and again, once for each block, stay in the second-level cache. */
    private static final int CHUNK_BYTES = 256 << 10;

    /** Without the instruction, a fused multiplication takes microseconds. */
    static final boolean FUSED = isFusedFast();

    private Rows() {}

    private static boolean isFusedFast() {
        final int calls = 300;
        double sum = 0;
        long best = Long.MAX_VALUE;
        for (int repeat = 0; repeat < 5; repeat++) {
            final long start = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                sum = Math.fma(sum, 0.5, i);
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        return best < calls * 250L && sum > 0;
    }

    /** x y + z, rounded once where the processor can. */
    static double fma(double x, double y, double z) {
        return FUSED ? Math.fma(x, y, z) : x * y + z;
    }

    /**
     * c_i += sum over j of p_ij a_j, for rows i in cFrom..cTo-1, j in aFrom..aTo-1 and columns from..to-1. The coefficient
     * p_ij is {@code p[pRow + i - cFrom][pColumn + j - aFrom]}.
     */
    static void add(
            double[][] c,
            int cFrom,
            int cTo,
            double[][] a,
            int aFrom,
            int aTo,
            double[][] p,
            int pRow,
            int pColumn,
            int from,
            int to) {
        add(c, cFrom, cTo, a, aFrom, aTo, p, pRow, pColumn, false, from, to);
    }

    /** As {@link #add}, with the coefficients transposed: p_ij is {@code p[pRow + j - aFrom][pColumn + i - cFrom]}. */
    static void addTransposed(
            double[][] c,
            int cFrom,
            int cTo,
            double[][] a,
            int aFrom,
            int aTo,
            double[][] p,
            int pRow,
            int pColumn,
            int from,
            int to) {
        add(c, cFrom, cTo, a, aFrom, aTo, p, pRow, pColumn, true, from, to);
    }

    private static void add(
            double[][] c,
            int cFrom,
            int cTo,
            double[][] a,
            int aFrom,
            int aTo,
            double[][] p,
            int pRow,
            int pColumn,
            boolean isTransposed,
            int from,
            int to) {
        final int chunk = chunkOf(to - from);
        final int block = blockOf(to - from);
        for (int top = cFrom; top < cTo; top += chunk) {
            final int bottom = Math.min(cTo, top + chunk);
            for (int first = aFrom; first < aTo; first += block) {
                final int last = Math.min(aTo, first + block);
                for (int i = top; i < bottom; i += 2) {
                    final int row = pRow + (isTransposed ? first - aFrom : i - cFrom);
                    final int column = pColumn + (isTransposed ? i - cFrom : first - aFrom);
                    if (i + 1 < bottom) {
                        addPair(c[i], c[i + 1], a, first, last, p, row, column, isTransposed, from, to);
                    } else {
                        addOne(c[i], a, first, last, p, row, column, isTransposed, from, to);
                    }
                }
            }
        }
    }

    /**
     * Adds the outer products of states to the lower triangle of a symmetric matrix.
     *
     * @param triangle {@code triangle[i]} is row i, of i + 1 entries
     * @param states {@code states[t]} is a state, of as many entries as there are rows
     * @param from the first of them
     * @param to behind the last
     */
    public static void addOuterProducts(double[][] triangle, double[][] states, int from, int to) {
        final int n = triangle.length;
        for (int i = 0; i < n; i += 2) {
            addTransposed(triangle, i, Math.min(n, i + 2), states, from, to, states, from, i, 0, i + 1);
            if (i + 1 < n) {
                double square = triangle[i + 1][i + 1];
                for (int t = from; t < to; t++) {
                    square += states[t][i + 1] * states[t][i + 1];
                }
                triangle[i + 1][i + 1] = square;
            }
        }
    }

    /**
     * Adds the outer products of states and earlier ones, c_ij += &sum; over t of x_i(t) x_j(t - lag).
     *
     * @param c {@code c[i]} is row i, of as many entries as there are rows
     * @param states {@code states[t]} is a state
     * @param from the first later state, at least {@code lag}
     * @param to behind the last
     * @param lag of the earlier states
     */
    public static void addOuterProducts(double[][] c, double[][] states, int from, int to, int lag) {
        addTransposed(c, 0, c.length, states, from - lag, to - lag, states, from, 0, 0, c.length);
    }

    /**
     * Columns that a caller with wide rows should take at a time: tiles of about equal width, since a narrow rest runs at a
     * fraction of the speed.
     *
     * @param width of the rows, at least 1
     * @param most widest tile
     * @return the width of a tile
     */
    static int tile(int width, int most) {
        final int tiles = (width + most - 1) / most;
        return (width + tiles - 1) / tiles;
    }

    /**
     * Rows that start at the same place of a cache line, next to each other as they are: all vectors of a loop over several
     * of them then stay within a line. A vector of AVX-512 fills one, and takes twice as long across two.
     *
     * @param count of rows
     * @param width entries that are needed of each; there are some more
     * @return zeros
     */
    static double[][] alike(int count, int width) {
        final int line = 8;
        final int header = 2;
        return new double[count][(width + header + line - 1) / line * line - header];
    }

    /**
     * Transposes a matrix into a part of another: {@code to[toRow + c][toColumn + r] = from[r][c]}.
     *
     * @param from a matrix
     * @param rows of which so many are read
     * @param columns likewise
     * @param to receives it
     * @param toRow row of the first entry
     * @param toColumn column of the first entry
     */
    static void transpose(double[][] from, int rows, int columns, double[][] to, int toRow, int toColumn) {
        final int square = 16;
        for (int c = 0; c < columns; c += square) {
            final int lastColumn = Math.min(columns, c + square);
            for (int r = 0; r < rows; r += square) {
                final int lastRow = Math.min(rows, r + square);
                for (int i = c; i < lastColumn; i++) {
                    final double[] row = to[toRow + i];
                    for (int l = r; l < lastRow; l++) {
                        row[toColumn + l] = from[l][i];
                    }
                }
            }
        }
    }

    /** Whole pairs, as many as fit. */
    private static int chunkOf(int width) {
        return Math.max(1, CHUNK_BYTES / 8 / 2 / Math.max(1, width)) * 2;
    }

    /** Whole triples, as many as fit. */
    private static int blockOf(int width) {
        return Math.max(1, BLOCK_BYTES / 8 / 3 / Math.max(1, width)) * 3;
    }

    /**
     * Two sums of three rows at a time. The innermost loop stands here and not in a method of its own: compiled alone it runs
     * at less than half the speed, and the compiler inlines it or not as it happens to come to it first or last.
     */
    private static void addPair(
            double[] c,
            double[] d,
            double[][] a,
            int first,
            int last,
            double[][] p,
            int row,
            int column,
            boolean isTransposed,
            int from,
            int to) {
        int j = first;
        for (; j + 2 < last; j += 3) {
            final double[] a0 = a[j];
            final double[] a1 = a[j + 1];
            final double[] a2 = a[j + 2];
            final double p0 = coefficient(p, row, column, j - first, 0, isTransposed);
            final double p1 = coefficient(p, row, column, j - first + 1, 0, isTransposed);
            final double p2 = coefficient(p, row, column, j - first + 2, 0, isTransposed);
            final double q0 = coefficient(p, row, column, j - first, 1, isTransposed);
            final double q1 = coefficient(p, row, column, j - first + 1, 1, isTransposed);
            final double q2 = coefficient(p, row, column, j - first + 2, 1, isTransposed);
            for (int l = from; l < to; l++) {
                final double x0 = a0[l];
                final double x1 = a1[l];
                final double x2 = a2[l];
                double y = c[l];
                double z = d[l];
                y = fma(p0, x0, y);
                z = fma(q0, x0, z);
                y = fma(p1, x1, y);
                z = fma(q1, x1, z);
                y = fma(p2, x2, y);
                z = fma(q2, x2, z);
                c[l] = y;
                d[l] = z;
            }
        }
        for (; j < last; j++) {
            add(c, a[j], coefficient(p, row, column, j - first, 0, isTransposed), from, to);
            add(d, a[j], coefficient(p, row, column, j - first, 1, isTransposed), from, to);
        }
    }

    private static double coefficient(double[][] p, int row, int column, int j, int sum, boolean isTransposed) {
        return isTransposed ? p[row + j][column + sum] : p[row + sum][column + j];
    }

    /** One sum of three rows at a time. */
    private static void addOne(
            double[] c,
            double[][] a,
            int first,
            int last,
            double[][] p,
            int row,
            int column,
            boolean isTransposed,
            int from,
            int to) {
        int j = first;
        for (; j + 2 < last; j += 3) {
            final double[] a0 = a[j];
            final double[] a1 = a[j + 1];
            final double[] a2 = a[j + 2];
            final double p0 = coefficient(p, row, column, j - first, 0, isTransposed);
            final double p1 = coefficient(p, row, column, j - first + 1, 0, isTransposed);
            final double p2 = coefficient(p, row, column, j - first + 2, 0, isTransposed);
            for (int l = from; l < to; l++) {
                c[l] = fma(p2, a2[l], fma(p1, a1[l], fma(p0, a0[l], c[l])));
            }
        }
        for (; j < last; j++) {
            add(c, a[j], coefficient(p, row, column, j - first, 0, isTransposed), from, to);
        }
    }

    /** c += p a. */
    static void add(double[] c, double[] a, double p, int from, int to) {
        for (int l = from; l < to; l++) {
            c[l] = fma(p, a[l], c[l]);
        }
    }

    /**
     * Inner products of one array with four: eight sums under way hide the latency of an addition.
     *
     * @param t the one
     * @param a first of the four
     * @param b second
     * @param c third
     * @param d fourth
     * @param from first index
     * @param to index behind the last
     * @param out receives the four products
     * @param at place of the first
     */
    public static void dot(
            double[] t, double[] a, double[] b, double[] c, double[] d, int from, int to, double[] out, int at) {
        double a0 = 0;
        double b0 = 0;
        double c0 = 0;
        double d0 = 0;
        double a1 = 0;
        double b1 = 0;
        double c1 = 0;
        double d1 = 0;
        int i = from;
        for (; i + 1 < to; i += 2) {
            final double x = t[i];
            final double y = t[i + 1];
            a0 = fma(x, a[i], a0);
            b0 = fma(x, b[i], b0);
            c0 = fma(x, c[i], c0);
            d0 = fma(x, d[i], d0);
            a1 = fma(y, a[i + 1], a1);
            b1 = fma(y, b[i + 1], b1);
            c1 = fma(y, c[i + 1], c1);
            d1 = fma(y, d[i + 1], d1);
        }
        if (i < to) {
            final double x = t[i];
            a0 = fma(x, a[i], a0);
            b0 = fma(x, b[i], b0);
            c0 = fma(x, c[i], c0);
            d0 = fma(x, d[i], d0);
        }
        out[at] = a0 + a1;
        out[at + 1] = b0 + b1;
        out[at + 2] = c0 + c1;
        out[at + 3] = d0 + d1;
    }

    /**
     * {@return their inner product}
     *
     * @param t an array
     * @param a another
     * @param from first index
     * @param to index behind the last
     */
    public static double dot(double[] t, double[] a, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            s0 = fma(t[i], a[i], s0);
            s1 = fma(t[i + 1], a[i + 1], s1);
            s2 = fma(t[i + 2], a[i + 2], s2);
            s3 = fma(t[i + 3], a[i + 3], s3);
        }
        for (; i < to; i++) {
            s0 = fma(t[i], a[i], s0);
        }
        return s0 + s1 + (s2 + s3);
    }
}
