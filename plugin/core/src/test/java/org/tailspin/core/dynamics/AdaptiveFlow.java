package org.tailspin.core.dynamics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.exception.NumberIsTooSmallException;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince54Integrator;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingProduct;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/**
 * The noiseless flow &tau; dx/dt = -x + g U &phi;(x) + I(t) by the adaptive scheme of Dormand and Prince (1980), order 5(4),
 * of Commons Math: a reference for trajectories. It has no tangent map, so no exponents; see {@link NetworkFlow} for those.
 *
 * <p>A step is the time between two observed states; the integrator takes as many of its own as the tolerance needs.
 *
 * @param coupling weights at unit gain
 * @param gain g, positive and finite
 * @param nonlinearity &phi;
 * @param input I(t)
 * @param timeStep time between two states, positive
 * @param timeConstant &tau;, positive
 * @param tolerance absolute and relative error of a step of the integrator, in [1e-14, 0.1]
 */
public record AdaptiveFlow(
        Coupling coupling,
        double gain,
        Nonlinearity nonlinearity,
        Input input,
        double timeStep,
        double timeConstant,
        double tolerance)
        implements DynamicalSystem {

    /** Fine enough for every picture, and for a reference to the schemes of fixed step. */
    public static final double DEFAULT_TOLERANCE = 1e-9;

    private static final double MIN_TOLERANCE = 1e-14;
    private static final double MAX_TOLERANCE = 0.1;

    /** Smallest step of the integrator, relative to the time between two states. */
    private static final double MIN_STEP = 1e-12;

    /**
     * @throws IllegalArgumentException outside the ranges
     */
    public AdaptiveFlow {
        NetworkMap.checkGain(gain);
        new FlowSettings(Scheme.RK4, timeStep, timeConstant);
        if (!(tolerance >= MIN_TOLERANCE && tolerance <= MAX_TOLERANCE)) {
            throw new IllegalArgumentException("the tolerance must lie in [1e-14, 0.1], but is " + tolerance);
        }
    }

    @Override
    public int dimension() {
        return coupling.size();
    }

    @Override
    public Forcing forcing() {
        return input.changes() ? Forcing.INPUT : Forcing.NONE;
    }

    @Override
    public boolean isFlow() {
        return true;
    }

    /** Starts where {@link NetworkFlow} starts. */
    @Override
    public Orbit start(Seed seed) {
        final double[] x = new double[dimension()];
        StableSampler.normals().fill(seed.stream("initial state"), x, 0, x.length);
        return new AdaptiveOrbit(x, input.start(x.length, seed), 0);
    }

    private final class AdaptiveOrbit implements Orbit, FirstOrderDifferentialEquations {

        private final double[] x;
        private final Input.Source source;
        private final CouplingProduct product = coupling.product();
        private final double[] activity = new double[dimension()];
        private final double[] external = new double[dimension()];
        private final DormandPrince54Integrator integrator =
                new DormandPrince54Integrator(MIN_STEP * timeStep, timeStep, tolerance, tolerance);
        private long steps;

        AdaptiveOrbit(double[] x, Input.Source source, long steps) {
            this.x = x;
            this.source = source;
            this.steps = steps;
        }

        @Override
        public int getDimension() {
            return x.length;
        }

        @Override
        public void computeDerivatives(double t, double[] at, double[] slope) {
            nonlinearity.apply(at, activity, at.length);
            product.multiply(activity, slope);
            source.at(t, external);
            for (int i = 0; i < at.length; i++) {
                slope[i] = (gain * slope[i] - at[i] + external[i]) / timeConstant;
            }
        }

        @Override
        public double[] state() {
            return x;
        }

        @Override
        public double[] activity() {
            nonlinearity.apply(x, activity, x.length);
            return activity;
        }

        @Override
        public void step() {
            final double norm = Arrays.stream(x).map(Math::abs).max().orElse(0);
            try {
                integrator.integrate(this, steps * timeStep, x, (steps + 1) * timeStep, x);
            } catch (NumberIsTooSmallException e) {
                final var divergence = new DivergenceException(steps + 1, norm);
                divergence.initCause(e);
                throw divergence;
            }
            steps++;
            for (double value : x) {
                if (!(Math.abs(value) <= Double.MAX_VALUE)) {
                    throw new DivergenceException(steps, norm);
                }
            }
        }

        @Override
        public void tangent(Frame frame, double[] s, Monitor monitor) {
            throw new UnsupportedOperationException(
                    "the adaptive scheme has no tangent map: use a scheme of fixed step for exponents");
        }

        @Override
        public OptionalDouble logAbsDeterminant(Monitor monitor) {
            return OptionalDouble.empty();
        }

        @Override
        public Orbit twin(double[] displacement) {
            final double[] moved = x.clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += displacement[i];
            }
            return new AdaptiveOrbit(moved, source, steps);
        }
    }
}
