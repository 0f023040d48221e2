package org.tailspin.core.dimension;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;

/**
 * States sorted into nested boxes (Bentley 1975), to find neighbours. Immutable; several threads may read it.
 */
final class KdTree {

    /** States in a box that is not divided further. */
    private static final int LEAF = 12;

    final int d;

    /** The states one after another, in the order of the tree, and their places in time. */
    final double[] points;

    final int[] times;

    /** Nodes in the order of a descent to the left: the left child of a node is the next. */
    final int[] start;

    final int[] end;
    /** Right child; 0 for a leaf. */
    final int[] right;

    /** Lower and then upper corners of each node. */
    final double[] box;

    private int nodes;

    /**
     * Builds a tree over states.
     *
     * @param states of one length, finite
     * @param from first state to take
     * @param to end of the states to take
     * @param monitor asked now and then whether to stop
     */
    KdTree(double[][] states, int from, int to, Monitor monitor) {
        this(states, IntStream.range(from, to).toArray(), monitor);
    }

    /**
     * Builds a tree over states.
     *
     * @param states of one length, finite
     * @param times which to take, at least one; put in the order of the tree
     * @param monitor asked now and then whether to stop
     */
    KdTree(double[][] states, int[] times, Monitor monitor) {
        this.times = times;
        d = states[times[0]].length;
        final int n = times.length;
        final int most = 2 * (2 * n / LEAF + 1);
        start = new int[most];
        end = new int[most];
        right = new int[most];
        box = new double[2 * d * most];
        build(states, 0, n, monitor);
        points = new double[n * d];
        for (int i = 0; i < n; i++) {
            System.arraycopy(states[times[i]], 0, points, i * d, d);
        }
    }

    private int build(double[][] states, int from, int to, Monitor monitor) {
        monitor.checkCancelled();
        final int node = nodes++;
        start[node] = from;
        end[node] = to;
        final int axis = bound(states, node);
        if (to - from > LEAF) {
            final int middle = from + to >>> 1;
            select(states, axis, from, to - 1, middle);
            build(states, from, middle, monitor);
            right[node] = build(states, middle, to, monitor);
        }
        return node;
    }

    /** Writes the box of a node, and returns its longest side. */
    private int bound(double[][] states, int node) {
        final int low = 2 * d * node;
        final int high = low + d;
        System.arraycopy(states[times[start[node]]], 0, box, low, d);
        System.arraycopy(states[times[start[node]]], 0, box, high, d);
        for (int i = start[node] + 1; i < end[node]; i++) {
            final double[] state = states[times[i]];
            for (int a = 0; a < d; a++) {
                box[low + a] = Math.min(box[low + a], state[a]);
                box[high + a] = Math.max(box[high + a], state[a]);
            }
        }
        int longest = 0;
        for (int a = 1; a < d; a++) {
            if (box[high + a] - box[low + a] > box[high + longest] - box[low + longest]) {
                longest = a;
            }
        }
        return longest;
    }

    /** Hoare's selection: the k-th smallest along an axis comes to its place, smaller ones before it. */
    private void select(double[][] states, int axis, int first, int last, int k) {
        int low = first;
        int high = last;
        while (low < high) {
            final double pivot = states[times[low + high >>> 1]][axis];
            int i = low;
            int j = high;
            while (i <= j) {
                while (states[times[i]][axis] < pivot) {
                    i++;
                }
                while (states[times[j]][axis] > pivot) {
                    j--;
                }
                if (i <= j) {
                    final int swap = times[i];
                    times[i] = times[j];
                    times[j] = swap;
                    i++;
                    j--;
                }
            }
            if (k <= j) {
                high = j;
            } else if (k >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    int nodes() {
        return nodes;
    }

    private double squaredDistance(double[] state, int i) {
        double sum = 0;
        for (int a = 0, p = i * d; a < d; a++, p++) {
            final double difference = state[a] - points[p];
            sum += difference * difference;
        }
        return sum;
    }

    /**
     * Finds the nearest states.
     *
     * @param state the centre
     * @param time states whose place differs from this by at most {@code window} are passed over
     * @param window at least 0
     * @param squared as many entries as neighbours are wanted; receives their squared distances, ascending, infinite where
     *     there are too few
     */
    void nearest(double[] state, int time, int window, double[] squared) {
        Arrays.fill(squared, Double.POSITIVE_INFINITY);
        nearest(0, state, time, window, squared, null);
    }

    /**
     * Finds the nearest states that differ from one.
     *
     * @param state the centre
     * @param time states whose place differs from this by at most {@code window} are passed over
     * @param window at least 0
     * @param squared as many entries as neighbours are wanted; receives their squared distances, ascending and above 0, infinite
     *     where there are too few
     * @param found as many; receives their places in time
     */
    void nearestOthers(double[] state, int time, int window, double[] squared, int[] found) {
        Arrays.fill(squared, Double.POSITIVE_INFINITY);
        nearest(0, state, time, window, squared, found);
    }

    private void nearest(int node, double[] state, int time, int window, double[] squared, int[] found) {
        if (right[node] == 0) {
            for (int i = start[node]; i < end[node]; i++) {
                if (Math.abs(times[i] - time) > window) {
                    final double distance = squaredDistance(state, i);
                    if (found == null || distance > 0) {
                        insert(distance, times[i], squared, found);
                    }
                }
            }
            return;
        }
        final double left = squaredDistanceToBox(node + 1, state);
        final double other = squaredDistanceToBox(right[node], state);
        final int first = left <= other ? node + 1 : right[node];
        final int second = left <= other ? right[node] : node + 1;
        final int last = squared.length - 1;
        if (Math.min(left, other) < squared[last]) {
            nearest(first, state, time, window, squared, found);
        }
        if (Math.max(left, other) < squared[last]) {
            nearest(second, state, time, window, squared, found);
        }
    }

    private double squaredDistanceToBox(int node, double[] state) {
        final int low = 2 * d * node;
        double sum = 0;
        for (int a = 0; a < d; a++) {
            final double near = Math.max(0, Math.max(box[low + a] - state[a], state[a] - box[low + d + a]));
            sum += near * near;
        }
        return sum;
    }

    private static void insert(double value, int time, double[] ascending, int[] found) {
        int i = ascending.length - 1;
        if (!(value < ascending[i])) {
            return;
        }
        for (; i > 0 && ascending[i - 1] > value; i--) {
            ascending[i] = ascending[i - 1];
            if (found != null) {
                found[i] = found[i - 1];
            }
        }
        ascending[i] = value;
        if (found != null) {
            found[i] = time;
        }
    }
}
