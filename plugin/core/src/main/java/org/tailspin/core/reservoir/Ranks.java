package org.tailspin.core.reservoir;

import org.ejml.data.DMatrixRMaj;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.InputTable;
import org.tailspin.core.linalg.Decompositions;
import org.tailspin.core.random.Seed;

/**
 * Rank measures of a driven network (Legenstein and Maass 2007). N streams of input are shown, each from x(0) = 0, and the last
 * states are the columns of a matrix: the kernel rank is the number of its singular values above a share of the largest, for
 * streams that are independent; the generalisation rank is the number above the same threshold, for streams that are the same in
 * their last rows and differ only before.
 *
 * @param kernel rank of independent streams, in 0..N
 * @param generalisation rank of streams with the same end, in 0..N
 */
public record Ranks(int kernel, int generalisation) {

    /**
     * How they are measured.
     *
     * @param upTo largest network that is measured: the time grows with the fourth power of N
     * @param length rows of a stream, at least 1
     * @param kept last rows that streams have in common for the generalisation rank, in 0..length
     * @param threshold share of the largest singular value of the kernel matrix, in (0, 1)
     */
    public record Settings(int upTo, int length, int kept, double threshold) {

        /** The usual one. */
        public static final Settings DEFAULT = new Settings(400, 100, 10, 1e-3);

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException outside the ranges
         */
        public Settings {
            ReservoirTask.atLeast(upTo, "the largest network whose ranks are measured", 0);
            ReservoirTask.atLeast(length, "the rows of a stream", 1);
            if (kept < 0 || kept > length) {
                throw new IllegalArgumentException(
                        "the last rows that streams have in common must lie in 0.." + length + ", but are " + kept);
            }
            if (!(threshold > 0 && threshold < 1)) {
                throw new IllegalArgumentException(
                        "the threshold of the ranks must lie in (0, 1), but is " + threshold);
            }
        }
    }

    /**
     * {@return both ranks}
     *
     * @param reservoir the network
     * @param task whose kind of input it is shown
     * @param settings how
     * @param seed of inputs and noise
     * @param monitor progress and cancellation
     */
    static Ranks of(Reservoir reservoir, ReservoirTask task, Settings settings, Seed seed, Monitor monitor) {
        final InputTable end = task.drive(settings.length(), child(seed, "rank end", 0));
        final double[] kernel = values(reservoir, task, settings, seed, null, monitor.part(0, 0.5));
        final double[] same = values(reservoir, task, settings, seed, end, monitor.part(0.5, 1));
        double largest = 0;
        for (double value : kernel) {
            largest = Math.max(largest, value);
        }
        return new Ranks(above(kernel, settings.threshold() * largest), above(same, settings.threshold() * largest));
    }

    private static int above(double[] values, double threshold) {
        int count = 0;
        for (double value : values) {
            count += value > threshold ? 1 : 0;
        }
        return count;
    }

    private static Seed child(Seed seed, String name, int index) {
        return new Seed(seed.stream(name, index).nextLong());
    }

    /** Singular values of the last states. */
    private static double[] values(
            Reservoir reservoir, ReservoirTask task, Settings settings, Seed seed, InputTable end, Monitor monitor) {
        final int n = reservoir.size();
        final double[][] states = reservoir.lastStates(
                n,
                b -> withEnd(task.drive(settings.length(), child(seed, "rank stream", b)), end, settings.kept()),
                b -> child(seed, "rank noise", b),
                monitor);
        final DMatrixRMaj matrix = new DMatrixRMaj(states);
        return Decompositions.singular(matrix, false, monitor.silent()).getSingularValues();
    }

    private static InputTable withEnd(InputTable stream, InputTable end, int kept) {
        if (end == null) {
            return stream;
        }
        final double[][] rows = new double[stream.rows()][stream.columns()];
        for (int t = 0; t < rows.length; t++) {
            final InputTable from = t < rows.length - kept ? stream : end;
            for (int j = 0; j < rows[t].length; j++) {
                rows[t][j] = from.get(t, j);
            }
        }
        return InputTable.of(rows);
    }
}
