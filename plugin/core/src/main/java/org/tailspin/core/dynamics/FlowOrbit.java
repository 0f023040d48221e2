package org.tailspin.core.dynamics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.rng.RestorableUniformRandomProvider;
import org.ejml.data.DMatrixRMaj;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.CouplingProduct;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.linalg.LogDeterminant;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableDraws;
import org.tailspin.core.random.StableSampler;

/** An orbit of {@link NetworkFlow}, with the states of every stage of its last step. */
final class FlowOrbit implements Orbit {

    private final NetworkFlow flow;
    private final int n;
    private final Scheme scheme;
    private final double rate;
    private final CouplingProduct product;
    private final double[] x;
    private final Input.Source source;
    private final RestorableUniformRandomProvider random;
    private long steps;

    private final double[] argument;
    private final double[] activity;
    private final double[] slope;
    private final double[] sum;
    private final double[] external;
    private final double[] kicks;
    private final StableDraws normals = StableSampler.normals();

    /** What an observer sees of the activity. */
    private final double[] shown;

    /** The argument of every stage, where the tangent map takes &phi;'. */
    private final double[][] stageStates;

    /** Buffers of the tangent map, made for a width when first used. */
    private Frame work;

    private double[][] before;
    private double[][] after;
    private double[][] argumentFrame;
    private double[][] change;

    FlowOrbit(NetworkFlow flow, double[] x, Input.Source source, RestorableUniformRandomProvider random, long steps) {
        this.flow = flow;
        this.x = x;
        this.source = source;
        this.random = random;
        this.steps = steps;
        n = x.length;
        scheme = flow.scheme();
        rate = flow.rate();
        product = flow.coupling().product();
        argument = new double[n];
        activity = new double[n];
        slope = new double[n];
        sum = new double[n];
        external = new double[n];
        shown = new double[n];
        kicks = new double[n];
        stageStates = new double[scheme.stages()][n];
    }

    @Override
    public double[] state() {
        return x;
    }

    @Override
    public double[] activity() {
        flow.nonlinearity().apply(x, shown, n);
        return shown;
    }

    @Override
    public void step() {
        if (flow.hasNoise()) {
            normals.fill(random, kicks, 0, n);
            for (int i = 0; i < n; i++) {
                kicks[i] *= flow.kick();
            }
        }
        System.arraycopy(x, 0, sum, 0, n);
        for (int s = 0; s < scheme.stages(); s++) {
            final double node = scheme.node(s);
            if (node == 0) {
                System.arraycopy(x, 0, argument, 0, n);
            } else {
                for (int i = 0; i < n; i++) {
                    argument[i] = x[i] + node * rate * slope[i] + kicks[i];
                }
            }
            evaluate(steps + node, stageStates[s]);
            final double weight = scheme.weight(s) * rate;
            for (int i = 0; i < n; i++) {
                sum[i] += weight * slope[i];
            }
        }
        steps++;
        double check = 0;
        for (int i = 0; i < n; i++) {
            sum[i] += kicks[i];
            check += sum[i] * 0; // 0, or NaN as soon as one entry is not finite
        }
        if (check != 0) {
            throw new DivergenceException(
                    steps, Arrays.stream(x).map(Math::abs).max().orElse(0));
        }
        System.arraycopy(sum, 0, x, 0, n);
    }

    /** slope = -argument + g U phi(argument) + I; the argument is kept for the tangent map. */
    private void evaluate(double stepsSoFar, double[] kept) {
        final double gain = flow.gain();
        final Nonlinearity phi = flow.nonlinearity();
        phi.apply(argument, activity, n);
        product.multiply(activity, slope);
        for (int i = 0; i < n; i++) {
            slope[i] = gain * slope[i] - argument[i];
            kept[i] = argument[i];
        }
        if (flow.hasInput()) {
            source.at(stepsSoFar * flow.timeStep(), external);
            for (int i = 0; i < n; i++) {
                slope[i] += external[i];
            }
        }
    }

    @Override
    public void tangent(Frame frame, double[] s, Monitor monitor) {
        final int k = frame.columns();
        reserve(k);
        frame.read(before, monitor);
        carry(k, monitor);
        frame.load(after);
        Arrays.fill(s, 0);
    }

    private void reserve(int k) {
        if (work == null || work.columns() != k) {
            work = Kernels.JAVA.frame(n, k);
            before = new double[n][k];
            after = new double[n][k];
            argumentFrame = new double[n][k];
            change = new double[n][k];
        }
    }

    /**
     * The derivative of the scheme: V_s = A_s (Q + a_s h V_(s-1)), A_s = -1 + g U diag(&phi;'), and Z = Q + h &sum; b_s V_s,
     * with Q before and Z after.
     */
    private void carry(int k, Monitor monitor) {
        for (int i = 0; i < n; i++) {
            System.arraycopy(before[i], 0, after[i], 0, k);
        }
        for (int stage = 0; stage < scheme.stages(); stage++) {
            final double node = scheme.node(stage) * rate;
            final double weight = scheme.weight(stage) * rate;
            for (int i = 0; i < n; i++) {
                final double derivative =
                        flow.gain() * Math.exp(flow.nonlinearity().logSlope(stageStates[stage][i]));
                for (int l = 0; l < k; l++) {
                    argumentFrame[i][l] = node == 0 ? before[i][l] : before[i][l] + node * change[i][l];
                    change[i][l] = derivative * argumentFrame[i][l];
                }
            }
            work.load(change);
            product.carry(work, monitor);
            work.read(change, monitor);
            for (int i = 0; i < n; i++) {
                for (int l = 0; l < k; l++) {
                    change[i][l] -= argumentFrame[i][l];
                    after[i][l] += weight * change[i][l];
                }
            }
        }
    }

    /** By an LU decomposition of the whole tangent map, which costs about as much as carrying a full frame. */
    @Override
    public OptionalDouble logAbsDeterminant(Monitor monitor) {
        if (!flow.isRegular()) {
            return OptionalDouble.empty();
        }
        reserve(n);
        for (int i = 0; i < n; i++) {
            Arrays.fill(before[i], 0);
            before[i][i] = 1;
        }
        carry(n, monitor);
        return LogDeterminant.of(new DMatrixRMaj(after), 0, monitor);
    }

    @Override
    public Orbit twin(double[] displacement) {
        final double[] moved = x.clone();
        for (int i = 0; i < n; i++) {
            moved[i] += displacement[i];
        }
        final var copy = Seed.copyOf(random);
        return new FlowOrbit(flow, moved, source, copy, steps);
    }
}
