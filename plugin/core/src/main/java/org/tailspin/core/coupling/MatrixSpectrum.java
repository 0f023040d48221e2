package org.tailspin.core.coupling;

import java.util.Arrays;
import java.util.Comparator;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.tailspin.core.Monitor;

/**
 * Eigenvalues and singular values of a coupling matrix at unit gain; a gain multiplies all of them. Immutable.
 *
 * <p>Takes of the order of 10 N&sup3; operations for either.
 */
public final class MatrixSpectrum {

    private final double[] real;
    private final double[] imaginary;
    private final double[] singular;

    private MatrixSpectrum(double[] real, double[] imaginary, double[] singular) {
        this.real = real;
        this.imaginary = imaginary;
        this.singular = singular;
    }

    /**
     * @param coupling the matrix
     * @param monitor asked whether to stop before each of the two decompositions, which cannot be stopped
     * @return its spectrum
     * @throws ArithmeticException if an iteration does not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static MatrixSpectrum of(Coupling coupling, Monitor monitor) {
        monitor.checkCancelled();
        final Complex_F64[] eigenvalues = eigenvalues(coupling.dense());
        monitor.checkCancelled();
        monitor.progress(0.5);
        final double[] singular = singularValues(coupling);
        monitor.progress(1);
        return new MatrixSpectrum(
                Arrays.stream(eigenvalues).mapToDouble(Complex_F64::getReal).toArray(),
                Arrays.stream(eigenvalues)
                        .mapToDouble(Complex_F64::getImaginary)
                        .toArray(),
                singular);
    }

    /** In descending order. */
    static double[] singularValues(Coupling coupling) {
        final int n = coupling.size();
        final SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(n, n, false, false, true);
        final DMatrixRMaj matrix = coupling.dense();
        final double scale = toUnit(matrix);
        if (!svd.decompose(matrix)) {
            throw new ArithmeticException("the singular values of the " + n + " x " + n + " matrix did not converge");
        }
        final double[] ascending = Arrays.copyOf(svd.getSingularValues(), n);
        Arrays.sort(ascending);
        final double[] singular = new double[n];
        Arrays.setAll(singular, i -> scale * ascending[n - 1 - i]);
        return singular;
    }

    /** Divides a matrix by the size of its largest entry, and returns that: iterations fail far from 1. */
    private static double toUnit(DMatrixRMaj matrix) {
        final double largest = CommonOps_DDRM.elementMaxAbs(matrix);
        if (largest > 0) {
            CommonOps_DDRM.divide(matrix, largest);
        }
        return largest;
    }

    /** In descending order of modulus, then of real and imaginary part. Changes the matrix. */
    static Complex_F64[] eigenvalues(DMatrixRMaj matrix) {
        final int n = matrix.numRows;
        final double scale = toUnit(matrix);
        final EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false);
        if (!eigen.decompose(matrix)) {
            throw new ArithmeticException("the eigenvalues of the " + n + " x " + n + " matrix did not converge");
        }
        final Complex_F64[] values = new Complex_F64[eigen.getNumberOfEigenvalues()];
        Arrays.setAll(values, i -> {
            final Complex_F64 value = eigen.getEigenvalue(i);
            return new Complex_F64(scale * value.getReal(), scale * value.getImaginary());
        });
        Arrays.sort(
                values,
                Comparator.comparingDouble(MatrixSpectrum::modulus)
                        .thenComparingDouble(Complex_F64::getReal)
                        .thenComparingDouble(Complex_F64::getImaginary)
                        .reversed());
        return values;
    }

    /** Without overflow or underflow of a square. */
    static double modulus(Complex_F64 value) {
        return Math.hypot(value.getReal(), value.getImaginary());
    }

    /**
     * @return real parts of the eigenvalues, in descending order of modulus
     */
    public double[] eigenvaluesReal() {
        return real.clone();
    }

    /**
     * @return imaginary parts, in the same order
     */
    public double[] eigenvaluesImaginary() {
        return imaginary.clone();
    }

    /**
     * @return largest modulus of an eigenvalue
     */
    public double spectralRadius() {
        return Math.hypot(real[0], imaginary[0]);
    }

    /**
     * @return singular values in descending order
     */
    public double[] singularValues() {
        return singular.clone();
    }
}
