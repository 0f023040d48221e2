package org.tailspin.core.coupling;

import java.util.Map;
import java.util.OptionalDouble;
import org.tailspin.core.math.Elementary;
import org.tailspin.core.random.StableSampler;

/**
 * Independent symmetric &alpha;-stable weights (Xie, Mihalas, Ku&#347;mierz 2025, section 2): W_ij = g Z_ij / N^(1/&alpha;),
 * with Z of characteristic function exp(-|k|^&alpha;). The diagonal is kept.
 *
 * <p>The gain g is the paper's: the scale parameter of a weight times N^(1/&alpha;). At &alpha; = 2 a weight has variance
 * 2 g&sup2;/N, so g_eff = &radic;2 g, and the transition of the mean field lies at g = 1/&radic;2.
 */
public record StableEnsemble(double tailIndex) implements StableFamily {

    /** Its name in tables and options. */
    public static final String NAME = "stable";

    /** Where the variance becomes finite. */
    private static final double GAUSSIAN = 2;

    /**
     * Checks the values.
     *
     * @param tailIndex &alpha;, in (0, 2]
     * @throws IllegalArgumentException outside the range, or NaN
     */
    public StableEnsemble {
        EnsembleParameter.ALPHA.check(tailIndex);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<EnsembleParameter, Double> parameters() {
        return Map.of(EnsembleParameter.ALPHA, tailIndex);
    }

    @Override
    public OptionalDouble effectiveGain(double gain, int n) {
        return tailIndex == GAUSSIAN ? OptionalDouble.of(Math.sqrt(2) * gain) : OptionalDouble.empty();
    }

    @Override
    public double scale(int n) {
        return tailIndex == GAUSSIAN
                ? 1 / Math.sqrt(n)
                : tailIndex == 1 ? 1.0 / n : Elementary.exp(-Elementary.log(n) / tailIndex);
    }

    @Override
    public StableSampler law() {
        return new StableSampler(tailIndex);
    }
}
