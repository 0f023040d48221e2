package org.tailspin.core.dynamics;

import java.util.Arrays;
import org.tailspin.core.linalg.Rows;

/**
 * Participation ratio, single-neuron and population function of {@link CollectiveActivity}, from all groups of data and from
 * all but each one, in one pass over the covariances.
 *
 * <p>The mean over pairs a &lt; b of the products c_a c_b of one entry follows from s = &sum; c_a and q = &sum; c_a&sup2; as
 * (s&sup2; - q)/2, and without group k from s - c_k and q - c_k&sup2;.
 */
final class Moments {

    /** With two groups, one is left, which has no other to be multiplied with. */
    private static final int MIN_GROUPS = 3;

    private final LaggedCovariance[] groups;
    private final double[] mean;
    private final int n;

    /** One more than there are groups: entry k is about all but group k, the last about all. */
    private final double[][] single;

    private final double[][] population;
    private final double[][] twoTime;
    private final double[] traceProducts;

    /** Factors 1/C_ii of z-scored activity; null for the activity as it is. */
    private final double[][] weight;

    private final double[] part;
    private final double[] sum;
    private final double[] squares;
    private final double[][] rows;

    Moments(LaggedCovariance[] groups, int lags, boolean zScored) {
        this.groups = groups;
        mean = LaggedCovariance.mean(groups);
        n = groups[0].size();
        final int choices = groups.length + 1;
        single = new double[choices][lags];
        population = new double[choices][lags];
        traceProducts = new double[choices];
        weight = zScored ? new double[choices][n] : null;
        part = new double[n];
        sum = new double[n];
        squares = new double[n];
        rows = new double[groups.length][n];
        if (zScored) {
            inverseVariances();
        }
        for (int l = 0; l < lags; l++) {
            traces(l);
            for (int i = 0; i < n; i++) {
                addRow(l, i);
            }
            for (int k = 0; k < choices; k++) {
                population[k][l] /= pairs(k) * n;
            }
        }
        twoTime = new double[choices][lags];
        for (int k = 0; k < choices; k++) {
            twoTime[k][0] = population[k][0];
        }
        if (lags > 1) {
            twoTimes(lags);
        }
    }

    /** The mean over ordered pairs of groups of the products of one's covariance at a lag and the other's at lag 0. */
    private void twoTimes(int lags) {
        final double[][][] atOnce = new double[groups.length][n][n];
        for (int g = 0; g < groups.length; g++) {
            for (int i = 0; i < n; i++) {
                groups[g].row(0, i, mean, part);
                for (int j = 0; j <= i; j++) {
                    atOnce[g][i][j] = part[j];
                    atOnce[g][j][i] = part[j];
                }
            }
        }
        for (int l = 1; l < lags; l++) {
            for (int i = 0; i < n; i++) {
                for (int g = 0; g < groups.length; g++) {
                    groups[g].row(l, i, mean, rows[g]);
                }
                for (int j = 0; j < n; j++) {
                    addPairs(l, i, j, atOnce);
                }
            }
            for (int k = 0; k < twoTime.length; k++) {
                twoTime[k][l] /= 2 * pairs(k) * n;
            }
        }
    }

    private void addPairs(int l, int i, int j, double[][][] atOnce) {
        double later = 0;
        double now = 0;
        double same = 0;
        for (int g = 0; g < groups.length; g++) {
            later += rows[g][j];
            now += atOnce[g][i][j];
            same += rows[g][j] * atOnce[g][i][j];
        }
        for (int k = 0; k < twoTime.length; k++) {
            final double own = k < groups.length ? rows[k][j] : 0;
            final double ownNow = k < groups.length ? atOnce[k][i][j] : 0;
            final double products = (later - own) * (now - ownNow) - (same - own * ownNow);
            twoTime[k][l] += (weight == null ? 1 : weight[k][i] * weight[k][j]) * products;
        }
    }

    private int count(int choice) {
        return choice < groups.length ? groups.length - 1 : groups.length;
    }

    private double pairs(int choice) {
        return count(choice) * (count(choice) - 1) / 2.0;
    }

    private void inverseVariances() {
        for (int k = 0; k < weight.length; k++) {
            for (int i = 0; i < n; i++) {
                double variance = 0;
                for (int g = 0; g < groups.length; g++) {
                    if (g != k) {
                        variance += groups[g].diagonal(0, i, mean) / count(k);
                    }
                }
                weight[k][i] = variance > 0 ? 1 / variance : 0;
            }
        }
    }

    private void traces(int l) {
        for (int k = 0; k < single.length; k++) {
            double total = 0;
            double products = 0;
            for (int g = 0; g < groups.length; g++) {
                if (g != k) {
                    double trace = 0;
                    for (int i = 0; i < n; i++) {
                        trace += (weight == null ? 1 : weight[k][i]) * groups[g].diagonal(l, i, mean);
                    }
                    products += total * trace;
                    total += trace;
                }
            }
            single[k][l] = total / count(k) / n;
            if (l == 0) {
                traceProducts[k] = products / pairs(k);
            }
        }
    }

    /** Adds what row i, and at lag 0 its mirror image, has to the sums of squares. */
    private void addRow(int l, int i) {
        final int length = groups[0].length(l, i);
        Arrays.fill(sum, 0, length, 0);
        Arrays.fill(squares, 0, length, 0);
        for (int g = 0; g < groups.length; g++) {
            groups[g].row(l, i, mean, rows[g]);
            gather(rows[g], length);
        }
        for (int k = 0; k < population.length; k++) {
            if (k < groups.length) {
                without(rows[k], length);
            } else {
                all(length);
            }
            final double own;
            final double total;
            if (weight == null) {
                own = part[i];
                total = total(length);
            } else {
                own = weight[k][i] * weight[k][i] * part[i];
                total = weight[k][i] * Rows.dot(weight[k], part, 0, length);
            }
            population[k][l] += l == 0 ? 2 * total - own : total;
        }
    }

    private void gather(double[] row, int length) {
        for (int j = 0; j < length; j++) {
            sum[j] += row[j];
            squares[j] += row[j] * row[j];
        }
    }

    private void all(int length) {
        for (int j = 0; j < length; j++) {
            part[j] = (sum[j] * sum[j] - squares[j]) / 2;
        }
    }

    private void without(double[] row, int length) {
        for (int j = 0; j < length; j++) {
            final double rest = sum[j] - row[j];
            part[j] = (rest * rest - (squares[j] - row[j] * row[j])) / 2;
        }
    }

    private double total(int length) {
        double total = 0;
        for (int j = 0; j < length; j++) {
            total += part[j];
        }
        return total;
    }

    private double ratio(int choice) {
        return traceProducts[choice] / (population[choice][0] * n);
    }

    double ratio() {
        return ratio(groups.length);
    }

    /** The ratio without each group; none where too few groups are left. */
    double[] ratioWithout() {
        final double[] without = new double[known()];
        Arrays.setAll(without, this::ratio);
        return without;
    }

    double[] single() {
        return single[groups.length];
    }

    double[][] singleWithout() {
        return Arrays.copyOf(single, known());
    }

    double[] population() {
        return population[groups.length];
    }

    double[][] populationWithout() {
        return Arrays.copyOf(population, known());
    }

    double[] twoTime() {
        return twoTime[groups.length];
    }

    double[][] twoTimeWithout() {
        return Arrays.copyOf(twoTime, known());
    }

    private int known() {
        return groups.length < MIN_GROUPS ? 0 : groups.length;
    }
}
