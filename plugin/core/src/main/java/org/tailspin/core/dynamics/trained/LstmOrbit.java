package org.tailspin.core.dynamics.trained;

import org.tailspin.core.dynamics.Nonlinearity;

/**
 * i, f, o = sg(a + q), g = tanh(a + q), c' = f c + i g, h' = o tanh(c'), with sg the logistic function.
 *
 * <p>With t = tanh(c') and e = o (1 - t&sup2;): dc'/dh = H = diag(c f (1 - f)) U_f + diag(g i (1 - i)) U_i + diag(i (1 - g&sup2;)) U_g,
 * dc'/dc = diag(f), dh'/dh = diag(t o (1 - o)) U_o + diag(e) H, dh'/dc = diag(e f).
 */
final class LstmOrbit extends TrainedOrbit {

    private final double[] y;
    private final double[] gates;
    private final double[] input;
    private final double[] candidate;
    private final double[] memory;
    private final double[] before;
    private final double[] squashed;
    private final double[] activity;

    LstmOrbit(TrainedNetwork network, double[] state, long steps) {
        super(network, state, steps);
        y = new double[recurrent.length];
        gates = new double[recurrent.length];
        input = new double[n];
        candidate = new double[n];
        memory = new double[n];
        before = new double[n];
        squashed = new double[n];
        activity = new double[n];
        System.arraycopy(state, n, memory, 0, n);
        System.arraycopy(state, 0, activity, 0, n);
    }

    @Override
    public double[] preActivation() {
        return memory;
    }

    @Override
    public double[] activity() {
        return activity;
    }

    @Override
    void advance() {
        for (int i = 0; i < y.length; i++) {
            y[i] = a[i] + q[i];
        }
        System.arraycopy(state, n, before, 0, n);
        Nonlinearity.LOGISTIC.apply(y, gates, y.length);
        System.arraycopy(y, 2 * n, input, 0, n);
        Nonlinearity.TANH.apply(input, candidate, n);
        for (int i = 0; i < n; i++) {
            memory[i] = gates[n + i] * before[i] + gates[i] * candidate[i];
        }
        Nonlinearity.TANH.apply(memory, squashed, n);
        for (int i = 0; i < n; i++) {
            activity[i] = gates[3 * n + i] * squashed[i];
            state[i] = activity[i];
            state[n + i] = memory[i];
        }
    }

    @Override
    double[][] jacobian() {
        final double[][] jacobian = new double[2 * n][2 * n];
        for (int k = 0; k < n; k++) {
            final double i = gates[k];
            final double f = gates[n + k];
            final double g = candidate[k];
            final double o = gates[3 * n + k];
            final double t = squashed[k];
            final double e = o * (1 - t * t);
            final double ofForget = before[k] * f * (1 - f);
            final double ofInput = g * i * (1 - i);
            final double ofCandidate = i * (1 - g * g);
            final double ofOutput = t * o * (1 - o);
            for (int j = 0; j < n; j++) {
                final double inner = ofForget * recurrent[n + k][j]
                        + ofInput * recurrent[k][j]
                        + ofCandidate * recurrent[2 * n + k][j];
                jacobian[n + k][j] = inner;
                jacobian[k][j] = ofOutput * recurrent[3 * n + k][j] + e * inner;
            }
            jacobian[n + k][n + k] = f;
            jacobian[k][n + k] = e * f;
        }
        return jacobian;
    }
}
