package org.tailspin.core.coupling;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.math.Elementary;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/**
 * A gain for every neuron, drawn from a lognormal law or listed. They are divided by the root of their mean square, so that
 * the gain of the network keeps its meaning.
 *
 * @param spread standard deviation of the logarithm, at least 0; 0 where gains are listed
 * @param listed positive numbers, one for each neuron, or none
 */
public record NeuronGains(double spread, List<Double> listed) {

    /** All the same. */
    public static final NeuronGains NONE = new NeuronGains(0, List.of());

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public NeuronGains {
        if (!(spread >= 0 && spread <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "the spread of the neurons' gains must be at least 0 and finite, but is " + spread);
        }
        listed = List.copyOf(listed);
        if (spread != 0 && !listed.isEmpty()) {
            throw new IllegalArgumentException(
                    "the spread of the neurons' gains must be 0 where they are listed, but is " + spread);
        }
        for (double gain : listed) {
            if (!(gain > 0 && gain <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("the gain of a neuron must be positive and finite, but is " + gain);
            }
        }
    }

    /**
     * {@return lognormal gains}
     *
     * @param spread standard deviation of the logarithm
     */
    public static NeuronGains lognormal(double spread) {
        return new NeuronGains(spread, List.of());
    }

    /**
     * {@return these gains}
     *
     * @param listed positive numbers, one for each neuron, up to a common factor
     */
    public static NeuronGains of(List<Double> listed) {
        return new NeuronGains(0, listed);
    }

    /** Whether neurons may have different gains. */
    boolean differ() {
        return spread != 0 || !listed.isEmpty();
    }

    /** The gains of n neurons, of mean square 1. */
    double[] draw(int n, Seed seed, String stream) {
        final double[] gains = new double[n];
        if (!differ()) {
            Arrays.fill(gains, 1);
            return gains;
        }
        if (!listed.isEmpty() && listed.size() != n) {
            throw new IllegalArgumentException(
                    "the list of neurons' gains must have N = " + n + " entries, but has " + listed.size());
        }
        final UniformRandomProvider random = seed.stream(stream);
        double square = 0;
        for (int i = 0; i < n; i++) {
            gains[i] = listed.isEmpty() ? Elementary.exp(spread * StableSampler.normal(random)) : listed.get(i);
            square += gains[i] * gains[i];
        }
        final double root = Math.sqrt(square / n);
        for (int i = 0; i < n; i++) {
            gains[i] /= root;
        }
        return gains;
    }
}
