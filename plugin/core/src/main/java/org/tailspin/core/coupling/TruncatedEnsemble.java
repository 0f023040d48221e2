package org.tailspin.core.coupling;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.tailspin.core.random.StableSampler;

/**
 * Truncated heavy tails: symmetric &alpha;-stable draws, drawn again while their modulus exceeds a cutoff c:
 * W_ij = g Z_ij / N^(1/&alpha;) given |Z_ij| &le; c (Mantegna and Stanley 1994).
 *
 * <p>The gain is that of {@link StableEnsemble}: the scale parameter of the law before the cut times N^(1/&alpha;). The
 * variance is finite, g_eff = g N^(1/2-1/&alpha;) &radic;E[Z&sup2; given |Z| &le; c].
 *
 * @param tailIndex &alpha;, in (0, 2]
 * @param cutoff c, in units of the scale parameter, at least 0.1
 */
public record TruncatedEnsemble(double tailIndex, double cutoff) implements IndependentEnsemble {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public TruncatedEnsemble {
        EnsembleParameter.ALPHA.check(tailIndex);
        EnsembleParameter.CUTOFF.check(cutoff);
    }

    @Override
    public String name() {
        return EnsembleKind.TRUNCATED.label();
    }

    @Override
    public Map<EnsembleParameter, Double> parameters() {
        return new EnumMap<>(Map.of(EnsembleParameter.ALPHA, tailIndex, EnsembleParameter.CUTOFF, cutoff));
    }

    @Override
    public OptionalDouble effectiveGain(double gain, int n) {
        return OptionalDouble.of(gain
                * Math.sqrt(n)
                * new StableEnsemble(tailIndex).scale(n)
                * Math.sqrt(TruncatedVariance.of(tailIndex, cutoff)));
    }

    @Override
    public Law weights(int n) {
        final StableSampler law = new StableSampler(tailIndex);
        final double scale = new StableEnsemble(tailIndex).scale(n);
        return random -> {
            double z;
            do {
                z = law.sample(random);
            } while (!(Math.abs(z) <= cutoff));
            return z * scale;
        };
    }
}
