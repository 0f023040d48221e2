package org.tailspin.core.coupling;

import java.util.Arrays;
import java.util.Comparator;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.Decompositions;
import org.tailspin.core.linalg.Eigenvalues;
import org.tailspin.core.linalg.SparseEigenvalues;

/**
 * Eigenvalues and singular values of a coupling matrix at unit gain; a gain multiplies all of them. Immutable.
 *
 * <p>Takes of the order of 10 N&sup3; operations for either. Of a list of connections of more than {@value #ALL_UP_TO}
 * neurons they are the {@value #LEADING} largest of each, from Krylov spaces: as many as are found to 1e-9 of the largest, and
 * one for several that are equal.
 */
public final class MatrixSpectrum {

    /** Larger networks whose connections alone are kept have their leading values only. */
    public static final int ALL_UP_TO = SparseEigenvalues.WRITTEN_OUT_UP_TO;

    /** How many these are. */
    public static final int LEADING = 20;

    private final double[] real;
    private final double[] imaginary;
    private final double[] singular;

    private MatrixSpectrum(double[] real, double[] imaginary, double[] singular) {
        this.real = real;
        this.imaginary = imaginary;
        this.singular = singular;
    }

    /**
     * {@return its spectrum}
     *
     * @param coupling the matrix
     * @param monitor asked now and then whether to stop
     * @throws ArithmeticException if an iteration does not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static MatrixSpectrum of(Coupling coupling, Monitor monitor) {
        monitor.checkCancelled();
        final boolean isLeading = isOfLeading(coupling);
        final Complex_F64[] eigenvalues = isLeading
                ? SparseEigenvalues.leading(coupling.sparse(), LEADING, monitor).toArray(Complex_F64[]::new)
                : eigenvalues(coupling.dense(), monitor);
        monitor.progress(0.5);
        final double[] singular = isLeading
                ? SparseEigenvalues.leadingSingularValues(coupling.sparse(), LEADING, monitor)
                : singularValues(coupling, monitor);
        monitor.progress(1);
        return new MatrixSpectrum(
                Arrays.stream(eigenvalues).mapToDouble(Complex_F64::getReal).toArray(),
                Arrays.stream(eigenvalues)
                        .mapToDouble(Complex_F64::getImaginary)
                        .toArray(),
                singular);
    }

    /**
     * {@return whether its spectrum has the largest values only}
     *
     * @param coupling a matrix
     */
    public static boolean isOfLeading(Coupling coupling) {
        return coupling.isSparse() && coupling.size() > ALL_UP_TO;
    }

    /**
     * The singular values alone, of any matrix whose square array the memory holds.
     *
     * @param coupling the matrix
     * @param monitor asked now and then whether to stop
     * @return its N singular values in descending order
     * @throws ArithmeticException if the iteration does not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static double[] singularValues(Coupling coupling, Monitor monitor) {
        final DMatrixRMaj matrix = coupling.dense();
        final double scale = Eigenvalues.toUnit(matrix);
        final int n = coupling.size();
        final double[] ascending =
                Arrays.copyOf(Decompositions.singular(matrix, false, monitor).getSingularValues(), n);
        Arrays.sort(ascending);
        final double[] singular = new double[n];
        Arrays.setAll(singular, i -> scale * ascending[n - 1 - i]);
        return singular;
    }

    /** In descending order of modulus, then of real and imaginary part. Changes the matrix. */
    static Complex_F64[] eigenvalues(DMatrixRMaj matrix, Monitor monitor) {
        final Complex_F64[] values = Eigenvalues.all(matrix, monitor).toArray(Complex_F64[]::new);
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

    /** {@return real parts of the eigenvalues, in descending order of modulus} */
    public double[] eigenvaluesReal() {
        return real.clone();
    }

    /** {@return imaginary parts, in the same order} */
    public double[] eigenvaluesImaginary() {
        return imaginary.clone();
    }

    /** {@return largest modulus of an eigenvalue} */
    public double spectralRadius() {
        return Math.hypot(real[0], imaginary[0]);
    }

    /** {@return singular values in descending order} */
    public double[] singularValues() {
        return singular.clone();
    }
}
