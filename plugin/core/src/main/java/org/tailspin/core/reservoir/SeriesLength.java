package org.tailspin.core.reservoir;

/**
 * How many rows of a series are for what, one after the other.
 *
 * @param washout rows until the network has forgotten where it started, at least 0
 * @param training rows that the readout is trained on, at least 2
 * @param test rows that it is scored on, at least 40
 */
public record SeriesLength(int washout, int training, int test) {

    /** The usual one. */
    public static final SeriesLength DEFAULT = new SeriesLength(200, 3000, 2000);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public SeriesLength {
        ReservoirTask.atLeast(washout, "the number of rows that are discarded", 0);
        ReservoirTask.atLeast(training, "the number of training rows", 2);
        ReservoirTask.atLeast(test, "the number of test rows", 2 * Score.BLOCKS);
        ReservoirTask.countable((long) washout + training + test, "the number of rows");
    }

    /** {@return rows in all} */
    public int rows() {
        return washout + training + test;
    }
}
