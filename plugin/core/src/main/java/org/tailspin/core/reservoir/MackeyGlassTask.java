package org.tailspin.core.reservoir;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.InputTable;
import org.tailspin.core.random.Seed;

/**
 * Mackey-Glass (1977): dx/dt = 0.2 x(t-17) / (1 + x(t-17)^10) - 0.1 x(t), by Euler's scheme with a step of 0.1 from the constant
 * history 1.2, so that the bits are the same everywhere; the first 1000 units of time are thrown away, a row is a unit of time,
 * and u = x - 1. The readout gives u one row ahead and 84 rows ahead, always from the true series (teacher forced).
 *
 * @param length rows of the washout, the training and the test
 */
public record MackeyGlassTask(SeriesLength length) implements ReservoirTask {

    /** The usual one. */
    public static final MackeyGlassTask DEFAULT = new MackeyGlassTask(SeriesLength.DEFAULT);

    /** Rows ahead of the far target. */
    public static final int FAR = 84;

    private static final int STEPS_PER_ROW = 10;
    private static final double STEP = 0.1;
    private static final int DELAY = 170;
    private static final int DISCARDED = 1000;
    private static final double HISTORY = 1.2;

    /** Streams for exponents and ranks begin at most so many rows after the first. */
    private static final int STARTS = 5000;

    @Override
    public Kind kind() {
        return Kind.MACKEY_GLASS;
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
        return List.of("u_1_ahead", "u_" + FAR + "_ahead");
    }

    @Override
    public int states() {
        return length.training() + length.test();
    }

    /** The series from a random row on. */
    @Override
    public InputTable drive(int rows, Seed seed) {
        final int from = seed.stream("mackey-glass start").nextInt(STARTS);
        final double[] series = series(from + rows);
        final double[][] u = new double[rows][1];
        for (int t = 0; t < rows; t++) {
            u[t][0] = series[from + t];
        }
        return InputTable.of(u);
    }

    /**
     * {@return u}
     *
     * @param rows how many
     */
    static double[] series(int rows) {
        final double[] past = new double[DELAY + 1]; // a ring of the last steps
        Arrays.fill(past, HISTORY);
        final double[] u = new double[rows];
        final int total = (DISCARDED + rows) * STEPS_PER_ROW;
        double x = HISTORY;
        for (int s = 0; s < total; s++) {
            if (s % STEPS_PER_ROW == 0 && s >= DISCARDED * STEPS_PER_ROW) {
                u[s / STEPS_PER_ROW - DISCARDED] = x - 1;
            }
            past[s % past.length] = x;
            final double delayed = past[(s + 1) % past.length]; // DELAY steps ago
            final double square = delayed * delayed;
            final double fourth = square * square;
            final double tenth = fourth * fourth * square;
            x += STEP * (0.2 * delayed / (1 + tenth) - 0.1 * x);
        }
        return u;
    }

    @Override
    public Scores run(Reservoir reservoir, double ridge, Seed seed, Monitor monitor) {
        final double[] series = series(length.rows() + FAR);
        final double[][] u = new double[length.rows()][1];
        final double[][] targets = new double[length.rows()][];
        for (int t = 0; t < u.length; t++) {
            u[t][0] = series[t];
            targets[t] = new double[] {series[t + 1], series[t + FAR]};
        }
        final SeriesRun run = new SeriesRun(reservoir, InputTable.of(u), targets, length, ridge, seed, monitor);
        return new Scores(
                Map.of(Score.Kind.NRMSE, run.nrmse(0), Score.Kind.NRMSE_84, run.nrmse(1)),
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
