package org.tailspin.core.dimension;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.linalg.Rows;

/**
 * Takes in a run of states as it passes, and knows their covariance, block by block, and how long they remember.
 *
 * <p>The least number of states is known in advance. When more pass, as in a run that continues until it has converged, each
 * pair of blocks is merged into one, and the blocks that follow are twice as long: so there are between B/2 and B blocks,
 * of one length but for the last, and the memory does not grow.
 *
 * <p>Memory: B covariances of N(N+1)/2 numbers and 2L states, for B blocks and L lags, however long the run. A step costs
 * N&sup2;/2 + NL multiplications, and allocates nothing. Not thread-safe; the results are immutable.
 */
public final class CovarianceObserver implements StateObserver {

    /** A block needs two states to have a covariance. */
    private static final int MIN_BLOCK = 2;

    /** A run is at least so many times longer than the window of lags. */
    private static final int RUN_PER_LAGS = 4;

    private final int n;
    private final long states;

    /** States that the blocks hold at their present length: K times a power of 2. */
    private long capacity;

    private final double[] origin;
    private final double[] rounding;
    private final double[] relative;
    private final double[] products = new double[4];
    private final Scatter[] blocks;

    /** The first and the last states of the run, relative to the origin: as many as there are lags. */
    private final double[][] head;

    private final double[][] tail;

    /** Sum over time of the inner product of states, for each lag from 0. */
    private final double[] lagged;

    private long count;

    /**
     * Prepares the sums over states.
     *
     * @param n N, number of variables, at least 1
     * @param states K, number of states that will pass at least, at least 2 for each block
     * @param settings blocks and lags
     * @throws IllegalArgumentException outside the ranges
     */
    public CovarianceObserver(int n, long states, CovarianceSettings settings) {
        this.n = ParticipationRatio.checkDimension(n);
        if (states < (long) MIN_BLOCK * settings.blocks()) {
            throw new IllegalArgumentException("the covariance in " + settings.blocks() + " blocks needs at least "
                    + (long) MIN_BLOCK * settings.blocks() + " states, but has " + states);
        }
        this.states = states;
        capacity = states;
        origin = new double[n];
        rounding = new double[n];
        relative = new double[n];
        blocks = new Scatter[settings.blocks()];
        Arrays.setAll(blocks, b -> new Scatter(n));
        final int lags = (int) Math.min(settings.lags(), states / RUN_PER_LAGS);
        head = new double[lags][n];
        tail = new double[lags][n];
        lagged = new double[lags + 1];
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if an entry is infinite or NaN
     */
    @Override
    public void accept(double[] state) {
        States.checkFinite(state, count);
        if (count == 0) {
            System.arraycopy(state, 0, origin, 0, n);
            Arrays.setAll(rounding, i -> Scatter.rounding(origin[i]));
        }
        // Relative to the first state: a small cloud far from the origin would drown in rounding otherwise.
        for (int i = 0; i < n; i++) {
            relative[i] = Scatter.relative(state[i], origin[i], rounding[i]);
        }
        if (count == capacity) {
            mergePairs();
        }
        blocks[(int) (count * blocks.length / capacity)].add(relative);
        remember();
        count++;
    }

    /** Block b takes in blocks 2b and 2b+1; of an odd number, the last becomes the first half of a longer one. */
    private void mergePairs() {
        for (int first = 0; first < blocks.length; first += 2) {
            if (first + 1 < blocks.length) {
                blocks[first].absorb(blocks[first + 1]);
            }
            final Scatter spare = blocks[first / 2];
            blocks[first / 2] = blocks[first];
            blocks[first] = spare;
        }
        for (int b = (blocks.length + 1) / 2; b < blocks.length; b++) {
            blocks[b].clear();
        }
        capacity *= 2;
    }

    /** The blocks that hold states; a last one of less than half a length counts to the one before it. */
    private Scatter[] filled() {
        final int last = (int) ((count - 1) * blocks.length / capacity);
        if (2 * blocks[last].count() * blocks.length >= capacity) {
            return Arrays.copyOf(blocks, last + 1);
        }
        final Scatter joined = new Scatter(n);
        joined.absorb(blocks[last - 1]);
        joined.absorb(blocks[last]);
        final Scatter[] filled = Arrays.copyOf(blocks, last);
        filled[last - 1] = joined;
        return filled;
    }

    private void remember() {
        final int lags = head.length;
        lagged[0] += dot(relative, relative);
        final int known = (int) Math.min(lags, count);
        int lag = 1;
        for (; lag + 3 <= known; lag += 4) {
            Rows.dot(relative, before(lag), before(lag + 1), before(lag + 2), before(lag + 3), 0, n, products, 0);
            for (int l = 0; l < products.length; l++) {
                lagged[lag + l] += products[l];
            }
        }
        for (; lag <= known; lag++) {
            lagged[lag] += dot(relative, before(lag));
        }
        if (count < lags) {
            System.arraycopy(relative, 0, head[(int) count], 0, n);
        }
        if (lags > 0) {
            System.arraycopy(relative, 0, tail[(int) (count % lags)], 0, n);
        }
    }

    /** The state so many steps before the current one. */
    private double[] before(int lag) {
        return tail[(int) ((count - lag) % tail.length)];
    }

    private static double dot(double[] a, double[] b) {
        return Rows.dot(a, b, 0, a.length);
    }

    /** {@return number of states seen} */
    public long count() {
        return count;
    }

    /**
     * The population autocorrelation c(&tau;) = tr C(&tau;) / tr C(0), from sums over the K - &tau; pairs of states about
     * the common mean.
     *
     * @return c at the lags 0, 1, ... up to the longest; 1, 0, 0, ... for a state at rest
     * @throws IllegalStateException before the last state
     */
    public double[] autocorrelation() {
        checkComplete();
        final double[] mean = new double[n];
        for (Scatter block : filled()) {
            for (int i = 0; i < n; i++) {
                mean[i] += block.sum()[i] / count;
            }
        }
        final double square = dot(mean, mean);
        final double[] correlation = new double[lagged.length];
        double ends = 0; // mean . (sum of the first and of the last tau states)
        for (int lag = 0; lag < correlation.length; lag++) {
            if (lag > 0) {
                ends += dot(mean, head[lag - 1]) + dot(mean, tail[(int) ((count - lag) % head.length)]);
            }
            correlation[lag] = lagged[lag] - (count + lag) * square + ends;
        }
        final double variance = correlation[0];
        for (int lag = 0; lag < correlation.length; lag++) {
            correlation[lag] = variance > 0 ? correlation[lag] / variance : lag == 0 ? 1 : 0;
        }
        return correlation;
    }

    /**
     * {@return the participation ratio in its three estimates}
     *
     * @param monitor asked now and then whether to stop
     * @throws IllegalStateException before the last state
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public ParticipationStatistics participation(Monitor monitor) {
        final double[] correlation = autocorrelation();
        return ParticipationStatistics.of(filled(), origin, correlation, monitor);
    }

    /**
     * The eigenvalues of the covariance S = &Sigma;_t (x_t - mean)(x_t - mean)&#7488; / (K-1). Takes of the order of
     * N&sup3; operations. All are 0 for a state at rest, whose fluctuations are rounding.
     *
     * @param monitor asked whether to stop before the eigenvalues, which cannot be stopped
     * @return the spectrum
     * @throws IllegalStateException before the last state
     * @throws java.util.concurrent.CancellationException if the monitor says so
     * @throws ArithmeticException if the iteration does not converge
     */
    public CovarianceSpectrum spectrum(Monitor monitor) {
        checkComplete();
        final DMatrixRMaj covariance = new DMatrixRMaj(n, n);
        final double[] sum = new double[n];
        for (Scatter block : filled()) {
            monitor.checkCancelled();
            block.flush();
            for (int i = 0; i < n; i++) {
                sum[i] += block.sum()[i];
                for (int j = 0; j <= i; j++) {
                    covariance.data[i * n + j] += block.row(i)[j];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                final double c = (covariance.data[i * n + j] - sum[i] * (sum[j] / count)) / (count - 1);
                covariance.data[i * n + j] = c;
                covariance.data[j * n + i] = c;
            }
        }
        double variance = 0;
        double square = 0;
        for (int i = 0; i < n; i++) {
            variance += covariance.data[i * n + i];
            square += Math.pow(origin[i] + sum[i] / count, 2);
        }
        if (Scatter.isRounding(variance, square)) {
            return new CovarianceSpectrum(new double[n]);
        }
        monitor.checkCancelled();
        final EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
        if (!eigen.decompose(covariance)) {
            throw new NumericalException("the eigenvalues of the " + n + " x " + n + " covariance did not converge");
        }
        final double[] values = new double[n];
        Arrays.setAll(values, i -> Math.max(0, eigen.getEigenvalue(i).getReal())); // below 0 by rounding only
        return new CovarianceSpectrum(values);
    }

    private void checkComplete() {
        if (count < states) {
            throw new IllegalStateException(
                    "the covariance was to see " + states + " states, but has seen only " + count);
        }
    }
}
