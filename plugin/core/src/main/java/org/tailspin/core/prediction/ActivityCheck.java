package org.tailspin.core.prediction;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.linalg.DenseAlgebra;
import org.tailspin.core.random.Seed;
import org.tailspin.core.theory.MatrixActivity;

/**
 * A short simulation beside {@link MatrixActivity}: second moments of x and &phi;(x) about 0, in two halves of the run, whose
 * agreement says how much of a difference from theory is the simulation's own error.
 *
 * @param entriesCorrelation correlation of the entries of the covariance of &phi;(x) off the diagonal, theory (unlike neurons) and
 *     simulation
 * @param splitHalf the same of the two halves of the simulation
 * @param variancesCorrelation correlation of the variances of &phi;(x)
 * @param prX participation ratio of x, from products of the two halves, which bias neither up nor down
 * @param prPhi the same of &phi;(x)
 * @param varianceX simulated mean square of x, by neuron
 * @param variancePhi simulated mean square of &phi;(x), by neuron
 */
public record ActivityCheck(
        double entriesCorrelation,
        double splitHalf,
        double variancesCorrelation,
        double prX,
        double prPhi,
        double[] varianceX,
        double[] variancePhi) {

    /** Measured time constants where nothing else is said. */
    public static final int DEFAULT_LENGTH = 2000;

    /** Part of the run that is not measured, before it. */
    private static final double WARMUP = 0.1;

    /** N x N matrices that are there at the same time. */
    static final int MATRICES = 5;

    private static final int BATCH = 64;

    /** The moments of one half. */
    private static final class Moments {

        private final int n;
        private final DMatrixRMaj sums;
        private final DMatrixRMaj batch;
        private final DMatrixRMaj part;
        private int held;
        private long count;

        Moments(int n) {
            this.n = n;
            sums = new DMatrixRMaj(n, n);
            part = new DMatrixRMaj(n, n);
            batch = new DMatrixRMaj(BATCH, n);
        }

        void add(double[] state, Monitor monitor) {
            System.arraycopy(state, 0, batch.data, held * n, n);
            held++;
            count++;
            if (held == BATCH) {
                flush(monitor);
            }
        }

        private void flush(Monitor monitor) {
            for (int k = held * n; k < batch.getNumElements(); k++) {
                batch.data[k] = 0;
            }
            DenseAlgebra.inUse().multiply(batch, true, batch, false, part, monitor);
            CommonOps_DDRM.addEquals(sums, part);
            held = 0;
        }

        DMatrixRMaj mean(Monitor monitor) {
            flush(monitor);
            CommonOps_DDRM.divide(sums, (double) count);
            return sums;
        }
    }

    /**
     * Runs a network and compares it with theory.
     *
     * @param network what to run
     * @param stateSeed of the initial state
     * @param stepsOfTimeConstant how many steps a time constant has, at least 1
     * @param length measured time constants, at least 10
     * @param theory of the network
     * @param monitor progress and cancellation
     * @return the comparison
     * @throws IllegalArgumentException outside the range
     * @throws ArithmeticException if the state diverges
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    static ActivityCheck of(
            DynamicalSystem network,
            long stateSeed,
            double stepsOfTimeConstant,
            int length,
            MatrixActivity.Covariances theory,
            Monitor monitor) {
        final int steps = (int) Math.min(Integer.MAX_VALUE, Math.round(length * stepsOfTimeConstant));
        final int stride = Math.max(1, (int) Math.round(stepsOfTimeConstant / 2));
        final int n = theory.phi().numRows;
        final Moments[] x = {new Moments(n), new Moments(n)};
        final Moments[] phi = {new Moments(n), new Moments(n)};
        final StateObserver observer = new StateObserver() {
            private long seen;

            @Override
            public void accept(double[] state) {
                throw new UnsupportedOperationException("activity is that of an orbit, not of a state");
            }

            @Override
            public void see(Orbit orbit) {
                if (seen % stride == 0) {
                    final int half = 2 * seen < steps ? 0 : 1;
                    x[half].add(orbit.preActivation(), monitor);
                    phi[half].add(orbit.activity(), monitor);
                }
                seen++;
            }
        };
        new Simulation((int) Math.round(WARMUP * steps), steps).run(network, new Seed(stateSeed), observer, monitor);
        final DMatrixRMaj[] ofX = {x[0].mean(monitor), x[1].mean(monitor)};
        final DMatrixRMaj[] ofPhi = {phi[0].mean(monitor), phi[1].mean(monitor)};
        final double prX = participationRatio(ofX);
        final double prPhi = participationRatio(ofPhi);
        final double splitHalf = correlation(ofPhi[0].data, ofPhi[1].data, n, false);
        final double[] varianceX = middle(ofX);
        final double[] variancePhi = middle(ofPhi);
        return new ActivityCheck(
                correlation(ofPhi[0].data, theory.phi().data, n, false),
                splitHalf,
                correlation(ofPhi[0].data, theory.phi().data, n, true),
                prX,
                prPhi,
                varianceX,
                variancePhi);
    }

    /** Puts the mean of both halves into the first, and returns its diagonal. */
    private static double[] middle(DMatrixRMaj[] halves) {
        CommonOps_DDRM.addEquals(halves[0], halves[1]);
        CommonOps_DDRM.scale(0.5, halves[0]);
        final double[] diagonal = new double[halves[0].numRows];
        for (int i = 0; i < diagonal.length; i++) {
            diagonal[i] = halves[0].get(i, i);
        }
        return diagonal;
    }

    private static double participationRatio(DMatrixRMaj[] halves) {
        double product = 0;
        for (int k = 0; k < halves[0].getNumElements(); k++) {
            product += halves[0].data[k] * halves[1].data[k];
        }
        return CommonOps_DDRM.trace(halves[0]) * CommonOps_DDRM.trace(halves[1]) / product;
    }

    /** Of the entries on the diagonal, or below it. */
    private static double correlation(double[] a, double[] b, int n, boolean isDiagonal) {
        double count = 0;
        double meanA = 0;
        double meanB = 0;
        for (int i = 0; i < n; i++) {
            for (int j = isDiagonal ? i : 0; isDiagonal ? j == i : j < i; j++) {
                count++;
                meanA += a[i * n + j];
                meanB += b[i * n + j];
            }
        }
        meanA /= count;
        meanB /= count;
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int i = 0; i < n; i++) {
            for (int j = isDiagonal ? i : 0; isDiagonal ? j == i : j < i; j++) {
                final double da = a[i * n + j] - meanA;
                final double db = b[i * n + j] - meanB;
                aa += da * da;
                bb += db * db;
                ab += da * db;
            }
        }
        return ab / Math.sqrt(aa * bb);
    }
}
