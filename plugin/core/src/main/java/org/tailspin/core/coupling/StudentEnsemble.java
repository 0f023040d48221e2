package org.tailspin.core.coupling;

import java.util.Map;
import java.util.OptionalDouble;
import org.tailspin.core.math.Elementary;

/**
 * Independent weights of Student's t with &nu; degrees of freedom: W_ij = g T_ij / N^(1/min(&nu;,2)), a heavy tail of index
 * &nu; that need not be stable.
 *
 * <p>The gain is the scale parameter of a weight times N^(1/min(&nu;,2)), the scaling under which the input to a neuron
 * has a limit (at &nu; = 2 up to a logarithm). For &nu; &gt; 2, g_eff = g &radic;(&nu;/(&nu;-2)). At &nu; = 1 it is the Cauchy
 * law, as {@link StableEnsemble} at &alpha; = 1.
 *
 * @param degrees &nu;, in (0, 1000]
 */
public record StudentEnsemble(double degrees) implements IndependentEnsemble {
    private static final double STEP = 0x1p-52;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the range
     */
    public StudentEnsemble {
        EnsembleParameter.NU.check(degrees);
    }

    @Override
    public String name() {
        return EnsembleKind.STUDENT.label();
    }

    @Override
    public Map<EnsembleParameter, Double> parameters() {
        return Map.of(EnsembleParameter.NU, degrees);
    }

    @Override
    public OptionalDouble effectiveGain(double gain, int n) {
        return degrees > 2 ? OptionalDouble.of(gain * Math.sqrt(degrees / (degrees - 2))) : OptionalDouble.empty();
    }

    /** The polar method of Bailey (1994): T = &radic;(&nu; (U^(-2/&nu;) - 1)) cos(2&pi;V), exact for every &nu;. */
    @Override
    public Law weights(int n) {
        final double scale = degrees >= 2 ? 1 / Math.sqrt(n) : Elementary.exp(-Elementary.log(n) / degrees);
        return random -> {
            final double u = ((random.nextLong() >>> 12) + 0.5) * STEP;
            final double v = ((random.nextLong() >> 12) + 0.5) * STEP;
            final double radius = Math.sqrt(degrees * (Elementary.exp(-2 / degrees * Elementary.log(u)) - 1));
            return radius * Elementary.sinPi(2 * v) * scale;
        };
    }
}
