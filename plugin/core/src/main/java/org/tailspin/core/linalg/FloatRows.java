package org.tailspin.core.linalg;

import java.util.Arrays;

/** {@link Rows} of single precision: the same blocks, of twice as many numbers to a vector register. */
final class FloatRows {

    /** Rows that are read together stay in the first-level cache, beside the sums. */
    private static final int BLOCK_BYTES = 24 << 10;

    /** Sums that are passed over again and again, once for each block, stay in the second-level cache. */
    private static final int CHUNK_BYTES = 256 << 10;

    private FloatRows() {}

    private static float fma(float x, float y, float z) {
        return Rows.FUSED ? Math.fma(x, y, z) : x * y + z;
    }

    /** {@return rows that lie alike in their cache lines, of zeros, as {@link Rows#alike}} */
    static float[][] alike(int count, int width) {
        final int line = 16;
        final int header = 4;
        return new float[count][(width + header + line - 1) / line * line - header];
    }

    /** c_i += sum over j of p_ij a_j, as {@link Rows#add}. */
    static void add(
            float[][] c,
            int cFrom,
            int cTo,
            float[][] a,
            int aFrom,
            int aTo,
            float[][] p,
            int pRow,
            int pColumn,
            int from,
            int to) {
        add(c, cFrom, cTo, a, aFrom, aTo, p, pRow, pColumn, false, from, to);
    }

    /** As {@link #add}, with the coefficients transposed, as {@link Rows#addTransposed}. */
    static void addTransposed(
            float[][] c,
            int cFrom,
            int cTo,
            float[][] a,
            int aFrom,
            int aTo,
            float[][] p,
            int pRow,
            int pColumn,
            int from,
            int to) {
        add(c, cFrom, cTo, a, aFrom, aTo, p, pRow, pColumn, true, from, to);
    }

    private static void add(
            float[][] c,
            int cFrom,
            int cTo,
            float[][] a,
            int aFrom,
            int aTo,
            float[][] p,
            int pRow,
            int pColumn,
            boolean isTransposed,
            int from,
            int to) {
        final int width = Math.max(1, to - from);
        final int chunk = Math.max(1, CHUNK_BYTES / Float.BYTES / 2 / width) * 2;
        final int block = Math.max(1, BLOCK_BYTES / Float.BYTES / 3 / width) * 3;
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
                        for (int j = first; j < last; j++) {
                            add(c[i], a[j], coefficient(p, row, column, j - first, 0, isTransposed), from, to);
                        }
                    }
                }
            }
        }
    }

    /** Two sums of three rows at a time; the innermost loop stands here for the reason that {@link Rows} gives. */
    private static void addPair(
            float[] c,
            float[] d,
            float[][] a,
            int first,
            int last,
            float[][] p,
            int row,
            int column,
            boolean isTransposed,
            int from,
            int to) {
        int j = first;
        for (; j + 2 < last; j += 3) {
            final float[] a0 = a[j];
            final float[] a1 = a[j + 1];
            final float[] a2 = a[j + 2];
            final float p0 = coefficient(p, row, column, j - first, 0, isTransposed);
            final float p1 = coefficient(p, row, column, j - first + 1, 0, isTransposed);
            final float p2 = coefficient(p, row, column, j - first + 2, 0, isTransposed);
            final float q0 = coefficient(p, row, column, j - first, 1, isTransposed);
            final float q1 = coefficient(p, row, column, j - first + 1, 1, isTransposed);
            final float q2 = coefficient(p, row, column, j - first + 2, 1, isTransposed);
            for (int l = from; l < to; l++) {
                final float x0 = a0[l];
                final float x1 = a1[l];
                final float x2 = a2[l];
                float y = c[l];
                float z = d[l];
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

    private static float coefficient(float[][] p, int row, int column, int j, int sum, boolean isTransposed) {
        return isTransposed ? p[row + j][column + sum] : p[row + sum][column + j];
    }

    /** c += p a. */
    static void add(float[] c, float[] a, float p, int from, int to) {
        for (int l = from; l < to; l++) {
            c[l] = fma(p, a[l], c[l]);
        }
    }

    /** Transposes a matrix into a part of another, as {@link Rows#transpose}. */
    static void transpose(float[][] from, int rows, int columns, float[][] to, int toRow, int toColumn) {
        final int square = 16;
        for (int c = 0; c < columns; c += square) {
            final int lastColumn = Math.min(columns, c + square);
            for (int r = 0; r < rows; r += square) {
                final int lastRow = Math.min(rows, r + square);
                for (int i = c; i < lastColumn; i++) {
                    final float[] row = to[toRow + i];
                    for (int l = r; l < lastRow; l++) {
                        row[toColumn + l] = from[l][i];
                    }
                }
            }
        }
    }

    /** Fills rows with zeros. */
    static void clear(float[][] rows, int count, int from, int to) {
        for (int i = 0; i < count; i++) {
            Arrays.fill(rows[i], from, to, 0);
        }
    }
}
