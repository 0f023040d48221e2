package org.tailspin.core.coupling;

import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/**
 * Gaussian weights with correlation &eta; between W_ij and W_ji: the elliptic ensemble (Sommers, Crisanti, Sompolinsky, Stein
 * 1988), W = g (&radic;((1+&eta;)/2) S + &radic;((1-&eta;)/2) A) with S symmetric and A antisymmetric. A diagonal entry has
 * variance g&sup2;(1+&eta;)/N.
 *
 * <p>The gain is g_eff: the standard deviation of a weight off the diagonal times &radic;N; eigenvalues fill an ellipse of
 * half-axes g(1+&eta;) and g(1-&eta;).
 *
 * @param eta &eta;, in [-1, 1]: 1 symmetric, 0 independent, -1 antisymmetric
 */
public record PartiallySymmetricEnsemble(double eta) implements CouplingEnsemble {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the range
     */
    public PartiallySymmetricEnsemble {
        EnsembleParameter.ETA.check(eta);
    }

    @Override
    public String name() {
        return EnsembleKind.PARTIALLY_SYMMETRIC.label();
    }

    @Override
    public Map<EnsembleParameter, Double> parameters() {
        return Map.of(EnsembleParameter.ETA, eta);
    }

    @Override
    public OptionalDouble effectiveGain(double gain, int n) {
        return OptionalDouble.of(gain);
    }

    /** Row i draws the pairs (i, j) of j up to i. */
    @Override
    public Coupling draw(int n, Seed seed, Monitor monitor) {
        Coupling.checkSize(n);
        final double scale = 1 / Math.sqrt(n);
        final double symmetric = Math.sqrt((1 + eta) / 2);
        final double antisymmetric = Math.sqrt((1 - eta) / 2);
        final double[][] columns = new double[n][n];
        for (int i = 0; i < n; i++) {
            monitor.checkCancelled();
            final UniformRandomProvider random = seed.stream("coupling", i);
            for (int j = 0; j < i; j++) {
                final double s = symmetric * StableSampler.normal(random);
                final double a = antisymmetric * StableSampler.normal(random);
                columns[j][i] = (s + a) * scale;
                columns[i][j] = (s - a) * scale;
            }
            columns[i][i] = Math.sqrt(1 + eta) * StableSampler.normal(random) * scale;
        }
        return Coupling.drawn(new ColumnMatrix(n, columns), eta > -1 || n % 2 == 0);
    }
}
