package org.tailspin.core.reservoir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.InputTable;
import org.tailspin.core.random.Seed;

/**
 * Linear memory capacity (Jaeger 2002): MC = &sum; m_k over lags k = 1, ..., K, with m_k the squared correlation of u(t-k) and its
 * best linear readout from the state that has just seen u(t); u is independent and uniform in (-1, 1). Lag 0, which other
 * programs count too, is left out. MC is at most N. From T rows of a test, chance gives 1/(T-1) for each lag, which is subtracted
 *.
 *
 * @param lags K, at least 1 and at most the discarded rows
 * @param length rows of the washout, the training and the test
 */
public record MemoryTask(int lags, SeriesLength length) implements ReservoirTask {

    /** Lags where nothing else is said. */
    public static final int DEFAULT_LAGS = 100;

    /** The usual one. */
    public static final MemoryTask DEFAULT = new MemoryTask(DEFAULT_LAGS, SeriesLength.DEFAULT);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public MemoryTask {
        ReservoirTask.atLeast(lags, "the number of lags", 1);
        if (lags > length.washout()) {
            throw new IllegalArgumentException(
                    "the number of lags must be at most the number of rows that are discarded, " + length.washout()
                            + ", but is " + lags);
        }
    }

    @Override
    public Kind kind() {
        return Kind.MEMORY;
    }

    @Override
    public int inputs() {
        return 1;
    }

    @Override
    public long rows() {
        return length.rows();
    }

    @Override
    public Optional<SeriesLength> series() {
        return Optional.of(length);
    }

    @Override
    public List<String> outputs() {
        return IntStream.rangeClosed(1, lags).mapToObj(k -> "lag" + k).toList();
    }

    @Override
    public int states() {
        return length.training() + length.test();
    }

    @Override
    public InputTable drive(int rows, Seed seed) {
        return InputTable.of(uniform(rows, -1, 1, seed.stream("memory input")));
    }

    static double[][] uniform(int rows, double from, double to, UniformRandomProvider random) {
        final double[][] u = new double[rows][1];
        for (double[] row : u) {
            row[0] = from + (to - from) * random.nextDouble();
        }
        return u;
    }

    @Override
    public Scores run(Reservoir reservoir, double ridge, Seed seed, Monitor monitor) {
        final InputTable u = drive(length.rows(), seed);
        final double[][] targets = new double[u.rows()][lags];
        for (int t = lags; t < targets.length; t++) {
            for (int k = 1; k <= lags; k++) {
                targets[t][k - 1] = u.get(t - k, 0);
            }
        }
        final SeriesRun run = new SeriesRun(reservoir, u, targets, length, ridge, seed, monitor);
        return new Scores(
                Map.of(Score.Kind.MEMORY_CAPACITY, run.capacity()),
                run.readout(),
                outputs(),
                run.tested(),
                run.predictions(),
                length.washout() + length.training(),
                run.states(),
                run.allTargets(),
                run.rms(),
                0,
                run.correlations());
    }
}
