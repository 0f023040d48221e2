package org.tailspin.core.coupling;

import java.util.Map;
import java.util.OptionalDouble;
import org.tailspin.core.random.StableSampler;

/**
 * Independent Gaussian weights of mean 0 and variance g_eff&sup2;/N (Sompolinsky, Crisanti, Sommers 1988). The diagonal is
 * kept.
 *
 * <p>The gain is g_eff: the standard deviation of a weight times &radic;N, with the transition of the mean field at 1. The
 * same matrix is {@link StableEnsemble} at &alpha; = 2 with g = g_eff / &radic;2.
 */
public record GaussianEnsemble() implements StableFamily {

    /** Its name in tables and options. */
    public static final String NAME = "gaussian";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<EnsembleParameter, Double> parameters() {
        return Map.of();
    }

    @Override
    public OptionalDouble effectiveGain(double gain, int n) {
        return OptionalDouble.of(gain);
    }

    @Override
    public double scale(int n) {
        return Math.sqrt(0.5) / Math.sqrt(n); // the stable law at alpha = 2 has variance 2
    }

    @Override
    public StableSampler law() {
        return new StableSampler(2);
    }
}
