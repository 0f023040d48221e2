package org.tailspin.core.reservoir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;
import org.tailspin.core.dynamics.InputTable;
import org.tailspin.core.random.Seed;

/**
 * NARMA-10 (Atiya and Parlos 2000): y(t+1) = 0.3 y(t) + 0.05 y(t) (y(t) + ... + y(t-9)) + 1.5 u(t-9) u(t) + 0.1, with u
 * independent and uniform in (0, 0.5) and y = u = 0 before the first row; y(t+1) is read from the state that has just seen u(t).
 * The series diverges for some inputs: one with |y| &gt; 10 is drawn anew, and counted.
 *
 * @param length rows of the washout, the training and the test
 */
public record NarmaTask(SeriesLength length) implements ReservoirTask {

    /** The usual one. */
    public static final NarmaTask DEFAULT = new NarmaTask(SeriesLength.DEFAULT);

    private static final int ORDER = 10;
    private static final double HIGHEST_INPUT = 0.5;
    private static final double DIVERGED = 10;
    private static final int MOST_REDRAWS = 10_000;

    @Override
    public Kind kind() {
        return Kind.NARMA10;
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
        return List.of("y");
    }

    @Override
    public int states() {
        return length.training() + length.test();
    }

    @Override
    public InputTable drive(int rows, Seed seed) {
        return draw(rows, seed, 0);
    }

    private static InputTable draw(int rows, Seed seed, int redraws) {
        return InputTable.of(MemoryTask.uniform(rows, 0, HIGHEST_INPUT, seed.stream("narma input", redraws)));
    }

    /**
     * {@return {@code [t]} is y(t+1), which follows from the rows up to t; it may leave the range}
     *
     * @param u input
     */
    static double[] series(InputTable u) {
        final double[] next = new double[u.rows()];
        for (int t = 0; t < next.length; t++) {
            final double y = t > 0 ? next[t - 1] : 0;
            double sum = 0;
            for (int i = 1; i <= ORDER && t - i >= 0; i++) {
                sum += next[t - i];
            }
            final double past = t >= ORDER - 1 ? u.get(t - ORDER + 1, 0) : 0;
            next[t] = 0.3 * y + 0.05 * y * sum + 1.5 * past * u.get(t, 0) + 0.1;
        }
        return next;
    }

    private static boolean isDiverged(double[] y) {
        for (double value : y) {
            if (!(Math.abs(value) <= DIVERGED)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Scores run(Reservoir reservoir, double ridge, Seed seed, Monitor monitor) {
        int redraws = 0;
        InputTable u = draw(length.rows(), seed, redraws);
        double[] y = series(u);
        while (isDiverged(y)) {
            monitor.checkCancelled();
            redraws++;
            if (redraws > MOST_REDRAWS) {
                throw new NumericalException("a series of " + length.rows() + " rows diverges for each of "
                        + MOST_REDRAWS + " inputs: take fewer rows");
            }
            u = draw(length.rows(), seed, redraws);
            y = series(u);
        }
        final double[][] targets = new double[y.length][];
        for (int t = 0; t < y.length; t++) {
            targets[t] = new double[] {y[t]};
        }
        final SeriesRun run = new SeriesRun(reservoir, u, targets, length, ridge, seed, monitor);
        return new Scores(
                Map.of(Score.Kind.NRMSE, run.nrmse(0)),
                run.readout(),
                outputs(),
                run.tested(),
                run.predictions(),
                length.washout() + length.training(),
                run.states(),
                run.allTargets(),
                run.rms(),
                redraws,
                new double[0]);
    }
}
