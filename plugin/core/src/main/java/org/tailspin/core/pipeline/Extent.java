package org.tailspin.core.pipeline;

import org.tailspin.core.coupling.Coupling;

/**
 * How large an experiment is.
 *
 * @param n number of neurons, at least 1
 * @param networks realisations of each condition, in 1..{@link #MAX_NETWORKS}
 * @param gain g_eff
 * @param seed of the first realisation: each next one has the next seed, the same under every condition
 */
public record Extent(int n, int networks, double gain, long seed) {

    /** Networks of a condition: four hundred times those of the largest scale. */
    public static final int MAX_NETWORKS = 10_000;

    /** Neurons and networks where nothing else is said. */
    public enum Scale {
        /** Minutes at most. */
        SMALL(200, 6),
        /** Closer to theory. */
        MEDIUM(500, 16),
        /** As close as the tables of the documentation. */
        LARGE(1000, 24);

        private final int n;
        private final int networks;

        Scale(int n, int networks) {
            this.n = n;
            this.networks = networks;
        }

        /** {@return number of neurons} */
        public int n() {
            return n;
        }

        /** {@return realisations of each condition} */
        public int networks() {
            return networks;
        }
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public Extent {
        Coupling.checkSize(n);
        if (networks < 1 || networks > MAX_NETWORKS) {
            throw new IllegalArgumentException(
                    "the number of networks of each condition must be at least 1 and at most " + MAX_NETWORKS
                            + ", since what was measured of all stays in memory, but is " + networks);
        }
        if (!(gain > 1 && gain <= MAX_GAIN)) {
            throw new IllegalArgumentException(
                    "the gain g_eff of an experiment must lie in (1, " + MAX_GAIN + "], but is " + gain);
        }
        if (seed < 0 || seed > Integer.MAX_VALUE - networks) {
            throw new IllegalArgumentException("the seed must lie in 0.." + (Integer.MAX_VALUE - networks)
                    + " to leave room for the realisations, but is " + seed);
        }
    }

    /** Largest gain, that of the theories. */
    private static final double MAX_GAIN = 20;

    Extent of(int neurons) {
        return new Extent(neurons, networks, gain, seed);
    }
}
