package org.tailspin.core.linalg;

import java.util.Locale;

/** What of double precision fits single precision with room for products. */
public final class SingleRange {

    /** Larger weights leave no room for products in a float. */
    private static final double LARGEST = 1e30;

    /** Numbers below this become zero: denormal ones cost a hundred times as much, and none of them matters. */
    private static final float SMALLEST = 1e-30f;

    /** Squared lengths of vectors outside have lost digits. */
    private static final double SMALLEST_SQUARE = 1e-24;

    private static final double LARGEST_SQUARE = 1e30;

    private SingleRange() {}

    /**
     * {@return the nearest number of single precision, zero if it is below 1e-30}
     *
     * @param x a number
     */
    public static float rounded(double x) {
        final float nearest = (float) x;
        return Math.abs(nearest) < SMALLEST ? 0 : nearest;
    }

    /**
     * Copies a column of a matrix.
     *
     * @param a matrix
     * @param j column
     * @param from first row
     * @param count of rows
     * @param to receives the entries from 0 on
     * @throws ArithmeticException if a weight is too large
     */
    public static void copyColumn(ColumnMatrix a, int j, int from, int count, float[] to) {
        final double[] column = a.column(j);
        float largest = 0;
        for (int i = 0; i < count; i++) {
            final float nearest = (float) column[from + i];
            to[i] = nearest;
            largest = Math.max(largest, Math.abs(nearest));
        }
        if (!(largest <= LARGEST)) {
            throw new ArithmeticException(String.format(
                    Locale.ROOT, "single precision is for weights up to %.0e, but one is %.1e", LARGEST, largest));
        }
    }

    /**
     * {@return whether it is the squared length of a vector with all its digits}
     *
     * @param square of a length
     */
    public static boolean holdsSquare(double square) {
        return square >= SMALLEST_SQUARE && square <= LARGEST_SQUARE;
    }
}
