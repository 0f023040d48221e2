package org.tailspin.core.lyapunov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    private final List<double[]> batches = new ArrayList<>();
    private int batchLength = 1;
    private int inOpen;
    private int steps;

    GrowthRates(int k) {
        this.k = k;
        sum = new double[k];
        squares = new double[k];
        open = new double[k];
    }

    /** Adds the k growth rates of one step. */
    void add(double[] growth) {
        for (int i = 0; i < k; i++) {
            sum[i] += growth[i];
            squares[i] += growth[i] * growth[i];
            open[i] += growth[i];
        }
        steps++;
        inOpen++;
        if (inOpen == batchLength) {
            batches.add(open.clone());
            Arrays.fill(open, 0);
            inOpen = 0;
            if (batches.size() == MAX_BATCHES) {
                join();
            }
        }
    }

    private void join() {
        for (int b = 0; b < MAX_BATCHES / 2; b++) {
            final double[] joined = batches.get(2 * b);
            final double[] second = batches.get(2 * b + 1);
            for (int i = 0; i < k; i++) {
                joined[i] += second[i];
            }
            batches.set(b, joined);
        }
        batches.subList(MAX_BATCHES / 2, MAX_BATCHES).clear();
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
        return batches.get(b)[i] / batchLength;
    }

    int batches() {
        return batches.size();
    }

    int batchLength() {
        return batchLength;
    }

    /** Standard deviation of the growth rate of one step. */
    double deviation(int i) {
        final double variance = (squares[i] - steps * mean(i) * mean(i)) / (steps - 1.0);
        return Math.sqrt(Math.max(0, variance));
    }

    /**
     * Standard error of the mean, from the spread of the batch means. What correlation is left between neighbouring
     * batches, where it is positive, is added (the lag-one term of the variance of a mean).
     */
    double standardError(int i) {
        final int count = batches.size();
        if (count < MIN_BATCHES || !Double.isFinite(mean(i))) {
            return Double.NaN;
        }
        double mean = 0;
        for (int b = 0; b < count; b++) {
            mean += batchMean(b, i) / count;
        }
        double variance = 0;
        double neighbours = 0;
        for (int b = 0; b < count; b++) {
            final double d = batchMean(b, i) - mean;
            variance += d * d / (count - 1);
            if (b > 0) {
                neighbours += d * (batchMean(b - 1, i) - mean) / (count - 1);
            }
        }
        // the removed mean lowers the estimate of the correlation by 1/count
        final double correlation = variance > 0 ? Math.max(0, neighbours / variance + 1.0 / count) : 0;
        // the error of all steps, of which the batches hold nearly all
        final double share = (double) count * batchLength / steps;
        return Math.sqrt(variance * (1 + 2 * correlation) / count * share);
    }
}
