package org.tailspin.core.dimension;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;

/**
 * Whether the dimension of a record is lower than that of linear noise with the same values and spectra (Theiler and others
 * 1992): the null hypothesis is a stationary linear Gaussian process, seen column by column through a monotone function.
 *
 * <p>The dimension is the slope of ln C against ln r between two numbers of pairs, C = 4/n (at least 0.002, and above the
 * resolution of the data) and 5 %, the same for record and surrogates. It is taken of one piece of the record, as many states
 * as a power of 2 up to 2048, where its end fits its beginning best; of more than 16 columns, of the 16 that vary most.
 * The verdict is that it is lower if it is below that of every surrogate, below their mean by 5 % of it, and by Student's t at
 * 1 %. 5 % is what the surrogates themselves miss of their spectra.
 *
 * @param surrogates n, at least 19, so that to be below all of them by chance has the probability 1/(n+1) or less
 */
public record SurrogateTest(int surrogates) {

    /** For a level of 5 %. */
    public static final int DEFAULT_SURROGATES = 19;

    private static final int LEAST_STATES = 128;
    private static final int MOST_STATES = 2048;
    private static final int MOST_COLUMNS = 16;

    /** States from which distances are taken, to all others. */
    private static final int REFERENCES = 256;

    private static final double NEIGHBOURS = 4;
    private static final double LEAST_PART = 0.002;
    private static final double HIGH_PART = 0.05;
    private static final double MOST_PART = 0.2;

    /** Of two parts of the pairs between which there is a slope. */
    private static final double LEAST_RATIO = 2;

    /** Part of the power. */
    private static final double LINE_POWER = 0.999;

    /** Frequencies to each side of a line. */
    private static final int LINE_WIDTH = 3;

    /** Frequencies for each that belongs to a line. */
    private static final int LEAST_PER_LINE = 16;

    private static final double MARGIN = 0.05;
    private static final double LEVEL = 0.01;

    /** Any; the surrogates are the same for the same states. */
    private static final Seed RANDOM = new Seed(1);

    /**
     * What the test found.
     *
     * @param dimension of the record
     * @param mean of the surrogates
     * @param deviation standard deviation of theirs
     * @param verdict the answer
     */
    public record Result(double dimension, double mean, double deviation, Verdict verdict) {}

    /** The answer of the test. */
    public enum Verdict {
        /** Lower than that of linear noise. */
        LOWER("lower than noise"),
        /** Not known to be lower. */
        SAME("not distinguishable from noise");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        /** {@return in tables} */
        public String label() {
            return label;
        }
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException below 19
     */
    public SurrogateTest {
        if (surrogates < DEFAULT_SURROGATES) {
            throw new IllegalArgumentException("the number of surrogates must be at least " + DEFAULT_SURROGATES
                    + ", or 0 for no test, but is " + surrogates);
        }
    }

    /**
     * {@return what the test found}
     *
     * @param states the record
     * @param theiler w, at least 0: pairs of states with |i - j| &le; w in time are left out
     * @param monitor progress and cancellation
     * @throws IllegalArgumentException if there are fewer than 128 states, all are the same, they repeat exactly, their
     *     spectrum consists of lines, or their distances do not allow a slope
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public Result test(RecordedStates states, int theiler, Monitor monitor) {
        if (states.size() < LEAST_STATES || states.isAtRest() || states.period().isPresent()) {
            throw new IllegalArgumentException("a surrogate test needs at least " + LEAST_STATES
                    + " states that do not repeat, but "
                    + (states.size() < LEAST_STATES
                            ? "there are " + states.size()
                            : states.isAtRest()
                                    ? "all are the same"
                                    : "they repeat after " + states.period().getAsInt() + " rows"));
        }
        final double[][] piece = piece(states);
        final int n = piece[0].length;
        checkLines(piece, monitor);
        final double[] distances = squaredDistances(piece, theiler, monitor);
        final double resolved = ScalingChoice.STEPS_OF_RESOLUTION * states.resolution();
        double low = Math.max(NEIGHBOURS / n, LEAST_PART);
        final double unresolved = below(distances, Math.max(resolved * resolved, Double.MIN_VALUE));
        low = Math.max(low, unresolved);
        final double high = Math.min(MOST_PART, Math.max(HIGH_PART, 2 * LEAST_RATIO * low));
        if (high < LEAST_RATIO * low) {
            throw new IllegalArgumentException(
                    "the surrogate test needs distances above the resolution of the data, but "
                            + Math.round(100 * unresolved) + " % of them lie below " + (float) resolved);
        }
        final double dimension = slope(distances, low, high);
        final AmplitudeAdjustedSurrogates source = new AmplitudeAdjustedSurrogates(piece);
        final double[] others = new double[surrogates];
        for (int s = 0; s < surrogates; s++) {
            final double[][] surrogate = source.draw(RANDOM.stream("surrogate", s), monitor);
            others[s] = slope(squaredDistances(surrogate, theiler, monitor), low, high);
            monitor.progress((s + 1.0) / surrogates);
        }
        return judge(dimension, others);
    }

    /**
     * Of cycles and tori the spectrum is lines, which a finite piece spreads: surrogates are narrow bands of noise, whose dimension
     * is higher for that reason alone. Lines are what {@value #LINE_POWER} of the power lies in, within three frequencies of the
     * largest under the window of Hann, with at most a sixteenth of all frequencies.
     */
    private static void checkLines(double[][] columns, Monitor monitor) {
        final int n = columns[0].length;
        final double[] power = new double[n / 2];
        for (double[] x : columns) {
            monitor.checkCancelled();
            final double mean = new Mean().evaluate(x);
            final double[][] data = new double[2][n];
            for (int t = 0; t < n; t++) {
                data[0][t] = (x[t] - mean) * (1 - Math.cos(2 * Math.PI * t / n));
            }
            FastFourierTransformer.transformInPlace(data, DftNormalization.STANDARD, TransformType.FORWARD);
            for (int k = 0; k < power.length; k++) {
                power[k] += data[0][k] * data[0][k] + data[1][k] * data[1][k];
            }
        }
        double all = Arrays.stream(power).sum();
        final double rest = (1 - LINE_POWER) * all;
        for (int taken = 0; taken < power.length / LEAST_PER_LINE && all > rest; ) {
            int peak = 0;
            for (int k = 1; k < power.length; k++) {
                peak = power[k] > power[peak] ? k : peak;
            }
            for (int k = Math.max(0, peak - LINE_WIDTH); k <= Math.min(power.length - 1, peak + LINE_WIDTH); k++) {
                taken += power[k] > 0 ? 1 : 0;
                all -= power[k];
                power[k] = 0;
            }
        }
        if (all <= rest) {
            throw new IllegalArgumentException("the spectrum of the states consists of lines, as of a cycle or a torus:"
                    + " surrogates cannot have it, so that there is no noise to compare with");
        }
    }

    private Result judge(double dimension, double[] others) {
        final double mean = new Mean().evaluate(others);
        final double deviation = new StandardDeviation().evaluate(others);
        final double least = Arrays.stream(others).min().orElseThrow();
        final double t = new TDistribution(surrogates - 1.0).inverseCumulativeProbability(1 - LEVEL);
        final boolean isLower = dimension < least
                && dimension < (1 - MARGIN) * mean
                && mean - dimension > t * deviation * Math.sqrt(1 + 1.0 / surrogates);
        return new Result(dimension, mean, deviation, isLower ? Verdict.LOWER : Verdict.SAME);
    }

    private static double[][] columns(RecordedStates states) {
        final double[][] all = new double[states.variables()][];
        Arrays.setAll(all, states::clipped);
        if (all.length <= MOST_COLUMNS) {
            return all;
        }
        final StandardDeviation deviation = new StandardDeviation();
        final double[] spread =
                Arrays.stream(all).mapToDouble(deviation::evaluate).toArray();
        return IntStream.range(0, all.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -spread[i]))
                .limit(MOST_COLUMNS)
                .sorted()
                .map(i -> all[i])
                .toArray(double[][]::new);
    }

    /** The piece of a record that surrogates are made of, by column. */
    static double[][] piece(RecordedStates states) {
        return piece(columns(states));
    }

    /** As many states as a power of 2, from where values and slopes at the end fit those at the beginning best. */
    private static double[][] piece(double[][] columns) {
        final int all = columns[0].length;
        final int n = Math.min(MOST_STATES, Integer.highestOneBit(all));
        final StandardDeviation deviation = new StandardDeviation();
        final double[] mismatch = new double[all - n + 1];
        for (double[] x : columns) {
            final double spread = deviation.evaluate(x);
            for (int s = 0; s < mismatch.length && spread > 0; s++) {
                final double jump = (x[s + n - 1] - x[s]) / spread;
                final double bend = (x[s + n - 1] - x[s + n - 2] - x[s + 1] + x[s]) / spread;
                mismatch[s] += jump * jump + bend * bend;
            }
        }
        final int start = IntStream.range(0, mismatch.length)
                .boxed()
                .min(Comparator.comparingDouble(s -> mismatch[s]))
                .orElseThrow();
        return Arrays.stream(columns)
                .map(x -> Arrays.copyOfRange(x, start, start + n))
                .toArray(double[][]::new);
    }

    /** Ascending, from some states to all others. */
    private static double[] squaredDistances(double[][] columns, int theiler, Monitor monitor) {
        final int n = columns[0].length;
        final int references = Math.min(n, REFERENCES);
        final double[] found = new double[references * n];
        int count = 0;
        for (int k = 0; k < references; k++) {
            monitor.checkCancelled();
            final int i = (int) ((long) k * n / references);
            for (int j = 0; j < n; j++) {
                if (Math.abs(i - j) > theiler) {
                    double sum = 0;
                    for (double[] x : columns) {
                        final double difference = x[i] - x[j];
                        sum += difference * difference;
                    }
                    found[count++] = sum;
                }
            }
        }
        final double[] distances = Arrays.copyOf(found, count);
        Arrays.sort(distances);
        return distances;
    }

    private static double below(double[] ascending, double level) {
        final int place = Arrays.binarySearch(ascending, level);
        return (double) (place < 0 ? -1 - place : place) / ascending.length;
    }

    private static double slope(double[] ascending, double low, double high) {
        final double near = ascending[(int) (low * ascending.length)];
        final double far = ascending[(int) (high * ascending.length)];
        if (!(near > 0 && near < far)) {
            throw new IllegalArgumentException("the surrogate test needs different distances, but those of "
                    + Math.round(100 * high) + " % of the pairs are the same, or 0");
        }
        return 2 * Math.log(high / low) / Math.log(far / near);
    }
}
