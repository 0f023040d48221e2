package org.tailspin.core.reservoir;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.InputTable;
import org.tailspin.core.random.Seed;

/**
 * A user's own task: a table of inputs, and beside them columns of targets, each to be read from the state that has just seen its
 * row. Scored is the root mean square error over the standard deviation of the target, the mean over targets.
 *
 * @param input the inputs
 * @param target the targets, as many rows
 * @param length rows of the washout, the training and the test, at most those of the table
 */
public record TableTask(InputTable input, InputTable target, SeriesLength length) implements ReservoirTask {

    /** Parts of a table that are discarded and trained on where nothing else is said; the rest is the test. */
    private static final double WASHOUT = 0.1;

    private static final double TRAINING = 0.6;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the lengths do not fit the table, or a target does not change in the test
     */
    public TableTask {
        if (input.rows() != target.rows()) {
            throw new IllegalArgumentException("inputs and targets must have as many rows as each other, but have "
                    + input.rows() + " and " + target.rows());
        }
        if (length.rows() > input.rows()) {
            throw new IllegalArgumentException("the discarded, training and test rows must be at most the "
                    + input.rows() + " rows of the table, but are " + length.rows());
        }
        for (int j = 0; j < target.columns(); j++) {
            final int first = length.washout() + length.training();
            boolean changes = false;
            for (int t = first; t < length.rows(); t++) {
                changes |= target.get(t, j) != target.get(first, j);
            }
            if (!changes) {
                throw new IllegalArgumentException(
                        "the target '" + target.names().get(j)
                                + "' must change in the rows of the test, " + (first + 1) + " to " + length.rows()
                                + ", but does not");
            }
        }
    }

    /**
     * {@return a tenth discarded, then six tenths for the training, and the rest for the test}
     *
     * @param rows of a table
     * @throws IllegalArgumentException if they are too few
     */
    public static SeriesLength usual(int rows) {
        final int washout = (int) (WASHOUT * rows);
        final int training = (int) (TRAINING * rows);
        return new SeriesLength(washout, training, rows - washout - training);
    }

    @Override
    public Kind kind() {
        return Kind.TABLE;
    }

    @Override
    public int inputs() {
        return input.columns();
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
        return target.names();
    }

    @Override
    public int states() {
        return length.training() + length.test();
    }

    @Override
    public int longest() {
        return input.rows();
    }

    /** Rows of the table that follow each other, from a random one on. */
    @Override
    public InputTable drive(int rows, Seed seed) {
        final int from = seed.stream("table start").nextInt(input.rows() - rows + 1);
        return part(from, from + rows);
    }

    private InputTable part(int from, int to) {
        final double[][] rows = new double[to - from][input.columns()];
        for (int t = from; t < to; t++) {
            for (int j = 0; j < input.columns(); j++) {
                rows[t - from][j] = input.get(t, j);
            }
        }
        return InputTable.of(rows, input.names());
    }

    @Override
    public Scores run(Reservoir reservoir, double ridge, Seed seed, Monitor monitor) {
        final double[][] targets = new double[length.rows()][target.columns()];
        for (int t = 0; t < targets.length; t++) {
            for (int j = 0; j < target.columns(); j++) {
                targets[t][j] = target.get(t, j);
            }
        }
        final SeriesRun run = new SeriesRun(reservoir, part(0, length.rows()), targets, length, ridge, seed, monitor);
        final Score[] each = new Score[target.columns()];
        Arrays.setAll(each, run::nrmse);
        final double mean =
                Arrays.stream(each).mapToDouble(Score::value).average().orElseThrow();
        // errors of targets may go together: their mean is at most as large as the mean of the errors
        final double error =
                Arrays.stream(each).mapToDouble(Score::standardError).average().orElseThrow();
        return new Scores(
                Map.of(Score.Kind.NRMSE, new Score(mean, error)),
                run.readout(),
                outputs(),
                run.tested(),
                run.predictions(),
                length.washout() + length.training(),
                run.states(),
                run.allTargets(),
                run.rms(),
                0,
                new double[0]);
    }
}
