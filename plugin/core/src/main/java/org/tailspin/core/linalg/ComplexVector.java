package org.tailspin.core.linalg;

import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;

/** A vector of complex numbers of length 1. */
final class ComplexVector {

    /** From a vector that is no eigenvector by accident, two solutions suffice. */
    private static final int ITERATIONS = 2;

    private final double[] real;
    private final double[] imaginary;

    private ComplexVector(double[] real, double[] imaginary) {
        this.real = real;
        this.imaginary = imaginary;
    }

    /**
     * An eigenvector by inverse iteration, O(m&sup2;) operations.
     *
     * @param h upper Hessenberg, m x m
     * @param theta an eigenvalue of it
     * @return its right eigenvector, of length 1
     */
    static ComplexVector ofHessenberg(DMatrixRMaj h, Complex_F64 theta) {
        final int m = h.numRows;
        final double[][] re = new double[m][m];
        final double[][] im = new double[m][m];
        double largest = Double.MIN_NORMAL;
        for (int i = 0; i < m; i++) {
            for (int j = Math.max(0, i - 1); j < m; j++) {
                re[i][j] = h.data[i * m + j] - (i == j ? theta.real : 0);
                im[i][j] = i == j ? -theta.imaginary : 0;
                largest = Math.max(largest, Math.abs(re[i][j]));
            }
        }
        // The factors L U, of which L has one multiplier and perhaps one exchange of rows in each column.
        final boolean[] isSwapped = new boolean[m];
        final double[][] multipliers = new double[m][];
        for (int k = 0; k < m; k++) {
            if (k + 1 < m && size(re[k + 1][k], im[k + 1][k]) > size(re[k][k], im[k][k])) {
                isSwapped[k] = true;
                final double[] r = re[k];
                re[k] = re[k + 1];
                re[k + 1] = r;
                final double[] s = im[k];
                im[k] = im[k + 1];
                im[k + 1] = s;
            }
            if (size(re[k][k], im[k][k]) < Math.ulp(1.0) * largest) {
                re[k][k] = Math.ulp(1.0) * largest; // singular, as it should be
                im[k][k] = 0;
            }
            if (k + 1 < m) {
                multipliers[k] = eliminate(re, im, k);
            }
        }
        final double[] x = new double[m];
        final double[] y = new double[m];
        for (int i = 0; i < m; i++) {
            x[i] = 1 / Math.sqrt(m);
        }
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            if (iteration > 0) {
                forward(multipliers, isSwapped, x, y);
            }
            backward(re, im, x, y);
            normalise(x, y);
        }
        return new ComplexVector(x, y);
    }

    /** Modulus to within a factor of the root of 2. */
    private static double size(double re, double im) {
        return Math.abs(re) + Math.abs(im);
    }

    private static double[] eliminate(double[][] re, double[][] im, int k) {
        final double[] quotient = quotient(re[k + 1][k], im[k + 1][k], re[k][k], im[k][k]);
        final double p = quotient[0];
        final double q = quotient[1];
        for (int j = k + 1; j < re.length; j++) {
            re[k + 1][j] -= p * re[k][j] - q * im[k][j];
            im[k + 1][j] -= p * im[k][j] + q * re[k][j];
        }
        return quotient;
    }

    private static void forward(double[][] multipliers, boolean[] isSwapped, double[] x, double[] y) {
        for (int k = 0; k + 1 < x.length; k++) {
            if (isSwapped[k]) {
                final double r = x[k];
                x[k] = x[k + 1];
                x[k + 1] = r;
                final double s = y[k];
                y[k] = y[k + 1];
                y[k + 1] = s;
            }
            final double p = multipliers[k][0];
            final double q = multipliers[k][1];
            x[k + 1] -= p * x[k] - q * y[k];
            y[k + 1] -= p * y[k] + q * x[k];
        }
    }

    private static void backward(double[][] re, double[][] im, double[] x, double[] y) {
        for (int i = x.length - 1; i >= 0; i--) {
            double p = x[i];
            double q = y[i];
            for (int j = i + 1; j < x.length; j++) {
                p -= re[i][j] * x[j] - im[i][j] * y[j];
                q -= re[i][j] * y[j] + im[i][j] * x[j];
            }
            final double[] quotient = quotient(p, q, re[i][i], im[i][i]);
            x[i] = quotient[0];
            y[i] = quotient[1];
        }
    }

    private static double[] quotient(double p, double q, double r, double s) {
        final double scale = size(r, s);
        final double c = r / scale;
        final double d = s / scale;
        final double norm = (c * c + d * d) * scale;
        return new double[] {(p * c + q * d) / norm, (q * c - p * d) / norm};
    }

    private static void normalise(double[] x, double[] y) {
        double largest = Double.MIN_NORMAL;
        for (int i = 0; i < x.length; i++) {
            largest = Math.max(largest, size(x[i], y[i]));
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            x[i] /= largest;
            y[i] /= largest;
            sum += x[i] * x[i] + y[i] * y[i];
        }
        final double norm = Math.sqrt(sum);
        for (int i = 0; i < x.length; i++) {
            x[i] /= norm;
            y[i] /= norm;
        }
    }

    int size() {
        return real.length;
    }

    double real(int i) {
        return real[i];
    }

    double imaginary(int i) {
        return imaginary[i];
    }

    double modulus(int i) {
        return Math.hypot(real[i], imaginary[i]);
    }

    /** The last entry first. */
    ComplexVector reversed() {
        final int m = real.length;
        final double[] x = new double[m];
        final double[] y = new double[m];
        for (int i = 0; i < m; i++) {
            x[i] = real[m - 1 - i];
            y[i] = imaginary[m - 1 - i];
        }
        return new ComplexVector(x, y);
    }

    /** |x^T y|, without conjugation. */
    double product(ComplexVector other) {
        double p = 0;
        double q = 0;
        for (int i = 0; i < real.length; i++) {
            p += real[i] * other.real[i] - imaginary[i] * other.imaginary[i];
            q += real[i] * other.imaginary[i] + imaginary[i] * other.real[i];
        }
        return Math.hypot(p, q);
    }
}
