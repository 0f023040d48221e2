package org.tailspin.core.dynamics;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/** The weights W_in by which the signals of an input reach the neurons: N rows, a column for each signal. */
public sealed interface InputWeights {

    /** The law of a weight. */
    enum Law {
        /** Uniform between -scale and scale. */
        UNIFORM,
        /** Normal, with standard deviation scale. */
        GAUSSIAN;

        /** {@return the name in tables and options} */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * {@return the law}
         *
         * @param label as in {@link #label()}
         * @throws IllegalArgumentException for another name
         */
        public static Law of(String label) {
            return Arrays.stream(values())
                    .filter(law -> law.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the law of the input weights must be "
                            + Arrays.stream(values()).map(Law::label).collect(Collectors.joining(", "))
                            + ", but is '" + label + "'"));
        }
    }

    /**
     * Independent weights.
     *
     * @param law of a weight
     * @param scale of it, at least 0 and finite
     * @param density share of weights that are not 0, in (0, 1]; each is kept with this probability
     * @param seed of the weights, in 0..2^31-1; empty for the coupling seed of each network
     */
    record Drawn(Law law, double scale, double density, OptionalLong seed) implements InputWeights {

        /** Law where nothing else is said. */
        public static final Law DEFAULT_LAW = Law.UNIFORM;

        /** Scale where nothing else is said. */
        public static final double DEFAULT_SCALE = 1;

        /** Density where nothing else is said. */
        public static final double DEFAULT_DENSITY = 1;

        /** All of them. */
        public static final Drawn DEFAULT =
                new Drawn(DEFAULT_LAW, DEFAULT_SCALE, DEFAULT_DENSITY, OptionalLong.empty());

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException outside the ranges
         */
        public Drawn {
            if (!(scale >= 0 && scale <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "the scale of the input weights must be at least 0 and finite, but is " + scale);
            }
            if (!(density > 0 && density <= 1)) {
                throw new IllegalArgumentException(
                        "the density of the input weights must lie in (0, 1], but is " + density);
            }
            seed.ifPresent(value -> Seed.of(value, "the seed of the input weights"));
        }

        @Override
        public String mark() {
            return law.label()
                    + ' '
                    + scale
                    + ' '
                    + density
                    + ' '
                    + (seed.isPresent() ? String.valueOf(seed.getAsLong()) : "of the network");
        }

        /** Row i has a random stream of its own. */
        @Override
        public double[][] of(int n, int columns, long networkSeed) {
            final Seed own = new Seed(seed.orElse(networkSeed));
            final double[][] weights = new double[n][columns];
            for (int i = 0; i < n; i++) {
                final UniformRandomProvider random = own.stream("input weights", i);
                for (int j = 0; j < columns; j++) {
                    final boolean isKept = density == 1 || random.nextDouble() < density;
                    final double unit = law == Law.UNIFORM ? 2 * random.nextDouble() - 1 : StableSampler.normal(random);
                    weights[i][j] = isKept ? scale * unit : 0;
                }
            }
            return weights;
        }

        @Override
        public boolean isZero() {
            return scale == 0;
        }

        @Override
        public void checkSize(int n, int columns) {
            // any
        }
    }

    /** Weights of a file or table. */
    final class Given implements InputWeights {

        private final double[][] rows;
        private final String mark;

        /**
         * Copies given weights.
         *
         * @param rows {@code rows[i][j]} is the weight from signal j to neuron i; finite
         * @throws IllegalArgumentException if there are none, rows differ in length, or a number is not finite
         */
        public Given(double[][] rows) {
            InputTable.of(rows);
            this.rows = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
            mark = InputTable.mark(rows);
        }

        @Override
        public String mark() {
            return mark;
        }

        @Override
        public double[][] of(int n, int columns, long networkSeed) {
            checkSize(n, columns);
            return rows;
        }

        @Override
        public boolean isZero() {
            return Arrays.stream(rows).flatMapToDouble(Arrays::stream).allMatch(weight -> weight == 0);
        }

        @Override
        public void checkSize(int n, int columns) {
            if (rows.length != n || rows[0].length != columns) {
                throw new IllegalArgumentException("the input weights must have N = " + n
                        + " rows, one for each neuron, and " + columns
                        + " columns, one for each signal of the input, but have " + rows.length + " rows and "
                        + rows[0].length + " columns");
            }
        }
    }

    /**
     * {@return n rows of weights, not to be changed}
     *
     * @param n number of neurons
     * @param columns number of signals
     * @param networkSeed draws them where they have no seed of their own
     * @throws IllegalArgumentException if they are given for another size
     */
    double[][] of(int n, int columns, long networkSeed);

    /** {@return a text that stands for them: weights that differ have others} */
    String mark();

    /** {@return whether no signal reaches any neuron} */
    boolean isZero();

    /**
     * Checks that the weights fit a network and its signals.
     *
     * @param n number of neurons
     * @param columns number of signals
     * @throws IllegalArgumentException if they are given for another size
     */
    void checkSize(int n, int columns);
}
