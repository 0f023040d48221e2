package org.tailspin.core.linalg;

/**
 * Sums of multiples of arrays in plain arithmetic, a multiplication and an addition for each term, in the order of the
 * arguments: the bits are the same everywhere. The loops run in vector registers, since no entry needs another.
 */
public final class PlainSums {

    private PlainSums() {}

    /**
     * y = y + a p + b q + c r + d s, from the left.
     *
     * @param a first array
     * @param b second
     * @param c third
     * @param d fourth
     * @param p factor of the first
     * @param q of the second
     * @param r of the third
     * @param s of the fourth
     * @param y is added to
     * @param from first index
     * @param to index behind the last
     */
    public static void add(
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double p,
            double q,
            double r,
            double s,
            double[] y,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            y[i] = y[i] + a[i] * p + b[i] * q + c[i] * r + d[i] * s;
        }
    }

    /**
     * y = y + a p.
     *
     * @param a an array
     * @param p its factor
     * @param y is added to
     * @param from first index
     * @param to index behind the last
     */
    public static void add(double[] a, double p, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] += a[i] * p;
        }
    }
}
