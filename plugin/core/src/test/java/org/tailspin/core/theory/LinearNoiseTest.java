package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.dynamics.CollectiveActivity;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.NetworkFlow;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.random.Seed;

/**
 * Low rank plus a random bulk, driven by process noise: a linear network's covariance solves Stein's equation exactly, so
 * that what is simulated must agree with it to its own error, mode by mode.
 */
class LinearNoiseTest {

    private static final int N = 24;
    private static final int RUNS = 40;
    private static final double GAIN = 0.6;
    private static final double NOISE = 0.3;
    private static final double STEP = 0.1;
    private static final int GROUPS = 8;
    private static final int STATES = 300;

    /** Two modes of g_eff 1, and a bulk of half of it. */
    private static Coupling coupling() {
        return EnsembleKind.RANDOM_MODES
                .create(Map.of(EnsembleParameter.MODES, 2.0, EnsembleParameter.BULK_GAIN, 0.5))
                .draw(N, new Seed(3), Monitor.NONE);
    }

    private static DMatrixRMaj weights() {
        final Coupling coupling = coupling();
        final DMatrixRMaj weights = new DMatrixRMaj(N, N);
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                weights.set(i, j, GAIN * coupling.matrix().get(i, j));
            }
        }
        return weights;
    }

    /** x(t+1) = W x(t) + sigma xi: C = W C W' + sigma^2. */
    @Test
    void map() {
        agree(new NetworkMap(coupling(), GAIN, Nonlinearity.LINEAR, NOISE), weights(), identity(NOISE * NOISE));
    }

    /**
     * A step of Heun's scheme with A = h (-1 + W) is x + A x + A A x/2, and its kick k enters as k + A k/2, of variance sigma^2 h.
     */
    @Test
    void flow() {
        final DMatrixRMaj a = weights();
        CommonOps_DDRM.addEquals(a, -1, identity(1));
        CommonOps_DDRM.scale(STEP, a);
        final DMatrixRMaj kick = identity(1);
        CommonOps_DDRM.addEquals(kick, 0.5, a);
        final DMatrixRMaj step = identity(1);
        CommonOps_DDRM.multAdd(a, kick, step);
        final DMatrixRMaj noise = new DMatrixRMaj(N, N);
        CommonOps_DDRM.multTransB(NOISE * NOISE * STEP, kick, kick, noise);
        agree(
                NetworkFlow.of(
                        coupling(),
                        GAIN,
                        Nonlinearity.LINEAR,
                        NOISE,
                        Input.none(),
                        FlowSettings.DEFAULT.withTimeStep(STEP)),
                step,
                noise);
    }

    private static DMatrixRMaj identity(double factor) {
        final DMatrixRMaj identity = CommonOps_DDRM.identity(N);
        CommonOps_DDRM.scale(factor, identity);
        return identity;
    }

    /**
     * Mean variance, participation ratio, and the variance along the direction of most of it, where the structure is: means over 40
     * runs within 4 of their standard errors (false alarm 1e-4 each).
     */
    private static void agree(DynamicalSystem system, DMatrixRMaj step, DMatrixRMaj noise) {
        SteinEquation.solve(step.copy(), noise);
        final DMatrixRMaj c = aboutTheMean(noise, step, system.stride());
        final double trace = CommonOps_DDRM.trace(c);
        final double[] direction = direction(c);
        final double along = along(c, direction);
        assertTrue(along > 3 * trace / N, "the structure stands out");
        final double ratio = Math.pow(trace / NormOps_DDRM.normF(c), 2);
        final double[][] seen = new double[3][RUNS];
        for (int run = 0; run < RUNS; run++) {
            final CollectiveActivity activity =
                    new CollectiveActivity(N, new int[] {0}, system.stride(), STATES, GROUPS, system.timeStep());
            new Simulation(200, GROUPS * STATES * system.stride()).run(system, new Seed(run), activity, Monitor.NONE);
            seen[0][run] = activity.statistics().singleNeuron().values()[0];
            seen[1][run] = activity.statistics().participationRatio().value();
            seen[2][run] = along(new DMatrixRMaj(activity.covariance()), direction);
        }
        final double[] expected = {trace / N, ratio, along};
        for (int q = 0; q < expected.length; q++) {
            final double mean = Arrays.stream(seen[q]).average().orElseThrow();
            double squares = 0;
            for (double value : seen[q]) {
                squares += (value - mean) * (value - mean);
            }
            final double error = Math.sqrt(squares / RUNS / (RUNS - 1));
            assertTrue(error < 0.02 * expected[q], "known well enough to tell: " + error);
            assertEquals(expected[q], mean, 4 * error, "quantity " + q);
        }
    }

    /** The mean over the K states of all groups takes (C + sum over tau of A^tau C + its transpose) / K off, A a step from state to state. */
    private static DMatrixRMaj aboutTheMean(DMatrixRMaj c, DMatrixRMaj step, int stride) {
        final DMatrixRMaj a = identity(1);
        final DMatrixRMaj product = identity(1);
        for (int k = 0; k < stride; k++) {
            CommonOps_DDRM.mult(step, a, product);
            a.setTo(product);
        }
        final DMatrixRMaj rest = identity(1);
        CommonOps_DDRM.subtractEquals(rest, a);
        CommonOps_DDRM.mult(a, c, product);
        final DMatrixRMaj memory = new DMatrixRMaj(N, N);
        CommonOps_DDRM.solve(rest, product, memory);
        final DMatrixRMaj about = c.copy();
        CommonOps_DDRM.addEquals(about, -1.0 / (GROUPS * STATES), c);
        CommonOps_DDRM.addEquals(about, -1.0 / (GROUPS * STATES), memory);
        CommonOps_DDRM.transpose(memory);
        CommonOps_DDRM.addEquals(about, -1.0 / (GROUPS * STATES), memory);
        return about;
    }

    private static double along(DMatrixRMaj c, double[] direction) {
        double sum = 0;
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                sum += direction[i] * c.get(i, j) * direction[j];
            }
        }
        return sum;
    }

    /** The leading eigenvector, by iteration. */
    private static double[] direction(DMatrixRMaj c) {
        final DMatrixRMaj v = CommonOps_DDRM.extractColumn(c, 0, null);
        final DMatrixRMaj next = v.createLike();
        for (int k = 0; k < 200; k++) {
            CommonOps_DDRM.mult(c, v, next);
            CommonOps_DDRM.divide(next, NormOps_DDRM.normF(next), v);
        }
        return v.getData();
    }
}
