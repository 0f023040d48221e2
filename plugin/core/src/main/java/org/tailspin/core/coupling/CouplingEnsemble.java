package org.tailspin.core.coupling;

import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/**
 * A law that coupling matrices are drawn from, and the convention of its gain.
 *
 * <p>A matrix is drawn at unit gain; the gain multiplies outside the product, so that one disorder serves every gain.
 */
public sealed interface CouplingEnsemble permits StableEnsemble, GaussianEnsemble {

    /** Rows drawn side by side, so that the columns are written in cache lines. */
    int ROWS_AT_ONCE = 8;

    /**
     * @return the name in tables and options
     */
    String name();

    /**
     * @return the tail index, where the ensemble has one
     */
    OptionalDouble alpha();

    /**
     * The gain in the field's most common convention, to compare ensembles by.
     *
     * @param gain in the convention of this ensemble
     * @return g_eff = standard deviation of a weight times &radic;N; empty where the variance is infinite
     */
    OptionalDouble effectiveGain(double gain);

    /**
     * @return the law that the weights follow, up to scale
     */
    StableSampler law();

    /**
     * @param n number of neurons
     * @return the factor from a draw of {@link #law} to a weight at unit gain
     */
    double scale(int n);

    /**
     * Draws a matrix at unit gain. Every row has a random stream of its own.
     *
     * @param n number of neurons, at least 1
     * @param seed the coupling seed
     * @param monitor asked now and then whether to stop
     * @return the coupling
     * @throws IllegalArgumentException if n is below 1, or a weight does not fit a double
     */
    default Coupling draw(int n, Seed seed, Monitor monitor) {
        Coupling.checkSize(n);
        final StableSampler law = law();
        final double scale = scale(n);
        final double[][] columns = new double[n][n];
        final UniformRandomProvider[] random = new UniformRandomProvider[ROWS_AT_ONCE];
        for (int from = 0; from < n; from += ROWS_AT_ONCE) {
            monitor.checkCancelled();
            final int to = Math.min(n, from + ROWS_AT_ONCE);
            for (int i = from; i < to; i++) {
                random[i - from] = seed.stream("coupling", i);
            }
            for (int j = 0; j < n; j++) {
                for (int i = from; i < to; i++) {
                    final double weight = law.sample(random[i - from]) * scale;
                    if (!(Math.abs(weight) <= Double.MAX_VALUE)) {
                        throw new IllegalArgumentException("a weight at alpha = "
                                + alpha().orElse(Double.NaN) + ", N = " + n
                                + " exceeds the range of a double: use a larger alpha (0.1 or above always fits)");
                    }
                    columns[j][i] = weight;
                }
            }
        }
        return Coupling.drawn(new ColumnMatrix(n, columns));
    }

    /**
     * @param name as in {@link #name()}
     * @param alpha tail index, for an ensemble that has one
     * @return the ensemble
     * @throws IllegalArgumentException for an unknown name or an alpha out of range
     */
    static CouplingEnsemble of(String name, double alpha) {
        switch (name) {
            case StableEnsemble.NAME:
                return new StableEnsemble(alpha);
            case GaussianEnsemble.NAME:
                return new GaussianEnsemble();
            default:
                throw new IllegalArgumentException("the ensemble must be " + StableEnsemble.NAME + " or "
                        + GaussianEnsemble.NAME + ", but is '" + name + "'");
        }
    }
}
