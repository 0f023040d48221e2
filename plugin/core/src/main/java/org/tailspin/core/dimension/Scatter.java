package org.tailspin.core.dimension;

import java.util.Arrays;

/**
 * Sums of products of states, &Sigma;_t x_i x_j, about an origin that the caller subtracts: what a covariance is made of.
 *
 * <p>Memory: the lower triangle, N(N+1)/2 numbers, and a batch of states. Nothing is allocated after construction.
 */
final class Scatter {

    /** States that are gathered before the products are updated with all of them at once. */
    private static final int BATCH = 32;

    private static final int ROUNDING = 4;

    private final double[][] products;
    private final double[] sum;
    private final double[][] batch;
    private int held;
    private long count;

    Scatter(int n) {
        products = new double[n][];
        for (int i = 0; i < n; i++) {
            products[i] = new double[i + 1];
        }
        sum = new double[n];
        batch = new double[BATCH][n];
    }

    /**
     * A coordinate relative to the origin. Differences of a few units in the last place are the rounding of a state at
     * rest, and count as none: its cloud has no extent, rather than an arbitrary dimension.
     */
    static double relative(double x, double origin) {
        final double difference = x - origin;
        return Math.abs(difference) <= ROUNDING * Math.ulp(origin) ? 0 : difference;
    }

    /** Adds a state, of which it keeps a copy for a while. */
    void add(double[] state) {
        System.arraycopy(state, 0, batch[held], 0, sum.length);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += state[i];
        }
        count++;
        held++;
        if (held == BATCH) {
            flush();
        }
    }

    /** Adds all states of another one. */
    void absorb(Scatter other) {
        flush();
        other.flush();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.sum[i];
            for (int j = 0; j <= i; j++) {
                products[i][j] += other.products[i][j];
            }
        }
        count += other.count;
    }

    /** Forgets all states. */
    void clear() {
        Arrays.fill(sum, 0);
        for (double[] row : products) {
            Arrays.fill(row, 0);
        }
        count = 0;
        held = 0;
    }

    /** Four states per pass over a row; the sums are in the order of time all the same. */
    void flush() {
        for (int i = 0; i < sum.length; i++) {
            final double[] row = products[i];
            int t = 0;
            for (; t + 3 < held; t += 4) {
                add4(row, batch[t], batch[t + 1], batch[t + 2], batch[t + 3], i);
            }
            for (; t < held; t++) {
                final double[] a = batch[t];
                final double x = a[i];
                for (int j = 0; j <= i; j++) {
                    row[j] += x * a[j];
                }
            }
        }
        held = 0;
    }

    private static void add4(double[] row, double[] a, double[] b, double[] c, double[] d, int i) {
        final double p = a[i];
        final double q = b[i];
        final double r = c[i];
        final double s = d[i];
        for (int j = 0; j <= i; j++) {
            row[j] = row[j] + p * a[j] + q * b[j] + r * c[j] + s * d[j];
        }
    }

    long count() {
        return count;
    }

    /** Row i of the products, entries 0..i, a live view. */
    double[] row(int i) {
        return products[i];
    }

    /** Sum of the states, a live view. */
    double[] sum() {
        return sum;
    }
}
