package org.tailspin.core.dynamics;

import java.util.Arrays;
import org.tailspin.core.linalg.Rows;

/**
 * Sums of x_i(t+&tau;) x_j(t) over the states of a group of blocks, for a few lags &tau;, 0 first; see {@link
 * CollectiveActivity}. At lag 0 they are symmetric, so that half of them will do.
 *
 * <p>Memory: N&sup2; numbers for each lag, half as many for lag 0, however long the run.
 */
final class LaggedCovariance {

    private final int n;
    private final int[] lags;
    private final double[][][] products;
    private final double[][] earlier;
    private final double[][] later;
    private final long[] pairs;

    LaggedCovariance(int n, int[] lags) {
        this.n = n;
        this.lags = lags;
        products = new double[lags.length][n][];
        for (int l = 0; l < lags.length; l++) {
            for (int i = 0; i < n; i++) {
                products[l][i] = new double[length(l, i)];
            }
        }
        later = new double[lags.length][n];
        earlier = new double[lags.length][n];
        earlier[0] = later[0];
        pairs = new long[lags.length];
    }

    int size() {
        return n;
    }

    /**
     * Columns of row i that {@link #row} knows.
     *
     * @return i + 1 for lag 0, the rest being its mirror image; N for any other
     */
    int length(int l, int i) {
        return l == 0 ? i + 1 : n;
    }

    /** Adds all pairs whose later state stands in window[from..to-1]; window[0] is the earliest of its block. */
    void add(double[][] window, int from, int to) {
        for (int l = 0; l < lags.length; l++) {
            final int lag = lags[l];
            final int first = Math.max(from, lag);
            if (first >= to) {
                continue;
            }
            if (l == 0) {
                Rows.addOuterProducts(products[l], window, first, to);
            } else {
                Rows.addOuterProducts(products[l], window, first, to, lag);
            }
            for (int t = first; t < to; t++) {
                add(later[l], window[t]);
                if (l > 0) {
                    add(earlier[l], window[t - lag]);
                }
            }
            pairs[l] += to - first;
        }
    }

    private static void add(double[] sum, double[] a) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += a[j];
        }
    }

    long pairs(int l) {
        return pairs[l];
    }

    /**
     * Mean state over several groups. A mean of every group's own would take the slowest fluctuations out of it, a share of
     * twice their time scale over the length of the group.
     */
    static double[] mean(LaggedCovariance... groups) {
        final double[] mean = new double[groups[0].n];
        double count = 0;
        for (LaggedCovariance group : groups) {
            add(mean, group.later[0]);
            count += group.pairs[0];
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= count;
        }
        return mean;
    }

    /** Row i of the covariance about a mean at lag number l, as far as {@link #length}. */
    void row(int l, int i, double[] mean, double[] into) {
        final double[] row = products[l][i];
        if (pairs[l] == 0) {
            Arrays.fill(into, 0, row.length, 0);
            return;
        }
        final double count = pairs[l];
        final double rest = mean[i] - later[l][i] / count;
        final double[] before = earlier[l];
        for (int j = 0; j < row.length; j++) {
            into[j] = row[j] / count - mean[i] * (before[j] / count) + rest * mean[j];
        }
    }

    /** C_ii about a mean at lag number l. */
    double diagonal(int l, int i, double[] mean) {
        final double count = pairs[l];
        return pairs[l] == 0
                ? 0
                : products[l][i][i] / count
                        - mean[i] * (earlier[l][i] / count)
                        + (mean[i] - later[l][i] / count) * mean[i];
    }
}
