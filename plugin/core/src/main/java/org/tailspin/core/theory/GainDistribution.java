package org.tailspin.core.theory;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * How neurons differ: J becomes diag(u) J diag(v), with u_i the input gain of neuron i and v_j the output gain of neuron j
 * (Clark, Marschall, van Meegen, Litwin-Kumar 2025, arXiv 2409.01969).
 *
 * <p>Theory needs averages of functions of u times 1, v&sup2; or v&#8308;, so neurons of the same u are grouped. More than
 * {@value #MAX_GROUPS} groups are replaced by Chebyshev's nodes in ln u with the weights that interpolate, exact for
 * functions as smooth as those that occur.
 */
public final class GainDistribution {

    private static final int MAX_GROUPS = 32;

    /** Nodes and step of the Gaussian behind the lognormal law, in standard deviations. */
    private static final int HALF = 16;

    private static final double STEP = 0.5;

    private final double[] u;
    /** For each u, the weights of averages of f(u), v^2 f(u) and v^4 f(u). */
    private final double[][] weights;

    private GainDistribution(double[] u, double[][] weights) {
        this.u = u;
        this.weights = weights;
    }

    /**
     * {@return the gains; they are taken as they are, E u&sup2; = E v&sup2; = 1 is the usual choice}
     *
     * @param inputGains u_i of each neuron, above 0
     * @param outputGains v_i of each neuron, at least 0; as many
     * @throws IllegalArgumentException outside these ranges, NaN, or for arrays that are empty or of different lengths
     */
    public static GainDistribution of(double[] inputGains, double[] outputGains) {
        final int n = inputGains.length;
        if (n == 0 || outputGains.length != n) {
            throw new IllegalArgumentException("the input and output gains must be as many, and at least 1, but are "
                    + n + " and " + outputGains.length);
        }
        final TreeMap<Double, double[]> groups = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            Arguments.above("an input gain", inputGains[i], 0);
            final double square = Arguments.atLeast("an output gain", outputGains[i], 0) * outputGains[i];
            final double[] moments = groups.computeIfAbsent(inputGains[i], key -> new double[3]);
            moments[0] += 1.0 / n;
            moments[1] += square / n;
            moments[2] += square * square / n;
        }
        return of(groups);
    }

    /**
     * Independent lognormal gains with E u&sup2; = E v&sup2; = 1.
     *
     * @param inputSpread standard deviation of ln u, in [0, 1]
     * @param outputSpread standard deviation of ln v, in [0, 1]
     * @return the gains
     * @throws IllegalArgumentException outside these ranges, or NaN
     */
    public static GainDistribution lognormal(double inputSpread, double outputSpread) {
        Arguments.between("the spread of the input gains", inputSpread, 0, 1);
        Arguments.between("the spread of the output gains", outputSpread, 0, 1);
        final double fourth = StrictMath.exp(4 * outputSpread * outputSpread); // E v^4
        final TreeMap<Double, double[]> groups = new TreeMap<>();
        for (int k = -HALF; k <= HALF; k++) {
            final double z = k * STEP;
            final double p = STEP * StrictMath.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
            final double u = StrictMath.exp(inputSpread * (z - inputSpread));
            final double[] moments = groups.computeIfAbsent(u, key -> new double[3]);
            moments[0] += p;
            moments[1] += p;
            moments[2] += p * fourth;
        }
        return new GainDistribution(
                groups.keySet().stream().mapToDouble(Double::doubleValue).toArray(), columns(groups));
    }

    private static GainDistribution of(TreeMap<Double, double[]> groups) {
        final double[] u =
                groups.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        final double[][] weights = columns(groups);
        return u.length <= MAX_GROUPS ? new GainDistribution(u, weights) : interpolated(u, weights);
    }

    private static double[][] columns(TreeMap<Double, double[]> groups) {
        final double[][] columns = new double[3][];
        for (int m = 0; m < columns.length; m++) {
            final int moment = m;
            columns[m] = groups.values().stream().mapToDouble(w -> w[moment]).toArray();
        }
        return columns;
    }

    /** Each neuron's weight goes to the nodes as the interpolating polynomial takes its value from there. */
    private static GainDistribution interpolated(double[] u, double[][] weights) {
        final int n = MAX_GROUPS;
        final double lo = StrictMath.log(u[0]);
        final double hi = StrictMath.log(u[u.length - 1]);
        final double[] t = new double[n];
        final double[] nodes = new double[n];
        for (int k = 0; k < n; k++) {
            t[k] = StrictMath.cos(Math.PI * (k + 0.5) / n);
            nodes[k] = StrictMath.exp(0.5 * (lo + hi + (hi - lo) * t[k]));
        }
        final double[][] sums = new double[weights.length][n];
        final double[] basis = new double[n];
        for (int i = 0; i < u.length; i++) {
            cardinals((2 * StrictMath.log(u[i]) - lo - hi) / (hi - lo), t, basis);
            for (int m = 0; m < weights.length; m++) {
                for (int k = 0; k < n; k++) {
                    sums[m][k] += weights[m][i] * basis[k];
                }
            }
        }
        return new GainDistribution(nodes, sums);
    }

    /** The polynomials that are 1 at one node and 0 at the others, at x (barycentric form). */
    private static void cardinals(double x, double[] nodes, double[] values) {
        final int n = nodes.length;
        double total = 0;
        for (int k = 0; k < n; k++) {
            if (x == nodes[k]) {
                Arrays.fill(values, 0);
                values[k] = 1;
                return;
            }
            values[k] = (k % 2 == 0 ? 1 : -1) * StrictMath.sin(Math.PI * (k + 0.5) / n) / (x - nodes[k]);
            total += values[k];
        }
        for (int k = 0; k < n; k++) {
            values[k] /= total;
        }
    }

    /** Number of groups. */
    int size() {
        return u.length;
    }

    /** The input gain of a group. */
    double input(int group) {
        return u[group];
    }

    /** The weight of a group in an average of v^power times a function of u; power is 0, 2 or 4. */
    double weight(int group, int power) {
        return weights[power / 2][group];
    }

    /** The mean of v^power times a function of the group. */
    double mean(int power, java.util.function.IntToDoubleFunction f) {
        double sum = 0;
        for (int k = 0; k < u.length; k++) {
            sum += weight(k, power) * f.applyAsDouble(k);
        }
        return sum;
    }
}
