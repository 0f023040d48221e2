package org.tailspin.core.coupling;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.linalg.SparseMatrix;
import org.tailspin.core.math.Elementary;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableDraws;
import org.tailspin.core.random.StableSampler;

/**
 * Several populations of neurons, and a law of the weights for every pair of them: from population b to population a
 *
 * <pre>W_ij = g s_ab B_ij Z_ij / (p_ab N)^(1/&alpha;_ab)</pre>
 *
 * <p>with Z symmetric &alpha;_ab-stable of scale 1 and B = 1 with probability p_ab, or with the modulus |Z_ij| and a sign: that
 * of the source, as a rule, which is Dale's law with heavy tails. Neurons lie in the order of their populations. The gain
 * multiplies everything, and N is the size of the whole network, so that a population counts in proportion to its size; with
 * equal laws in all pairs the matrix is, bit for bit, that of {@link StableEnsemble}, and with a density below 1 the weights of
 * {@link SparseEnsemble}. At &alpha; = 2 a weight has variance 2 g&sup2; s&sup2;/N. Of variances in blocks: Aljadeff, Stern,
 * Sharpee 2015.
 *
 * <p>Each law of a pair is listed as one number for all pairs, one for each source population, or one for each pair, in the
 * order of the target populations and, within a target, of the sources.
 *
 * @param shares of the populations, positive, up to a common factor
 * @param tailIndices &alpha;, in (0, 2]
 * @param scales s, at least 0
 * @param densities p, in (0, 1]
 * @param signs 1 or -1 for weights of this sign, 0 for either
 */
public record BlockEnsemble(
        List<Double> shares, List<Double> tailIndices, List<Double> scales, List<Double> densities, List<Double> signs)
        implements CouplingEnsemble {

    /** Of the tail index, where none is named. */
    static final double GAUSSIAN = 2;

    private static final List<Double> ONE = List.of(1.0);
    private static final List<Double> ZERO = List.of(0.0);

    /** The law of one pair. */
    private record Block(double alpha, double scale, double density, double sign) {}

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a list has a number out of its range, or another length than 1, the number of
     *     populations or its square
     */
    public BlockEnsemble {
        shares = List.copyOf(EnsembleList.POPULATION_SHARES.checked(shares));
        tailIndices = checked(EnsembleList.BLOCK_ALPHAS, tailIndices, shares.size());
        scales = checked(EnsembleList.BLOCK_SCALES, scales, shares.size());
        densities = checked(EnsembleList.BLOCK_DENSITIES, densities, shares.size());
        signs = checked(EnsembleList.BLOCK_SIGNS, signs, shares.size());
    }

    private static List<Double> checked(EnsembleList list, List<Double> numbers, int populations) {
        list.checked(numbers);
        final int count = numbers.size();
        if (count != 1 && count != populations && count != populations * populations) {
            throw new ParameterException(
                    list.label(),
                    "must hold 1 number, one for each of the " + populations
                            + " source populations, or one for each of " + populations * populations
                            + " pairs, but hold " + count);
        }
        return List.copyOf(numbers);
    }

    /** {@return the number of populations} */
    public int populations() {
        return shares.size();
    }

    private double at(List<Double> numbers, int target, int source) {
        if (numbers.size() == 1) {
            return numbers.get(0);
        }
        return numbers.size() == populations() ? numbers.get(source) : numbers.get(target * populations() + source);
    }

    /**
     * {@return s of the pair}
     *
     * @param target population of the neuron that receives
     * @param source population of the neuron that sends
     */
    public double scale(int target, int source) {
        return at(scales, target, source);
    }

    /**
     * {@return &alpha; of the pair}
     *
     * @param target population of the neuron that receives
     * @param source population of the neuron that sends
     */
    public double tailIndex(int target, int source) {
        return at(tailIndices, target, source);
    }

    private Block block(int target, int source) {
        return new Block(
                tailIndex(target, source),
                at(scales, target, source),
                at(densities, target, source),
                at(signs, target, source));
    }

    /** {@return the tail index, if it is one for all pairs} */
    public OptionalDouble commonTailIndex() {
        return tailIndices.stream().distinct().count() == 1
                ? OptionalDouble.of(tailIndices.get(0))
                : OptionalDouble.empty();
    }

    /** {@return whether a weight of any pair has either sign, with equal probability} */
    public boolean isSymmetric() {
        return signs.stream().allMatch(sign -> sign == 0);
    }

    @Override
    public String name() {
        return EnsembleKind.BLOCKS.label();
    }

    /** What one number says for all pairs. */
    @Override
    public Map<EnsembleParameter, Double> parameters() {
        final Map<EnsembleParameter, Double> parameters = new EnumMap<>(EnsembleParameter.class);
        if (tailIndices.size() == 1) {
            parameters.put(EnsembleParameter.ALPHA, tailIndices.get(0));
        }
        if (densities.size() == 1 && densities.get(0) != 1) {
            parameters.put(EnsembleParameter.DENSITY, densities.get(0));
        }
        return parameters;
    }

    @Override
    public Map<EnsembleList, List<Double>> lists() {
        final Map<EnsembleList, List<Double>> lists = new EnumMap<>(EnsembleList.class);
        if (populations() > 1) {
            lists.put(EnsembleList.POPULATION_SHARES, shares);
        }
        if (tailIndices.size() > 1) {
            lists.put(EnsembleList.BLOCK_ALPHAS, tailIndices);
        }
        if (!scales.equals(ONE)) {
            lists.put(EnsembleList.BLOCK_SCALES, scales);
        }
        if (densities.size() > 1) {
            lists.put(EnsembleList.BLOCK_DENSITIES, densities);
        }
        if (!signs.equals(ZERO)) {
            lists.put(EnsembleList.BLOCK_SIGNS, signs);
        }
        return lists;
    }

    @Override
    public void checkLists(int n) {
        sizes(n);
    }

    /**
     * Numbers of neurons in the populations: shares of N, rounded down, and what is left over one by one to the largest
     * remainders, the first of equal ones.
     *
     * @param n number of neurons
     * @return sizes that sum to N
     * @throws IllegalArgumentException if a population has no neuron
     */
    public int[] sizes(int n) {
        final double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
        final double[] parts =
                shares.stream().mapToDouble(share -> n * (share / sum)).toArray();
        final int[] sizes = Arrays.stream(parts).mapToInt(part -> (int) part).toArray();
        final int left = n - Arrays.stream(sizes).sum();
        IntStream.range(0, sizes.length)
                .boxed()
                .sorted((a, b) -> Double.compare(parts[b] - (int) parts[b], parts[a] - (int) parts[a]))
                .limit(Math.max(0, left))
                .forEach(a -> sizes[a]++);
        for (int a = 0; a < sizes.length; a++) {
            if (sizes[a] < 1) {
                throw new ParameterException(
                        EnsembleList.POPULATION_SHARES.label(),
                        "must leave every population at least 1 of N = " + n + " neurons, but population " + (a + 1)
                                + " has a share of " + shares.get(a) / sum);
            }
        }
        return sizes;
    }

    /** The root mean square of a weight, of all pairs, where all have a variance. */
    @Override
    public OptionalDouble effectiveGain(double gain, int n) {
        if (tailIndices.stream().anyMatch(alpha -> alpha < GAUSSIAN)) {
            return OptionalDouble.empty();
        }
        final double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
        double square = 0;
        for (int a = 0; a < populations(); a++) {
            for (int b = 0; b < populations(); b++) {
                square += shares.get(a) / sum * (shares.get(b) / sum) * 2 * Math.pow(scale(a, b), 2);
            }
        }
        return OptionalDouble.of(gain * Math.sqrt(square));
    }

    @Override
    public boolean isKeptSparse(int n) {
        return Storage.of(expected(n), n) == Storage.SPARSE;
    }

    /** Connections, on average. */
    private double expected(int n) {
        final int[] sizes = sizes(n);
        double sum = 0;
        for (int a = 0; a < sizes.length; a++) {
            for (int b = 0; b < sizes.length; b++) {
                sum += at(densities, a, b) * sizes[a] * sizes[b];
            }
        }
        return sum;
    }

    /** Every row has a random stream of its own. */
    @Override
    public Coupling draw(int n, Seed seed, Monitor monitor) {
        Coupling.checkSize(n);
        final int[] sizes = sizes(n);
        new Footprint(drawingEntries(n), 0).check("a coupling matrix of N = " + n);
        final boolean isSparse = isKeptSparse(n);
        final double[][] columns = isSparse ? new double[0][] : new double[n][n];
        final SparseMatrix.Builder connections = isSparse ? new SparseMatrix.Builder(n, n, most(n)) : null;
        final double[] row = new double[n];
        int i = 0;
        for (int a = 0; a < sizes.length; a++) {
            final Row law = new Row(a, sizes, n);
            for (int last = i + sizes[a]; i < last; i++) {
                monitor.checkCancelled();
                law.fill(seed, i, row);
                for (int j = 0; j < n; j++) {
                    checkWeight(row[j], n);
                    if (connections == null) {
                        columns[j][i] = row[j];
                    } else if (row[j] != 0) {
                        connections.add(i, j, row[j]);
                    }
                }
            }
        }
        final boolean isRegular =
                densities.stream().allMatch(p -> p == 1) && scales.stream().allMatch(s -> s > 0);
        return connections == null
                ? Coupling.drawn(new ColumnMatrix(n, columns), isRegular)
                : Coupling.drawn(connections.build(), isRegular);
    }

    private void checkWeight(double weight, int n) {
        if (!(Math.abs(weight) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("a weight of the " + name() + " ensemble with N = " + n
                    + " exceeds the range of a double: its tail is too heavy; use tail indices of 0.1 or above, which"
                    + " always fit");
        }
    }

    /** Connections that there are at most, in all but one draw of many millions. */
    private int most(int n) {
        final double most = expected(n) + 6 * Math.sqrt(expected(n)) + 1;
        if (most > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "there must be at most 2^31 connections, but N = " + n + " has about " + Math.rint(expected(n)));
        }
        return (int) most;
    }

    @Override
    public double entries(int n) {
        return isKeptSparse(n) ? SparseMatrix.size(expected(n), n) : (double) n * n;
    }

    /** The list, and a copy of the right length. */
    @Override
    public double drawingEntries(int n) {
        return isKeptSparse(n) ? 2 * entries(n) + n : entries(n);
    }

    /** Draws the weights to the neurons of one population. */
    private final class Row {

        private final int[] sizes;
        private final Block[] blocks;
        private final double[] factors;
        private final StableSampler[] laws;
        private final StableDraws[] draws;

        Row(int target, int[] sizes, int n) {
            this.sizes = sizes;
            blocks = IntStream.range(0, sizes.length)
                    .mapToObj(source -> block(target, source))
                    .toArray(Block[]::new);
            factors = Arrays.stream(blocks)
                    .mapToDouble(block -> scaleOf(block.alpha, block.density * n) * block.scale)
                    .toArray();
            laws = Arrays.stream(blocks)
                    .map(block -> new StableSampler(block.alpha))
                    .toArray(StableSampler[]::new);
            draws = Arrays.stream(laws).map(StableSampler::draws).toArray(StableDraws[]::new);
        }

        void fill(Seed seed, int neuron, double[] row) {
            final var random = seed.stream("coupling", neuron);
            int from = 0;
            for (int b = 0; b < blocks.length; b++) {
                final int to = from + sizes[b];
                final double density = blocks[b].density;
                if (density == 1) {
                    draws[b].fill(random, row, from, to);
                } else {
                    for (int j = from; j < to; j++) {
                        row[j] = random.nextDouble() < density ? laws[b].sample(random) : 0;
                    }
                }
                for (int j = from; j < to; j++) {
                    final double weight = row[j] * factors[b];
                    row[j] = blocks[b].sign == 0 ? weight : blocks[b].sign * Math.abs(weight);
                }
                from = to;
            }
        }
    }

    private static double scaleOf(double alpha, double connections) {
        return alpha == GAUSSIAN
                ? 1 / Math.sqrt(connections)
                : alpha == 1 ? 1 / connections : Elementary.exp(-Elementary.log(connections) / alpha);
    }
}
