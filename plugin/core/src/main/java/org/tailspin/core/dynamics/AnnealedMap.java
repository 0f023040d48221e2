package org.tailspin.core.dynamics;

import org.apache.commons.rng.RestorableUniformRandomProvider;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.CouplingProduct;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/**
 * The network map with a matrix that is drawn anew at every step (Xie, Mihalas, Ku&#347;mierz 2025, section 3): y(t) =
 * g U_t x(t) + &sigma; &xi;(t), x(t+1) = &phi;(y(t)). It has an exact theory: with stable weights and &phi; linear, the
 * largest exponent is ln(g/g*(N)).
 *
 * <p>The matrix of step t is a function of coupling seed and t, so twins see the same. Drawing costs more than the product.
 *
 * @param ensemble law of every U_t
 * @param n number of neurons, at least 1
 * @param couplingSeed root of all draws
 * @param gain g, positive and finite
 * @param nonlinearity &phi;
 * @param noise &sigma;, at least 0
 */
public record AnnealedMap(
        CouplingEnsemble ensemble, int n, Seed couplingSeed, double gain, Nonlinearity nonlinearity, double noise)
        implements DynamicalSystem {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public AnnealedMap {
        Coupling.checkSize(n);
        NetworkMap.checkGain(gain);
        NetworkMap.checkNoise(noise);
    }

    @Override
    public int dimension() {
        return n;
    }

    @Override
    public boolean isRegular() {
        return nonlinearity.isStrictlyIncreasing()
                && ensemble.draw(n, couplingSeed, Monitor.NONE).isRegular();
    }

    @Override
    public boolean isOdd() {
        return nonlinearity.isOdd();
    }

    /** The couplings are the noise. */
    @Override
    public Forcing forcing() {
        return Forcing.NOISE;
    }

    @Override
    public Orbit start(Seed seed) {
        final double[] x = new double[n];
        StableSampler.normals().fill(seed.stream("initial state"), x, 0, n);
        return new AnnealedOrbit(x, (RestorableUniformRandomProvider) seed.stream("noise"), 0);
    }

    private final class AnnealedOrbit extends MapOrbit {

        private Coupling coupling;
        private CouplingProduct product;

        AnnealedOrbit(double[] x, RestorableUniformRandomProvider random, long steps) {
            super(x, gain, nonlinearity, noise, random, steps);
        }

        @Override
        void prepare(long step) {
            coupling = ensemble.draw(
                    n, new Seed(couplingSeed.stream("annealed step", step).nextLong()), Monitor.NONE);
            product = coupling.product();
        }

        @Override
        public Coupling coupling() {
            return coupling;
        }

        @Override
        public CouplingProduct product() {
            return product;
        }

        @Override
        void addInput(long step, double[] preActivation) {
            // there is none
        }

        @Override
        MapOrbit from(double[] state, RestorableUniformRandomProvider provider, long step) {
            return new AnnealedOrbit(state, provider, step);
        }
    }
}
