package org.tailspin.core.theory;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Anderson's acceleration of a fixed-point iteration u -> G(u) (Anderson 1965): the next point is the combination of the last
 * ones whose residuals G(u) - u add to the least.
 */
final class Anderson {

    private static final int DEPTH = 6;
    private static final double LARGEST_STEP = 2;

    private final Deque<double[]> points = new ArrayDeque<>();
    private final Deque<double[]> residuals = new ArrayDeque<>();

    /**
     * {@return the next point, no entry of which moves by more than 2}
     *
     * @param u a point
     * @param residual G(u) - u
     */
    double[] next(double[] u, double[] residual) {
        final double[] step = residual.clone();
        final int depth = points.size();
        if (depth > 0) {
            final Array2DRowRealMatrix differences = new Array2DRowRealMatrix(u.length, depth);
            final double[][] moves = new double[depth][];
            int column = 0;
            final var point = points.iterator();
            for (double[] before : residuals) {
                differences.setColumn(column, minus(residual, before));
                moves[column++] = minus(u, point.next());
            }
            final RealVector weights =
                    new SingularValueDecomposition(differences).getSolver().solve(new ArrayRealVector(residual, false));
            for (int j = 0; j < depth; j++) {
                final double[] change = differences.getColumn(j);
                for (int i = 0; i < step.length; i++) {
                    step[i] -= weights.getEntry(j) * (change[i] + moves[j][i]);
                }
            }
        }
        points.addLast(u.clone());
        residuals.addLast(residual.clone());
        if (points.size() > DEPTH) {
            points.removeFirst();
            residuals.removeFirst();
        }
        final double[] next = u.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] += Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, step[i]));
        }
        return next;
    }

    private static double[] minus(double[] a, double[] b) {
        final double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }
}
