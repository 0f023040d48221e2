package org.tailspin.core.dynamics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.rng.RestorableUniformRandomProvider;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableDraws;
import org.tailspin.core.random.StableSampler;

/**
 * An orbit of x(t+1) = &phi;(y(t)), y(t) = g U_t x(t) + &sigma; &xi;(t) + I(t), whatever the coupling U_t of a step and the
 * input are.
 */
abstract class MapOrbit implements CoupledOrbit {

    private final int n;
    private final double gain;
    private final Nonlinearity nonlinearity;
    private final double noise;
    private final double[] x;
    private final double[] y;
    private final StableDraws normals = StableSampler.normals();
    private final double[] kicks;
    private final double[] logSlopes;
    private final double[][] slopeWork;
    private final RestorableUniformRandomProvider random;
    private long steps;

    /** Takes the state over. */
    MapOrbit(
            double[] x,
            double gain,
            Nonlinearity nonlinearity,
            double noise,
            RestorableUniformRandomProvider random,
            long steps) {
        n = x.length;
        this.gain = gain;
        this.nonlinearity = nonlinearity;
        this.noise = noise;
        this.x = x;
        y = new double[n];
        kicks = new double[n];
        logSlopes = new double[n];
        slopeWork = new double[Nonlinearity.WORK_ARRAYS][n];
        this.random = random;
        this.steps = steps;
    }

    /** Before step number {@code step}, from 0. */
    abstract void prepare(long step);

    /** Adds I to the pre-activation of a step. */
    abstract void addInput(long step, double[] preActivation);

    /** Another orbit of the same system. */
    abstract MapOrbit from(double[] state, RestorableUniformRandomProvider provider, long step);

    @Override
    public double[] state() {
        return x;
    }

    @Override
    public double[] preActivation() {
        return y;
    }

    @Override
    public int stages() {
        return 1;
    }

    @Override
    public double[] source(int stage) {
        prepare(steps);
        return x;
    }

    @Override
    public double[] target() {
        return y;
    }

    @Override
    public void proceed(int stage) {
        for (int i = 0; i < n; i++) {
            y[i] *= gain;
        }
        if (noise > 0) {
            normals.fill(random, kicks, 0, n);
            for (int i = 0; i < n; i++) {
                y[i] += noise * kicks[i];
            }
        }
        addInput(steps, y);
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
        product().carry(frame, monitor);
        logSizes(s);
    }

    /** The tangent product does not need the new state, so the vectors go as they are. */
    @Override
    public Frame sharedFrame(int stage, Frame frame) {
        return frame;
    }

    @Override
    public void proceed(int stage, Frame frame, double[] s) {
        proceed(stage);
        logSizes(s);
    }

    /** ln(g phi'(y)). */
    private void logSizes(double[] s) {
        final double logGain = Math.log(gain);
        nonlinearity.logSlopes(y, logSlopes, slopeWork, n);
        for (int i = 0; i < n; i++) {
            s[i] = logGain + logSlopes[i];
        }
    }

    @Override
    public OptionalDouble logAbsDeterminant(Monitor monitor) {
        final OptionalDouble unit = coupling().logAbsDeterminant(monitor);
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
        return from(moved, noise > 0 ? Seed.copyOf(random) : random, steps);
    }
}
