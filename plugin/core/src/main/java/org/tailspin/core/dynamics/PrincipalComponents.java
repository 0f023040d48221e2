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
 * <p>Takes of the order of N&sup3; operations, and T N&sup2; for the covariance. Immutable.
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
        final DMatrixRMaj covariance = covariance(runs, monitor);
        final int n = covariance.numRows;
        final EigenDecomposition_F64<DMatrixRMaj> eigen = Decompositions.symmetric(covariance, withVectors, monitor);
        final int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -eigen.getEigenvalue(k).getReal()))
                .mapToInt(Integer::intValue)
                .toArray();
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
     * {@return v_k, of length 1}
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
        final int times = runs.times();
        final double[] sums = new double[lags.length];
        for (int a = 0; a < runs.count(); a++) {
            final double[] along = Arrays.stream(runs.states(a))
                    .mapToDouble(state -> Rows.dot(vectors[k], state, 0, state.length))
                    .toArray();
            for (int l = 0; l < lags.length; l++) {
                for (int t = lags[l]; t < times; t++) {
                    sums[l] += along[t] * along[t - lags[l]];
                }
            }
        }
        return IntStream.range(0, lags.length)
                .mapToDouble(l -> sums[l] / runs.count() / (times - lags[l]) / variances[k])
                .toArray();
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
