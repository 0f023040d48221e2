package org.tailspin.core.linalg;

import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;

/** Products, inverses and symmetric matrices by EJML; eigenvectors of any real matrix by Commons Math, which EJML lacks. */
final class JavaAlgebra implements DenseAlgebra {

    /** It has no state. */
    static final JavaAlgebra INSTANCE = new JavaAlgebra();

    /** Rows of a product between two looks at the monitor, for N of thousands a fraction of a second. */
    private static final int ROWS = 64;

    private JavaAlgebra() {}

    @Override
    public void multiply(
            DMatrixRMaj a,
            boolean isATransposed,
            DMatrixRMaj b,
            boolean isBTransposed,
            DMatrixRMaj c,
            Monitor monitor) {
        final DMatrixRMaj left = isATransposed ? CommonOps_DDRM.transpose(a, null) : a;
        final DMatrixRMaj right = isBTransposed ? CommonOps_DDRM.transpose(b, null) : b;
        final int n = left.numRows;
        final DMatrixRMaj part = new DMatrixRMaj(Math.min(ROWS, n), left.numCols);
        final DMatrixRMaj product = new DMatrixRMaj(part.numRows, right.numCols);
        for (int from = 0; from < n; from += ROWS) {
            monitor.checkCancelled();
            final int rows = Math.min(ROWS, n - from);
            part.reshape(rows, left.numCols);
            product.reshape(rows, right.numCols);
            System.arraycopy(left.data, from * left.numCols, part.data, 0, rows * left.numCols);
            CommonOps_DDRM.mult(part, right, product);
            System.arraycopy(product.data, 0, c.data, from * c.numCols, rows * c.numCols);
        }
    }

    @Override
    public RealEigen eigen(DMatrixRMaj matrix, Monitor monitor) {
        final int n = matrix.numRows;
        if (CommonOps_DDRM.elementMaxAbs(matrix) == 0) { // Commons Math has no vectors of it
            return new RealEigen(new double[n], new double[n], CommonOps_DDRM.identity(n));
        }
        final double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(matrix.data, i * n, rows[i], 0, n);
        }
        return BackgroundCall.of(
                () -> {
                    try {
                        return packed(new EigenDecomposition(new Array2DRowRealMatrix(rows, false)));
                    } catch (MathIllegalStateException | org.apache.commons.math3.exception.MathArithmeticException e) {
                        final NumericalException failure = new NumericalException(
                                "the eigenvectors of the " + n + " x " + n + " matrix did not converge");
                        failure.initCause(e);
                        throw failure;
                    }
                },
                monitor);
    }

    private static RealEigen packed(EigenDecomposition eigen) {
        final RealMatrix v = eigen.getV();
        final int n = v.getRowDimension();
        final DMatrixRMaj basis = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                basis.data[i * n + j] = v.getEntry(i, j);
            }
        }
        return new RealEigen(eigen.getRealEigenvalues(), eigen.getImagEigenvalues(), basis);
    }

    @Override
    public boolean invert(DMatrixRMaj matrix, Monitor monitor) {
        final DMatrixRMaj copy = matrix.copy();
        final boolean isDone = BackgroundCall.of(() -> CommonOps_DDRM.invert(copy), monitor);
        matrix.setTo(copy);
        return isDone && !MatrixFeatures_DDRM.hasUncountable(copy); // EJML divides by pivots of 0
    }

    @Override
    public double[] symmetric(DMatrixRMaj matrix, boolean vectors, Monitor monitor) {
        final int n = matrix.numRows;
        final DMatrixRMaj copy = matrix.copy();
        final EigenDecomposition_F64<DMatrixRMaj> eigen = BackgroundCall.of(
                () -> {
                    final EigenDecomposition_F64<DMatrixRMaj> found = DecompositionFactory_DDRM.eig(n, vectors, true);
                    if (!found.decompose(copy)) {
                        throw new NumericalException(
                                "the eigenvalues of the " + n + " x " + n + " matrix did not converge");
                    }
                    return found;
                },
                monitor);
        final Integer[] order = new Integer[n];
        java.util.Arrays.setAll(order, k -> k);
        java.util.Arrays.sort(order, java.util.Comparator.comparingDouble(k -> eigen.getEigenvalue(k)
                .getReal()));
        final double[] values = new double[n];
        for (int k = 0; k < n; k++) {
            values[k] = eigen.getEigenvalue(order[k]).getReal();
            if (vectors) {
                System.arraycopy(eigen.getEigenVector(order[k]).data, 0, matrix.data, k * n, n);
            }
        }
        return values;
    }
}
