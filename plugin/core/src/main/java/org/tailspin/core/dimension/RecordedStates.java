package org.tailspin.core.dimension;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;

/**
 * A record of states, prepared for the estimators that compare distances: what its resolution is, how long it remembers,
 * which rows repeat others, and after how many rows all of it repeats.
 *
 * <p><b>Resolution.</b> Where a tenth or more of the values of a column occur several times and the gaps between different
 * ones are multiples of the smallest, a converter or a file rounded them, and the step is the median, over the values that
 * recur, of the distance to the next one. Uniform noise of one step is added
 * to such a column (the usual dither of a quantiser, from a fixed seed), so that ties are none; below a few steps distances
 * tell nothing.
 *
 * <p><b>Repeated rows.</b> In a record that is not rounded a state never comes back exactly, so that each counts once, as for
 * a sensor that is stuck. In a rounded one it does: each counts up to four times as often as the median row.
 *
 * <p>Immutable; neither keeps nor changes the rows that it is given, unless none is changed. Several threads may read it.
 */
public final class RecordedStates {

    /** Part of tied values from which a column counts as rounded. */
    private static final double TIED = 0.1;

    /** How far a multiple of the smallest gap may be from a whole number. */
    private static final double OFF_GRID = 0.05;

    /** Part of the gaps that are multiples. Of gaps of any size a tenth would be. */
    private static final double ON_GRID = 0.9;

    /** Values of a column that differ by this part of its largest one are the same: what rounding makes of a cycle. */
    private static final double SAME = 0x1p-40;

    /** How often a row may occur, in units of what the median row of a rounded record does. */
    private static final int MOST_REPEATS = 4;

    /** Part of the values at each end of a column that may be outliers. */
    private static final double TAIL = 0.01;

    /** Rows between two that ask whether to stop, less one. */
    private static final int POLL = (1 << 8) - 1;

    /** Any; the dither is the same for the same states. */
    private static final Seed DITHER = new Seed(1);

    private final double[][] given;
    private final double[][] states;
    private final int[] times;
    private final double[] steps;
    private final double[] tolerance;
    private final double[] low;
    private final double[] high;
    private final int memory;
    private final OptionalInt period;

    private RecordedStates(double[][] given, Monitor monitor) {
        this.given = given;
        final int n = given[0].length;
        steps = new double[n];
        tolerance = new double[n];
        low = new double[n];
        high = new double[n];
        for (int i = 0; i < n; i++) {
            monitor.checkCancelled();
            column(i);
        }
        period = findPeriod();
        times = distinct(monitor);
        states = dithered();
        memory = measureMemory(monitor);
    }

    /**
     * {@return the record}
     *
     * @param states {@code states[t]} is the state at time t; of one length, finite, at least 2
     * @param monitor asked now and then whether to stop
     * @throws IllegalArgumentException if there are fewer, they differ in length, or an entry is not finite
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static RecordedStates of(double[][] states, Monitor monitor) {
        States.check(states, 2);
        return new RecordedStates(states, monitor);
    }

    private void column(int i) {
        final double[] sorted = new double[given.length];
        Arrays.setAll(sorted, t -> given[t][i]);
        Arrays.sort(sorted);
        final int last = sorted.length - 1;
        tolerance[i] = SAME * Math.max(Math.abs(sorted[0]), Math.abs(sorted[last]));
        steps[i] = step(sorted, tolerance[i]);
        final int tail = Math.min(last / 2, (int) Math.ceil(TAIL * sorted.length));
        final double width = sorted[last - tail] - sorted[tail];
        low[i] = sorted[tail] - width;
        high[i] = sorted[last - tail] + width;
    }

    /** The step to which sorted values are rounded; 0 if they are not. */
    private static double step(double[] sorted, double tolerance) {
        final double[] gaps = new double[sorted.length]; // between different values
        final double[] nearest = new double[sorted.length]; // from each tied value to the next different one
        int different = 0;
        int tied = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = from + 1;
            while (to < sorted.length && sorted[to] - sorted[from] <= tolerance) {
                to++;
            }
            final double below = from > 0 ? sorted[from] - sorted[from - 1] : Double.POSITIVE_INFINITY;
            final double above = to < sorted.length ? sorted[to] - sorted[to - 1] : Double.POSITIVE_INFINITY;
            if (to - from > 1) {
                Arrays.fill(nearest, tied, tied + to - from, Math.min(below, above));
                tied += to - from;
            }
            if (to < sorted.length) {
                gaps[different++] = above;
            }
            from = to;
        }
        if (tied < TIED * sorted.length || different == 0 || !isGrid(Arrays.copyOf(gaps, different))) {
            return 0;
        }
        Arrays.sort(nearest, 0, tied);
        return nearest[tied / 2];
    }

    /** Whether nearly all gaps are multiples of the smallest: ties of a symmetric curve are no rounding. */
    private static boolean isGrid(double[] gaps) {
        final double unit = Arrays.stream(gaps).min().orElseThrow();
        final long multiples = Arrays.stream(gaps)
                .map(gap -> gap / unit)
                .filter(multiple -> Math.abs(multiple - Math.rint(multiple)) < OFF_GRID)
                .count();
        return multiples >= ON_GRID * gaps.length;
    }

    /** The number of rows after which all states repeat, within rounding, at least twice in the record. */
    private OptionalInt findPeriod() {
        final int last = given.length - 1;
        for (int p = 1; 2 * p <= given.length; p++) {
            if (same(last, last - p) && repeatsAfter(p)) {
                return OptionalInt.of(p);
            }
        }
        return OptionalInt.empty();
    }

    private boolean repeatsAfter(int p) {
        for (int t = p; t < given.length; t++) {
            if (!same(t, t - p)) {
                return false;
            }
        }
        return true;
    }

    private boolean same(int s, int t) {
        for (int i = 0; i < tolerance.length; i++) {
            if (Math.abs(given[s][i] - given[t][i]) > tolerance[i]) {
                return false;
            }
        }
        return true;
    }

    private int[] distinct(Monitor monitor) {
        if (period.isPresent()) {
            return IntStream.range(0, period.getAsInt()).toArray();
        }
        final Comparator<Integer> byState = (s, t) -> {
            if ((s & POLL) == 0) {
                monitor.checkCancelled(); // of millions of rows the sorting takes seconds
            }
            for (int i = 0; i < given[s].length; i++) {
                if (given[s][i] != given[t][i]) {
                    return given[s][i] < given[t][i] ? -1 : 1;
                }
            }
            return 0;
        };
        final Integer[] sorted =
                IntStream.range(0, given.length).boxed().sorted(byState).toArray(Integer[]::new); // stable
        monitor.checkCancelled();
        final int[] place = new int[sorted.length]; // among the rows of its kind
        final int[] size = new int[sorted.length];
        for (int from = 0; from < sorted.length; ) {
            int to = from;
            while (to < sorted.length && byState.compare(sorted[from], sorted[to]) == 0) {
                place[to] = to - from;
                to++;
            }
            Arrays.fill(size, from, to, to - from);
            from = to;
        }
        final int[] sizes = size.clone();
        Arrays.sort(sizes);
        final int most = isRounded() ? MOST_REPEATS * sizes[sizes.length / 2] : 1;
        return IntStream.range(0, sorted.length)
                .filter(i -> place[i] < most)
                .map(i -> sorted[i])
                .sorted()
                .toArray();
    }

    private double[][] dithered() {
        if (!isRounded()) {
            return given;
        }
        final var random = DITHER.stream("dither");
        final double[][] dithered = new double[given.length][];
        for (int t = 0; t < given.length; t++) {
            dithered[t] = given[t].clone();
            for (int i = 0; i < steps.length; i++) {
                if (steps[i] > 0) {
                    dithered[t][i] += steps[i] * (random.nextDouble() - 0.5);
                }
            }
        }
        return dithered;
    }

    private int measureMemory(Monitor monitor) {
        final Autocorrelation correlation = new Autocorrelation(given.length);
        for (int i = 0; i < steps.length; i++) {
            monitor.checkCancelled();
            correlation.add(clipped(i));
        }
        return correlation.memory();
    }

    /** A column, with outliers drawn in to the width of all but 2 % of the values beyond these. */
    double[] clipped(int column) {
        final double[] values = new double[states.length];
        Arrays.setAll(values, t -> Math.max(low[column], Math.min(high[column], states[t][column])));
        return values;
    }

    /** The states, with dither; all of them. */
    double[][] states() {
        return states;
    }

    /** The times of the states that count, ascending. */
    int[] times() {
        return times;
    }

    /** {@return number of coordinates of a state} */
    public int variables() {
        return steps.length;
    }

    /** {@return number of states, repeated ones included} */
    public int size() {
        return given.length;
    }

    /** {@return number of states that count: repeated ones only as often as a rounded record allows} */
    public int counted() {
        return times.length;
    }

    /** {@return whether values are rounded to steps} */
    public boolean isRounded() {
        return resolution() > 0;
    }

    /**
     * {@return the distance of two states that are one step apart in every coordinate, in the unit of the states; 0 for
     * values that are not rounded}
     */
    public double resolution() {
        double squares = 0;
        for (double step : steps) {
            squares += step * step;
        }
        return Math.sqrt(squares);
    }

    /**
     * {@return the largest lag, in rows, below which the autocorrelation of the states lies above 1/e; 0 for
     * independent rows. Outliers are drawn in}
     */
    public int memory() {
        return memory;
    }

    /** {@return number of rows after which all of them repeat within rounding; empty if they do not} */
    public OptionalInt period() {
        return period;
    }

    /** {@return whether all states are the same} */
    public boolean isAtRest() {
        return States.atRest(given);
    }
}
