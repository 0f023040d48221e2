package org.tailspin.core.linalg;

/**
 * Sums of multiples of rows: what matrix products and reflections are made of, in a form that the compiler turns into
 * vector instructions.
 *
 * <p>Rows are arrays of their own with one common index. Two sums of three rows at a time ran at 14 to 19 GFLOP/s inside
 * a step, and faster alone, on Java 17 and 25; three of four and two of four fall to a third of that on one or the other,
 * and flat arrays with offsets do not run in vectors at all. Every sum takes its terms in ascending order, whatever the
 * blocking.
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
    private static final boolean FUSED = isFusedFast();

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
        final int chunk = chunkOf(to - from);
        for (int i = cFrom; i < cTo; i += chunk) {
            addToChunk(c, i, Math.min(cTo, i + chunk), a, aFrom, aTo, p, pRow + i - cFrom, pColumn, from, to);
        }
    }

    private static void addToChunk(
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
        final int block = blockOf(to - from);
        for (int first = aFrom; first < aTo; first += block) {
            final int last = Math.min(aTo, first + block);
            int i = cFrom;
            for (; i + 1 < cTo; i += 2) {
                addPair(c[i], c[i + 1], a, first, last, p, pRow + i - cFrom, pColumn + first - aFrom, false, from, to);
            }
            if (i < cTo) {
                final double[] p0 = p[pRow + i - cFrom];
                int j = first;
                int l = pColumn + first - aFrom;
                for (; j + 2 < last; j += 3, l += 3) {
                    add(c[i], a[j], a[j + 1], a[j + 2], p0[l], p0[l + 1], p0[l + 2], from, to);
                }
                for (; j < last; j++, l++) {
                    add(c[i], a[j], p0[l], from, to);
                }
            }
        }
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
        final int chunk = chunkOf(to - from);
        for (int i = cFrom; i < cTo; i += chunk) {
            addTransposedToChunk(c, i, Math.min(cTo, i + chunk), a, aFrom, aTo, p, pRow, pColumn + i - cFrom, from, to);
        }
    }

    private static void addTransposedToChunk(
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
        final int block = blockOf(to - from);
        for (int first = aFrom; first < aTo; first += block) {
            final int last = Math.min(aTo, first + block);
            int i = cFrom;
            for (; i + 1 < cTo; i += 2) {
                addPair(c[i], c[i + 1], a, first, last, p, pRow + first - aFrom, pColumn + i - cFrom, true, from, to);
            }
            if (i < cTo) {
                final int l = pColumn + i - cFrom;
                int j = first;
                int r = pRow + first - aFrom;
                for (; j + 2 < last; j += 3, r += 3) {
                    add(c[i], a[j], a[j + 1], a[j + 2], p[r][l], p[r + 1][l], p[r + 2][l], from, to);
                }
                for (; j < last; j++, r++) {
                    add(c[i], a[j], p[r][l], from, to);
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
     * Transposes a part of a matrix: {@code to[c][r] = from[r][c]}.
     *
     * @param from rows, of which 0..rows-1 are read
     * @param rows how many
     * @param first first column
     * @param last column behind the last
     * @param to rows first..last-1 receive the columns
     */
    static void transpose(double[][] from, int rows, int first, int last, double[][] to) {
        final int square = 16;
        for (int c = first; c < last; c += square) {
            final int lastColumn = Math.min(last, c + square);
            for (int r = 0; r < rows; r += square) {
                final int lastRow = Math.min(rows, r + square);
                for (int i = c; i < lastColumn; i++) {
                    final double[] row = to[i];
                    for (int l = r; l < lastRow; l++) {
                        row[l] = from[l][i];
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

    private static void add(
            double[] c, double[] a0, double[] a1, double[] a2, double p0, double p1, double p2, int from, int to) {
        for (int l = from; l < to; l++) {
            final double x0 = a0[l];
            final double x1 = a1[l];
            final double x2 = a2[l];
            double y = c[l];
            y = fma(p0, x0, y);
            y = fma(p1, x1, y);
            y = fma(p2, x2, y);
            c[l] = y;
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
     * @param t an array
     * @param a another
     * @param from first index
     * @param to index behind the last
     * @return their inner product
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
