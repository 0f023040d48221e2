package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.linalg.DenseAlgebra;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

class MatrixActivityTest {

    private static final MatrixActivity.Settings ALIKE =
            new MatrixActivity.Settings(MatrixActivity.Closure.SELF_CONSISTENT, new double[0], false, 1e-5);

    private static final MatrixActivity.Settings PRECISE =
            new MatrixActivity.Settings(MatrixActivity.Closure.SELF_CONSISTENT, new double[0], true, 1e-8);

    private static final MatrixActivity.Settings MEAN_FIELD =
            new MatrixActivity.Settings(MatrixActivity.Closure.MEAN_FIELD, new double[0], false, 1e-5);

    /** Uniform weights by the congruential generator of C's standard, which every language has: g = 3, N = 100. */
    private static DMatrixRMaj congruential() {
        final int n = 100;
        final DMatrixRMaj j = new DMatrixRMaj(n, n);
        long state = 1;
        for (int k = 0; k < n * n; k++) {
            state = (1103515245 * state + 12345) % (1L << 31);
            j.data[k] = 3 * Math.sqrt(12.0 / n) * (((state >> 7) + 0.5) / (1 << 24) - 0.5);
        }
        return j;
    }

    private static DMatrixRMaj gaussian(int n, double gain, long seed) {
        final DMatrixRMaj j = new DMatrixRMaj(n, n);
        new GaussianEnsemble()
                .draw(n, new Seed(seed), Monitor.NONE)
                .forEach((target, source, weight) -> j.set(target, source, gain * weight));
        return j;
    }

    private static MatrixActivity of(LinearResponse response, DMatrixRMaj j, MatrixActivity.Settings settings) {
        return MatrixActivity.of(TransferFunction.erf(), response, j, settings, DenseAlgebra.java(), Monitor.NONE);
    }

    private static void agrees(double expected, double found) {
        assertEquals(expected, found, 1e-6 * expected);
    }

    /**
     * A program in another language, by complex eigenvectors, uniform frequencies, fast transforms and plain mixing, converged to
     * 1e-10: variance, mean slope and participation ratios of neurons alike.
     */
    @Test
    void oracleOfTheMap() {
        final MatrixActivity found = of(LinearResponse.MAP, congruential(), PRECISE);
        agrees(6.708593246951283, found.delta0());
        agrees(0.2944000394225228, found.meanSlope());
        agrees(33.6788286586216, MatrixActivity.participationRatio(found.alike().phi()));
        agrees(
                24.153457753450596,
                MatrixActivity.participationRatio(found.alike().x()));
    }

    /** With g_eff of the matrix, the map's covariance solves Stein's equation C = A C A' + (1 - rho) C0 with A = m J. */
    @Test
    void meanFieldOfTheMapIsSteinsEquation() {
        for (TransferFunction phi : TransferFunction.Standard.values()) {
            final DMatrixRMaj j = gaussian(60, 1.7, 2);
            final MatrixActivity found =
                    MatrixActivity.of(phi, LinearResponse.MAP, j, MEAN_FIELD, DenseAlgebra.java(), Monitor.NONE);
            final double gEff = NormOps_DDRM.normF(j) / Math.sqrt(60);
            final MapTheory theory = MapTheory.of(phi, gEff, 0);
            assertEquals(gEff, found.gEff(), 1e-12);
            assertEquals(theory.c0(), found.c0(), 1e-8);
            final DMatrixRMaj a = j.copy();
            CommonOps_DDRM.scale(theory.meanSlope(), a);
            final DMatrixRMaj c = CommonOps_DDRM.identity(60);
            CommonOps_DDRM.scale((1 - theory.rho()) * theory.c0(), c);
            SteinEquation.solve(a, c);
            final DMatrixRMaj x = SteinEquation.sandwich(j, c);
            for (int k = 0; k < c.getNumElements(); k++) {
                assertEquals(c.data[k], found.alike().phi().data[k], 1e-8);
                assertEquals(x.data[k], found.alike().x().data[k], 1e-8);
            }
        }
    }

    /** In the flow it is the single site of large N: its variance, its lag function and the trace. */
    @Test
    void meanFieldOfTheFlowIsTheSingleSite() {
        final DMatrixRMaj j = gaussian(40, 2, 4);
        final double[] lags = {0, 0.7, 3};
        final MatrixActivity found = MatrixActivity.of(
                TransferFunction.tanh(),
                LinearResponse.FLOW,
                j,
                new MatrixActivity.Settings(MatrixActivity.Closure.MEAN_FIELD, lags, false, 1e-5),
                DenseAlgebra.java(),
                Monitor.NONE);
        final FlowTheory theory = FlowTheory.of(TransferFunction.tanh(), found.gEff());
        assertEquals(theory.delta0(), found.delta0(), 1e-6);
        assertEquals(theory.c0(), found.c0(), 1e-6);
        for (int l = 0; l < lags.length; l++) {
            assertEquals(theory.delta(lags)[l], found.lags().get(l).delta(), 1e-6);
        }
        final MatrixActivity.Lag first = found.lags().get(0);
        final MatrixActivity.Lag last = found.lags().get(2);
        assertEquals(first.population(), first.twoTime(), 1e-12 * first.population());
        final double pr = MatrixActivity.participationRatio(found.alike().phi());
        assertEquals(40 * first.c() * first.c() / pr, first.twoTime(), 1e-9 * first.twoTime());
        assertTrue(
                last.twoTime() > last.population() && last.twoTime() < first.twoTime(),
                "one time shifted is more than both shifted");
        assertTrue(
                last.twoTime() * last.twoTime() <= last.population() * first.population(),
                "the inequality of Cauchy and Schwarz");
    }

    /** A rotation times g has g_J = g whatever the frequency, and the same variance in all directions. */
    @Test
    void rotationIsItsOwnMeanField() {
        final double c = 2 * Math.cos(0.7);
        final double s = 2 * Math.sin(0.7);
        final DMatrixRMaj j = new DMatrixRMaj(new double[][] {{c, -s}, {s, c}});
        final MatrixActivity found = of(LinearResponse.MAP, j, PRECISE);
        final MapTheory theory = MapTheory.of(TransferFunction.erf(), 2, -1);
        assertEquals(theory.c0(), found.c0(), 1e-8);
        assertEquals(Math.sqrt(theory.rho()), found.criticality(), 1e-8);
        assertEquals(2, MatrixActivity.participationRatio(found.alike().phi()), 1e-9);
        assertEquals(4 * theory.c0(), found.alike().x().get(1, 1), 1e-7);
        assertEquals(theory.c0(), found.unlike().orElseThrow().phi().get(0, 0), 1e-6);
        for (double gain : found.gains(0)) {
            assertEquals(4, gain, 1e-9);
        }
    }

    /** The traces of the covariances are those of the single site, in every kind of dynamics. */
    @Test
    void tracesAreThoseOfTheSingleSite() {
        final int n = 50;
        for (LinearResponse response :
                new LinearResponse[] {LinearResponse.MAP, LinearResponse.leaky(0.3), LinearResponse.FLOW}) {
            final MatrixActivity found = of(response, gaussian(n, 2.5, 3), ALIKE);
            assertEquals(found.delta0(), CommonOps_DDRM.trace(found.alike().x()) / n, 1e-7);
            assertEquals(found.c0(), CommonOps_DDRM.trace(found.alike().phi()) / n, 1e-7);
            assertTrue(found.criticality() > 0.5 && found.criticality() < 1);
        }
    }

    /** g_J^2 approaches g^2 with N: at frequencies above 1 within 8 % at N = 400, and within 5 % at N = 1000. */
    @Test
    void gainOfLargeMatrices() {
        final int n = Boolean.getBoolean("tailspin.slow") ? 1000 : 400;
        final MatrixActivity found = of(LinearResponse.FLOW, gaussian(n, 3, 5), ALIKE);
        final double[] gains = found.gains(1);
        assertEquals(9, Arrays.stream(gains).min().orElseThrow(), n == 1000 ? 0.45 : 0.72);
        assertEquals(9, Arrays.stream(gains).max().orElseThrow(), n == 1000 ? 0.45 : 0.72);
    }

    /** The linear network that stands for the map, simulated: 40 000 steps of N = 40 leave errors of two percent. */
    @Test
    void linearNetworkWithIndependentNoise() {
        final int n = 40;
        final DMatrixRMaj j = gaussian(n, 1.5, 7);
        final MatrixActivity found = of(LinearResponse.MAP, j, MEAN_FIELD);
        final double noise = (1 - Math.pow(found.gEff() * found.meanSlope(), 2)) * found.c0();
        final var random = new Seed(8).stream("noise");
        double[] z = new double[n];
        final DMatrixRMaj c = new DMatrixRMaj(n, n);
        final int steps = 40_000;
        for (int t = 0; t < steps; t++) {
            final double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += j.data[i * n + k] * z[k];
                }
                next[i] = found.meanSlope() * sum + Math.sqrt(noise) * StableSampler.normal(random);
            }
            z = next;
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < n; k++) {
                    c.data[i * n + k] += z[i] * z[k] / steps;
                }
            }
        }
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                final double a = c.get(i, k);
                final double b = found.alike().phi().get(i, k);
                ab += a * b;
                aa += a * a;
                bb += b * b;
            }
        }
        assertTrue(ab / Math.sqrt(aa * bb) > 0.99, "r = " + ab / Math.sqrt(aa * bb));
    }

    /** A neuron without active input rests, and changes nothing; one that only listens is part of the activity. */
    @Test
    void restingNeurons() {
        final DMatrixRMaj core = gaussian(30, 2.5, 3);
        final DMatrixRMaj j = new DMatrixRMaj(33, 33);
        CommonOps_DDRM.insert(core, j, 0, 0);
        j.set(3, 30, 5); // 30 acts, but hears nobody
        j.set(31, 30, 1); // 31 hears 30 alone
        j.set(32, 4, 1); // 32 hears an active neuron
        final MatrixActivity found = of(LinearResponse.MAP, j, PRECISE);
        assertEquals(2, found.resting());
        assertEquals(0, found.alike().phi().get(30, 30));
        assertEquals(0, found.unlike().orElseThrow().x().get(31, 31));
        assertEquals(
                found.unlike().orElseThrow().phi().get(4, 4),
                found.unlike().orElseThrow().x().get(32, 32),
                1e-6);
    }

    /** A defective matrix has no eigenvectors: one within 1e-6 of it stands for it, and Stein's equation agrees to four digits. */
    @Test
    void defectiveMatrix() {
        final int n = 8;
        final double gain = 1.6;
        final DMatrixRMaj j = new DMatrixRMaj(2 * n, 2 * n);
        for (int i = 0; i < n; i += 2) { // rotations by different angles
            j.set(i, i, gain * Math.cos(i + 0.5));
            j.set(i, i + 1, -gain * Math.sin(i + 0.5));
            j.set(i + 1, i, gain * Math.sin(i + 0.5));
            j.set(i + 1, i + 1, gain * Math.cos(i + 0.5));
        }
        for (int i = n; i < 2 * n; i++) {
            j.set(i, i - 1, gain); // a chain of listeners
        }
        final MatrixActivity found = of(LinearResponse.MAP, j, MEAN_FIELD);
        assertTrue(found.isPerturbed());
        final MapTheory theory = MapTheory.of(TransferFunction.erf(), found.gEff(), 0);
        final DMatrixRMaj a = j.copy();
        CommonOps_DDRM.scale(theory.meanSlope(), a);
        final DMatrixRMaj c = CommonOps_DDRM.identity(2 * n);
        CommonOps_DDRM.scale((1 - theory.rho()) * theory.c0(), c);
        SteinEquation.solve(a, c);
        for (int k = 0; k < c.getNumElements(); k++) {
            assertEquals(c.data[k], found.alike().phi().data[k], 1e-4);
        }
        assertFalse(of(LinearResponse.MAP, gaussian(60, 1.7, 2), MEAN_FIELD).isPerturbed());
    }

    @Test
    void refusals() {
        final var rest = assertThrows(
                IllegalArgumentException.class, () -> of(LinearResponse.FLOW, gaussian(30, 0.5, 1), ALIKE));
        assertTrue(rest.getMessage().startsWith("the network rests: its state of rest is stable"), rest.getMessage());
        final DMatrixRMaj forward = new DMatrixRMaj(new double[][] {{0, 0}, {3, 0}});
        final var loopless = assertThrows(IllegalArgumentException.class, () -> of(LinearResponse.MAP, forward, ALIKE));
        assertTrue(loopless.getMessage().contains("no loop of connections"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new MatrixActivity.Settings(MatrixActivity.Closure.MEAN_FIELD, new double[] {-1}, true, 1));
        assertThrows(IllegalArgumentException.class, () -> LinearResponse.leaky(0));
    }

    @Test
    void stopsWhenCancelled() {
        final Monitor cancelled = new Monitor() {
            private int looks;

            @Override
            public void progress(double fraction) {}

            @Override
            public boolean isCancelled() {
                looks++;
                return looks > 20;
            }
        };
        assertThrows(
                CancellationException.class,
                () -> MatrixActivity.of(
                        TransferFunction.erf(),
                        LinearResponse.FLOW,
                        gaussian(150, 3, 1),
                        MatrixActivity.Settings.DEFAULT,
                        DenseAlgebra.java(),
                        cancelled));
    }
}
