package org.tailspin.core.random;

import static org.tailspin.core.math.Elementary.cosPi;
import static org.tailspin.core.math.Elementary.exp;
import static org.tailspin.core.math.Elementary.log;
import static org.tailspin.core.math.Elementary.sinPi;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws from the symmetric &alpha;-stable law of scale 1, with characteristic function exp(-|k|^&alpha;).
 *
 * <p>The method of Chambers, Mallows and Stuck (1976) in its symmetric form: with U uniform in (-&pi;/2, &pi;/2) and E
 * exponential,
 *
 * <pre>Z = sin(&alpha;U) / cos(U)^(1/&alpha;) &middot; [cos((1-&alpha;)U) / E]^((1-&alpha;)/&alpha;)</pre>
 *
 * in logarithms, with {@link org.tailspin.core.math.Elementary}, so that the bits of a draw are the same everywhere. Each
 * draw takes two 64-bit numbers and rejects none: U and the uniform under E are odd multiples of 2^-53, never an end point.
 *
 * <p>&alpha; = 1 is the Cauchy law, &alpha; = 2 the Gaussian of variance 2.
 */
public final class StableSampler {

    private static final double STEP = 0x1p-52;

    private final double alpha;

    /**
     * Prepares draws of the symmetric law of unit scale.
     *
     * @param alpha tail index, in (0, 2]
     * @throws IllegalArgumentException outside the range, or NaN
     */
    public StableSampler(double alpha) {
        this.alpha = checkAlpha(alpha);
    }

    /** {@return the tail index} */
    public double alpha() {
        return alpha;
    }

    /**
     * {@return {@code alpha}}
     *
     * @param alpha tail index
     * @throws IllegalArgumentException if it does not lie in (0, 2]
     */
    public static double checkAlpha(double alpha) {
        if (!(alpha > 0 && alpha <= 2)) {
            throw new IllegalArgumentException("alpha must lie in (0, 2], but is " + alpha);
        }
        return alpha;
    }

    /**
     * Draws one number.
     *
     * @param random source of randomness
     * @return a draw; for &alpha; below 0.1 it may exceed the range of a double and be infinite
     */
    public double sample(UniformRandomProvider random) {
        final double u = angle(random);
        final double e = -log(uniform(random));
        if (alpha == 1) {
            return sinPi(u) / cosPi(u);
        }
        if (alpha == 2) {
            return 2 * sinPi(u) * Math.sqrt(e);
        }
        final double exponent = ((1 - alpha) * (log(cosPi((1 - alpha) * u)) - log(e)) - log(cosPi(u))) / alpha;
        return sinPi(alpha * u) * exp(exponent);
    }

    /** U over &pi;, in (-1/2, 1/2). */
    static double angle(UniformRandomProvider random) {
        return ((random.nextLong() >> 12) + 0.5) * STEP;
    }

    /** In (0, 1). */
    static double uniform(UniformRandomProvider random) {
        return ((random.nextLong() >>> 12) + 0.5) * STEP;
    }

    /** {@return a workspace that draws many numbers of this law at a time, for one thread} */
    public StableDraws draws() {
        return new StableDraws(alpha, 1);
    }

    /** {@return a workspace that draws many standard normal numbers at a time, for one thread} */
    public static StableDraws normals() {
        return new StableDraws(GAUSSIAN.alpha, Math.sqrt(0.5));
    }

    /**
     * Draws a standard normal number: the stable law at &alpha; = 2, over &radic;2.
     *
     * @param random source of randomness
     * @return a draw of mean 0 and variance 1
     */
    public static double normal(UniformRandomProvider random) {
        return GAUSSIAN.sample(random) * Math.sqrt(0.5);
    }

    private static final StableSampler GAUSSIAN = new StableSampler(2);
}
