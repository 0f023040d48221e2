package org.tailspin.core.coupling;

import java.util.Map;
import java.util.OptionalDouble;
import org.tailspin.core.math.Elementary;
import org.tailspin.core.random.StableSampler;

/**
 * Independent weights of lognormal modulus and random sign: W_ij = g S_ij exp(&sigma; &xi;_ij - &sigma;&sup2;) / &radic;N, with
 * &xi; standard normal; synaptic strengths in cortex have such a spread (Song et al. 2005).
 *
 * <p>The gain is g_eff: the standard deviation of a weight times &radic;N, for E exp(2&sigma;&xi; - 2&sigma;&sup2;) = 1.
 *
 * @param sigma &sigma;, standard deviation of ln|W|, in [0, 10]; at 0 every weight is plus or minus g/&radic;N
 */
public record LognormalEnsemble(double sigma) implements IndependentEnsemble {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the range
     */
    public LognormalEnsemble {
        EnsembleParameter.SIGMA.check(sigma);
    }

    @Override
    public String name() {
        return EnsembleKind.LOGNORMAL.label();
    }

    @Override
    public Map<EnsembleParameter, Double> parameters() {
        return Map.of(EnsembleParameter.SIGMA, sigma);
    }

    @Override
    public OptionalDouble effectiveGain(double gain, int n) {
        return OptionalDouble.of(gain);
    }

    /** Matrices of signs alone can be singular. */
    @Override
    public boolean isRegular() {
        return sigma > 0;
    }

    @Override
    public Law weights(int n) {
        final double scale = 1 / Math.sqrt(n);
        return random -> {
            final double sign = random.nextLong() < 0 ? -scale : scale;
            return sign * Elementary.exp(sigma * StableSampler.normal(random) - sigma * sigma);
        };
    }
}
