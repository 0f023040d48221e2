package org.tailspin.core.lyapunov;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.linalg.Eigenvalues;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.math.Elementary;

/**
 * The exponents of a periodic orbit of a map by another way: the logarithms of the moduli of the eigenvalues of the product of
 * its Jacobians, over its period. Exact where the tangent vectors of a strongly non-normal network see the rounding of their
 * directions grow.
 */
final class Multipliers {

    /** Products of Jacobians are made if they take no more multiplications than this, a second or so. */
    private static final double PRODUCTS = 1e9;

    private Multipliers() {}

    /**
     * {@return all exponents per step, descending, minus infinity where the product is singular; empty if that is more
     * work, or the eigenvalues cannot be had}
     *
     * @param orbit on the periodic orbit; its state is not changed
     * @param displacement of the state to the orbit's, such as minus the state for the origin
     * @param period in steps
     * @param work multiplications at most, of a product and of the eigenvalues of a block of strongly connected neurons
     * @param monitor asked now and then whether to stop
     */
    static Optional<double[]> exponents(Orbit orbit, double[] displacement, int period, double work, Monitor monitor) {
        final int n = displacement.length;
        if ((double) period * n * n * n > Math.max(work, PRODUCTS)) {
            return Optional.empty();
        }
        final double[][] product = new double[n][n];
        for (int i = 0; i < n; i++) {
            product[i][i] = 1;
        }
        final Orbit twin = orbit.twin(displacement);
        final double[] sizes = new double[n];
        final double[] factors = new double[n];
        double scale = 0;
        try (Frame frame = Kernels.inUse().frame(n, n)) {
            for (int t = 0; t < period; t++) {
                frame.load(product);
                twin.step();
                twin.tangent(frame, sizes, monitor);
                Elementary.exp(sizes, factors, n);
                frame.scaleRows(factors);
                frame.read(product, monitor);
                scale += normalise(product);
            }
        }
        final double logScale = scale;
        return logModuli(product, work, monitor).map(moduli -> Arrays.stream(moduli)
                .map(log -> -(log + logScale) / period)
                .sorted()
                .map(x -> -x)
                .toArray());
    }

    /** Divides by the largest entry, and returns its logarithm. */
    private static double normalise(double[][] matrix) {
        double largest = 0;
        for (double[] row : matrix) {
            for (double entry : row) {
                largest = Math.max(largest, Math.abs(entry));
            }
        }
        if (!(largest > 0 && largest <= Double.MAX_VALUE)) {
            return 0;
        }
        for (double[] row : matrix) {
            for (int j = 0; j < row.length; j++) {
                row[j] /= largest;
            }
        }
        return Math.log(largest);
    }

    private static Optional<double[]> logModuli(double[][] product, double work, Monitor monitor) {
        final DMatrixRMaj matrix = new DMatrixRMaj(product);
        if (Math.pow(Eigenvalues.largestBlock(matrix), 3) > work) {
            return Optional.empty();
        }
        try {
            return Optional.of(Eigenvalues.all(matrix, monitor).stream()
                    .mapToDouble(value -> Math.log(Math.hypot(value.getReal(), value.getImaginary())))
                    .toArray());
        } catch (NumericalException e) {
            return Optional.empty();
        }
    }
}
