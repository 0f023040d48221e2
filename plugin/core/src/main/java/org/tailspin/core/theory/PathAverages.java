package org.tailspin.core.theory;

import org.tailspin.core.NumericalException;

/**
 * Averages over gain paths of Q = (&eta; + D p D + c)&#8315;&sup1;, D Q D and D p D Q, as kernels in the lag: D is the diagonal
 * matrix of the gains, p and c are kernels. The innermost work of {@link TangentRing}: a path takes 1.5 m&sup3;
 * multiplications. A workspace for one thread.
 */
final class PathAverages {

    private final int size;
    private final double[][] inverse;
    private final double[] column;
    private final double[] row;
    /** By j - i + m - 1. */
    private final double[] product;

    private final double[] q;
    private final double[] between;

    PathAverages(int size) {
        this.size = size;
        inverse = new double[size][size];
        column = new double[size];
        row = new double[size];
        product = new double[2 * size - 1];
        q = new double[size];
        between = new double[size];
    }

    /** Adds a path of a weight. */
    void add(double[] gain, double weight, double eta, double[] p, double[] c) {
        for (int i = 0; i < size; i++) {
            final double[] to = inverse[i];
            for (int j = 0; j <= i; j++) {
                to[j] = c[i - j] + gain[i] * p[i - j] * gain[j];
            }
            to[i] += eta;
        }
        invert();
        for (int i = 0; i < size; i++) {
            final double[] of = inverse[i];
            for (int j = 0; j < i; j++) {
                q[i - j] += 2 * weight * of[j];
                between[i - j] += 2 * weight * gain[i] * of[j] * gain[j];
                inverse[j][i] = of[j];
            }
            q[0] += weight * of[i];
            between[0] += weight * gain[i] * of[i] * gain[i];
        }
        multiply(gain, weight, p);
    }

    /** The lower triangle of a symmetric positive matrix becomes that of its inverse, by sweeps over the pivots. */
    private void invert() {
        for (int k = 0; k < size; k++) {
            for (int j = 0; j < k; j++) {
                column[j] = inverse[k][j];
            }
            for (int i = k; i < size; i++) {
                column[i] = inverse[i][k];
            }
            final double pivot = 1 / column[k];
            if (!(pivot > 0 && pivot <= Double.MAX_VALUE)) {
                throw new NumericalException("the tangent equations of a gain path are not positive");
            }
            for (int i = 0; i < size; i++) {
                if (i != k) {
                    subtract(inverse[i], pivot * column[i], column, i + 1);
                }
            }
            for (int j = 0; j < k; j++) {
                inverse[k][j] = pivot * column[j];
            }
            inverse[k][k] = -pivot;
            for (int i = k + 1; i < size; i++) {
                inverse[i][k] = pivot * column[i];
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                inverse[i][j] = -inverse[i][j];
            }
        }
    }

    private static void subtract(double[] from, double factor, double[] what, int count) {
        for (int j = 0; j < count; j++) {
            from[j] -= factor * what[j];
        }
    }

    /** D p D Q, four rows of Q at a time. */
    private void multiply(double[] gain, double weight, double[] p) {
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                row[k] = weight * gain[i] * p[Math.abs(i - k)] * gain[k];
            }
            final int offset = size - 1 - i;
            int k = 0;
            for (; k + 3 < size; k += 4) {
                addRows(offset, k);
            }
            for (; k < size; k++) {
                final double factor = row[k];
                for (int j = 0; j < size; j++) {
                    product[offset + j] += factor * inverse[k][j];
                }
            }
        }
    }

    private void addRows(int offset, int k) {
        final double a = row[k];
        final double b = row[k + 1];
        final double c = row[k + 2];
        final double d = row[k + 3];
        final double[] first = inverse[k];
        final double[] second = inverse[k + 1];
        final double[] third = inverse[k + 2];
        final double[] fourth = inverse[k + 3];
        final double[] to = product;
        final int count = size;
        for (int j = 0; j < count; j++) {
            to[offset + j] += a * first[j] + b * second[j] + (c * third[j] + d * fourth[j]);
        }
    }

    /** Adds what another one has collected. */
    void add(PathAverages other) {
        for (int j = 0; j < size; j++) {
            q[j] += other.q[j];
            between[j] += other.between[j];
        }
        for (int j = 0; j < product.length; j++) {
            product[j] += other.product[j];
        }
    }

    /** The kernel of the average of Q. */
    double[] inverse() {
        return scaled(q);
    }

    /** The kernel of the average of D Q D. */
    double[] between() {
        return scaled(between);
    }

    /** The kernel of the average of D p D Q. */
    double[] product() {
        final double[] kernel = new double[size];
        kernel[0] = product[size - 1];
        for (int lag = 1; lag < size; lag++) {
            kernel[lag] = product[size - 1 + lag] + product[size - 1 - lag];
        }
        return scaled(kernel);
    }

    private double[] scaled(double[] sums) {
        final double[] kernel = new double[size];
        for (int lag = 0; lag < size; lag++) {
            kernel[lag] = sums[lag] / size;
        }
        return kernel;
    }
}
