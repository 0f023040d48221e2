package org.tailspin.core.theory;

import java.util.ArrayDeque;
import java.util.Deque;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Anderson's acceleration of a fixed point x = f(x) of many variables (Anderson 1965, as Walker and Ni 2011 write it): of the last
 * points, the combination whose residuals f(x) - x add to the least, moved by a part of what is left of its residual.
 *
 * <p>The differences of residuals are scaled to length 1 and the least squares solved by a QR factorisation with column pivoting,
 * so that steps of very different lengths, and nearly parallel ones, do no harm.
 */
final class Anderson {

    private final int depth;
    private final double part;
    private final double largestStep;
    private final Deque<double[]> moves = new ArrayDeque<>();
    private final Deque<double[]> changes = new ArrayDeque<>();
    private double[] last;
    private double[] lastResidual;

    /**
     * Begins.
     *
     * @param depth how many of the last differences are combined, at least 1; never more than there are variables
     * @param part of the residual that a point moves by, in (0, 1]; below 1 where f overshoots
     * @param largestStep most that a variable moves by; infinite for no bound
     */
    Anderson(int depth, double part, double largestStep) {
        this.depth = depth;
        this.part = part;
        this.largestStep = largestStep;
    }

    /**
     * {@return the next point}
     *
     * @param x the last point; not changed
     * @param image f(x)
     */
    double[] next(double[] x, double[] image) {
        final int n = x.length;
        final double[] residual = new double[n];
        for (int i = 0; i < n; i++) {
            residual[i] = image[i] - x[i];
        }
        remember(x, residual);
        final double[] left = residual.clone();
        final double[] step = new double[n];
        final double[] weights = weights(residual);
        int column = 0;
        final var change = changes.iterator();
        for (double[] move : moves) {
            final double[] difference = change.next();
            for (int i = 0; i < n; i++) {
                step[i] -= weights[column] * move[i];
                left[i] -= weights[column] * difference[i];
            }
            column++;
        }
        final double[] next = x.clone();
        for (int i = 0; i < n; i++) {
            next[i] += Math.max(-largestStep, Math.min(largestStep, step[i] + part * left[i]));
        }
        return next;
    }

    private void remember(double[] x, double[] residual) {
        final int n = x.length;
        if (last != null) {
            final double[] move = new double[n];
            final double[] change = new double[n];
            double squares = 0;
            for (int i = 0; i < n; i++) {
                move[i] = x[i] - last[i];
                change[i] = residual[i] - lastResidual[i];
                squares += change[i] * change[i];
            }
            if (squares > 0) {
                final double scale = 1 / Math.sqrt(squares);
                for (int i = 0; i < n; i++) {
                    move[i] *= scale;
                    change[i] *= scale;
                }
                moves.addLast(move);
                changes.addLast(change);
                if (moves.size() > Math.min(depth, n)) {
                    moves.removeFirst();
                    changes.removeFirst();
                }
            }
        }
        last = x.clone();
        lastResidual = residual;
    }

    /** Of the differences, those that leave least of a residual. */
    private double[] weights(double[] residual) {
        final int count = changes.size();
        final DMatrixRMaj weights = new DMatrixRMaj(count, 1);
        if (count > 0) {
            final DMatrixRMaj differences = new DMatrixRMaj(residual.length, count);
            int column = 0;
            for (double[] change : changes) {
                for (int i = 0; i < residual.length; i++) {
                    differences.data[i * count + column] = change[i];
                }
                column++;
            }
            final LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.leastSquaresQrPivot(false, false);
            if (solver.setA(differences)) {
                solver.solve(DMatrixRMaj.wrap(residual.length, 1, residual.clone()), weights);
            }
        }
        return weights.data;
    }
}
