package org.tailspin.core.linalg;

import org.ejml.data.DMatrixRMaj;

/**
 * The eigenvalues &alpha; + i&beta; of a real matrix A and a real basis V of its eigenvectors: a real eigenvalue has one column, a
 * conjugate pair two neighbours v_r, v_i with A v_r = &alpha; v_r - &beta; v_i and A v_i = &beta; v_r + &alpha; v_i, so that A V = V
 * &Lambda; with blocks [&alpha; &beta;; -&beta; &alpha;] along the diagonal of &Lambda; (LAPACK's convention).
 *
 * @param real &alpha; of each column
 * @param imaginary &beta; of the first column of a pair, positive; -&beta; of the second; 0 of a real eigenvalue
 * @param basis V, N x N
 */
public record RealEigen(double[] real, double[] imaginary, DMatrixRMaj basis) {}
