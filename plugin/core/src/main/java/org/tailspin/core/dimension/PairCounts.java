package org.tailspin.core.dimension;

import java.util.Arrays;
import org.tailspin.core.Monitor;

/**
 * Counts the pairs of states in each of many shells of distance, in all and by the blocks of time that the two are from.
 *
 * <p>Two boxes of a tree are compared at once (Gray and Moore 2001): if all distances between them fall into one shell, their
 * pairs are counted without a look inside. Rounding is monotone, so that the computed distance of two states never leaves the
 * computed bounds of their boxes, and the counts are those of a direct comparison of all pairs.
 */
final class PairCounts {

    /** Numbers that are summed between two looks at whether a distance is too large already. */
    private static final int CHUNK = 16;

    /** Comparisons between two looks at the monitor, less one. */
    private static final int POLL = (1 << 12) - 1;

    private final KdTree tree;
    private final double[] squared;
    private final int states;

    /** Times from the first to the last. */
    private final int span;

    private final Monitor monitor;

    /** Number of blocks, and the block of each state in the order of the tree. */
    private final int blocks;

    private final int[] block;

    /** Single pairs: entry (s blocks + a) blocks + b for shell s, squared[s-1] &le; distance&sup2; &lt; squared[s]. */
    private final long[] singles;

    /** Pairs of whole boxes in each shell. */
    private final long[] pairs;

    /** Of these, for shell s and block b: how many ends lie in the block, and how many pairs lie there with both. */
    private final long[][] ends;

    private final long[][] within;

    /** For each node, how many of its states are of each block. */
    private final int[][] members;

    private int polled;
    private double settled;

    /**
     * Counts the pairs within each radius, block by block.
     *
     * @param states of one length, finite
     * @param times which of them to take, ascending, at least one
     * @param squaredRadii ascending
     * @param blocks of consecutive states, at least 1
     * @param monitor progress and cancellation
     */
    PairCounts(double[][] states, int[] times, double[] squaredRadii, int blocks, Monitor monitor) {
        this.states = times.length;
        span = states.length;
        this.monitor = monitor;
        squared = squaredRadii;
        this.blocks = blocks;
        singles = new long[squared.length * blocks * blocks];
        pairs = new long[squared.length];
        ends = new long[squared.length][blocks];
        within = new long[squared.length][blocks];
        tree = new KdTree(states, times.clone(), monitor);
        block = new int[times.length];
        Arrays.setAll(block, i -> block(tree.times[i]));
        members = new int[tree.nodes()][blocks];
        for (int node = 0; node < members.length; node++) {
            for (int i = tree.start[node]; i < tree.end[node]; i++) {
                members[node][block[i]]++;
            }
        }
        alone(0);
    }

    private int block(int time) {
        return (int) ((long) time * blocks / span);
    }

    /** The pairs within one box. */
    private void alone(int node) {
        if (tree.right[node] == 0) {
            for (int i = tree.start[node]; i < tree.end[node]; i++) {
                for (int j = tree.start[node]; j < i; j++) {
                    compare(i, j, 0, squared.length);
                }
            }
            settle((double) size(node) * (size(node) - 1) / 2);
        } else {
            alone(node + 1);
            alone(tree.right[node]);
            between(node + 1, tree.right[node], 0, squared.length);
        }
    }

    /** The pairs between two boxes, whose distances are known to reach no shell outside from..to. */
    private void between(int a, int b, int from, int to) {
        final int d = tree.d;
        final double[] box = tree.box;
        double least = 0;
        double most = 0;
        for (int p = 2 * d * a, q = 2 * d * b, end = p + d; p < end; p++, q++) {
            final double above = box[p + d] - box[q];
            final double below = box[q + d] - box[p];
            final double far = Math.max(above, below);
            final double near = Math.max(0, -Math.min(above, below));
            least += near * near;
            most += far * far;
        }
        final int inner = shell(least, from, to);
        if (inner == squared.length) {
            settle((double) size(a) * size(b));
            return;
        }
        final int outer = shell(most, inner, to);
        if (inner == outer) {
            add(a, b, inner);
            settle((double) size(a) * size(b));
        } else if (tree.right[a] == 0 && tree.right[b] == 0) {
            for (int i = tree.start[a]; i < tree.end[a]; i++) {
                for (int j = tree.start[b]; j < tree.end[b]; j++) {
                    compare(i, j, inner, outer);
                }
            }
            settle((double) size(a) * size(b));
        } else if (tree.right[b] == 0 || tree.right[a] != 0 && size(a) >= size(b)) {
            between(a + 1, b, inner, outer);
            between(tree.right[a], b, inner, outer);
        } else {
            between(a, b + 1, inner, outer);
            between(a, tree.right[b], inner, outer);
        }
    }

    private int size(int node) {
        return tree.end[node] - tree.start[node];
    }

    private void settle(double number) {
        settled += number;
        polled++;
        if ((polled & POLL) == 0) {
            monitor.checkCancelled();
            monitor.progress(Math.min(1, settled / (0.5 * states * (states - 1))));
        }
    }

    /** The first radius above a distance, at or after {@code from}, or {@code to}. */
    private int shell(double squaredDistance, int from, int to) {
        int s = from;
        while (s < to && squared[s] <= squaredDistance) {
            s++;
        }
        return s;
    }

    private void add(int a, int b, int s) {
        pairs[s] += (long) size(a) * size(b);
        final int[] x = members[a];
        final int[] y = members[b];
        final long[] e = ends[s];
        final long[] w = within[s];
        for (int k = 0; k < e.length; k++) {
            e[k] += (long) x[k] * size(b) + (long) y[k] * size(a);
            w[k] += (long) x[k] * y[k];
        }
    }

    private void compare(int i, int j, int from, int to) {
        final double limit = squared[squared.length - 1];
        final int d = tree.d;
        double sum = 0;
        for (int a = 0; a < d && sum < limit; a += CHUNK) {
            for (int k = a, end = Math.min(d, a + CHUNK); k < end; k++) {
                final double difference = tree.points[i * d + k] - tree.points[j * d + k];
                sum += difference * difference;
            }
        }
        final int s = shell(sum, from, to);
        if (s < squared.length) {
            singles[(s * blocks + block[i]) * blocks + block[j]]++;
        }
    }

    /**
     * Takes the pairs that are close in time out again.
     *
     * @param all the states, in order of time
     * @param times those that were taken
     * @param window pairs whose times differ by at most this
     * @return how many these are
     */
    long exclude(double[][] all, int[] times, int window) {
        long excluded = 0;
        for (int i = 0; i < states; i++) {
            monitor.checkCancelled();
            for (int j = i - 1; j >= 0 && times[i] - times[j] <= window; j--) {
                excluded++;
                final int s = shell(squaredDistance(all[times[i]], all[times[j]]), 0, squared.length);
                if (s < squared.length) {
                    singles[(s * blocks + block(times[i])) * blocks + block(times[j])]--;
                }
            }
        }
        return excluded;
    }

    static double squaredDistance(double[] x, double[] y) {
        double sum = 0;
        for (int a = 0; a < x.length; a++) {
            final double difference = x[a] - y[a];
            sum += difference * difference;
        }
        return sum;
    }

    /**
     * {@return the pairs in each shell that have no end in that block}
     *
     * @param without a block, or -1 for none
     */
    long[] pairs(int without) {
        final long[] counts = pairs.clone();
        for (int s = 0; s < counts.length; s++) {
            if (without >= 0) {
                counts[s] += within[s][without] - ends[s][without];
            }
            for (int a = 0; a < blocks; a++) {
                for (int b = 0; b < blocks; b++) {
                    counts[s] += a == without || b == without ? 0 : singles[(s * blocks + a) * blocks + b];
                }
            }
        }
        return counts;
    }
}
