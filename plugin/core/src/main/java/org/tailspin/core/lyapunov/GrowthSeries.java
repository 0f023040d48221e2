package org.tailspin.core.lyapunov;

import java.util.Arrays;

/**
 * The sum of the growth rates of the two leading tangent vectors along a run, of which a plain fact tells regimes apart: it
 * rises without bound where there is chaos, falls where all neighbours come closer, and stays within a band along a
 * direction in which nothing grows or decays, such as that of a torus. Its drift, from the means of the two halves of a run of T steps,
 * is then a part of the width of the band, so that the exponent is known to that part of 1/T.
 */
final class GrowthSeries {

    /** Points kept; of a longer run every second, fourth, ... */
    private static final int MOST = 1 << 12;

    private static final int BATCHES = 20;

    /** What stands for the growth of a vector that a singular map takes away. */
    private static final double VANISHED = -1000;

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
    double drift(int i) {
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

    /** How much wider the band is over the second half of the run than over the first. */
    double widening(int i) {
        return width(i, count / 2, count) - width(i, 0, count / 2);
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
