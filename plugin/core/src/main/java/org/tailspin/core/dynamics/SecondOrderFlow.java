package org.tailspin.core.dynamics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.rng.RestorableUniformRandomProvider;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingProduct;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.math.Elementary;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableDraws;
import org.tailspin.core.random.StableSampler;

/**
 * A network of damped oscillators, as in underdamped latent dynamics (LangevinFlow, arXiv 2507.11531):
 *
 * <pre>d&sup2;x/dt&sup2; = -&gamma; dx/dt - x + g U &phi;(x) + I(t) + &sigma; &eta;(t),</pre>
 *
 * with &eta; white noise and I an input. The state is x, then v = dx/dt: 2N numbers, x(0) standard normal, v(0) = 0. Time is in units of
 * the oscillators' own, whose angular frequency is 1.
 *
 * <p>By a symmetric splitting of order 2: half a step of drift dx = v dt, half a kick by the forces, the damping with its
 * noise exactly, and the two halves again. Drift and kick keep volumes, so every step contracts them by exp(-&gamma; h N), as
 * the flow does: the exponents add to -&gamma;N (Dressler 1988), to rounding, whatever the step.
 */
public final class SecondOrderFlow implements DynamicalSystem {

    /** Over the angular frequency: beyond it the splitting is unstable. Over the damping: beyond it the drift is a third too far. */
    private static final double STABLE = 2;

    private final Coupling coupling;
    private final double gain;
    private final Nonlinearity nonlinearity;
    private final double noise;
    private final Input input;
    private final double damping;
    private final double timeStep;

    /**
     * Oscillators without input.
     *
     * @param coupling weights at unit gain
     * @param gain g, positive and finite, in the convention of the coupling's ensemble
     * @param nonlinearity &phi;
     * @param noise &sigma;, at least 0
     * @param damping &gamma;, at least 0 and below 2/h
     * @param timeStep h, in (0, 2)
     * @throws IllegalArgumentException outside the ranges
     */
    public SecondOrderFlow(
            Coupling coupling, double gain, Nonlinearity nonlinearity, double noise, double damping, double timeStep) {
        this(coupling, gain, nonlinearity, noise, Input.none(), damping, timeStep);
    }

    /**
     * Makes oscillators that the couplings times the gain drive.
     *
     * @param coupling weights at unit gain
     * @param gain g, positive and finite, in the convention of the coupling's ensemble
     * @param nonlinearity &phi;
     * @param noise &sigma;, at least 0
     * @param input I(t)
     * @param damping &gamma;, at least 0 and below 2/h
     * @param timeStep h, in (0, 2)
     * @throws IllegalArgumentException outside the ranges
     */
    public SecondOrderFlow(
            Coupling coupling,
            double gain,
            Nonlinearity nonlinearity,
            double noise,
            Input input,
            double damping,
            double timeStep) {
        this.coupling = coupling;
        this.gain = NetworkMap.checkGain(gain);
        this.nonlinearity = nonlinearity;
        this.noise = NetworkMap.checkNoise(noise);
        this.input = input;
        this.timeStep = checkTimeStep(timeStep);
        this.damping = checkDamping(damping, timeStep);
    }

    /**
     * {@return {@code damping}}
     *
     * @param damping &gamma;
     * @param timeStep h
     * @throws IllegalArgumentException unless it is at least 0 and finite, and below 2/h: a velocity that forgets
     *     itself within a step drifts &gamma;h/2 coth(&gamma;h/2) times too far, and exponents of -&gamma; are lost to
     *     rounding
     */
    public static double checkDamping(double damping, double timeStep) {
        if (!(damping >= 0 && damping <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the damping must be at least 0 and finite, but is " + damping);
        }
        if (damping * timeStep >= STABLE) {
            throw new IllegalArgumentException("the damping must be below " + STABLE + " over the time step, "
                    + STABLE / timeStep + ", which a step can follow, but is " + damping);
        }
        return damping;
    }

    /**
     * {@return {@code timeStep}}
     *
     * @param timeStep h
     * @throws IllegalArgumentException outside (0, 2), where the scheme would drive a neuron alone out of all bounds
     */
    public static double checkTimeStep(double timeStep) {
        if (!(timeStep > 0 && timeStep < STABLE)) {
            throw new IllegalArgumentException("the time step of a second-order flow must lie in (0, " + STABLE
                    + "), where its scheme is stable, but is " + timeStep);
        }
        return timeStep;
    }

    /** {@return 2N} */
    @Override
    public int dimension() {
        return 2 * coupling.size();
    }

    @Override
    public int neurons() {
        return coupling.size();
    }

    @Override
    public double timeStep() {
        return timeStep;
    }

    @Override
    public int stride() {
        return Math.max(1, (int) (0.5 / timeStep));
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

    /** Neurons turn by a radian in a unit of time; where the damping is strong, they creep at the rate 1 over the damping. */
    @Override
    public double timeConstant() {
        return Math.max(1, damping);
    }

    @Override
    public boolean isFlow() {
        return true;
    }

    @Override
    public long longest() {
        return input.steps();
    }

    @Override
    public Orbit start(Seed seed) {
        final double[] state = new double[dimension()];
        StableSampler.normals().fill(seed.stream("initial state"), state, 0, coupling.size());
        return new Motion(
                state, input.start(coupling.size(), seed), (RestorableUniformRandomProvider) seed.stream("noise"), 0);
    }

    private final class Motion implements CoupledOrbit {

        private final int n = coupling.size();
        private final double half = timeStep / 2;
        private final double decay = Elementary.exp(-damping * timeStep);
        private final double kick =
                noise * (damping > 0 ? Math.sqrt((1 - decay * decay) / (2 * damping)) : Math.sqrt(timeStep));
        private final CouplingProduct product = coupling.product();
        private final double[] state;
        private final Input.Source source;
        private final RestorableUniformRandomProvider random;
        private final StableDraws normals = StableSampler.normals();
        private final double[] kicks = new double[n];
        private final double[] middle = new double[n];
        private final double[] activity = new double[n];
        private final double[] force = new double[n];
        private final double[] external = new double[n];
        private long steps;

        /** What an observer sees of the neurons. */
        private final double[] position = new double[n];

        private final double[] shown = new double[n];

        /** Buffers of the tangent map, made for a width when first used; 2N vectors do not fit one frame of N rows. */
        private Frame carried;

        private Frame[] work = {};

        private double[][] vectors = {{}};
        private double[][][] forces;

        Motion(double[] state, Input.Source source, RestorableUniformRandomProvider random, long steps) {
            this.state = state;
            this.source = source;
            this.random = random;
            this.steps = steps;
        }

        @Override
        public double[] state() {
            return state;
        }

        @Override
        public double[] preActivation() {
            System.arraycopy(state, 0, position, 0, n);
            return position;
        }

        @Override
        public double[] activity() {
            nonlinearity.apply(preActivation(), shown, n);
            return shown;
        }

        @Override
        public int stages() {
            return 1;
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
        public double[] source(int stage) {
            for (int i = 0; i < n; i++) {
                middle[i] = state[i] + half * state[n + i];
            }
            nonlinearity.apply(middle, activity, n);
            return activity;
        }

        @Override
        public double[] target() {
            return force;
        }

        @Override
        public void proceed(int stage) {
            if (noise > 0) {
                normals.fill(random, kicks, 0, n);
            }
            if (!input.isZero()) {
                source.during(steps, 0.5, timeStep, external);
            }
            double check = 0;
            for (int i = 0; i < n; i++) {
                force[i] = gain * force[i] - middle[i] + external[i];
                final double before = state[n + i] + half * force[i];
                final double damped = decay * before + kick * kicks[i];
                state[n + i] = damped + half * force[i];
                state[i] = middle[i] + half * state[n + i];
                check += state[i] * 0; // 0, or NaN as soon as one entry is not finite
            }
            steps++;
            if (check != 0) {
                throw new DivergenceException(
                        steps, Arrays.stream(middle).map(Math::abs).max().orElse(0));
            }
        }

        /** The work space is that of a frame, and is closed with it. */
        private void reserve(Frame frame) {
            if (carried == frame) {
                return;
            }
            carried = frame;
            final int k = frame.columns();
            vectors = new double[2 * n][k];
            work = new Frame[(k + n - 1) / n];
            forces = new double[work.length][][];
            for (int part = 0; part < work.length; part++) {
                final int width = Math.min(n, k - part * n);
                work[part] = frame.companion(n, width);
                forces[part] = new double[n][width];
            }
        }

        @Override
        public void tangent(Frame frame, double[] s, Monitor monitor) {
            final int k = frame.columns();
            reserve(frame);
            frame.read(vectors, monitor);
            for (int i = 0; i < n; i++) {
                final double slope = gain * Math.exp(nonlinearity.logSlope(middle[i]));
                for (int l = 0; l < k; l++) {
                    vectors[i][l] += half * vectors[n + i][l];
                    forces[l / n][i][l % n] = slope * vectors[i][l];
                }
            }
            for (int part = 0; part < work.length; part++) {
                work[part].load(forces[part]);
                product.carry(work[part], monitor);
                work[part].read(forces[part], monitor);
            }
            for (int i = 0; i < n; i++) {
                for (int l = 0; l < k; l++) {
                    final double pull = half * (forces[l / n][i][l % n] - vectors[i][l]);
                    vectors[n + i][l] = decay * (vectors[n + i][l] + pull) + pull;
                    vectors[i][l] += half * vectors[n + i][l];
                }
            }
            frame.load(vectors);
            Arrays.fill(s, 0);
        }

        @Override
        public OptionalDouble logAbsDeterminant(Monitor monitor) {
            return OptionalDouble.of(-damping * timeStep * n);
        }

        @Override
        public Orbit twin(double[] displacement) {
            final double[] moved = state.clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += displacement[i];
            }
            return new Motion(moved, source, noise > 0 ? Seed.copyOf(random) : random, steps);
        }
    }
}
