package org.tailspin.core.dynamics;

import org.apache.commons.rng.RestorableUniformRandomProvider;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingProduct;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/**
 * The recurrent network in discrete time (Xie, Mihalas, Ku&#347;mierz 2025, equation 1): y(t) = g U x(t) + &sigma; &xi;(t)
 * + I(t), x(t+1) = &phi;(y(t)), with U the coupling at unit gain, &xi; white Gaussian noise of unit variance, drawn for every
 * neuron and step, and I an input.
 *
 * <p>x(0) is standard normal. The Jacobian of a step is J_t = diag(&phi;'(y(t))) g U, at the same y(t).
 */
public final class NetworkMap implements DynamicalSystem {

    private final Coupling coupling;
    private final double gain;
    private final Nonlinearity nonlinearity;
    private final double noise;
    private final Input input;

    /**
     * A network without input.
     *
     * @param coupling weights at unit gain
     * @param gain g, positive and finite, in the convention of the coupling's ensemble
     * @param nonlinearity &phi;
     * @param noise &sigma;, standard deviation of the noise, at least 0
     * @throws IllegalArgumentException outside the ranges
     */
    public NetworkMap(Coupling coupling, double gain, Nonlinearity nonlinearity, double noise) {
        this(coupling, gain, nonlinearity, noise, Input.none());
    }

    /**
     * Makes a map of the couplings times the gain.
     *
     * @param coupling weights at unit gain
     * @param gain g, positive and finite, in the convention of the coupling's ensemble
     * @param nonlinearity &phi;
     * @param noise &sigma;, standard deviation of the noise, at least 0
     * @param input I, in steps
     * @throws IllegalArgumentException outside the ranges
     */
    public NetworkMap(Coupling coupling, double gain, Nonlinearity nonlinearity, double noise, Input input) {
        this.input = input;
        this.coupling = coupling;
        this.gain = checkGain(gain);
        this.nonlinearity = nonlinearity;
        this.noise = checkNoise(noise);
    }

    /**
     * {@return {@code gain}}
     *
     * @param gain g
     * @throws IllegalArgumentException unless it is positive and finite
     */
    public static double checkGain(double gain) {
        if (!(gain > 0 && gain <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the gain must be positive and finite, but is " + gain);
        }
        return gain;
    }

    /**
     * {@return {@code noise}}
     *
     * @param noise standard deviation of the noise
     * @throws IllegalArgumentException unless it is at least 0 and finite
     */
    public static double checkNoise(double noise) {
        if (!(noise >= 0 && noise <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the noise must be at least 0 and finite, but is " + noise);
        }
        return noise;
    }

    @Override
    public int dimension() {
        return coupling.size();
    }

    @Override
    public boolean isRegular() {
        return coupling.isRegular() && nonlinearity.isStrictlyIncreasing();
    }

    @Override
    public String whySingular() {
        return Singularity.of(coupling, nonlinearity);
    }

    @Override
    public Forcing forcing() {
        return noise > 0 ? Forcing.NOISE : input.changes() ? Forcing.INPUT : Forcing.NONE;
    }

    @Override
    public boolean isFeedForward() {
        return coupling.isFeedForward();
    }

    @Override
    public boolean isOdd() {
        return input.isZero() && nonlinearity.isOdd();
    }

    @Override
    public boolean isHomogeneous() {
        return input.isZero() && nonlinearity.isHomogeneous();
    }

    @Override
    public long longest() {
        return input.steps();
    }

    @Override
    public Orbit start(Seed seed) {
        final double[] x = new double[dimension()];
        StableSampler.normals().fill(seed.stream("initial state"), x, 0, x.length);
        return new NetworkOrbit(
                x, input.start(x.length, seed), (RestorableUniformRandomProvider) seed.stream("noise"), 0);
    }

    private final class NetworkOrbit extends MapOrbit {

        private final CouplingProduct product = coupling.product();
        private final double[] external = new double[dimension()];
        private final Input.Source source;

        NetworkOrbit(double[] x, Input.Source source, RestorableUniformRandomProvider random, long steps) {
            super(x, gain, nonlinearity, noise, random, steps);
            this.source = source;
        }

        @Override
        void prepare(long step) {
            // the coupling stays
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
            if (!input.isZero()) {
                source.during(step, 0, 1, external);
                for (int i = 0; i < external.length; i++) {
                    preActivation[i] += external[i];
                }
            }
        }

        @Override
        MapOrbit from(double[] state, RestorableUniformRandomProvider provider, long step) {
            return new NetworkOrbit(state, source, provider, step);
        }
    }
}
