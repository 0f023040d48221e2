package org.tailspin.core.dynamics;

import java.util.Arrays;

/**
 * Sums of x_i(t+&tau;) x_j(t) over the states of one half of a run, for a few lags &tau;; see {@link CollectiveActivity}.
 * Memory: N&sup2; numbers for each lag, however long the run.
 */
final class LaggedCovariance {

    private static final int AT_ONCE = 4;

    private final int n;
    private final int[] lags;
    private final double[][][] products;
    private final double[][] earlier;
    private final double[][] later;
    private final long[] pairs;

    LaggedCovariance(int n, int[] lags) {
        this.n = n;
        this.lags = lags;
        products = new double[lags.length][n][n];
        earlier = new double[lags.length][n];
        later = new double[lags.length][n];
        pairs = new long[lags.length];
    }

    /** Adds all pairs whose later state stands in window[from..to-1]; window[0] is the earliest of its block. */
    void add(double[][] window, int from, int to) {
        for (int l = 0; l < lags.length; l++) {
            final int lag = lags[l];
            int t = Math.max(from, lag);
            for (; t + AT_ONCE <= to; t += AT_ONCE) {
                for (int i = 0; i < n; i++) {
                    add4(
                            products[l][i],
                            window[t][i],
                            window[t + 1][i],
                            window[t + 2][i],
                            window[t + 3][i],
                            window[t - lag],
                            window[t + 1 - lag],
                            window[t + 2 - lag],
                            window[t + 3 - lag]);
                }
                for (int s = t; s < t + AT_ONCE; s++) {
                    count(l, window[s], window[s - lag]);
                }
            }
            for (; t < to; t++) {
                for (int i = 0; i < n; i++) {
                    add1(products[l][i], window[t][i], window[t - lag]);
                }
                count(l, window[t], window[t - lag]);
            }
        }
    }

    private void count(int l, double[] x, double[] before) {
        pairs[l]++;
        add1(later[l], 1, x);
        add1(earlier[l], 1, before);
    }

    private static void add1(double[] row, double p, double[] a) {
        for (int j = 0; j < row.length; j++) {
            row[j] += p * a[j];
        }
    }

    private static void add4(
            double[] row, double p, double q, double r, double s, double[] a, double[] b, double[] c, double[] d) {
        for (int j = 0; j < row.length; j++) {
            row[j] = row[j] + p * a[j] + q * b[j] + r * c[j] + s * d[j];
        }
    }

    long pairs(int l) {
        return pairs[l];
    }

    /** Row i of the covariance at lag number l. */
    void row(int l, int i, double[] into) {
        if (pairs[l] == 0) {
            Arrays.fill(into, 0);
            return;
        }
        final double count = pairs[l];
        for (int j = 0; j < n; j++) {
            into[j] = products[l][i][j] / count - later[l][i] / count * (earlier[l][j] / count);
        }
    }
}
