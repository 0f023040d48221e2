package org.tailspin.core.linalg;

import org.ejml.data.DMatrixRMaj;
import org.tailspin.core.Monitor;

/**
 * Dense real matrices as a whole: products, inverses and eigenvectors, each of O(N&sup3;) operations. Nothing here enters a
 * state; results of different kernels agree to rounding.
 */
public interface DenseAlgebra {

    /** {@return what runs everywhere: EJML, and the eigenvectors of Commons Math} */
    static DenseAlgebra java() {
        return JavaAlgebra.INSTANCE;
    }

    /**
     * Returns the algebra of the kernels in use.
     *
     * @return the one of {@link Kernels#inUse()}
     */
    static DenseAlgebra inUse() {
        return Kernels.inUse().algebra();
    }

    /**
     * Computes c = op(a) op(b), where op transposes or does nothing.
     *
     * @param a the left factor
     * @param isATransposed whether it is transposed
     * @param b the right factor
     * @param isBTransposed whether it is transposed
     * @param c of the shape of the product, and neither of the factors; overwritten
     * @param monitor asked now and then whether to stop
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    void multiply(
            DMatrixRMaj a, boolean isATransposed, DMatrixRMaj b, boolean isBTransposed, DMatrixRMaj c, Monitor monitor);

    /**
     * Computes c = a a&#7488;, or a&#7488; a.
     *
     * @param a the factor
     * @param isFirstTransposed whether the first of the two is transposed, and not the second
     * @param c of the shape of the product, and not the factor; overwritten
     * @param monitor asked now and then whether to stop
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    default void gram(DMatrixRMaj a, boolean isFirstTransposed, DMatrixRMaj c, Monitor monitor) {
        multiply(a, isFirstTransposed, a, !isFirstTransposed, c, monitor);
    }

    /**
     * Computes all eigenvalues and eigenvectors of a real matrix.
     *
     * @param matrix N x N, finite; not changed
     * @param monitor asked now and then whether to stop
     * @return the eigenvalues and a real basis of eigenvectors; nearly singular where the matrix is defective
     * @throws ArithmeticException if the iteration does not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    RealEigen eigen(DMatrixRMaj matrix, Monitor monitor);

    /**
     * Computes the inverse of a matrix.
     *
     * @param matrix N x N; replaced by its inverse
     * @param monitor asked now and then whether to stop
     * @return whether it is invertible; if not, its entries are lost
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    boolean invert(DMatrixRMaj matrix, Monitor monitor);

    /**
     * Computes the eigenvalues of a symmetric matrix, and its eigenvectors if wanted.
     *
     * @param matrix N x N, symmetric; if vectors are wanted row k becomes the unit eigenvector of the k-th eigenvalue, and
     *     otherwise its entries are lost
     * @param vectors whether the eigenvectors are wanted
     * @param monitor asked now and then whether to stop
     * @return the N eigenvalues in ascending order
     * @throws ArithmeticException if the iteration does not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    double[] symmetric(DMatrixRMaj matrix, boolean vectors, Monitor monitor);
}
