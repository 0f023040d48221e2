package org.tailspin.core.theory;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/** Stein's equation X = A X A' + C by doubling, which needs no eigenvectors: an oracle of tests. */
final class SteinEquation {

    private static final int DOUBLINGS = 64;
    private static final double ENOUGH = 1e-16;

    private SteinEquation() {}

    /**
     * Sums A^k C (A')^k over k: with each pass A is squared and the number of terms doubled.
     *
     * @param a of spectral radius below 1; overwritten
     * @param c replaced by X
     */
    static void solve(DMatrixRMaj a, DMatrixRMaj c) {
        final DMatrixRMaj square = a.createLike();
        for (int k = 0; k < DOUBLINGS; k++) {
            final DMatrixRMaj term = sandwich(a, c);
            CommonOps_DDRM.addEquals(c, term);
            if (NormOps_DDRM.normF(term) <= ENOUGH * NormOps_DDRM.normF(c)) {
                return;
            }
            CommonOps_DDRM.mult(a, a, square);
            a.setTo(square);
        }
    }

    /** A C A'. */
    static DMatrixRMaj sandwich(DMatrixRMaj a, DMatrixRMaj c) {
        final DMatrixRMaj left = a.createLike();
        final DMatrixRMaj product = a.createLike();
        CommonOps_DDRM.mult(a, c, left);
        CommonOps_DDRM.multTransB(left, a, product);
        return product;
    }
}
