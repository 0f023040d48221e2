package org.tailspin.core.reservoir;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.tailspin.core.statistics.Jackknife;

/**
 * A score with its standard error over the test, for a readout as it was trained.
 *
 * @param value of it
 * @param standardError of the value, over trials or over blocks of rows of the test
 */
public record Score(double value, double standardError) {

    /** What a task can be scored by. */
    public enum Kind {
        /** Share of bits that are right; 0.5 is chance. */
        ACCURACY,
        /** Sum over lags of the squared correlation with the input so many rows ago. */
        MEMORY_CAPACITY,
        /** Root mean square error over the standard deviation of the target; 1 is that of the mean. */
        NRMSE,
        /** The same, 84 rows ahead. */
        NRMSE_84
    }

    /** Blocks that the rows of a test are divided into. */
    static final int BLOCKS = 20;

    /**
     * The share of right answers, from the share of each trial. The error is that of the rule of succession, which adds a trial
     * that is right and one that is wrong: no run of right answers is certain.
     *
     * @param shares of right bits of each trial
     * @return their mean
     */
    static Score ofShares(double[] shares) {
        final double trials = shares.length + 2;
        final double mean = Arrays.stream(shares).average().orElseThrow();
        final double centre = (Arrays.stream(shares).sum() + 1) / trials;
        double variance = (centre * centre + (1 - centre) * (1 - centre)) / trials;
        for (double share : shares) {
            variance += (share - centre) * (share - centre) / trials;
        }
        return new Score(mean, Math.sqrt(variance / trials));
    }

    /**
     * A function of sums over the rows of a test, with the error of the jackknife over blocks of successive rows.
     *
     * @param blocks sums of each block, as many of each
     * @param score of the sums of all blocks together
     * @return the score of all, and its error
     */
    static Score ofBlocks(double[][] blocks, ToDoubleFunction<double[]> score) {
        final double[] all = new double[blocks[0].length];
        for (double[] block : blocks) {
            for (int i = 0; i < all.length; i++) {
                all[i] += block[i];
            }
        }
        final double[] without = new double[blocks.length];
        for (int b = 0; b < blocks.length; b++) {
            final double[] rest = all.clone();
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= blocks[b][i];
            }
            without[b] = score.applyAsDouble(rest);
        }
        return new Score(score.applyAsDouble(all), Jackknife.error(without).orElse(Double.NaN));
    }
}
