package org.tailspin.core.dynamics.trained;

import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.LogDeterminant;

/** h' = &phi;(y), y = a + q. The Jacobian is diag(&phi;'(y)) U, whose slopes are kept as logarithms. */
final class RnnOrbit extends TrainedOrbit {

    private final double[] y;
    private final double[] logSlopes;
    private final double[][] work;
    private final ColumnMatrix weights;

    /** ln|det U|; null until it was asked for. */
    private OptionalDouble unit;

    RnnOrbit(TrainedNetwork network, double[] state, long steps) {
        super(network, state, steps);
        y = new double[n];
        logSlopes = new double[n];
        work = new double[Nonlinearity.WORK_ARRAYS][n];
        weights = byColumns(recurrent);
    }

    @Override
    void advance() {
        for (int i = 0; i < n; i++) {
            y[i] = a[i] + q[i];
        }
        network.nonlinearity().apply(y, state, n);
    }

    @Override
    public double[] preActivation() {
        return y;
    }

    @Override
    public void tangent(Frame frame, double[] s, Monitor monitor) {
        frame.multiply(weights, monitor);
        network.nonlinearity().logSlopes(y, s, work, n);
    }

    @Override
    public OptionalDouble logAbsDeterminant(Monitor monitor) {
        if (unit == null) {
            unit = LogDeterminant.of(new DMatrixRMaj(recurrent), 0, monitor);
        }
        if (unit.isEmpty()) {
            return unit;
        }
        network.nonlinearity().logSlopes(y, logSlopes, work, n);
        double log = unit.getAsDouble();
        for (double slope : logSlopes) {
            log += slope;
        }
        return log == Double.NEGATIVE_INFINITY ? OptionalDouble.empty() : OptionalDouble.of(log);
    }

    @Override
    double[][] jacobian() {
        throw new IllegalStateException("the Jacobian is kept in two factors");
    }
}
