package org.tailspin.core.dimension;

import java.util.Arrays;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.Rows;

/** Traces of the covariances of blocks of time about the mean of all, and of their products, in one pass over them. */
final class BlockCovariances {

    /** tr C, of all states with divisor K. */
    double trace;

    /** tr(C&sup2;). */
    double squares;

    /** The square of the distance of the mean state m from 0. */
    double meanSquare;

    /** m&#7488; C m. */
    private double alongMean;

    private final int count;
    private final double[] weight;

    /** tr C_a. */
    private final double[] traceOf;

    /** tr(C_a C_b), symmetric. */
    private final double[][] product;

    /** Mean of all states relative to their origin. */
    private final double[] mean;

    /** Means of the blocks relative to the mean of all: inner products, and with C between. */
    private final double[][] means;

    private final double[][] meansAlong;

    BlockCovariances(Scatter[] blocks, double[] origin, long states, Monitor monitor) {
        count = blocks.length;
        final int n = blocks[0].sum().length;
        weight = new double[count];
        traceOf = new double[count];
        product = new double[count][count];
        mean = new double[n];
        final double[][] deviation = new double[count][n];
        for (int a = 0; a < count; a++) {
            blocks[a].flush();
            weight[a] = (double) blocks[a].count() / states;
            for (int i = 0; i < n; i++) {
                mean[i] += blocks[a].sum()[i] / states;
            }
        }
        for (int a = 0; a < count; a++) {
            for (int i = 0; i < n; i++) {
                deviation[a][i] = blocks[a].sum()[i] / blocks[a].count() - mean[i];
            }
        }
        final double[][] along = new double[count][n]; // C times the deviation of each block's mean
        final double[][] c = new double[count][n];
        final double[] all = new double[n];
        for (int i = 0; i < n; i++) {
            monitor.checkCancelled();
            Arrays.fill(all, 0, i + 1, 0);
            for (int a = 0; a < count; a++) {
                centre(blocks[a], i, c[a]);
                for (int j = 0; j <= i; j++) {
                    all[j] += weight[a] * c[a][j];
                }
                traceOf[a] += c[a][i];
                for (int b = 0; b <= a; b++) {
                    product[a][b] += 2 * Rows.dot(c[a], c[b], 0, i) + c[a][i] * c[b][i];
                }
            }
            trace += all[i];
            squares += 2 * Rows.dot(all, all, 0, i) + all[i] * all[i];
            final double m = origin[i] + mean[i];
            meanSquare += m * m;
            alongMean += all[i] * m * m;
            for (int j = 0; j < i; j++) {
                alongMean += 2 * m * all[j] * (origin[j] + mean[j]);
            }
            for (int a = 0; a < count; a++) {
                along[a][i] += Rows.dot(all, deviation[a], 0, i + 1);
                final double own = deviation[a][i];
                for (int j = 0; j < i; j++) {
                    along[a][j] += all[j] * own;
                }
            }
        }
        means = new double[count][count];
        meansAlong = new double[count][count];
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < count; b++) {
                product[a][b] = product[Math.max(a, b)][Math.min(a, b)];
                means[a][b] = Rows.dot(deviation[a], deviation[b], 0, n);
                meansAlong[a][b] = Rows.dot(deviation[a], along[b], 0, n);
            }
        }
    }

    /** Row i of the covariance of a block about the mean of all, entries 0..i. */
    private void centre(Scatter block, int i, double[] row) {
        final double states = block.count();
        final double[] sum = block.sum();
        for (int j = 0; j <= i; j++) {
            row[j] = block.row(i)[j] / states
                    - mean[i] * (sum[j] / states)
                    - sum[i] / states * mean[j]
                    + mean[i] * mean[j];
        }
    }

    /** The ratio of all states and their mirror images -x, whose mean is 0: that of C + m m&#7488;. */
    double mirrored() {
        return ParticipationRatio.ratio(trace + meanSquare, squares + 2 * alongMean + meanSquare * meanSquare);
    }

    /** The ratio plus what each block makes it larger by: their mean is the ratio. */
    double[] influences(double ratio) {
        final double[] influences = new double[count];
        for (int a = 0; a < count; a++) {
            double along = 0;
            for (int b = 0; b < count; b++) {
                along += weight[b] * product[a][b];
            }
            influences[a] = ratio * (1 + 2 * (traceOf[a] / trace - along / squares));
        }
        return influences;
    }

    /** Mean of tr C_a tr C_b over pairs of different blocks. */
    double meanTraces() {
        double sum = 0;
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < a; b++) {
                sum += traceOf[a] * traceOf[b];
            }
        }
        return sum / pairs();
    }

    /** Mean of tr(C_a C_b) over pairs of different blocks. */
    double meanProducts() {
        double sum = 0;
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < a; b++) {
                sum += product[a][b];
            }
        }
        return sum / pairs();
    }

    private double pairs() {
        return count * (count - 1) / 2.0;
    }

    /** tr &Sigma;, with &Sigma; the covariance of the mean of all states. */
    double meanVariance() {
        return ofMean(means);
    }

    /** tr(C &Sigma;). */
    double meanAlong() {
        return ofMean(meansAlong);
    }

    /**
     * From products of the blocks' means: the sum of their squares, and what neighbours have in common, where that is positive.
     * The mean that was subtracted lowers the latter by the former over the number of blocks.
     */
    private double ofMean(double[][] products) {
        double own = 0;
        double neighbours = 0;
        for (int a = 0; a < count; a++) {
            own += products[a][a];
            neighbours += a > 0 ? products[a][a - 1] : 0;
        }
        final double scale = count * (count - 1.0);
        final double variance = own / scale;
        return variance + 2 * Math.max(0, neighbours / scale + variance / count);
    }
}
