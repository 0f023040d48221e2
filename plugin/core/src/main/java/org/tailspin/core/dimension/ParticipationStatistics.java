package org.tailspin.core.dimension;

import java.util.Arrays;
import java.util.Optional;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.Rows;

/**
 * The participation ratio PR = (tr C)&sup2; / tr(C&sup2;) of a run of K states, in three estimates. Each error is that of the
 * jackknife over the blocks of the run: it covers how one network's estimate varies over time, given blocks longer than its
 * memory, and neither the bias of the raw value nor the spread over networks.
 *
 * @param raw of the sample covariance; too small, by the factor 1/(1 + PR/K) for independent states
 * @param corrected for the number of states: 1/PR = 1/PR_raw - 1/K_eff; empty if K_eff states are too few for that.
 *     K_eff stays as it is under the jackknife, but for the missing block
 * @param crossBlock mean_(a&ne;b) tr C_a tr C_b / mean_(a&ne;b) tr(C_a C_b) over pairs of blocks, each covariance about the
 *     mean of its own block, so that numerator and denominator are free of bias where blocks are independent. What varies
 *     more slowly than a block lasts is left out. Empty if no two blocks vary in a common direction
 * @param effectiveStates K_eff = K / &Sigma;_&tau; c(&tau;)&sup2;, over lags of both signs, with c(&tau;) = tr C(&tau;) /
 *     tr C(0); the sum ends at the longest lag of the settings
 * @param memoryFitsWindow whether the last quarter of the lags holds less than a hundredth of that sum, but for noise; if
 *     not, K_eff is too large, and a longer window would show it
 * @param states K
 */
public record ParticipationStatistics(
        DimensionEstimate raw,
        Optional<DimensionEstimate> corrected,
        Optional<DimensionEstimate> crossBlock,
        double effectiveStates,
        boolean memoryFitsWindow,
        long states) {

    private static final double NEGLIGIBLE = 0.01;

    /** A slow noise in one dimension is as good as one draw of chi-squared, which exceeds this in 1 of 20. */
    private static final double NOISE_FACTOR = 4;

    /** In place of a block to leave out. */
    private static final int NONE = -1;

    /** Corrected for the number of states; not positive where they are too few. */
    private static double inverseCorrected(double raw, double effectiveStates) {
        return 1 / raw - 1 / effectiveStates;
    }

    /**
     * @param blocks the sums of each block
     * @param correlation c(&tau;) for &tau; = 0, 1, ...
     * @param monitor asked now and then whether to stop
     * @return the statistics
     */
    static ParticipationStatistics of(Scatter[] blocks, double[] correlation, Monitor monitor) {
        final long states = Arrays.stream(blocks).mapToLong(Scatter::count).sum();
        double memory = 1;
        double last = 0;
        int lastLags = 0;
        for (int lag = 1; lag < correlation.length; lag++) {
            final double part = 2 * correlation[lag] * correlation[lag];
            memory += part;
            if (4 * lag > 3 * (correlation.length - 1)) {
                last += part;
                lastLags++;
            }
        }
        final double effective = states / memory;
        final Traces traces = new Traces(blocks, states, monitor);
        if (!(traces.squares > 0)) {
            final DimensionEstimate rest = DimensionEstimate.AT_REST;
            return new ParticipationStatistics(rest, Optional.of(rest), Optional.of(rest), effective, true, states);
        }
        final int b = blocks.length;
        final double raw = ParticipationRatio.ratio(traces.trace, traces.squares);
        // Bartlett (1946): where there is no memory left, c(tau)^2 has the mean sum_tau c^2 / (K PR).
        final double noise = 2 * lastLags * memory / (states * raw);
        final boolean fits = last < NEGLIGIBLE * memory + NOISE_FACTOR * noise;
        final double[] rawWithout = new double[b];
        final double[] correctedWithout = new double[b];
        final double[] crossWithout = new double[b];
        for (int a = 0; a < b; a++) {
            rawWithout[a] = ParticipationRatio.ratio(traces.traceWithout[a], traces.squaresWithout[a]);
            final double inverse = inverseCorrected(rawWithout[a], (states - blocks[a].count()) / memory);
            correctedWithout[a] = inverse > 0 ? 1 / inverse : Double.NaN;
            crossWithout[a] = traces.crossBlock(a);
        }
        final double cross = traces.crossBlock(NONE);
        final double inverse = inverseCorrected(raw, effective);
        return new ParticipationStatistics(
                DimensionEstimate.jackknife(raw, rawWithout),
                inverse > 0
                        ? Optional.of(DimensionEstimate.jackknife(1 / inverse, correctedWithout))
                        : Optional.empty(),
                cross >= 0 && Double.isFinite(cross) // of states that drift from block to block it can turn negative
                        ? Optional.of(DimensionEstimate.jackknife(cross, crossWithout))
                        : Optional.empty(),
                effective,
                fits,
                states);
    }

    /** Traces of covariances and of their products, of all blocks, of all but one, and of each pair. */
    private static final class Traces {

        /** Of the sum of products about the common mean: the normalisation of a covariance leaves PR alone. */
        double trace;

        double squares;
        final double[] traceWithout;
        final double[] squaresWithout;

        /** tr(C_a C_b), for b up to a, and tr C_a. */
        final double[][] pair;

        final double[] traceOf;

        Traces(Scatter[] blocks, long states, Monitor monitor) {
            final int b = blocks.length;
            final int n = blocks[0].sum().length;
            traceWithout = new double[b];
            squaresWithout = new double[b];
            pair = new double[b][b];
            traceOf = new double[b];
            final double[] sum = new double[n];
            final double[][] sumWithout = new double[b][n];
            for (Scatter block : blocks) {
                block.flush();
                for (int i = 0; i < n; i++) {
                    sum[i] += block.sum()[i];
                }
            }
            for (int a = 0; a < b; a++) {
                for (int i = 0; i < n; i++) {
                    sumWithout[a][i] = sum[i] - blocks[a].sum()[i];
                }
            }
            final double[] all = new double[n];
            final double[] part = new double[n];
            final double[][] c = new double[b][n];
            for (int i = 0; i < n; i++) {
                monitor.checkCancelled();
                final int length = i + 1;
                Arrays.fill(all, 0, length, 0);
                for (Scatter block : blocks) {
                    add(block.row(i), all, length);
                }
                centre(all, sum, i, states, part);
                trace += part[i];
                squares += product(part, part, i);
                for (int a = 0; a < b; a++) {
                    final long count = blocks[a].count();
                    final double[] row = blocks[a].row(i);
                    for (int j = 0; j < length; j++) {
                        part[j] = all[j] - row[j];
                    }
                    centre(part, sumWithout[a], i, states - count, part);
                    traceWithout[a] += part[i];
                    squaresWithout[a] += product(part, part, i);
                    centre(row, blocks[a].sum(), i, count, c[a]);
                    for (int j = 0; j < length; j++) {
                        c[a][j] /= count - 1;
                    }
                    traceOf[a] += c[a][i];
                    for (int other = 0; other < a; other++) {
                        pair[a][other] += product(c[a], c[other], i);
                    }
                }
            }
        }

        private static void add(double[] row, double[] sum, int length) {
            for (int j = 0; j < length; j++) {
                sum[j] += row[j];
            }
        }

        /** Row i of products about the mean of so many states. */
        private static void centre(double[] row, double[] sum, int i, long states, double[] centred) {
            for (int j = 0; j <= i; j++) {
                centred[j] = row[j] - sum[i] * (sum[j] / states);
            }
        }

        /** What row i and column i of two symmetric matrices add to the trace of their product. */
        private static double product(double[] a, double[] b, int i) {
            return 2 * Rows.dot(a, b, 0, i) + a[i] * b[i];
        }

        /** The cross-block estimator, without one block or {@link #NONE}; NaN for blocks without a common direction. */
        double crossBlock(int without) {
            double numerator = 0;
            double denominator = 0;
            for (int a = 0; a < pair.length; a++) {
                for (int other = 0; other < a; other++) {
                    if (a != without && other != without) {
                        numerator += traceOf[a] * traceOf[other];
                        denominator += pair[a][other];
                    }
                }
            }
            return numerator / denominator;
        }
    }
}
