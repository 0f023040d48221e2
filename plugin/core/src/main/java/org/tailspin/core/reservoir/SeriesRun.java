package org.tailspin.core.reservoir;

import java.util.Arrays;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.InputTable;
import org.tailspin.core.random.Seed;

/** One input without end to the training and the test: the states after its rows, a readout of them, and sums over the test. */
final class SeriesRun {

    /** Sums of a block: rows, target, prediction, their squares, their product, the squared error. */
    private static final int SUMS = 7;

    private static final double PART_OF_STATES = 0.8;

    private final double[][] states;
    private final double[][] wanted;
    private final double[][] predictions;
    private final double[][] tested;
    private final Readout readout;
    private final double rms;

    /**
     * Prepares a run along a series.
     *
     * @param reservoir the network
     * @param input u, of at least as many rows as are discarded, trained on and tested
     * @param targets what is to be read out after each row of the input
     * @param length how many rows are for what
     * @param ridge &lambda;
     * @param seed of the noise
     * @param monitor progress and cancellation
     */
    SeriesRun(
            Reservoir reservoir,
            InputTable input,
            double[][] targets,
            SeriesLength length,
            double ridge,
            Seed seed,
            Monitor monitor) {
        states = reservoir.states(input, length.washout(), seed, monitor.part(0, PART_OF_STATES));
        wanted = Arrays.copyOfRange(targets, length.washout(), length.rows());
        readout = Readout.fit(states, wanted, length.training(), ridge, monitor.silent());
        predictions = new double[length.test()][];
        tested = new double[length.test()][];
        for (int t = 0; t < length.test(); t++) {
            predictions[t] = readout.of(states[length.training() + t]);
            tested[t] = wanted[length.training() + t];
        }
        rms = Scores.rms(states);
        monitor.progress(1);
    }

    Readout readout() {
        return readout;
    }

    double[][] predictions() {
        return predictions;
    }

    double[][] tested() {
        return tested;
    }

    double[][] states() {
        return states;
    }

    double[][] allTargets() {
        return wanted;
    }

    double rms() {
        return rms;
    }

    /** Sums of an output over each of {@link Score#BLOCKS} blocks of the test. */
    private double[][] blocks(int output) {
        final double[][] blocks = new double[Score.BLOCKS][SUMS];
        for (int t = 0; t < tested.length; t++) {
            final double[] sums = blocks[(int) ((long) t * Score.BLOCKS / tested.length)];
            final double y = tested[t][output];
            final double p = predictions[t][output];
            sums[0]++;
            sums[1] += y;
            sums[2] += p;
            sums[3] += y * y;
            sums[4] += p * p;
            sums[5] += y * p;
            sums[6] += (y - p) * (y - p);
        }
        return blocks;
    }

    /** Root mean square error of an output over the standard deviation of its target. */
    Score nrmse(int output) {
        final double[][] blocks = blocks(output);
        return Score.ofBlocks(blocks, s -> Math.sqrt(s[6] / (s[3] - s[1] * s[1] / s[0])));
    }

    /**
     * Squared correlation of target and prediction, less that of independent series of this length, 1/(T-1); at least 0.
     *
     * @param s sums
     * @param at place of the first
     */
    private static double correlation(double[] s, int at) {
        final double n = s[at];
        final double targets = s[at + 3] - s[at + 1] * s[at + 1] / n;
        final double predictions = s[at + 4] - s[at + 2] * s[at + 2] / n;
        final double product = s[at + 5] - s[at + 1] * s[at + 2] / n;
        return targets > 0 && predictions > 0
                ? Math.max(0, product * product / targets / predictions - 1 / (n - 1))
                : 0;
    }

    /** Squared correlation of every output. */
    double[] correlations() {
        final double[] r = new double[readout.outputs()];
        for (int k = 0; k < r.length; k++) {
            final double[] all = new double[SUMS];
            for (double[] block : blocks(k)) {
                for (int i = 0; i < SUMS; i++) {
                    all[i] += block[i];
                }
            }
            r[k] = correlation(all, 0);
        }
        return r;
    }

    /** Sum of the squared correlations. */
    Score capacity() {
        final int outputs = readout.outputs();
        final double[][] together = new double[Score.BLOCKS][outputs * SUMS];
        for (int k = 0; k < outputs; k++) {
            final double[][] blocks = blocks(k);
            for (int b = 0; b < blocks.length; b++) {
                System.arraycopy(blocks[b], 0, together[b], k * SUMS, SUMS);
            }
        }
        return Score.ofBlocks(together, s -> {
            double sum = 0;
            for (int k = 0; k < outputs; k++) {
                sum += correlation(s, k * SUMS);
            }
            return sum;
        });
    }
}
