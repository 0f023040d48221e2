package org.tailspin.core.theory;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.BlockEnsemble;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableDraws;
import org.tailspin.core.random.StableSampler;

/**
 * Mean-field theory of populations of neurons with stable weights of either sign: the level of activity of the map x(t+1) =
 * tanh(W x(t)) of a {@link BlockEnsemble}, population by population, for N to infinity. The input of a neuron of population a
 * is a sum of independent stable variables, one for each tail index among the pairs (a, b), of scale
 *
 * <pre>&gamma;_a,&alpha;^&alpha; = &Sigma;_(b: &alpha;_ab = &alpha;) g^&alpha; s_ab^&alpha; f_b E|x_b|^&alpha;</pre>
 *
 * <p>and the means on the right are those of its tanh. Of one population it is {@link StableMeanField}; the density of
 * connections drops out with the norm of the weights. Where all inputs of a population have one tail index, averages are
 * exact; a sum of several is sampled, and errors come from {@value #SETS} independent sets of draws. Derived for this library;
 * networks of N = 1000 lie 2 to 3 % below.
 */
public final class BlockMeanField {

    private static final double GAUSSIAN = 2;
    private static final int SETS = 4;
    private static final int DRAWS = 1 << 16;
    private static final int MOST_ROUNDS = 300;
    private static final double SETTLED = 1e-10;

    /** ln E|x|^&alpha; below which a network is too quiet for sampling, and for averages over the grid. */
    private static final double QUIET = -60;
    /** Rounds that are combined. */
    private static final int DEPTH = 6;
    /** Most that the logarithm of a moment moves by in a round. */
    private static final double LARGEST_STEP = 2;

    /** Of the trapezoid rule in ln z over the normal law. */
    private static final double STEP = 1.0 / 16;

    private static final double LOWEST = -40;
    private static final double HIGHEST = 3;

    private final double[] shares;
    private final double[][] meanAbs;
    private final double[][] meanSquare;

    private BlockMeanField(double[] shares, double[][] meanAbs, double[][] meanSquare) {
        this.shares = shares;
        this.meanAbs = meanAbs;
        this.meanSquare = meanSquare;
    }

    /**
     * {@return whether this theory is of it}
     *
     * @param ensemble populations whose weights have either sign
     */
    public static boolean isKnown(BlockEnsemble ensemble) {
        return ensemble.isSymmetric()
                && IntStream.range(0, ensemble.populations()).allMatch(a -> IntStream.range(0, ensemble.populations())
                        .allMatch(b -> ensemble.tailIndex(a, b) >= StableMeanField.MIN_ALPHA));
    }

    /**
     * Solves for the level of activity.
     *
     * @param ensemble that is {@link #isKnown known}
     * @param n number of neurons, for the shares of the populations alone
     * @param gain g, above 0, which multiplies all weights
     * @param monitor asked whether to stop
     * @return the mean field; 0 for a network that rests
     * @throws IllegalArgumentException if the theory is not known, the gain is not positive and finite, or the activity is too
     *     small to settle
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static BlockMeanField of(BlockEnsemble ensemble, int n, double gain, Monitor monitor) {
        Arguments.above("the gain g", gain, 0);
        if (!isKnown(ensemble)) {
            throw new IllegalArgumentException(
                    "the mean field of populations is known of weights of either sign, and of tail"
                            + " indices of at least " + StableMeanField.MIN_ALPHA);
        }
        if (ensemble.commonTailIndex().orElse(0) == GAUSSIAN
                && StrictMath.log(gain) <= BlockTransition.logGain(ensemble, n)) {
            final double[] shares = shares(ensemble, n);
            return new BlockMeanField(
                    shares, new double[][] {new double[shares.length]}, new double[][] {new double[shares.length]});
        }
        final Problem problem = new Problem(ensemble, n, gain);
        final int sets = problem.isExact() ? 1 : SETS;
        final double[][] abs = new double[sets][];
        final double[][] square = new double[sets][];
        for (int set = 0; set < sets; set++) {
            final double[][] logMoments = problem.solve(set, monitor.part((double) set / sets, (set + 1.0) / sets));
            abs[set] = problem.means(logMoments, set, 1);
            square[set] = problem.means(logMoments, set, 2);
        }
        return new BlockMeanField(problem.shares, abs, square);
    }

    private static double[] shares(BlockEnsemble ensemble, int n) {
        return Arrays.stream(ensemble.sizes(n))
                .mapToDouble(size -> (double) size / n)
                .toArray();
    }

    /** {@return the number of populations} */
    public int populations() {
        return shares.length;
    }

    /**
     * {@return the population's share of all neurons}
     *
     * @param a population, from 0
     */
    public double share(int a) {
        return shares[a];
    }

    /**
     * {@return E|x| in a population}
     *
     * @param a population, from 0
     */
    public double meanAbs(int a) {
        return mean(meanAbs, of -> of[a]);
    }

    /**
     * {@return the standard error of the sampling of E|x| in a population; 0 where nothing is sampled}
     *
     * @param a population, from 0
     */
    public double meanAbsError(int a) {
        return error(meanAbs, of -> of[a]);
    }

    /**
     * {@return E x&sup2; in a population}
     *
     * @param a population, from 0
     */
    public double meanSquare(int a) {
        return mean(meanSquare, of -> of[a]);
    }

    /**
     * {@return the standard error of the sampling of E x&sup2; in a population; 0 where nothing is sampled}
     *
     * @param a population, from 0
     */
    public double meanSquareError(int a) {
        return error(meanSquare, of -> of[a]);
    }

    /** {@return E|x| over all neurons} */
    public double meanAbs() {
        return mean(meanAbs, this::overNeurons);
    }

    /** {@return E x&sup2; over all neurons} */
    public double meanSquare() {
        return mean(meanSquare, this::overNeurons);
    }

    private double overNeurons(double[] ofPopulations) {
        return IntStream.range(0, shares.length)
                .mapToDouble(a -> shares[a] * ofPopulations[a])
                .sum();
    }

    private interface Summary {
        double of(double[] populations);
    }

    private static double mean(double[][] sets, Summary summary) {
        return Arrays.stream(sets).mapToDouble(summary::of).average().orElseThrow();
    }

    private static double error(double[][] sets, Summary summary) {
        final double mean = mean(sets, summary);
        return sets.length == 1
                ? 0
                : Math.sqrt(Arrays.stream(sets)
                                .mapToDouble(summary::of)
                                .map(x -> (x - mean) * (x - mean))
                                .sum()
                        / ((sets.length - 1.0) * sets.length));
    }

    /** The equations of one network at one gain. */
    private static final class Problem {

        private final double gain;
        private final double[] shares;
        private final double[] alphas;
        /** Place of &alpha;_ab in the tail indices, and ln(g s_ab)^&alpha; f_b. */
        private final int[][] kind;

        private final double[][] logFactors;
        private final StableRule[] rules;

        Problem(BlockEnsemble ensemble, int n, double gain) {
            this.gain = gain;
            shares = shares(ensemble, n);
            final int populations = shares.length;
            final List<Double> distinct = IntStream.range(0, populations * populations)
                    .mapToObj(i -> ensemble.tailIndex(i / populations, i % populations))
                    .distinct()
                    .sorted()
                    .toList();
            alphas = distinct.stream().mapToDouble(Double::doubleValue).toArray();
            rules = Arrays.stream(alphas)
                    .mapToObj(alpha -> alpha == GAUSSIAN ? null : new StableRule(alpha))
                    .toArray(StableRule[]::new);
            kind = new int[populations][populations];
            logFactors = new double[populations][populations];
            for (int a = 0; a < populations; a++) {
                for (int b = 0; b < populations; b++) {
                    final double alpha = ensemble.tailIndex(a, b);
                    kind[a][b] = distinct.indexOf(alpha);
                    logFactors[a][b] = alpha * (StrictMath.log(gain) + StrictMath.log(ensemble.scale(a, b)))
                            + StrictMath.log(shares[b]);
                }
            }
        }

        /** Whether no population has inputs of several tail indices. */
        boolean isExact() {
            return IntStream.range(0, shares.length).allMatch(a -> inputs(a).length <= 1);
        }

        /** The tail indices, by place, of the inputs of a population. */
        private int[] inputs(int a) {
            return IntStream.range(0, shares.length)
                    .filter(b -> logFactors[a][b] > Double.NEGATIVE_INFINITY)
                    .map(b -> kind[a][b])
                    .distinct()
                    .sorted()
                    .toArray();
        }

        /** ln E|x_b|^&alpha; by population and tail index; minus infinity at rest. */
        double[][] solve(int set, Monitor monitor) {
            final int populations = shares.length;
            final int width = alphas.length;
            final Anderson mixing = new Anderson(DEPTH, 1, LARGEST_STEP);
            double[] u = new double[populations * width];
            for (int round = 0; round < MOST_ROUNDS; round++) {
                monitor.checkCancelled();
                final double[][] moments = split(u, width);
                final double[] image = new double[u.length];
                double largest = 0;
                for (int a = 0; a < populations; a++) {
                    final double[] next = logMoments(a, moments, set, alphas);
                    for (int k = 0; k < width; k++) {
                        image[a * width + k] = Math.max(next[k], 2 * QUIET);
                        largest = Math.max(largest, Math.abs(image[a * width + k] - u[a * width + k]));
                    }
                }
                if (largest < SETTLED) {
                    return moments;
                }
                u = mixing.next(u, image);
                for (int i = 0; i < u.length; i++) {
                    u[i] = Math.min(0, u[i]);
                }
                if (Arrays.stream(u).max().orElseThrow() < QUIET) {
                    break;
                }
            }
            throw new IllegalArgumentException(
                    "the activity of the populations is too small for this theory at the gain g = " + gain
                            + ": it does not settle above exp(" + QUIET
                            + "), or too few draws of heavy tails decide it");
        }

        private static double[][] split(double[] u, int width) {
            final double[][] rows = new double[u.length / width][];
            Arrays.setAll(rows, a -> Arrays.copyOfRange(u, a * width, (a + 1) * width));
            return rows;
        }

        /** E|x_a|^p of all populations. */
        double[] means(double[][] logMoments, int set, double p) {
            return IntStream.range(0, shares.length)
                    .mapToDouble(a -> StrictMath.exp(logMoments(a, logMoments, set, p)[0]))
                    .toArray();
        }

        /** ln E|x_a|^p for several powers. */
        private double[] logMoments(int a, double[][] moments, int set, double... powers) {
            final double[] logScales = new double[alphas.length];
            Arrays.fill(logScales, Double.NEGATIVE_INFINITY);
            for (int k = 0; k < alphas.length; k++) {
                double sum = 0;
                for (int b = 0; b < shares.length; b++) {
                    if (kind[a][b] == k) {
                        sum += StrictMath.exp(logFactors[a][b] + moments[b][k]);
                    }
                }
                logScales[k] = StrictMath.log(sum) / alphas[k];
            }
            final int[] inputs = IntStream.range(0, alphas.length)
                    .filter(k -> logScales[k] > Double.NEGATIVE_INFINITY)
                    .toArray();
            final double[] logs = new double[powers.length];
            if (inputs.length == 0) {
                Arrays.fill(logs, Double.NEGATIVE_INFINITY);
            } else if (inputs.length == 1) {
                Arrays.setAll(logs, i -> exact(inputs[0], logScales[inputs[0]], powers[i]));
            } else {
                final double[] y = sums(inputs, logScales, set);
                Arrays.setAll(
                        logs,
                        i -> StrictMath.log(Arrays.stream(y)
                                        .map(x -> StrictMath.pow(
                                                Math.abs(TransferFunction.tanh().value(x)), powers[i]))
                                        .sum()
                                / y.length));
            }
            return logs;
        }

        private double exact(int k, double logScale, double p) {
            if (rules[k] != null) {
                return StrictMath.log(rules[k].tanhPower(logScale, p)) + p * logScale;
            }
            final double sd = Math.sqrt(2) * StrictMath.exp(logScale);
            final DoubleUnaryOperator power =
                    z -> StrictMath.pow(TransferFunction.tanh().value(sd * z), p);
            double sum = 0;
            for (double u = LOWEST; u < HIGHEST; u += STEP) {
                final double z = StrictMath.exp(u);
                sum += z * StrictMath.exp(-0.5 * z * z) * power.applyAsDouble(z);
            }
            return StrictMath.log(sum * STEP * 2 / Math.sqrt(2 * Math.PI));
        }

        /** The same draws in every round, so that the iteration settles. */
        private double[] sums(int[] inputs, double[] logScales, int set) {
            final double[] y = new double[DRAWS];
            final double[] z = new double[DRAWS];
            for (int k : inputs) {
                final UniformRandomProvider random = new Seed(set).stream("block mean field " + k);
                final StableDraws law = new StableSampler(alphas[k]).draws();
                law.fill(random, z, 0, DRAWS);
                final double scale = StrictMath.exp(logScales[k]);
                for (int i = 0; i < DRAWS; i++) {
                    y[i] += scale * z[i];
                }
            }
            return y;
        }
    }
}
