package org.tailspin.core.coupling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.Decompositions;
import org.tailspin.core.linalg.Eigenvalues;

/**
 * The modes of a given matrix, J = &sum;_a s_a u_a v_a&#7488;, and the overlaps of their left and right vectors, &rho;_a = u_a
 * &middot; v_a (Clark, Marschall, van Meegen, Litwin-Kumar 2025, on the connectome of the fly). A sign of u_a comes with one
 * of v_a, so &rho;_a has one of its own.
 *
 * @param singularValues s_a, descending
 * @param overlaps &rho;_a, in [-1, 1]
 * @param nullDeviation standard deviation of an overlap of two random directions, 1/&radic;N
 */
public record ModeOverlaps(double[] singularValues, double[] overlaps, double nullDeviation) {

    /**
     * @param coupling any matrix
     * @param monitor asked now and then whether to stop
     * @return its modes
     * @throws ArithmeticException if the singular values do not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static ModeOverlaps of(Coupling coupling, Monitor monitor) {
        final int n = coupling.size();
        final DMatrixRMaj matrix = coupling.dense();
        final double scale = Eigenvalues.toUnit(matrix);
        final SingularValueDecomposition_F64<DMatrixRMaj> svd = Decompositions.singular(matrix, true, monitor);
        final DMatrixRMaj u = svd.getU(null, false);
        final DMatrixRMaj v = svd.getV(null, false);
        final double[] unsorted = svd.getSingularValues();
        final int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(a -> -unsorted[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        final double[] overlaps = new double[n];
        for (int a = 0; a < n; a++) {
            for (int i = 0; i < n; i++) {
                overlaps[a] += u.get(i, order[a]) * v.get(i, order[a]);
            }
        }
        return new ModeOverlaps(
                Arrays.stream(order).mapToDouble(a -> scale * unsorted[a]).toArray(), overlaps, 1 / Math.sqrt(n));
    }

    /**
     * Root mean square of the overlaps, each mode weighted by the square of its singular value: what of the matrix lies in
     * modes that point to themselves. Of random directions it is about {@link #nullDeviation}.
     *
     * @return in [0, 1]; 0 for a matrix of zeros
     */
    public double rootMeanSquare() {
        double sum = 0;
        double weights = 0;
        for (int a = 0; a < overlaps.length; a++) {
            // In units of the largest, so that no square overflows.
            final double weight = singularValues[0] == 0 ? 0 : Math.pow(singularValues[a] / singularValues[0], 2);
            sum += weight * overlaps[a] * overlaps[a];
            weights += weight;
        }
        return weights == 0 ? 0 : Math.sqrt(sum / weights);
    }
}
