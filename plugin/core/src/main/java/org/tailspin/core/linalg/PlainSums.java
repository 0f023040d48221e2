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
     * y = y + a p + b q + c r and z = z + a s + b t + c u, from the left. Two sums for one reading of the arrays take as long
     * as one where the arrays do not fit the first cache; more, or of four arrays, do not run in vector registers on Java 17.
     *
     * @param a first array
     * @param b second
     * @param c third
     * @param p factor of the first
     * @param q of the second
     * @param r of the third
     * @param y is added to
     * @param s factor of the first in the other sum
     * @param t of the second
     * @param u of the third
     * @param z is added to; not {@code y}
     * @param from first index
     * @param to index behind the last
     */
    static void add(
            double[] a,
            double[] b,
            double[] c,
            double p,
            double q,
            double r,
            double[] y,
            double s,
            double t,
            double u,
            double[] z,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            final double a0 = a[i];
            final double b0 = b[i];
            final double c0 = c[i];
            double v = y[i];
            double w = z[i];
            v += a0 * p;
            w += a0 * s;
            v += b0 * q;
            w += b0 * t;
            v += c0 * r;
            w += c0 * u;
            y[i] = v;
            z[i] = w;
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
