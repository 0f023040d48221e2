package org.tailspin.core.dynamics.known;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.DivergenceException;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.LogDeterminant;

/** An orbit of a small system that writes its whole Jacobian down. */
final class DenseOrbit implements Orbit {

    /** One step of a small system. */
    interface Step {
        /**
         * Replaces x by its image and writes the Jacobian at the old x.
         *
         * @param x state
         * @param jacobian rows of the Jacobian, overwritten
         */
        void advance(double[] x, double[][] jacobian);
    }

    private final Step step;
    private final double[] x;
    private final double[][] jacobian;
    private long steps;

    DenseOrbit(Step step, double... x) {
        this.step = step;
        this.x = x;
        jacobian = new double[x.length][x.length];
    }

    @Override
    public double[] state() {
        return x;
    }

    @Override
    public void step() {
        final double norm = Arrays.stream(x).map(Math::abs).max().orElse(0);
        step.advance(x, jacobian);
        steps++;
        for (double value : x) {
            if (!(Math.abs(value) <= Double.MAX_VALUE)) {
                throw new DivergenceException(steps, norm);
            }
        }
    }

    @Override
    public void tangent(Frame frame, double[] s, Monitor monitor) {
        final double[][] columns = new double[x.length][x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                columns[j][i] = jacobian[i][j];
            }
        }
        frame.multiply(new ColumnMatrix(x.length, columns), monitor);
        Arrays.fill(s, 0);
    }

    @Override
    public OptionalDouble logAbsDeterminant(Monitor monitor) {
        return LogDeterminant.of(new DMatrixRMaj(jacobian), 0, monitor);
    }

    @Override
    public Orbit twin(double[] displacement) {
        final double[] moved = x.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += displacement[i];
        }
        return new DenseOrbit(step, moved);
    }
}
