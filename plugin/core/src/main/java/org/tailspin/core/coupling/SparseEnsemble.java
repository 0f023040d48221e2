package org.tailspin.core.coupling;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.tailspin.core.math.Elementary;
import org.tailspin.core.random.StableSampler;

/**
 * Sparse heavy tails: a connection exists with probability p, and then has a symmetric &alpha;-stable weight,
 * W_ij = g B_ij Z_ij / (pN)^(1/&alpha;).
 *
 * <p>The gain is the scale parameter of an existing weight times (pN)^(1/&alpha;), so that the input to a neuron has the law
 * of the dense network in the limit of large pN; at &alpha; = 2, g_eff = &radic;2 g. At p = 1 the law is that of
 * {@link StableEnsemble}. A matrix can be singular, for a row may be empty.
 *
 * @param tailIndex &alpha;, in (0, 2]
 * @param density p, in (0, 1]
 */
public record SparseEnsemble(double tailIndex, double density) implements IndependentEnsemble {

    /**
     * @throws IllegalArgumentException outside the ranges
     */
    public SparseEnsemble {
        EnsembleParameter.check(EnsembleParameter.ALPHA, tailIndex, tailIndex > 0 && tailIndex <= 2, "(0, 2]");
        EnsembleParameter.check(EnsembleParameter.DENSITY, density, density > 0 && density <= 1, "(0, 1]");
    }

    @Override
    public String name() {
        return EnsembleKind.SPARSE.label();
    }

    @Override
    public Map<EnsembleParameter, Double> parameters() {
        return new EnumMap<>(Map.of(EnsembleParameter.ALPHA, tailIndex, EnsembleParameter.DENSITY, density));
    }

    @Override
    public OptionalDouble effectiveGain(double gain, int n) {
        return new StableEnsemble(tailIndex).effectiveGain(gain, n);
    }

    @Override
    public boolean isRegular() {
        return density == 1;
    }

    @Override
    public Law weights(int n) {
        final StableSampler law = new StableSampler(tailIndex);
        final double connections = density * n;
        final double scale = tailIndex == 2
                ? 1 / Math.sqrt(connections)
                : tailIndex == 1 ? 1 / connections : Elementary.exp(-Elementary.log(connections) / tailIndex);
        return random -> random.nextDouble() < density ? law.sample(random) * scale : 0;
    }
}
