package org.tailspin.core.dynamics.trained;

import java.util.Arrays;
import org.tailspin.core.dynamics.Nonlinearity;

/**
 * r = sg(a_r + q_r), z = sg(a_z + q_z), n = tanh(a_n + r q_n), h' = (1 - z) n + z h, with sg the logistic function; or, where the
 * reset comes before the product, n = tanh(a_n + b'_n + U_n (r h)).
 *
 * <p>J = diag(z) + diag((h - n) z (1 - z)) U_z + diag((1 - z)(1 - n&sup2;)) K, with K = diag(r) U_n + diag(q_n r (1 - r)) U_r, or K
 * = U_n (diag(r) + diag(h r (1 - r)) U_r).
 */
final class GruOrbit extends TrainedOrbit {

    private final double[] gates;
    private final double[] candidate;
    private final double[] reset;
    private final double[] before;
    private final double[] y;
    private final boolean isResetAfter;

    GruOrbit(TrainedNetwork network, double[] state, long steps) {
        super(network, state, steps);
        gates = new double[2 * n];
        candidate = new double[n];
        reset = new double[n];
        before = new double[n];
        y = new double[recurrent.length];
        isResetAfter = network.weights().isResetAfter();
    }

    @Override
    void advance() {
        System.arraycopy(state, 0, before, 0, n);
        for (int i = 0; i < 2 * n; i++) {
            y[i] = a[i] + q[i];
        }
        Nonlinearity.LOGISTIC.apply(y, gates, 2 * n);
        if (isResetAfter) {
            for (int i = 0; i < n; i++) {
                y[i] = a[2 * n + i] + gates[i] * q[2 * n + i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                reset[i] = gates[i] * before[i];
            }
            multiply(reset, y);
            final double[] bias = network.weights().recurrentBias();
            for (int i = 0; i < n; i++) {
                y[i] = a[2 * n + i] + bias[2 * n + i] + y[2 * n + i];
            }
        }
        Nonlinearity.TANH.apply(y, candidate, n);
        for (int i = 0; i < n; i++) {
            final double z = gates[n + i];
            state[i] = (1 - z) * candidate[i] + z * before[i];
        }
    }

    @Override
    double[][] jacobian() {
        final double[][] jacobian = new double[n][n];
        final double[][] inner = isResetAfter ? null : inner();
        for (int i = 0; i < n; i++) {
            final double r = gates[i];
            final double z = gates[n + i];
            final double ofUpdate = (before[i] - candidate[i]) * z * (1 - z);
            final double ofCandidate = (1 - z) * (1 - candidate[i] * candidate[i]);
            final double ofProduct = ofCandidate * r;
            final double ofReset = ofCandidate * q[2 * n + i] * r * (1 - r);
            for (int j = 0; j < n; j++) {
                jacobian[i][j] = ofUpdate * recurrent[n + i][j]
                        + (isResetAfter
                                ? ofProduct * recurrent[2 * n + i][j] + ofReset * recurrent[i][j]
                                : ofCandidate * inner[i][j]);
            }
            jacobian[i][i] += z;
        }
        return jacobian;
    }

    /** U_n (diag(r) + diag(h r (1 - r)) U_r). */
    private double[][] inner() {
        final double[][] product = new double[n][n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(product[i], 0);
            for (int k = 0; k < n; k++) {
                final double weight = recurrent[2 * n + i][k];
                final double ofReset = weight * before[k] * gates[k] * (1 - gates[k]);
                for (int j = 0; j < n; j++) {
                    product[i][j] += ofReset * recurrent[k][j];
                }
                product[i][k] += weight * gates[k];
            }
        }
        return product;
    }
}
