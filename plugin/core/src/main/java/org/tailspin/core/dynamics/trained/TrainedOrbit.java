package org.tailspin.core.dynamics.trained;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.DivergenceException;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.LogDeterminant;

/** An orbit of a trained network: a = W u + b, q = U h + b', and what the cell makes of them. */
abstract class TrainedOrbit implements Orbit {

    final TrainedNetwork network;
    final int n;

    /** h, and of an LSTM c after it. */
    final double[] state;

    /** {@code recurrent[i][j]}, the blocks of the gates below each other. */
    final double[][] recurrent;

    /** W u + b, and U h + b', of the step under way. */
    final double[] a;

    final double[] q;

    private final ColumnMatrix product;
    private final double[] h;
    private long steps;

    /** Takes the state over. */
    TrainedOrbit(TrainedNetwork network, double[] state, long steps) {
        this.network = network;
        this.state = state;
        this.steps = steps;
        n = network.neurons();
        recurrent = network.weights().recurrent();
        a = new double[recurrent.length];
        q = new double[recurrent.length];
        h = new double[n];
        product = byColumns(recurrent);
    }

    static TrainedOrbit of(TrainedNetwork network, double[] state, long steps) {
        return switch (network.weights().cell()) {
            case RNN -> new RnnOrbit(network, state, steps);
            case GRU -> new GruOrbit(network, state, steps);
            case LSTM -> new LstmOrbit(network, state, steps);
        };
    }

    static ColumnMatrix byColumns(double[][] rows) {
        final double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = rows[i][j];
            }
        }
        return new ColumnMatrix(rows.length, columns);
    }

    /** U times a vector, of the rows of all gates. */
    final void multiply(double[] vector, double[] into) {
        product.multiply(vector, into);
    }

    /** From a, q and the state to the next state; keeps what the Jacobian needs. */
    abstract void advance();

    /** The Jacobian of the last step, a new array. */
    abstract double[][] jacobian();

    @Override
    public double[] state() {
        return state;
    }

    @Override
    public final void step() {
        network.drive(steps, a);
        System.arraycopy(state, 0, h, 0, n);
        multiply(h, q);
        final double[] bias = network.weights().recurrentBias();
        for (int i = 0; i < q.length; i++) {
            q[i] += bias[i];
        }
        final double norm = Arrays.stream(state).map(Math::abs).max().orElse(0);
        advance();
        steps++;
        for (double value : state) {
            if (!(Math.abs(value) <= Double.MAX_VALUE)) {
                throw new DivergenceException(steps, norm);
            }
        }
    }

    @Override
    public void tangent(Frame frame, double[] s, Monitor monitor) {
        frame.multiply(byColumns(jacobian()), monitor);
        Arrays.fill(s, 0);
    }

    @Override
    public OptionalDouble logAbsDeterminant(Monitor monitor) {
        return LogDeterminant.of(new DMatrixRMaj(jacobian()), 0, monitor);
    }

    @Override
    public final Orbit twin(double[] displacement) {
        final double[] moved = state.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += displacement[i];
        }
        return of(network, moved, steps);
    }
}
