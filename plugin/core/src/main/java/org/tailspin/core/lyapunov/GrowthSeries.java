package org.tailspin.core.lyapunov;

import java.util.Arrays;

/**
 * The sum of the growth rates of the two leading tangent vectors along a run, of which a plain fact tells regimes apart: it
 * rises without bound where there is chaos, falls where all neighbours come closer, and stays within a band along a
 * direction in which nothing grows or decays, such as that of a torus.
 */
final class GrowthSeries {

    /** Points kept; of a longer run every second, fourth, ... */
    private static final int MOST = 1 << 12;

    private static final int BATCHES = 20;

    /** What stands for the growth of a vector that a singular map takes away. */
    private static final double VANISHED = -1000;

    /** Growth in a band: its width at most, and its drift, of the width or absolute. */
    private static final double WIDEST = 8;

    private static final double DRIFT = 0.3;
    private static final double DRIFT_OF_WIDTH = 0.1;

    /** A drift below the absolute one is still that of a sum that moves to and fro, and not of one that falls steadily. */
    private static final double MOST_OF_WIDTH = 0.4;

    private static final double WIDENING = 0.3;

    /** Each half of a run that goes through so much of the band has come back to both of its ends. */
    private static final double WHOLE = 0.95;

    private final double[][] sums = new double[2][MOST];
    private final double[] now = new double[2];
    private int count;
    private int every = 1;
    private long added;
    private long steps;
    private int vectors;

    void add(double[] growth, int interval) {
        vectors = Math.min(2, growth.length);
        for (int i = 0; i < vectors; i++) {
            now[i] += Math.max(VANISHED, growth[i]);
        }
        steps += interval;
        added++;
        if (added % every == 0) {
            if (count == MOST) {
                for (double[] sum : sums) {
                    for (int b = 0; b < MOST / 2; b++) {
                        sum[b] = sum[2 * b + 1];
                    }
                }
                count = MOST / 2;
                every *= 2;
                if (added % every != 0) {
                    return;
                }
            }
            for (int i = 0; i < vectors; i++) {
                sums[i][count] = now[i];
            }
            count++;
        }
    }

    long steps() {
        return steps;
    }

    boolean hasSecond() {
        return vectors > 1;
    }

    /** Growth of vector i, 0 or 1, over the whole run. */
    double total(int i) {
        return now[i];
    }

    /** By how much the sum of the leading vector lies below the highest that it was in the last so many steps, or in all that there are. */
    double fallLately(long last) {
        final int from = (int) Math.max(0, count - 1 - Math.round((double) last * count / Math.max(1, steps)));
        return Arrays.stream(sums[0], from, count).max().orElse(now[0]) - now[0];
    }

    /** The smaller of the growths over both halves. */
    double smallerHalf(int i) {
        final double half = count == 0 ? 0 : sums[i][(count - 1) / 2];
        return Math.min(half, now[i] - half);
    }

    /** The larger of the growths over both halves. */
    double largerHalf(int i) {
        final double half = count == 0 ? 0 : sums[i][(count - 1) / 2];
        return Math.max(half, now[i] - half);
    }

    /** What a steady drift would add to the sum over the whole run. */
    private double drift(int i) {
        return 2 * (mean(i, count / 2, count) - mean(i, 0, count / 2));
    }

    private double mean(int i, int from, int to) {
        return Arrays.stream(sums[i], from, to).average().orElse(0);
    }

    /** The width of the band over a part of the run. */
    private double width(int i, int from, int to) {
        return Arrays.stream(sums[i], from, to).max().orElse(0)
                - Arrays.stream(sums[i], from, to).min().orElse(0);
    }

    /** The width of the band in which the sum stayed. */
    double width(int i) {
        return width(i, 0, count);
    }

    /**
     * Whether the sum stays in a band, so that the exponent is zero within a part of the width over the steps. The band is narrower
     * than 8 and no wider over the second half of the run than over the first, and
     *
     * <ul>
     *   <li>what a steady drift would add over the run is small beside the width: less than a tenth of it, or than 0.3 and 0.4 of
     *       the width; or
     *   <li>either half of the run goes through the whole band. A sum that comes back to where it was, however slowly it moves to
     *       and fro, has the drift of the part of the way on which the run ends, but does so from two of its periods on, for any
     *       longer run; one that drifts by more than a tenth of the width does not, and of random walks one in a hundred.
     * </ul>
     */
    boolean isInBand(int i) {
        final double width = width(i);
        final double first = width(i, 0, count / 2);
        final double second = width(i, count / 2, count);
        final boolean isSteady =
                Math.abs(drift(i)) <= Math.max(DRIFT_OF_WIDTH * width, Math.min(DRIFT, MOST_OF_WIDTH * width));
        return width <= WIDEST && second - first <= WIDENING * width + DRIFT && (isSteady || isRecurrent(i, 0, count));
    }

    /**
     * Whether the sum has come into a band: while it never left one, it goes through the whole band of the second half of the run in
     * either quarter. What it did on its way there, such as fall while the state came to a torus, would else count as a drift
     * until the run is many times as long.
     */
    boolean isInBandLately(int i) {
        return width(i) <= WIDEST && isRecurrent(i, count / 2, count);
    }

    private boolean isRecurrent(int i, int from, int to) {
        final int middle = (from + to) / 2;
        return Math.min(width(i, from, middle), width(i, middle, to)) >= WHOLE * width(i, from, to);
    }

    /** Standard error of the mean growth of the leading vector over a step, from 20 batches; NaN for fewer points. */
    double standardError() {
        if (count < 2 * BATCHES) {
            return Double.NaN;
        }
        final double[] growths = new double[BATCHES];
        double before = 0;
        for (int b = 0; b < BATCHES; b++) {
            final double until = sums[0][(int) ((b + 1L) * count / BATCHES) - 1];
            growths[b] = until - before;
            before = until;
        }
        final double mean = before / BATCHES;
        double squares = 0;
        for (double growth : growths) {
            squares += (growth - mean) * (growth - mean);
        }
        return Math.sqrt(BATCHES * squares / (BATCHES - 1)) / steps;
    }
}
