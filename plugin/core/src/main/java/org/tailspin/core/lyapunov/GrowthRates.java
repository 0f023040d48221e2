package org.tailspin.core.lyapunov;

import java.util.Arrays;
import org.tailspin.core.statistics.BatchMeans;

/**
 * Averages local growth rates over time, with the batches that their errors come from.
 *
 * <p>Batches are of equal length. When there are {@link #MAX_BATCHES} of them, neighbours are joined, so that a run of any
 * length ends with between half as many and all of them, as long as the run allows.
 */
final class GrowthRates {

    /** Enough batches to know an error to a sixth, few enough to be longer than the memory of the growth rates. */
    static final int MAX_BATCHES = 40;

    /** With fewer batches there is no error to speak of. */
    static final int MIN_BATCHES = 16;

    private final int k;
    private final double[] sum;
    private final double[] squares;
    private final double[] open;
    private final double[][] batches;
    private int batchCount;
    private int batchLength = 1;
    private int inOpen;
    private int steps;
    private int intervals;

    GrowthRates(int k) {
        this.k = k;
        sum = new double[k];
        squares = new double[k];
        open = new double[k];
        batches = new double[MAX_BATCHES][k];
    }

    /** Adds the k growths over an interval of one step or several, which share them evenly. */
    void add(double[] growth, int interval) {
        for (int i = 0; i < k; i++) {
            sum[i] += growth[i];
            squares[i] += growth[i] * growth[i] / interval;
        }
        intervals++;
        for (int t = 0; t < interval; t++) {
            for (int i = 0; i < k; i++) {
                open[i] += growth[i] / interval;
            }
            steps++;
            inOpen++;
            if (inOpen == batchLength) {
                System.arraycopy(open, 0, batches[batchCount], 0, k);
                Arrays.fill(open, 0);
                batchCount++;
                inOpen = 0;
                if (batchCount == MAX_BATCHES) {
                    join();
                }
            }
        }
    }

    private void join() {
        for (int b = 0; b < MAX_BATCHES / 2; b++) {
            for (int i = 0; i < k; i++) {
                batches[b][i] = batches[2 * b][i] + batches[2 * b + 1][i];
            }
        }
        batchCount = MAX_BATCHES / 2;
        batchLength *= 2;
    }

    int steps() {
        return steps;
    }

    double mean(int i) {
        return sum[i] / steps;
    }

    double total() {
        return Arrays.stream(sum).sum();
    }

    /** Mean growth of exponent i in batch b. */
    double batchMean(int b, int i) {
        return batches[b][i] / batchLength;
    }

    int batches() {
        return batchCount;
    }

    int batchLength() {
        return batchLength;
    }

    /**
     * Standard deviation of the growth rate of one step. Over an interval of m steps that of the mean is taken for
     * 1/&radic;m of it, as if the steps were independent.
     */
    double deviation(int i) {
        final double variance = (squares[i] - steps * mean(i) * mean(i)) / (intervals - 1.0);
        return Math.sqrt(Math.max(0, variance));
    }

    /**
     * Standard error of the mean, see {@link BatchMeans}.
     *
     * @return the error; NaN where there are too few batches, they remember each other, or the exponent is not finite
     */
    double standardError(int i) {
        if (batchCount < MIN_BATCHES || !Double.isFinite(mean(i))) {
            return Double.NaN;
        }
        final double[] means = new double[batchCount];
        Arrays.setAll(means, b -> batchMean(b, i));
        return BatchMeans.of(means).standardError().orElse(Double.NaN) * Math.sqrt(share());
    }

    /** The part of the steps that the batches hold, nearly all: the error is that of all steps. */
    double share() {
        return (double) batchCount * batchLength / steps;
    }
}
