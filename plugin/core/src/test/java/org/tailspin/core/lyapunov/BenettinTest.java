package org.tailspin.core.lyapunov;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/**
 * The algorithm of {@link Lyapunov} as a book has it (Benettin et al. 1980), to read and to check: {@link #exponents} is all of
 * it, slow and without a care for underflow. The class itself does the same with frames that are factorised when they must be,
 * logarithms of the slopes, kernels, errors and a memory of its own.
 */
class BenettinTest {

    private static final int N = 40;
    private static final int WARMUP = 500;
    private static final int TANGENT_WARMUP = 400;
    private static final int STEPS = 300;

    /**
     * The k largest exponents of x(t+1) = tanh(W x(t)), in nats per step.
     *
     * @param w the weights, gain included
     * @param x the states after the warm-up, one per step
     * @param skipped steps in which the frame aligns before anything is averaged
     */
    private static double[] exponents(DMatrixRMaj w, List<double[]> x, int k, int skipped) {
        DMatrixRMaj q = randomFrame(k);
        final double[] sum = new double[k];
        for (int t = 0; t < x.size(); t++) {
            final DMatrixRMaj moved = new DMatrixRMaj(N, k);
            CommonOps_DDRM.mult(w, q, moved); // J Q with J = diag(tanh'(y)) W, and tanh'(y) = 1 - tanh(y)^2
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < k; j++) {
                    moved.set(i, j, (1 - x.get(t)[i] * x.get(t)[i]) * moved.get(i, j));
                }
            }
            final QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(N, k);
            qr.decompose(moved);
            q = qr.getQ(null, true);
            final DMatrixRMaj r = qr.getR(null, true);
            for (int j = 0; j < k && t >= skipped; j++) {
                sum[j] += Math.log(Math.abs(r.get(j, j))) / (x.size() - skipped);
            }
        }
        return sum;
    }

    private static DMatrixRMaj randomFrame(int k) {
        final var random = new Seed(11).stream("frame");
        final DMatrixRMaj frame = new DMatrixRMaj(N, k);
        for (int i = 0; i < frame.getNumElements(); i++) {
            frame.set(i, StableSampler.normal(random));
        }
        final QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(N, k);
        qr.decompose(frame);
        return qr.getQ(null, true);
    }

    /**
     * Two frames that started apart have aligned by e^(-400 gap) for the smallest gap between the exponents at the ends, of which
     * these are larger than .02: what differs is below .001 over 300 steps, and rounding is far below.
     */
    @ParameterizedTest
    @CsvSource({"2, 2", "1.5, 1.5", "1, 0.8"})
    void isWhatTheBookSays(double alpha, double gain) {
        final Coupling coupling = new StableEnsemble(alpha).draw(N, new Seed(3), Monitor.NONE);
        final NetworkMap network = new NetworkMap(coupling, gain, Nonlinearity.TANH, 0);
        final DMatrixRMaj w = new DMatrixRMaj(N, N);
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                w.set(i, j, gain * coupling.matrix().get(i, j));
            }
        }
        final int k = 3;
        // the steps that are measured, and before them those in which the frame of the book aligns
        final List<double[]> measured = new ArrayList<>();
        final double[] ours = new Lyapunov(
                        network, new LyapunovSettings(k, WARMUP + TANGENT_WARMUP, TANGENT_WARMUP, STEPS))
                .measure(new Seed(5), x -> measured.add(x.clone()), Monitor.NONE)
                .exponents();
        final List<double[]> states = new ArrayList<>();
        new Lyapunov(network, new LyapunovSettings(k, WARMUP, TANGENT_WARMUP, TANGENT_WARMUP + STEPS))
                .measure(new Seed(5), x -> states.add(x.clone()), Monitor.NONE);
        assertArrayEquals(measured.get(0), states.get(TANGENT_WARMUP), "the first measured state");
        assertArrayEquals(exponents(w, states, k, TANGENT_WARMUP), ours, 1e-3);
    }
}
