package org.tailspin.core.reservoir;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.dense.row.mult.MatrixMatrixMult_DDRM;
import org.ejml.dense.row.mult.MatrixMultProduct_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;

/**
 * A linear readout y = w'x + b by ridge regression on centred features, with a constant that is not penalised: w = (A'A/M +
 * &lambda;)^-1 A'(y - &lt;y&gt;)/M with A the M states less their mean; for more neurons than states in the equal form w =
 * A'(AA'/M + &lambda;)^-1 (y - &lt;y&gt;)/M. Solved by EJML's Cholesky decomposition.
 */
public final class Readout {

    private final double[][] weights;
    private final double[] intercepts;

    private Readout(double[][] weights, double[] intercepts) {
        this.weights = weights;
        this.intercepts = intercepts;
    }

    /**
     * Its numbers, from which it comes back bit by bit.
     *
     * @param weights w of each output
     * @param intercepts b of each output
     */
    public record Numbers(double[][] weights, double[] intercepts) {}

    /**
     * The readout of those numbers.
     *
     * @param numbers of a readout
     */
    public Readout(Numbers numbers) {
        this(numbers.weights(), numbers.intercepts());
    }

    /** {@return its numbers} */
    public Numbers numbers() {
        return new Numbers(weights, intercepts);
    }

    /**
     * {@return {@code ridge}}
     *
     * @param ridge &lambda;
     * @throws IllegalArgumentException unless it is positive and finite
     */
    public static double checkRidge(double ridge) {
        if (!(ridge > 0 && ridge <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the ridge parameter must be positive and finite, but is " + ridge);
        }
        return ridge;
    }

    /**
     * {@return the readout}
     *
     * @param states M states of N neurons, from the first; more may follow
     * @param targets M rows of outputs, likewise
     * @param count M, at least 1
     * @param ridge &lambda;, positive
     * @param monitor asked now and then whether to stop
     * @throws NumericalException if the states are so nearly dependent that &lambda; is lost in rounding
     */
    public static Readout fit(double[][] states, double[][] targets, int count, double ridge, Monitor monitor) {
        final int n = states[0].length;
        final int outputs = targets[0].length;
        final double[] meanState = mean(states, count);
        final double[] meanTarget = mean(targets, count);
        final DMatrixRMaj a = centred(states, meanState, count);
        final DMatrixRMaj y = centred(targets, meanTarget, count);
        final boolean isDual = n > count;
        final DMatrixRMaj gram = new DMatrixRMaj(isDual ? count : n, isDual ? count : n);
        monitor.checkCancelled();
        if (isDual) {
            MatrixMultProduct_DDRM.outer(a, gram);
        } else {
            MatrixMultProduct_DDRM.inner_reorder(a, gram);
        }
        monitor.checkCancelled();
        CommonOps_DDRM.scale(1.0 / count, gram);
        for (int i = 0; i < gram.numRows; i++) {
            gram.add(i, i, ridge);
        }
        CommonOps_DDRM.scale(1.0 / count, y);
        final DMatrixRMaj right;
        if (isDual) {
            right = y;
        } else {
            right = new DMatrixRMaj(n, outputs);
            MatrixMatrixMult_DDRM.multTransA_reorder(a, y, right);
        }
        final LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(gram.numRows);
        final DMatrixRMaj solution = new DMatrixRMaj(gram.numRows, outputs);
        if (!solver.setA(gram)) {
            throw new NumericalException("the states are so nearly dependent that the ridge parameter " + ridge
                    + " is lost in rounding: make it larger");
        }
        monitor.checkCancelled();
        solver.solve(right, solution);
        final DMatrixRMaj w;
        if (isDual) {
            w = new DMatrixRMaj(n, outputs);
            MatrixMatrixMult_DDRM.multTransA_reorder(a, solution, w);
        } else {
            w = solution;
        }
        final double[][] weights = new double[outputs][n];
        final double[] intercepts = new double[outputs];
        for (int o = 0; o < outputs; o++) {
            intercepts[o] = meanTarget[o];
            for (int i = 0; i < n; i++) {
                weights[o][i] = w.get(i, o);
                intercepts[o] -= meanState[i] * weights[o][i];
            }
        }
        return new Readout(weights, intercepts);
    }

    private static double[] mean(double[][] rows, int count) {
        final double[] mean = new double[rows[0].length];
        for (int m = 0; m < count; m++) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += rows[m][i];
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= count;
        }
        return mean;
    }

    private static DMatrixRMaj centred(double[][] rows, double[] mean, int count) {
        final DMatrixRMaj matrix = new DMatrixRMaj(count, mean.length);
        for (int m = 0; m < count; m++) {
            for (int i = 0; i < mean.length; i++) {
                matrix.data[m * mean.length + i] = rows[m][i] - mean[i];
            }
        }
        return matrix;
    }

    /** {@return number of outputs} */
    public int outputs() {
        return weights.length;
    }

    /**
     * {@return w of it, a number for each neuron}
     *
     * @param output from 0
     */
    public double[] weights(int output) {
        return weights[output].clone();
    }

    /**
     * {@return b of it}
     *
     * @param output from 0
     */
    public double intercept(int output) {
        return intercepts[output];
    }

    /**
     * {@return what the readout makes of it, a number for each output}
     *
     * @param state activity of the neurons
     */
    public double[] of(double[] state) {
        final double[] y = Arrays.copyOf(intercepts, intercepts.length);
        for (int o = 0; o < y.length; o++) {
            final double[] w = weights[o];
            double sum = 0;
            for (int i = 0; i < w.length; i++) {
                sum += w[i] * state[i];
            }
            y[o] += sum;
        }
        return y;
    }
}
