package org.tailspin.core.linalg;

import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/** The logarithm of a determinant whose factors a double may not hold. */
public final class LogDeterminant {

    private LogDeterminant() {}

    /**
     * LU with partial pivoting of the equilibrated matrix: each row, then each column, over its largest modulus. Without
     * that the small rows of a heavy-tailed matrix are lost in the rounding of the large ones.
     *
     * @param a square matrix; overwritten
     * @param tolerance a pivot of the equilibrated matrix up to this size counts as 0
     * @return ln|det A|; empty for a singular matrix
     */
    public static OptionalDouble of(DMatrixRMaj a, double tolerance) {
        final int n = a.numRows;
        double log = 0;
        for (int i = 0; i < n; i++) {
            log += divide(a.data, i * n, 1, n);
        }
        for (int j = 0; j < n; j++) {
            log += divide(a.data, j, n, n);
        }
        final var lu = DecompositionFactory_DDRM.lu(n, n);
        if (!Double.isFinite(log) || !lu.decompose(a)) {
            return OptionalDouble.empty();
        }
        final DMatrixRMaj upper = lu.getUpper(null);
        for (int i = 0; i < n; i++) {
            final double pivot = Math.abs(upper.get(i, i));
            if (!(pivot > tolerance)) {
                return OptionalDouble.empty();
            }
            log += StrictMath.log(pivot);
        }
        return OptionalDouble.of(log);
    }

    /** Divides a row or a column by its largest modulus and returns the logarithm of that. */
    private static double divide(double[] data, int start, int stride, int n) {
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(data[start + i * stride]));
        }
        if (largest > 0) {
            for (int i = 0; i < n; i++) {
                data[start + i * stride] /= largest;
            }
        }
        return StrictMath.log(largest);
    }
}
