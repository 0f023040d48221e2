package org.tailspin.core.dimension;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;

/**
 * The correlation sum of Grassberger and Procaccia (1983), with the window of Theiler (1986): the part of the pairs of states
 * that lie closer than r, among those that lie further apart than w in time,
 *
 * <pre>C(r) = 2 / ((n-w)(n-w-1)) #{i &lt; j, j - i &gt; w : |X_i - X_j| &lt; r}</pre>
 *
 * Immutable. The counts are exact.
 */
public final class CorrelationSum {

    /** Consecutive blocks of reference states for the jackknife. */
    private static final int BLOCKS = 16;

    /** A block that is left out holds at least so many states. */
    private static final int MIN_BLOCK = 8;

    /** Errors of the difference of two halves by which they may agree by chance. */
    private static final double ERRORS_OF_HALVES = 2;

    /** Distances to divide into two halves. */
    private static final int MIN_HALVES = 4;

    private final double[] radii;
    private final int states;
    private final int theiler;

    /** Pairs at any distance. */
    private final double all;

    /** Pairs below each radius: of all states, and without each block; no blocks for few states. */
    private final long[] pairs;

    private final long[][] pairsWithout;

    private CorrelationSum(double[] radii, int states, int theiler, double all, long[] pairs, long[][] pairsWithout) {
        this.radii = radii;
        this.states = states;
        this.theiler = theiler;
        this.all = all;
        this.pairs = pairs;
        this.pairsWithout = pairsWithout;
    }

    /**
     * Counts the pairs. In few dimensions 10^5 states take seconds; in many, all pairs are compared.
     *
     * @param states {@code states[t]} is the state at time t; of one length, finite, at least w + 2
     * @param radii distances, ascending, above 0 and finite
     * @param theiler w, in 0..n-2: pairs with |i - j| &le; w are left out. 0 leaves out only i = j
     * @param monitor progress and cancellation
     * @return the sum
     * @throws IllegalArgumentException outside the ranges
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static CorrelationSum of(double[][] states, double[] radii, int theiler, Monitor monitor) {
        checkWindow(theiler);
        States.check(states, theiler + 2);
        return of(states, IntStream.range(0, states.length).toArray(), radii, theiler, monitor);
    }

    /** The same of the states at these times alone, ascending. */
    static CorrelationSum of(double[][] states, int[] times, double[] radii, int theiler, Monitor monitor) {
        final int n = times.length;
        final double[] squared = squared(radii);
        final int blocks = n >= BLOCKS * MIN_BLOCK ? BLOCKS : 0;
        final PairCounts counts = new PairCounts(states, times, squared, Math.max(1, blocks), monitor);
        final double all = n * (n - 1.0) / 2 - counts.exclude(states, times, theiler);
        final long[][] without = new long[blocks][];
        Arrays.setAll(without, b -> cumulative(counts.pairs(b)));
        return new CorrelationSum(radii.clone(), n, theiler, all, cumulative(counts.pairs(-1)), without);
    }

    private static long[] cumulative(long[] shells) {
        for (int r = 1; r < shells.length; r++) {
            shells[r] += shells[r - 1];
        }
        return shells;
    }

    static int checkWindow(int theiler) {
        if (theiler < 0) {
            throw new IllegalArgumentException("the Theiler window must be at least 0 states, but is " + theiler);
        }
        return theiler;
    }

    private static double[] squared(double[] radii) {
        if (radii.length == 0) {
            throw new IllegalArgumentException("a correlation sum needs at least 1 distance, but has 0");
        }
        final double[] squared = new double[radii.length];
        double last = 0;
        for (int i = 0; i < radii.length; i++) {
            if (!(radii[i] > last && radii[i] <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "the distances of a correlation sum must be finite and ascend from above " + last
                                + ", but one is " + radii[i]);
            }
            last = radii[i];
            squared[i] = last * last;
        }
        return squared;
    }

    /**
     * @return the distances r
     */
    public double[] radii() {
        return radii.clone();
    }

    /**
     * @return C(r), in [0, 1], one for each distance
     */
    public double[] values() {
        final double[] values = new double[radii.length];
        for (int r = 0; r < radii.length; r++) {
            values[r] = pairs[r] / all;
        }
        return values;
    }

    /**
     * Where the curve is straight, these agree: the slope of ln C against ln r between successive distances, to be drawn
     * at the geometric mean of the two.
     *
     * @return one fewer than there are distances; NaN where no pair is that close
     */
    public double[] localSlopes() {
        final double[] slopes = new double[radii.length - 1];
        for (int r = 0; r < slopes.length; r++) {
            slopes[r] = pairs[r] == 0
                    ? Double.NaN
                    : Math.log((double) pairs[r + 1] / pairs[r]) / Math.log(radii[r + 1] / radii[r]);
        }
        return slopes;
    }

    /**
     * The sum over a part of the distances.
     *
     * @param from first distance
     * @param to last one
     */
    CorrelationSum between(int from, int to) {
        final long[][] without = new long[pairsWithout.length][];
        Arrays.setAll(without, b -> Arrays.copyOfRange(pairsWithout[b], from, to + 1));
        return new CorrelationSum(
                Arrays.copyOfRange(radii, from, to + 1),
                states,
                theiler,
                all,
                Arrays.copyOfRange(pairs, from, to + 1),
                without);
    }

    /**
     * The slope of ln C against ln r by ordinary least squares over all distances.
     *
     * <p>Its standard error has two parts. One is that of the finite number of states, by the jackknife over 16 consecutive
     * blocks of states, each left out with all its pairs; it holds also if the states remember for less than a block.
     * The jackknife counts the noise of pairs twice (Efron and Stein 1981); that of a Poisson law in every shell is taken
     * off once. The other is what the choice of the range does, {@link #rangeError}.
     *
     * @return the correlation dimension; without error below 128 states
     * @throws IllegalArgumentException if there are fewer than 2 distances, or no pair is as close as the smallest
     */
    public DimensionEstimate slope() {
        if (radii.length < 2) {
            throw new IllegalArgumentException("a slope needs at least 2 distances, but has " + radii.length);
        }
        if (pairs[0] == 0) {
            throw new IllegalArgumentException("no two of " + states + " states further apart in time than " + theiler
                    + " are closer than " + radii[0] + ": raise the lower end of the scaling range");
        }
        final double slope = slopeAlone();
        final double[] without =
                Arrays.stream(pairsWithout).mapToDouble(this::slope).toArray();
        final double jackknife =
                DimensionEstimate.jackknife(slope, without).standardError().orElse(Double.NaN);
        final double noise = pairNoise();
        final double error = Math.hypot(Math.sqrt(Math.max(jackknife * jackknife - noise, noise)), rangeError());
        return new DimensionEstimate(slope, Double.isFinite(error) ? OptionalDouble.of(error) : OptionalDouble.empty());
    }

    /** The slope without its error. */
    double slopeAlone() {
        return Math.max(0, slope(pairs)); // counts never fall, so below 0 by rounding only
    }

    /**
     * How far the slope is from that at the smallest distances, if it departs from there in proportion to the distance, as
     * edges and gradients of the density make it do: with the slopes s_1 and s_2 of the lower and the upper half of the range
     * of ln r, whose middles are a factor &rho; apart, |s_1 - s_2| (1/2 + 1/(&rho; - 1)). It tells a departure from the power
     * law of either sign. Two errors of s_1 - s_2, by the jackknife, are added to it as squares: halves may agree by chance.
     *
     * @return the difference, at least 0; 0 below 4 distances
     */
    double rangeError() {
        if (radii.length < MIN_HALVES) {
            return 0;
        }
        final int middle = (radii.length - 1) / 2;
        final double ratio = Math.sqrt(radii[radii.length - 1] / radii[0]);
        final CorrelationSum lower = between(0, middle);
        final CorrelationSum upper = between(middle, radii.length - 1);
        final double[] without = new double[pairsWithout.length];
        Arrays.setAll(without, b -> lower.slope(lower.pairsWithout[b]) - upper.slope(upper.pairsWithout[b]));
        final double chance =
                DimensionEstimate.jackknife(0, without).standardError().orElse(0);
        return Math.hypot(lower.slopeAlone() - upper.slopeAlone(), ERRORS_OF_HALVES * chance) * (0.5 + 1 / (ratio - 1));
    }

    /** Variance of the slope if the number of pairs in every shell were a Poisson variable. */
    private double pairNoise() {
        final double[] weights = weights();
        double variance = 0;
        double derivative = 0; // of the slope by the number of pairs in the shell
        for (int r = radii.length - 1; r >= 0; r--) {
            derivative += weights[r] / pairs[r];
            variance += derivative * derivative * (pairs[r] - (r == 0 ? 0 : pairs[r - 1]));
        }
        return variance;
    }

    /** What the slope is a sum of: ln C(r) times these. */
    private double[] weights() {
        double mean = 0;
        for (double radius : radii) {
            mean += Math.log(radius) / radii.length;
        }
        double squares = 0;
        final double[] weights = new double[radii.length];
        for (int r = 0; r < radii.length; r++) {
            weights[r] = Math.log(radii[r]) - mean;
            squares += weights[r] * weights[r];
        }
        for (int r = 0; r < radii.length; r++) {
            weights[r] /= squares;
        }
        return weights;
    }

    private double slope(long[] counts) {
        final double[] weights = weights();
        double slope = 0;
        for (int r = 0; r < radii.length; r++) {
            slope += weights[r] * Math.log(counts[r]);
        }
        return slope;
    }

    /**
     * @return n
     */
    public int states() {
        return states;
    }

    /**
     * @return w
     */
    public int theiler() {
        return theiler;
    }
}
