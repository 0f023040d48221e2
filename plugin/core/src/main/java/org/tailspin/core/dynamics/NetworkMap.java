package org.tailspin.core.dynamics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.rng.RestorableUniformRandomProvider;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingProduct;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableDraws;
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
        this(coupling, gain, nonlinearity, noise, Input.NONE);
    }

    /**
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
     * @param gain g
     * @return {@code gain}
     * @throws IllegalArgumentException unless it is positive and finite
     */
    public static double checkGain(double gain) {
        if (!(gain > 0 && gain <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the gain must be positive and finite, but is " + gain);
        }
        return gain;
    }

    /**
     * @param noise standard deviation of the noise
     * @return {@code noise}
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
    public Orbit start(Seed seed) {
        final double[] x = new double[dimension()];
        StableSampler.normals().fill(seed.stream("initial state"), x, 0, x.length);
        return new NetworkOrbit(
                x, input.start(x.length, seed), (RestorableUniformRandomProvider) seed.stream("noise"), 0);
    }

    private final class NetworkOrbit implements Orbit {

        private final int n = dimension();
        private final CouplingProduct product = coupling.product();
        private final double[] x;
        private final double[] y = new double[n];
        private final double[] external = new double[n];
        private final StableDraws normals = StableSampler.normals();
        private final double[] kicks = new double[n];
        private final double[] logSlopes = new double[n];
        private final double[][] slopeWork = new double[Nonlinearity.WORK_ARRAYS][n];
        private final Input.Source source;
        private final RestorableUniformRandomProvider random;
        private long steps;

        NetworkOrbit(double[] x, Input.Source source, RestorableUniformRandomProvider random, long steps) {
            this.x = x;
            this.source = source;
            this.random = random;
            this.steps = steps;
        }

        @Override
        public double[] state() {
            return x;
        }

        @Override
        public double[] preActivation() {
            return y;
        }

        @Override
        public void step() {
            product.multiply(x, y);
            for (int i = 0; i < n; i++) {
                y[i] *= gain;
            }
            if (noise > 0) {
                normals.fill(random, kicks, 0, n);
                for (int i = 0; i < n; i++) {
                    y[i] += noise * kicks[i];
                }
            }
            if (!input.isZero()) {
                source.at(steps, external);
                for (int i = 0; i < n; i++) {
                    y[i] += external[i];
                }
            }
            steps++;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += y[i] * 0; // 0, or NaN as soon as one entry is not finite
            }
            if (sum != 0) {
                throw new DivergenceException(
                        steps, Arrays.stream(x).map(Math::abs).max().orElse(0));
            }
            nonlinearity.apply(y, x, n);
        }

        @Override
        public void tangent(Frame frame, double[] s, Monitor monitor) {
            product.carry(frame, monitor);
            final double logGain = Math.log(gain);
            nonlinearity.logSlopes(y, logSlopes, slopeWork, n);
            for (int i = 0; i < n; i++) {
                s[i] = logGain + logSlopes[i];
            }
        }

        @Override
        public OptionalDouble logAbsDeterminant(Monitor monitor) {
            final OptionalDouble unit = coupling.logAbsDeterminant(monitor);
            if (unit.isEmpty()) {
                return unit;
            }
            double log = unit.getAsDouble() + n * Math.log(gain);
            nonlinearity.logSlopes(y, logSlopes, slopeWork, n);
            for (int i = 0; i < n; i++) {
                log += logSlopes[i];
            }
            return log == Double.NEGATIVE_INFINITY ? OptionalDouble.empty() : OptionalDouble.of(log);
        }

        @Override
        public Orbit twin(double[] displacement) {
            final double[] moved = x.clone();
            for (int i = 0; i < n; i++) {
                moved[i] += displacement[i];
            }
            return new NetworkOrbit(moved, source, noise > 0 ? Seed.copyOf(random) : random, steps);
        }
    }
}
