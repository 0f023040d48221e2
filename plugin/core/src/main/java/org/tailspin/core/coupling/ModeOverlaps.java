package org.tailspin.core.coupling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

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
     * @return its modes
     * @throws ArithmeticException if the singular values do not converge
     */
    public static ModeOverlaps of(Coupling coupling) {
        final int n = coupling.size();
        final SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(n, n, true, true, false);
        if (!svd.decompose(coupling.dense())) {
            throw new ArithmeticException("the singular values of the " + n + " x " + n + " matrix did not converge");
        }
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
                Arrays.stream(order).mapToDouble(a -> unsorted[a]).toArray(), overlaps, 1 / Math.sqrt(n));
    }
}
