package org.tailspin.core.dynamics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.rng.RestorableUniformRandomProvider;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.linalg.Frame;
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
    public Orbit start(Seed seed) {
        final double[] x = new double[n];
        StableSampler.normals().fill(seed.stream("initial state"), x, 0, n);
        return new AnnealedOrbit(x, (RestorableUniformRandomProvider) seed.stream("noise"), 0);
    }

    private final class AnnealedOrbit implements Orbit {

        private final double[] x;
        private final double[] y = new double[n];
        private final RestorableUniformRandomProvider random;
        private Coupling coupling;
        private long steps;

        AnnealedOrbit(double[] x, RestorableUniformRandomProvider random, long steps) {
            this.x = x;
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
            coupling = ensemble.draw(
                    n, new Seed(couplingSeed.stream("annealed step", steps).nextLong()), Monitor.NONE);
            coupling.product().multiply(x, y);
            steps++;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                y[i] *= gain;
                if (noise > 0) {
                    y[i] += noise * StableSampler.normal(random);
                }
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
            coupling.product().carry(frame, monitor);
            final double logGain = Math.log(gain);
            for (int i = 0; i < n; i++) {
                s[i] = logGain + nonlinearity.logSlope(y[i]);
            }
        }

        @Override
        public OptionalDouble logAbsDeterminant(Monitor monitor) {
            final OptionalDouble unit = coupling.logAbsDeterminant(monitor);
            if (unit.isEmpty()) {
                return unit;
            }
            double log = unit.getAsDouble() + n * Math.log(gain);
            for (int i = 0; i < n; i++) {
                log += nonlinearity.logSlope(y[i]);
            }
            return log == Double.NEGATIVE_INFINITY ? OptionalDouble.empty() : OptionalDouble.of(log);
        }

        @Override
        public Orbit twin(double[] displacement) {
            final double[] moved = x.clone();
            for (int i = 0; i < n; i++) {
                moved[i] += displacement[i];
            }
            final var copy = Seed.copyOf(random);
            return new AnnealedOrbit(moved, copy, steps);
        }
    }
}
