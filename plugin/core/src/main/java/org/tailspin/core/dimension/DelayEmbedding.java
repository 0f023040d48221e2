package org.tailspin.core.dimension;

import java.util.Arrays;
import java.util.OptionalInt;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.Footprint;

/**
 * Delay vectors of a record (Takens 1981): X_t = (x_t, x_(t+&tau;), ..., x_(t+(m-1)&tau;)), where x_t is a row of one or more columns.
 *
 * @param dimension m, at least 1
 * @param delay &tau; in rows, at least 1
 */
public record DelayEmbedding(int dimension, int delay) {

    /** What false neighbours are looked for up to, unless it is given. */
    public static final int MOST_DIMENSIONS = 10;

    /** Part of the neighbours that may be false. Of noise it is never below a twentieth. */
    private static final double FALSE_PART = 0.02;

    /** A neighbour is false that goes so many times further away (Kennel, Brown and Abarbanel 1992, who have 10 to 15). */
    private static final double FURTHER = 10;

    /** Or further than so many standard deviations of the record. */
    private static final double DEVIATIONS = 2;

    private static final int REFERENCES = 1000;

    /** Of a memory of the record: the first minimum of the mutual information is sooner, or none. */
    private static final int MOST_MEMORIES = 5;

    private static final int MIN_BINS = 4;
    private static final int MAX_BINS = 16;
    private static final int PER_CELL = 20;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public DelayEmbedding {
        if (dimension < 1 || delay < 1) {
            throw new IllegalArgumentException(
                    "an embedding must have at least 1 dimension and a delay of at least 1 row, but has " + dimension
                            + " and " + delay);
        }
    }

    /** {@return the rows between the first and the last of a vector} */
    int span() {
        return (dimension - 1) * delay;
    }

    /**
     * {@return the vectors, {@link #span} fewer than rows}
     *
     * @param rows of one length
     * @throws IllegalArgumentException if there are fewer than 2, or the memory does not hold them
     */
    double[][] of(double[][] rows) {
        final int count = rows.length - span();
        if (count < 2) {
            throw new IllegalArgumentException("an embedding in " + dimension + " dimensions with a delay of " + delay
                    + " needs more than " + (span() + 1) + " rows, but there are " + rows.length);
        }
        final int columns = rows[0].length;
        new Footprint(2.0 * count * dimension * columns, 0).check("an embedding of " + rows.length + " rows");
        final double[][] vectors = new double[count][dimension * columns];
        for (int t = 0; t < count; t++) {
            for (int d = 0; d < dimension; d++) {
                System.arraycopy(rows[t + d * delay], 0, vectors[t], d * columns, columns);
            }
        }
        return vectors;
    }

    /**
     * Chooses the delay: 1 where the autocorrelation is below 1/e after one row; of one column the first minimum of the mutual
     * information of x_t and x_(t+&tau;) (Fraser and Swinney 1986), in cells of equal numbers; otherwise, and where there is
     * none within five times the memory, the memory.
     *
     * @param states the record
     * @param monitor asked now and then whether to stop
     * @return &tau; in rows
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    static int chooseDelay(RecordedStates states, Monitor monitor) {
        final int memory = states.memory();
        if (memory == 0 || states.variables() > 1) {
            return Math.max(1, memory);
        }
        final int n = states.size();
        final int bins = (int) Math.max(MIN_BINS, Math.min(MAX_BINS, Math.sqrt((double) n / PER_CELL)));
        final int[] cells = cells(states.states(), bins);
        double last = mutualInformation(cells, 1, bins);
        for (int lag = 2; lag <= Math.min(MOST_MEMORIES * memory, n / 2); lag++) {
            monitor.checkCancelled();
            final double information = mutualInformation(cells, lag, bins);
            if (information > last) {
                return lag - 1;
            }
            last = information;
        }
        return memory;
    }

    private static int[] cells(double[][] rows, int bins) {
        final double[] sorted = new double[rows.length];
        Arrays.setAll(sorted, t -> rows[t][0]);
        Arrays.sort(sorted);
        final int[] cells = new int[rows.length];
        for (int t = 0; t < cells.length; t++) {
            final int place = Arrays.binarySearch(sorted, rows[t][0]);
            cells[t] = (int) ((long) place * bins / rows.length);
        }
        return cells;
    }

    private static double mutualInformation(int[] cells, int lag, int bins) {
        final double[][] joint = new double[bins][bins];
        final double[] first = new double[bins];
        final double[] second = new double[bins];
        final int pairs = cells.length - lag;
        for (int t = 0; t < pairs; t++) {
            joint[cells[t]][cells[t + lag]] += 1.0 / pairs;
            first[cells[t]] += 1.0 / pairs;
            second[cells[t + lag]] += 1.0 / pairs;
        }
        double information = 0;
        for (int i = 0; i < bins; i++) {
            for (int j = 0; j < bins; j++) {
                if (joint[i][j] > 0) {
                    information += joint[i][j] * Math.log(joint[i][j] / (first[i] * second[j]));
                }
            }
        }
        return information;
    }

    /**
     * Chooses the dimension: the smallest in which at most 2 % of the nearest neighbours are false, as Kennel, Brown and Abarbanel
     * (1992) say: they lie ten times further apart, or by more than two standard deviations, in one dimension more.
     *
     * @param states the record
     * @param delay &tau;
     * @param theiler w: vectors with |i - j| &le; w, or overlapping ones, are no neighbours
     * @param monitor asked now and then whether to stop
     * @return m; empty if there are more in all dimensions up to {@link #MOST_DIMENSIONS}, or too few rows for them
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    static OptionalInt chooseDimension(RecordedStates states, int delay, int theiler, Monitor monitor) {
        final double[][] rows = states.states();
        final double size = DEVIATIONS * deviation(rows);
        for (int m = 1; m <= MOST_DIMENSIONS; m++) {
            monitor.checkCancelled();
            if (rows.length - m * delay < REFERENCES / 2
                    || falsePart(rows, m, delay, theiler, size, monitor) <= FALSE_PART) {
                return rows.length - m * delay < REFERENCES / 2 ? OptionalInt.empty() : OptionalInt.of(m);
            }
        }
        return OptionalInt.empty();
    }

    private static double falsePart(double[][] rows, int m, int delay, int theiler, double size, Monitor monitor) {
        final double[][] vectors = new DelayEmbedding(m, delay).of(rows);
        final int n = vectors.length - delay;
        final KdTree tree = new KdTree(vectors, 0, n, monitor);
        final int window = Math.max(theiler, m * delay);
        final int references = Math.min(n, REFERENCES);
        final double[] squared = new double[1];
        final int[] found = new int[1];
        int all = 0;
        int wrong = 0;
        for (int k = 0; k < references; k++) {
            monitor.checkCancelled();
            final int t = (int) ((long) k * n / references);
            tree.nearestOthers(vectors[t], t, window, squared, found);
            if (squared[0] < Double.POSITIVE_INFINITY) {
                final double further = PairCounts.squaredDistance(rows[t + m * delay], rows[found[0] + m * delay]);
                all++;
                wrong += further > FURTHER * FURTHER * squared[0] || further + squared[0] > size * size ? 1 : 0;
            }
        }
        return all == 0 ? 1 : (double) wrong / all;
    }

    /** The root of the sum of the variances of all columns. */
    static double deviation(double[][] rows) {
        double squares = 0;
        for (int i = 0; i < rows[0].length; i++) {
            double mean = 0;
            for (double[] row : rows) {
                mean += row[i] / rows.length;
            }
            for (double[] row : rows) {
                squares += (row[i] - mean) * (row[i] - mean) / rows.length;
            }
        }
        return Math.sqrt(squares);
    }
}
