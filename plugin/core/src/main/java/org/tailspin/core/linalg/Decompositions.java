package org.tailspin.core.linalg;

import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRBlock;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.decomposition.bidiagonal.BidiagonalDecompositionRow_DDRM;
import org.ejml.dense.row.decomposition.eig.SymmetricQRAlgorithmDecomposition_DDRM;
import org.ejml.dense.row.decomposition.eig.WatchedDoubleStepQRDecomposition_DDRM;
import org.ejml.dense.row.decomposition.eig.watched.WatchedDoubleStepQREigen_DDRM;
import org.ejml.dense.row.decomposition.hessenberg.HessenbergSimilarDecomposition_DDRM;
import org.ejml.dense.row.decomposition.hessenberg.TridiagonalDecompositionHouseholder_DDRM;
import org.ejml.dense.row.decomposition.hessenberg.TridiagonalDecomposition_DDRB_to_DDRM;
import org.ejml.dense.row.decomposition.svd.SvdImplicitQrDecompose_DDRM;
import org.ejml.dense.row.decomposition.svd.implicitqr.SvdImplicitQrAlgorithm_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;

/**
 * The eigenvalues and singular values of EJML, bit by bit, from decompositions that can be stopped: they ask the monitor
 * between two reflections, each of O(N&sup2;) operations.
 *
 * <p>They ask in methods of EJML that they override. Composition cannot: EJML's interfaces have one call for a whole O(N&sup3;)
 * phase, its phases work on the bare array of a matrix, so that neither a matrix nor a vector of ours sees an access, and a thread
 * that is abandoned computes on. {@code DecompositionsTest} counts the questions of each override, so that an EJML that no longer calls
 * one fails it, while a renamed one does not compile.
 */
public final class Decompositions {

    /** From here on EJML tridiagonalises symmetric matrices by blocks. */
    static final int BLOCKS = 1800;

    private Decompositions() {}

    /**
     * {@return its N eigenvalues, in no order}
     *
     * @param matrix N x N; changed
     * @param monitor asked now and then whether to stop
     * @throws ArithmeticException if the iteration does not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static Complex_F64[] eigenvalues(DMatrixRMaj matrix, Monitor monitor) {
        final boolean symmetric = MatrixFeatures_DDRM.isSymmetric(matrix, 0);
        final EigenDecomposition_F64<DMatrixRMaj> eigen =
                symmetric ? symmetric(matrix.numRows, false, monitor) : general(monitor);
        if (!eigen.decompose(matrix)) {
            throw new NumericalException(unconverged("eigenvalues", matrix));
        }
        final Complex_F64[] values = new Complex_F64[eigen.getNumberOfEigenvalues()];
        for (int i = 0; i < values.length; i++) {
            values[i] = eigen.getEigenvalue(i);
        }
        return values;
    }

    /**
     * {@return its singular values, in no order, and vectors}
     *
     * @param matrix N x N; not changed
     * @param vectors whether the singular vectors are wanted as well
     * @param monitor asked now and then whether to stop
     * @throws ArithmeticException if the iteration does not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static SingularValueDecomposition_F64<DMatrixRMaj> singular(
            DMatrixRMaj matrix, boolean vectors, Monitor monitor) {
        final SingularValueDecomposition_F64<DMatrixRMaj> svd = new Singular(vectors, monitor);
        if (!svd.decompose(matrix)) {
            throw new NumericalException(unconverged("singular values", matrix));
        }
        return svd;
    }

    private static String unconverged(String what, DMatrixRMaj matrix) {
        return "the " + what + " of the " + matrix.numRows + " x " + matrix.numCols + " matrix did not converge";
    }

    private static EigenDecomposition_F64<DMatrixRMaj> general(Monitor monitor) {
        return new WatchedDoubleStepQRDecomposition_DDRM(new Hessenberg(monitor), new Steps(monitor), false);
    }

    /**
     * {@return its N eigenvalues, in no order, and vectors}
     *
     * @param matrix N x N, symmetric; changed
     * @param vectors whether the eigenvectors are wanted as well
     * @param monitor asked now and then whether to stop
     * @throws ArithmeticException if the iteration does not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static EigenDecomposition_F64<DMatrixRMaj> symmetric(DMatrixRMaj matrix, boolean vectors, Monitor monitor) {
        final EigenDecomposition_F64<DMatrixRMaj> eigen = symmetric(matrix.numRows, vectors, monitor);
        if (!eigen.decompose(matrix)) {
            throw new NumericalException(unconverged("eigenvalues", matrix));
        }
        return eigen;
    }

    /** For a matrix of that size, which says whether it is reduced by blocks. */
    static EigenDecomposition_F64<DMatrixRMaj> symmetric(int n, boolean vectors, Monitor monitor) {
        return new SymmetricQRAlgorithmDecomposition_DDRM(
                n < BLOCKS ? new Tridiagonal(monitor) : new BlockTridiagonal(monitor), vectors);
    }

    /** Reduces to Hessenberg form. */
    private static final class Hessenberg extends HessenbergSimilarDecomposition_DDRM {

        private final Monitor monitor;

        Hessenberg(Monitor monitor) {
            this.monitor = monitor;
        }

        @Override
        protected void rank1UpdateMultR(DMatrixRMaj a, double gamma, int column, int from, int to) {
            monitor.checkCancelled();
            super.rank1UpdateMultR(a, gamma, column, from, to);
        }
    }

    /** Takes the double steps of the iteration. */
    private static final class Steps extends WatchedDoubleStepQREigen_DDRM {

        private final Monitor monitor;

        Steps(Monitor monitor) {
            this.monitor = monitor;
        }

        @Override
        public void implicitDoubleStep(int first, int last) {
            monitor.checkCancelled();
            super.implicitDoubleStep(first, last);
        }
    }

    /** Reduces a symmetric matrix to tridiagonal form. */
    private static final class Tridiagonal extends TridiagonalDecompositionHouseholder_DDRM {

        private final Monitor monitor;

        Tridiagonal(Monitor monitor) {
            this.monitor = monitor;
        }

        @Override
        public void householderSymmetric(int row, double gamma) {
            monitor.checkCancelled();
            super.householderSymmetric(row, gamma);
        }
    }

    /** The same by blocks, after each of which an entry of the matrix is read. */
    private static final class BlockTridiagonal extends TridiagonalDecomposition_DDRB_to_DDRM {

        BlockTridiagonal(Monitor monitor) {
            Ablock = new Asking(monitor);
        }
    }

    /** A matrix by blocks that asks whenever an entry is read by itself; the blocks are worked on in its array. */
    @SuppressWarnings("unchecked") // of EJML: a copy of its own type
    private static final class Asking extends DMatrixRBlock {

        private static final long serialVersionUID = 1L;

        private final transient Monitor monitor;

        Asking(Monitor monitor) {
            this.monitor = monitor;
        }

        @Override
        public double get(int row, int column) {
            monitor.checkCancelled();
            return super.get(row, column);
        }
    }

    /** Reduces to bidiagonal form, and iterates. */
    private static final class Singular extends SvdImplicitQrDecompose_DDRM {

        Singular(boolean vectors, Monitor monitor) {
            super(!vectors, vectors, vectors, false);
            bidiag = new Bidiagonal(monitor);
            qralg = new Iteration(monitor);
        }

        @Override
        protected void declareBidiagonalDecomposition() {
            // It is there.
        }
    }

    private static final class Bidiagonal extends BidiagonalDecompositionRow_DDRM {

        private final Monitor monitor;

        Bidiagonal(Monitor monitor) {
            this.monitor = monitor;
        }

        @Override
        protected void rank1UpdateMultL(DMatrixRMaj a, double gamma, int column, int from, int to) {
            monitor.checkCancelled();
            super.rank1UpdateMultL(a, gamma, column, from, to);
        }

        @Override
        protected void rank1UpdateMultR(DMatrixRMaj a, double gamma, int column, int from, int to) {
            monitor.checkCancelled();
            super.rank1UpdateMultR(a, gamma, column, from, to);
        }
    }

    private static final class Iteration extends SvdImplicitQrAlgorithm_DDRM {

        private final Monitor monitor;

        Iteration(Monitor monitor) {
            this.monitor = monitor;
        }

        @Override
        public void performImplicitSingleStep(double scale, double lambda, boolean byAngle) {
            monitor.checkCancelled();
            super.performImplicitSingleStep(scale, lambda, byAngle);
        }
    }
}
