package org.tailspin.core.dynamics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.rng.RestorableUniformRandomProvider;
import org.ejml.data.DMatrixRMaj;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingProduct;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.linalg.LogDeterminant;
import org.tailspin.core.math.Elementary;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableDraws;
import org.tailspin.core.random.StableSampler;

/** An orbit of {@link NetworkFlow}, with the states of every stage of its last step. */
final class FlowOrbit implements CoupledOrbit {

    private final NetworkFlow flow;
    private final int n;
    private final Scheme scheme;
    private final double rate;
    private final CouplingProduct product;
    private final double[] x;
    private final Input.Source source;
    private final RestorableUniformRandomProvider random;
    private long steps;

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

    /** Derivatives of the stages' slopes with respect to their arguments, and what they are made with. */
    private final double[] derivative;

    private final double[] logSlopes;
    private final double[][] slopeWork;

    /** The frame that is carried, and its companions: the argument of a stage, its slope, and their sum. */
    private Frame carried;

    private Frame argumentFrame;
    private Frame change;
    private Frame after;

    /** One more, for the determinant: the whole space. */
    private Frame unit;

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
        activity = new double[n];
        slope = new double[n];
        sum = new double[n];
        external = new double[n];
        shown = new double[n];
        kicks = new double[n];
        stageStates = new double[scheme.stages()][n];
        derivative = new double[n];
        logSlopes = new double[n];
        slopeWork = new double[Nonlinearity.WORK_ARRAYS][n];
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
    public int stages() {
        return scheme.stages();
    }

    @Override
    public Coupling coupling() {
        return flow.coupling();
    }

    @Override
    public CouplingProduct product() {
        return product;
    }

    /** &phi; of the argument of a stage, which is kept for the tangent map. */
    @Override
    public double[] source(int stage) {
        if (stage == 0) {
            begin();
        }
        final double[] argument = stageStates[stage];
        final double node = scheme.node(stage);
        if (node == 0) {
            System.arraycopy(x, 0, argument, 0, n);
        } else {
            for (int i = 0; i < n; i++) {
                argument[i] = x[i] + node * rate * slope[i] + kicks[i];
            }
        }
        flow.nonlinearity().apply(argument, activity, n);
        return activity;
    }

    private void begin() {
        if (flow.hasNoise()) {
            normals.fill(random, kicks, 0, n);
            for (int i = 0; i < n; i++) {
                kicks[i] *= flow.kick();
            }
        }
        System.arraycopy(x, 0, sum, 0, n);
    }

    @Override
    public double[] target() {
        return slope;
    }

    /** slope = -argument + g U phi(argument) + I. */
    @Override
    public void proceed(int stage) {
        final double gain = flow.gain();
        final double[] argument = stageStates[stage];
        for (int i = 0; i < n; i++) {
            slope[i] = gain * slope[i] - argument[i];
        }
        if (flow.hasInput()) {
            source.during(steps, scheme.node(stage), flow.timeStep(), external);
            for (int i = 0; i < n; i++) {
                slope[i] += external[i];
            }
        }
        final double weight = scheme.weight(stage) * rate;
        for (int i = 0; i < n; i++) {
            sum[i] += weight * slope[i];
        }
        if (stage == scheme.stages() - 1) {
            finish();
        }
    }

    private void finish() {
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

    @Override
    public void tangent(Frame frame, double[] s, Monitor monitor) {
        reserve(frame);
        carry(frame, monitor);
        finish(frame, s);
    }

    private void finish(Frame frame, double[] s) {
        frame.set(after);
        Arrays.fill(s, 0);
    }

    @Override
    public Frame sharedFrame(int stage, Frame frame) {
        if (stage == 0) {
            reserve(frame);
            after.set(frame);
        }
        prepare(stage, frame);
        return change;
    }

    @Override
    public void proceed(int stage, Frame frame, double[] s) {
        proceed(stage);
        add(stage);
        if (stage == scheme.stages() - 1) {
            finish(frame, s);
        }
    }

    private void reserve(Frame frame) {
        if (carried != frame) {
            carried = frame;
            argumentFrame = frame.companion();
            change = frame.companion();
            after = frame.companion();
            unit = null;
        }
    }

    /**
     * The derivative of the scheme: V_s = A_s (Q + a_s h V_(s-1)), A_s = -1 + g U diag(&phi;'), and Z = Q + h &sum; b_s V_s,
     * with Q the frame that is given and Z after.
     */
    private void carry(Frame q, Monitor monitor) {
        after.set(q);
        for (int stage = 0; stage < scheme.stages(); stage++) {
            prepare(stage, q);
            product.carry(change, monitor);
            add(stage);
        }
    }

    /** The argument of a stage, and what of its slope the coupling is to be applied to. */
    private void prepare(int stage, Frame q) {
        final double node = scheme.node(stage) * rate;
        argumentFrame.set(q);
        if (node != 0) {
            argumentFrame.add(node, change);
        }
        flow.nonlinearity().logSlopes(stageStates[stage], logSlopes, slopeWork, n);
        Elementary.exp(logSlopes, derivative, n);
        for (int i = 0; i < n; i++) {
            derivative[i] *= flow.gain();
        }
        change.set(argumentFrame);
        change.scaleRows(derivative);
    }

    /** The slope of a stage, once the coupling was applied. */
    private void add(int stage) {
        change.add(-1, argumentFrame);
        after.add(scheme.weight(stage) * rate, change);
    }

    /** By an LU decomposition of the whole tangent map, which costs about as much as carrying a full frame. */
    @Override
    public OptionalDouble logAbsDeterminant(Monitor monitor) {
        if (!flow.isRegular()) {
            return OptionalDouble.empty();
        }
        if (carried != null && carried.columns() == n) {
            return logAbsDeterminantOf(carried, monitor);
        }
        try (Frame whole = Kernels.inUse().frame(n, n)) {
            reserve(whole);
            return logAbsDeterminantOf(whole, monitor);
        } finally {
            carried = null; // what was made for it is closed with it
        }
    }

    private OptionalDouble logAbsDeterminantOf(Frame whole, Monitor monitor) {
        final double[][] map = new double[n][n];
        for (int i = 0; i < n; i++) {
            map[i][i] = 1;
        }
        if (unit == null) {
            unit = whole.companion();
        }
        unit.load(map);
        carry(unit, monitor);
        after.read(map, monitor);
        return LogDeterminant.of(new DMatrixRMaj(map), 0, monitor);
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
