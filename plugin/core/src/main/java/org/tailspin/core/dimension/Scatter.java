package org.tailspin.core.dimension;

import java.util.Arrays;
import org.tailspin.core.linalg.Rows;

/**
 * Sums of products of states, &Sigma;_t x_i x_j, about an origin that the caller subtracts: what a covariance is made of.
 *
 * <p>Memory: the lower triangle, N(N+1)/2 numbers, and a batch of states. Nothing is allocated after construction.
 */
final class Scatter {

    /** States that are gathered before the products are updated with all of them at once, three at a time. */
    private static final int BATCH = 33;

    private static final int ROUNDING = 4;

    /**
     * Root mean square fluctuation over the size of the state: rounding is 2^-53 of each coordinate, and grows to a few hundred
     * times as much in a network whose point of rest is not normal, or nearly unstable.
     */
    private static final double REST = 0x1p-42;

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
     * {@return whether rounding may have made the fluctuations}
     *
     * @param variance sum of the variances of the coordinates
     * @param meanSquare squared distance of the mean state from 0
     */
    static boolean isRounding(double variance, double meanSquare) {
        return variance <= REST * REST * meanSquare;
    }

    /** A few units in the last place of a coordinate. */
    static double rounding(double origin) {
        return ROUNDING * Math.ulp(origin);
    }

    /**
     * A coordinate relative to the origin. Differences up to {@link #rounding} are those of a state at rest, and count as
     * none: its cloud has no extent, rather than an arbitrary dimension.
     */
    static double relative(double x, double origin, double rounding) {
        final double difference = x - origin;
        return Math.abs(difference) <= rounding ? 0 : difference;
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

    /** Brings the products up to date. */
    void flush() {
        Rows.addOuterProducts(products, batch, 0, held);
        held = 0;
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
