package org.tailspin.core.dynamics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.Decompositions;
import org.tailspin.core.linalg.Rows;

/**
 * The principal components of activity, and how long each remembers: &lambda;_k and v_k are the eigenpairs of C(0), and p_k(t) = v_k
 * &middot; x(t)/&radic;&lambda;_k has the variance 1. Weighted by &lambda;_k/N the autocovariances of p_k add to C(&tau;) of single neurons, weighted
 * by &lambda;_k&sup2;/N to &Psi;(&tau;, 0) = (1/N) tr[C(0) C(&tau;)] (eq. 28 of Clark, Marschall, van Meegen, Litwin-Kumar
 * 2025), whatever the data. The covariances are those of the data themselves, and &Psi; is too large by their errors; {@link
 * IndependentRuns#twoTime} is not.
 *
 * <p>Takes of the order of N&sup3; operations, and T N&sup2; for the covariance; of fewer states than neurons the same from the T x T covariance of
 * times, whose eigenvalues are those of the other (eq. 16 and 17), in T&sup3; and N T&sup2;. Immutable.
 */
public final class PrincipalComponents {

    private final double[] variances;
    private final double[][] vectors;
    private final IndependentRuns runs;

    private PrincipalComponents(double[] variances, double[][] vectors, IndependentRuns runs) {
        this.variances = variances;
        this.vectors = vectors;
        this.runs = runs;
    }

    /**
     * {@return its components}
     *
     * @param runs activity, of which no mean is subtracted
     * @param monitor asked now and then whether to stop
     * @throws ArithmeticException if the eigenvalues do not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static PrincipalComponents of(IndependentRuns runs, Monitor monitor) {
        return of(runs, true, monitor);
    }

    /**
     * {@return the variances &lambda;_k along its components alone, in descending order}
     *
     * @param runs activity, of which no mean is subtracted
     * @param monitor asked now and then whether to stop
     * @throws ArithmeticException if the eigenvalues do not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static double[] variances(IndependentRuns runs, Monitor monitor) {
        return of(runs, false, monitor).variances;
    }

    private static PrincipalComponents of(IndependentRuns runs, boolean withVectors, Monitor monitor) {
        return (long) runs.count() * runs.times() < runs.states(0)[0].length
                ? ofTimes(runs, withVectors, monitor)
                : ofNeurons(runs, withVectors, monitor);
    }

    /** From the covariance of times: v_k = &sum;_t u_k(t) x(t)/&radic;(T &lambda;_k); other variances are 0, without a direction. */
    static PrincipalComponents ofTimes(IndependentRuns runs, boolean withVectors, Monitor monitor) {
        final double[][] states = IntStream.range(0, runs.count())
                .mapToObj(runs::states)
                .flatMap(Arrays::stream)
                .toArray(double[][]::new);
        final int all = states.length;
        final int n = states[0].length;
        final DMatrixRMaj products = new DMatrixRMaj(all, all);
        for (int s = 0; s < all; s++) {
            monitor.checkCancelled();
            for (int t = 0; t <= s; t++) {
                final double product = Rows.dot(states[s], states[t], 0, n) / all;
                products.set(s, t, product);
                products.set(t, s, product);
            }
        }
        final EigenDecomposition_F64<DMatrixRMaj> eigen = Decompositions.symmetric(products, withVectors, monitor);
        final int[] order = descending(eigen, all);
        final double[] variances = new double[n];
        final double[][] vectors = new double[withVectors ? n : 0][n];
        final double rounding = all * Math.ulp(eigen.getEigenvalue(order[0]).getReal());
        for (int k = 0; k < all; k++) {
            final double variance = eigen.getEigenvalue(order[k]).getReal();
            if (!(variance > rounding)) {
                break;
            }
            variances[k] = variance;
            for (int t = 0; withVectors && t < all; t++) {
                final double share = eigen.getEigenVector(order[k]).get(t) / Math.sqrt(all * variance);
                for (int i = 0; i < n; i++) {
                    vectors[k][i] += share * states[t][i];
                }
            }
        }
        return new PrincipalComponents(variances, vectors, runs);
    }

    private static int[] descending(EigenDecomposition_F64<DMatrixRMaj> eigen, int count) {
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -eigen.getEigenvalue(k).getReal()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** From the covariance of neurons. */
    static PrincipalComponents ofNeurons(IndependentRuns runs, boolean withVectors, Monitor monitor) {
        final DMatrixRMaj covariance = covariance(runs, monitor);
        final int n = covariance.numRows;
        final EigenDecomposition_F64<DMatrixRMaj> eigen = Decompositions.symmetric(covariance, withVectors, monitor);
        final int[] order = descending(eigen, n);
        return new PrincipalComponents(
                Arrays.stream(order)
                        .mapToDouble(k -> eigen.getEigenvalue(k).getReal())
                        .toArray(),
                withVectors
                        ? Arrays.stream(order)
                                .mapToObj(k -> eigen.getEigenVector(k).data.clone())
                                .toArray(double[][]::new)
                        : new double[0][],
                runs);
    }

    private static DMatrixRMaj covariance(IndependentRuns runs, Monitor monitor) {
        final int n = runs.states(0)[0].length;
        final double[][] triangle = new double[n][];
        Arrays.setAll(triangle, i -> new double[i + 1]);
        for (int a = 0; a < runs.count(); a++) {
            monitor.checkCancelled();
            Rows.addOuterProducts(triangle, runs.states(a), 0, runs.times());
        }
        final DMatrixRMaj covariance = new DMatrixRMaj(n, n);
        final double states = (double) runs.count() * runs.times();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                covariance.set(i, j, triangle[i][j] / states);
                covariance.set(j, i, triangle[i][j] / states);
            }
        }
        return covariance;
    }

    /** {@return &lambda;_k, in descending order} */
    public double[] variances() {
        return variances.clone();
    }

    /**
     * {@return v_k, of length 1; zeros for a variance of 0 that fewer states than neurons leave}
     *
     * @param k number of a component, from 0, that of the largest variance
     */
    public double[] vector(int k) {
        return vectors[k].clone();
    }

    /**
     * {@return &lang;p_k(t+&tau;) p_k(t)&rang;, over the pairs of states of a run; 1 at lag 0}
     *
     * @param k number of a component, from 0
     * @param lags &tau;, in states, each in 0..T-1
     */
    public double[] autocorrelation(int k, int... lags) {
        final double[][] ofRun = products(k, lags);
        return IntStream.range(0, lags.length)
                .mapToDouble(
                        l -> Arrays.stream(ofRun).mapToDouble(run -> run[l]).sum() / runs.count() / variances[k])
                .toArray();
    }

    /**
     * {@return &lang;p_k(t+&tau;) p_k(t)&rang;, times its variance, with the error over runs}
     *
     * @param k number of a component, from 0
     * @param unit of time between two states
     * @param lags &tau;, in states, ascending from 0, each below T
     */
    public LagFunction autocovariance(int k, double unit, int... lags) {
        return LagFunction.ofRuns(products(k, lags), unit, lags);
    }

    /** Mean products of v_k x at two times, of each run. */
    private double[][] products(int k, int... lags) {
        final int times = runs.times();
        final double[][] means = new double[runs.count()][lags.length];
        for (int a = 0; a < runs.count(); a++) {
            final double[] along = Arrays.stream(runs.states(a))
                    .mapToDouble(state -> Rows.dot(vectors[k], state, 0, state.length))
                    .toArray();
            for (int l = 0; l < lags.length; l++) {
                double sum = 0;
                for (int t = lags[l]; t < times; t++) {
                    sum += along[t] * along[t - lags[l]];
                }
                means[a][l] = sum / (times - lags[l]);
            }
        }
        return means;
    }

    /**
     * The mean of the autocorrelations, weighted by a power of the variances, over N: C(&tau;) for the first power, (1/N) tr[C(0)
     * C(&tau;)] for the second.
     *
     * @param power of &lambda;_k
     * @param lags &tau;, in states, each in 0..T-1
     * @return (1/N) &sum;_k &lambda;_k^power &lang;p_k(t+&tau;) p_k(t)&rang;
     */
    public double[] weighted(int power, int... lags) {
        final double[] sums = new double[lags.length];
        for (int k = 0; k < variances.length; k++) {
            if (variances[k] > 0) { // what is left of others is rounding
                final double[] own = autocorrelation(k, lags);
                for (int l = 0; l < lags.length; l++) {
                    sums[l] += Math.pow(variances[k], power) * own[l] / variances.length;
                }
            }
        }
        return sums;
    }
}
