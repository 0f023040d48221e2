package org.tailspin.core.coupling;

import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.random.Seed;

/**
 * Weights that are independent of each other and follow one law. The diagonal is kept. Laws are an open set, unlike the
 * structures of {@link CouplingEnsemble}: a law is a record that implements this, and an {@link EnsembleKind} that makes it.
 */
public non-sealed interface IndependentEnsemble extends CouplingEnsemble {

    /** Rows drawn side by side, so that the columns are written in cache lines. */
    int ROWS_AT_ONCE = 8;

    /** The law of a weight at unit gain, for one thread. */
    @FunctionalInterface
    interface Law {
        /**
         * {@return a weight}
         *
         * @param random the stream of a row
         */
        double draw(UniformRandomProvider random);

        /**
         * Draws a row, as {@link #draw} does weight after weight.
         *
         * @param random the stream of the row
         * @param row receives the weights
         */
        default void fill(UniformRandomProvider random, double[] row) {
            for (int j = 0; j < row.length; j++) {
                row[j] = draw(random);
            }
        }
    }

    /**
     * {@return the law of a weight at unit gain}
     *
     * @param n number of neurons
     */
    Law weights(int n);

    /** {@return whether a matrix is invertible with probability one} */
    default boolean isRegular() {
        return true;
    }

    /** Every row has a random stream of its own. */
    @Override
    default Coupling draw(int n, Seed seed, Monitor monitor) {
        Coupling.checkSize(n);
        final Law law = weights(n);
        new Footprint(drawingEntries(n), 0).check("a coupling matrix of N = " + n);
        final double[][] columns = new double[n][n];
        final double[][] rows = new double[Math.min(n, ROWS_AT_ONCE)][n];
        for (int from = 0; from < n; from += ROWS_AT_ONCE) {
            monitor.checkCancelled();
            final int to = Math.min(n, from + ROWS_AT_ONCE);
            for (int i = from; i < to; i++) {
                law.fill(seed.stream("coupling", i), rows[i - from]);
            }
            for (int j = 0; j < n; j++) {
                for (int i = from; i < to; i++) {
                    columns[j][i] = checkWeight(rows[i - from][j], n);
                }
            }
        }
        return Coupling.drawn(new ColumnMatrix(n, columns), isRegular());
    }

    /**
     * {@return the weight}
     *
     * @param weight that was drawn
     * @param n number of neurons
     * @throws IllegalArgumentException if it does not fit a double
     */
    default double checkWeight(double weight, int n) {
        if (!(Math.abs(weight) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("a weight of the " + name() + " ensemble with "
                    + parameters().entrySet().stream()
                            .map(entry -> entry.getKey().label() + " = " + entry.getValue() + ", ")
                            .collect(Collectors.joining())
                    + "N = " + n + " exceeds the range of a double: its tail is too heavy"
                    + (alpha().isPresent() ? "; use a larger alpha (0.1 or above always fits)" : ""));
        }
        return weight;
    }
}
