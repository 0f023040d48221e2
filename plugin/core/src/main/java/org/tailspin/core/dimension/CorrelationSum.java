package org.tailspin.core.dimension;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;
import org.tailspin.core.statistics.StudentFactor;

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

    /** Distances for a fit of three parameters with a residual. */
    static final int MIN_BENT = 4;

    /** What residuals may do counts so often. */
    private static final double MISFITS = 2;

    /** Squares of the error of a bend that its own square is compared with. */
    private static final double ERRORS_OF_BEND = 2;

    /** Ratio of the ends of a range up to which a bend counts wholly. */
    private static final double SHORT = 3;

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

    /** {@return the distances r} */
    public double[] radii() {
        return radii.clone();
    }

    /** {@return C(r), in [0, 1], one for each distance} */
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
     * <p>Its standard error adds three as squares: chance, by the jackknife over 16 consecutive blocks of states, each left out with
     * all its pairs, which holds also if the states remember for less than a block; twice what the residuals may do, as of sets
     * that fill space more evenly than chance; and how far a term in r&sup2; moves the slope, where it is told from chance.
     *
     * @return the correlation dimension; without error below 128 states
     * @throws IllegalArgumentException if there are fewer than 2 distances, or no pair is as close as the smallest
     */
    public DimensionEstimate slope() {
        check();
        final PowerLawFit straight = fit();
        if (radii.length < MIN_BENT) {
            return estimate(straight.slope(), straight.chance());
        }
        final PowerLawFit bent = fit(2);
        final double part = told(straight, bent);
        return estimate(
                straight.slope(),
                straight.chance(),
                MISFITS * straight.misfit(),
                part * (bent.slope() - straight.slope()));
    }

    /**
     * The dimension where distances are small: D of ln C = a + D ln r + b r&sup2;, for the pairs of a smooth set with a smooth
     * density depart from the power law by even powers of r, so far as b is told from chance. With the slope D_0 of a straight line,
     * D_2 of the bent one and the jackknife's error s of their difference, D = D_0 + w (D_2 - D_0) and
     * w = (D_2 - D_0)&sup2; / ((D_2 - D_0)&sup2; + 2 s&sup2;). Where the range spans a factor &rho; of more than 3, w has the factor
     * (3/&rho;)&sup2;: most of the range is below the bend then, and fractals oscillate about a power law.
     *
     * <p>Its standard error adds as squares: chance, weighted alike; twice what the residuals of the bent line may do; the choice
     * between the two, &radic;(w(1-w)) (D_2 - D_0); and edges, which depart in proportion to r: how far D_1 of
     * ln C = a + D_1 ln r + b r lies from D, with the chance of that. One difference says how large such differences are with one
     * degree of freedom: what it has beyond chance is widened by Student's factor for 68 %, 1.84.
     *
     * @return the dimension; without error below 128 states
     * @throws IllegalArgumentException if there are fewer than 4 distances, or no pair is as close as the smallest
     */
    DimensionEstimate limit() {
        check();
        final PowerLawFit straight = fit();
        final PowerLawFit bent = fit(2);
        final double part = told(straight, bent);
        final double shift = bent.slope() - straight.slope();
        final double dimension = straight.slope() + part * shift;
        final PowerLawFit edged = fit(1);
        final double departure = edged.slope() - dimension;
        final double chance = PowerLawFit.chance(pairs, new double[] {1, part - 1, -part}, edged, straight, bent);
        return estimate(
                dimension,
                PowerLawFit.chance(pairs, new double[] {1 - part, part}, straight, bent),
                MISFITS * bent.misfit(),
                Math.sqrt(part * (1 - part)) * shift,
                departure,
                chance,
                Math.sqrt((StudentFactor.OF_ONE * StudentFactor.OF_ONE - 1)
                        * Math.max(0, departure * departure - chance * chance)));
    }

    private void check() {
        if (radii.length < 2) {
            throw new IllegalArgumentException("a slope needs at least 2 distances, but has " + radii.length);
        }
        if (pairs[0] == 0) {
            throw new IllegalArgumentException("no two of " + states + " states further apart in time than " + theiler
                    + " are closer than " + radii[0] + ": raise the lower end of the scaling range");
        }
    }

    private PowerLawFit fit(int... powers) {
        return PowerLawFit.of(radii, pairs, pairsWithout, powers);
    }

    /** How far the bend counts, in [0, 1]: as far as it is told from chance, which it is where chance is not known, and less over a wide range. */
    private double told(PowerLawFit straight, PowerLawFit bent) {
        final double[] differences = new double[straight.without().length];
        Arrays.setAll(differences, b -> bent.without()[b] - straight.without()[b]);
        final double error = PowerLawFit.jackknife(differences);
        final double difference = bent.slope() - straight.slope();
        final double known = difference == 0 || Double.isNaN(error)
                ? 1
                : difference * difference / (difference * difference + ERRORS_OF_BEND * error * error);
        final double span = radii[radii.length - 1] / radii[0];
        return known * Math.min(1, Math.pow(SHORT / span, 2));
    }

    private static DimensionEstimate estimate(double dimension, double... errors) {
        double squares = 0;
        for (double error : errors) {
            squares += error * error;
        }
        return new DimensionEstimate(
                Math.max(0, dimension),
                Double.isFinite(squares) ? OptionalDouble.of(Math.sqrt(squares)) : OptionalDouble.empty());
    }

    /** {@return n} */
    public int states() {
        return states;
    }

    /** {@return w} */
    public int theiler() {
        return theiler;
    }
}
