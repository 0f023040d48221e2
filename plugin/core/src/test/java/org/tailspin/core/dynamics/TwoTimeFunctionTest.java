package org.tailspin.core.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.tailspin.core.random.Seed;

/** Groups that all see one and the same block have one covariance, so that products of different groups are its squares. */
class TwoTimeFunctionTest {

    private static final int N = 6;
    private static final int BLOCK = 40;
    private static final int GROUPS = 4;
    private static final int[] LAGS = {0, 1, 3, 7};

    private static final double[][] STATES = states();

    private static double[][] states() {
        final UniformRandomProvider random = new Seed(9).stream("states");
        final double[][] states = new double[BLOCK][N];
        for (int t = 0; t < BLOCK; t++) {
            for (int i = 0; i < N; i++) {
                states[t][i] = (t > 0 ? 0.7 * states[t - 1][(i + 1) % N] : 0) + random.nextDouble();
            }
        }
        return states;
    }

    private static double[][] covariance(int lag) {
        final double[] mean = new double[N];
        for (double[] state : STATES) {
            for (int i = 0; i < N; i++) {
                mean[i] += state[i] / BLOCK;
            }
        }
        final double[][] covariance = new double[N][N];
        for (int t = lag; t < BLOCK; t++) {
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < N; j++) {
                    covariance[i][j] += (STATES[t][i] - mean[i]) * (STATES[t - lag][j] - mean[j]) / (BLOCK - lag);
                }
            }
        }
        return covariance;
    }

    private static CollectiveStatistics measured() {
        final CollectiveActivity activity = new CollectiveActivity(N, LAGS, 1, BLOCK, GROUPS, 0.5);
        for (int g = 0; g < GROUPS; g++) {
            Arrays.stream(STATES).forEach(activity::accept);
        }
        return activity.statistics();
    }

    /** (1/N) tr[C(tau) C(0)'], and no error where all groups agree. */
    @Test
    void itIsTheProductOfTheCovariances() {
        final CollectiveStatistics statistics = measured();
        final double[][] now = covariance(0);
        for (int l = 0; l < LAGS.length; l++) {
            final double[][] later = covariance(LAGS[l]);
            double expected = 0;
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < N; j++) {
                    expected += later[i][j] * now[i][j] / N;
                }
            }
            assertEquals(expected, statistics.twoTime().at(l).value(), 1e-12);
            assertEquals(0, statistics.twoTime().at(l).standardError().orElseThrow(), 1e-12);
        }
        assertEquals(
                statistics.population().at(0).value(),
                statistics.twoTime().at(0).value(),
                1e-15);
        assertEquals(1.5, statistics.twoTime().lags()[2]);
    }

    /**
     * With the components p_k = v_k x/sqrt(lambda_k) of unit variance, (1/N) sum lambda_k &lt;p_k p_k(tau)&gt; = C(tau) and (1/N) sum
     * lambda_k^2 &lt;p_k p_k(tau)&gt; = Psi(tau, 0): identities of one set of data.
     */
    @Test
    void itIsTheAutocorrelationOfComponentsByTheSquaresOfTheirVariances() {
        final CollectiveStatistics statistics = measured();
        final EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(N, true, true);
        eigen.decompose(new DMatrixRMaj(covariance(0)));
        for (int l = 0; l < LAGS.length; l++) {
            final double[][] later = covariance(LAGS[l]);
            double first = 0;
            double second = 0;
            for (int k = 0; k < N; k++) {
                final DMatrixRMaj v = eigen.getEigenVector(k);
                final double lambda = eigen.getEigenvalue(k).getReal();
                double own = 0; // lambda_k <p_k p_k(tau)>
                for (int i = 0; i < N; i++) {
                    for (int j = 0; j < N; j++) {
                        own += v.get(i) * later[i][j] * v.get(j);
                    }
                }
                first += own / N;
                second += lambda * own / N;
            }
            assertEquals(statistics.singleNeuron().at(l).value(), first, 1e-12);
            assertEquals(statistics.twoTime().at(l).value(), second, 1e-12);
        }
    }
}
