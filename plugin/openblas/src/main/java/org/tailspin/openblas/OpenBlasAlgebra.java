package org.tailspin.openblas;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.CblasUpper;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dgeev_work;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dgetrf_work;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dgetri_work;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevd_work;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas.cblas_dsyrk;

import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;
import org.tailspin.core.linalg.BackgroundCall;
import org.tailspin.core.linalg.DenseAlgebra;
import org.tailspin.core.linalg.RealEigen;

/** BLAS and LAPACK on whole matrices: DGEMM, DSYRK, DGEEV, DGETRF with DGETRI, DSYEVD. */
final class OpenBlasAlgebra implements DenseAlgebra {

    /** Work space of a column, in numbers; more than LAPACK's best block size. */
    private static final int WORK = 128;
    /** Multiplications from which on a product is computed in blocks of rows, on as many cores as are free. */
    private static final double LARGE = 1e8;
    /** Number of these blocks. */
    private static final int BLOCKS = 4;

    @Override
    public void multiply(
            DMatrixRMaj a,
            boolean isATransposed,
            DMatrixRMaj b,
            boolean isBTransposed,
            DMatrixRMaj c,
            Monitor monitor) {
        monitor.checkCancelled();
        final int inner = isATransposed ? a.numRows : a.numCols;
        final double work = (double) c.numRows * c.numCols * inner;
        if (work < LARGE || c.numRows < BLOCKS) {
            final double[] product =
                    BackgroundCall.of(() -> product(a, isATransposed, b, isBTransposed, c.numCols), monitor);
            System.arraycopy(product, 0, c.data, 0, c.getNumElements());
            return;
        }
        // the same blocks on every machine, so that all have the same bits
        final List<double[]> blocks = BackgroundCall.of(
                () -> IntStream.range(0, BLOCKS)
                        .parallel()
                        .mapToObj(block -> product(
                                rows(a, isATransposed, start(block, c.numRows), start(block + 1, c.numRows)),
                                isATransposed,
                                b,
                                isBTransposed,
                                c.numCols))
                        .toList(),
                monitor);
        for (int block = 0; block < BLOCKS; block++) {
            final double[] rows = blocks.get(block);
            System.arraycopy(rows, 0, c.data, start(block, c.numRows) * c.numCols, rows.length);
        }
    }

    private static int start(int block, int rows) {
        return (int) ((long) rows * block / BLOCKS);
    }

    /** The part of a left factor that makes some rows of a product. */
    private static DMatrixRMaj rows(DMatrixRMaj a, boolean isTransposed, int from, int to) {
        return isTransposed
                ? CommonOps_DDRM.extract(a, 0, a.numRows, from, to)
                : CommonOps_DDRM.extract(a, from, to, 0, a.numCols);
    }

    private static double[] product(
            DMatrixRMaj a, boolean isATransposed, DMatrixRMaj b, boolean isBTransposed, int columns) {
        final int rows = isATransposed ? a.numCols : a.numRows;
        final double[] product = new double[rows * columns];
        cblas_dgemm(
                CblasRowMajor,
                isATransposed ? CblasTrans : CblasNoTrans,
                isBTransposed ? CblasTrans : CblasNoTrans,
                rows,
                columns,
                isATransposed ? a.numRows : a.numCols,
                1,
                a.data,
                a.numCols,
                b.data,
                b.numCols,
                0,
                product,
                columns);
        return product;
    }

    @Override
    public void gram(DMatrixRMaj a, boolean isFirstTransposed, DMatrixRMaj c, Monitor monitor) {
        final int n = c.numRows;
        final double[] product = new double[n * n];
        BackgroundCall.of(
                () -> {
                    cblas_dsyrk(
                            CblasRowMajor,
                            CblasUpper,
                            isFirstTransposed ? CblasTrans : CblasNoTrans,
                            n,
                            isFirstTransposed ? a.numRows : a.numCols,
                            1,
                            a.data,
                            a.numCols,
                            0,
                            product,
                            n);
                    return null;
                },
                monitor);
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                c.data[i * n + j] = product[i * n + j];
                c.data[j * n + i] = product[i * n + j];
            }
        }
    }

    @Override
    public RealEigen eigen(DMatrixRMaj matrix, Monitor monitor) {
        final int n = matrix.numRows;
        final DMatrixRMaj columns = CommonOps_DDRM.transpose(matrix, null);
        return BackgroundCall.of(() -> eigenOfColumns(columns, n), monitor);
    }

    private static RealEigen eigenOfColumns(DMatrixRMaj columns, int n) {
        final int size = WORK * n;
        try (DoublePointer a = new DoublePointer((long) n * n);
                DoublePointer right = new DoublePointer((long) n * n);
                DoublePointer left = new DoublePointer(1);
                DoublePointer work = new DoublePointer((long) size);
                DoublePointer real = new DoublePointer(n);
                DoublePointer imaginary = new DoublePointer(n)) {
            a.put(columns.data, 0, n * n);
            final int info = LAPACKE_dgeev_work(
                    LAPACK_COL_MAJOR, (byte) 'N', (byte) 'V', n, a, n, real, imaginary, left, 1, right, n, work, size);
            if (info != 0) {
                throw new NumericalException("the eigenvectors of the " + n + " x " + n + " matrix did not converge");
            }
            final double[] alpha = new double[n];
            final double[] beta = new double[n];
            real.get(alpha);
            imaginary.get(beta);
            right.get(columns.data, 0, n * n);
            return new RealEigen(alpha, beta, CommonOps_DDRM.transpose(columns, null));
        }
    }

    @Override
    public boolean invert(DMatrixRMaj matrix, Monitor monitor) {
        final int n = matrix.numRows;
        final double[] copy = matrix.data.clone();
        final boolean isDone = BackgroundCall.of(() -> invert(copy, n), monitor);
        System.arraycopy(copy, 0, matrix.data, 0, n * n);
        return isDone;
    }

    /** The inverse of the transpose is the transpose of the inverse, so rows may be taken for columns. */
    private static boolean invert(double[] entries, int n) {
        final int size = WORK * n;
        try (DoublePointer a = new DoublePointer((long) n * n);
                IntPointer pivots = new IntPointer((long) n);
                DoublePointer work = new DoublePointer((long) size)) {
            a.put(entries, 0, n * n);
            if (LAPACKE_dgetrf_work(LAPACK_COL_MAJOR, n, n, a, n, pivots) != 0
                    || LAPACKE_dgetri_work(LAPACK_COL_MAJOR, n, a, n, pivots, work, size) != 0) {
                return false;
            }
            a.get(entries, 0, n * n);
            return true;
        }
    }

    @Override
    public double[] symmetric(DMatrixRMaj matrix, boolean vectors, Monitor monitor) {
        final int n = matrix.numRows;
        final double[] copy = matrix.data.clone();
        final double[] values = BackgroundCall.of(() -> symmetric(copy, n, vectors), monitor);
        System.arraycopy(copy, 0, matrix.data, 0, n * n);
        return values;
    }

    private static double[] symmetric(double[] entries, int n, boolean vectors) {
        final long size = vectors ? 1 + 6L * n + 2L * n * n : WORK * (long) n;
        final int integers = vectors ? 3 + 5 * n : 1;
        try (DoublePointer a = new DoublePointer((long) n * n);
                DoublePointer values = new DoublePointer((long) n);
                DoublePointer work = new DoublePointer(size);
                IntPointer integerWork = new IntPointer((long) integers)) {
            a.put(entries, 0, n * n);
            final int info = LAPACKE_dsyevd_work(
                    LAPACK_COL_MAJOR,
                    (byte) (vectors ? 'V' : 'N'),
                    (byte) 'U',
                    n,
                    a,
                    n,
                    values,
                    work,
                    Math.toIntExact(size),
                    integerWork,
                    integers);
            if (info != 0) {
                throw new NumericalException("the eigenvalues of the " + n + " x " + n + " matrix did not converge");
            }
            a.get(entries, 0, n * n);
            final double[] found = new double[n];
            values.get(found);
            return found;
        }
    }
}
