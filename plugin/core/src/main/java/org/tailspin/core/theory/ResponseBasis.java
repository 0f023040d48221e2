package org.tailspin.core.theory;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.DenseAlgebra;
import org.tailspin.core.linalg.RealEigen;

/**
 * The response R(z) = (1 - z diag(&rho;) J)^{-1} of a linear network at any complex z, from one eigendecomposition diag(&rho;) J =
 * V &Lambda; V^{-1} in a real basis.
 *
 * <p>There R = V D V^{-1}, where D has a block p + q &epsilon; for each conjugate pair of eigenvalues, with &epsilon; = [0 1; -1
 * 0] and complex p(z), q(z), and a number p for each real eigenvalue. The N functions p, q are all that depends on z, so
 * &Sigma;_z c(z) R diag(a) R^+ needs one real product of N x (number of z) matrices and two of N x N, and traces are quadratic
 * forms of p and q. (V^{-1} diag(a) V^{-T} and V^T V enter, so an accuracy of 1e-6 asks for a condition number of V below 1e5.)
 */
final class ResponseBasis {

    /** Frequencies that are worked on at a time: 2 N of these numbers are there twice. */
    private static final int CHUNK = 256;

    private final int n;
    private final RealEigen eigen;
    private final double[] gains;
    private final DenseAlgebra algebra;
    private final double condition;

    /** First and second column of the block of each column; second is -1 of a real eigenvalue. */
    private final int[] first;

    private final int[] second;

    /** V^{-1} diag(a) V^{-T}. */
    private final DMatrixRMaj inner;

    /** Of tr R diag(a) R^+ and of tr J R diag(a) R^+ J^T as forms of p and q. */
    private final DMatrixRMaj form;

    private final DMatrixRMaj formOfX;

    /** What a response has at one frequency. */
    record Traces(double[] ofPhi, double[] ofX) {}

    /**
     * Diagonalises J times the gains once, for all frequencies.
     *
     * @param j J, N x N
     * @param gains &rho; of each neuron, above 0
     * @param noise a of each neuron, at least 0
     * @param algebra computes
     * @param monitor progress and cancellation
     */
    ResponseBasis(DMatrixRMaj j, double[] gains, double[] noise, DenseAlgebra algebra, Monitor monitor) {
        n = j.numRows;
        this.gains = gains;
        this.algebra = algebra;
        final DMatrixRMaj scaled = j.copy();
        CommonOps_DDRM.multRows(gains, scaled);
        eigen = algebra.eigen(scaled, monitor);
        monitor.progress(0.6);
        first = new int[n];
        second = new int[n];
        for (int i = 0; i < n; i++) {
            final boolean isPair = eigen.imaginary()[i] != 0;
            first[i] = i;
            second[i] = isPair ? i + 1 : -1;
            if (isPair) {
                first[i + 1] = i;
                second[i + 1] = i + 1;
                i++;
            }
        }
        final DMatrixRMaj v = eigen.basis();
        final DMatrixRMaj inverse = v.copy();
        final boolean isInvertible = algebra.invert(inverse, monitor);
        condition = isInvertible ? NormOps_DDRM.normF(v) * NormOps_DDRM.normF(inverse) : Double.POSITIVE_INFINITY;
        inner = new DMatrixRMaj(n, n);
        if (!(condition <= Double.MAX_VALUE)) {
            form = inner;
            formOfX = inner;
            return;
        }
        final double[] roots = new double[n];
        final double[] inverseGains = new double[n];
        for (int i = 0; i < n; i++) {
            roots[i] = Math.sqrt(noise[i]);
            inverseGains[i] = 1 / gains[i];
        }
        CommonOps_DDRM.multCols(inverse, roots);
        algebra.gram(inverse, false, inner, monitor);
        monitor.progress(0.8);
        final DMatrixRMaj w = new DMatrixRMaj(n, n);
        algebra.gram(v, true, w, monitor);
        form = form(w);
        final DMatrixRMaj over = v.copy();
        CommonOps_DDRM.multRows(inverseGains, over);
        algebra.gram(over, true, w, monitor);
        formOfX = form(w);
        monitor.progress(1);
    }

    /** Frobenius norms of V and of its inverse, multiplied: at least N; infinite where V is singular. */
    double condition() {
        return condition;
    }

    /** Largest of a function of an eigenvalue &alpha; + i&beta; of diag(&rho;) J. */
    double largest(java.util.function.DoubleBinaryOperator f) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, f.applyAsDouble(eigen.real()[i], eigen.imaginary()[i]));
        }
        return largest;
    }

    /** Entry of B, (B &epsilon;^T), (&epsilon; B), (&epsilon; B &epsilon;^T) by the flags; 0 where a block has no &epsilon;. */
    private double block(int i, int j, boolean left, boolean right) {
        int row = i;
        int column = j;
        double sign = 1;
        if (left) {
            if (second[i] < 0) {
                return 0;
            }
            row = i == first[i] ? second[i] : first[i];
            sign = i == first[i] ? 1 : -1;
        }
        if (right) {
            if (second[j] < 0) {
                return 0;
            }
            column = j == first[j] ? second[j] : first[j];
            sign *= j == first[j] ? 1 : -1;
        }
        return sign * inner.data[row * n + column];
    }

    private DMatrixRMaj form(DMatrixRMaj w) {
        final DMatrixRMaj g = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                final double factor = w.data[i * n + j] / n;
                g.data[first[i] * n + first[j]] += factor * block(i, j, false, false);
                if (second[j] >= 0) {
                    g.data[first[i] * n + second[j]] += factor * block(i, j, false, true);
                }
                if (second[i] >= 0) {
                    g.data[second[i] * n + first[j]] += factor * block(i, j, true, false);
                    if (second[j] >= 0) {
                        g.data[second[i] * n + second[j]] += factor * block(i, j, true, true);
                    }
                }
            }
        }
        return g;
    }

    /** p and q at some frequencies: real parts in the first columns, imaginary parts in the others. */
    private DMatrixRMaj functions(ActivityGrid grid, double m, int from, int to) {
        final int count = to - from;
        final DMatrixRMaj u = new DMatrixRMaj(n, 2 * count);
        for (int i = 0; i < n; i++) {
            if (first[i] != i) {
                continue;
            }
            final double alpha = eigen.real()[i];
            final double beta = eigen.imaginary()[i];
            for (int k = 0; k < count; k++) {
                final double zr = m * grid.responseReal(from + k);
                final double zi = m * grid.responseImaginary(from + k);
                // a = 1 - z alpha, b = z beta, p = a/(a^2 + b^2), q = b/(a^2 + b^2)
                final double ar = 1 - zr * alpha;
                final double ai = -zi * alpha;
                final double br = zr * beta;
                final double bi = zi * beta;
                final double dr = ar * ar - ai * ai + br * br - bi * bi;
                final double di = 2 * (ar * ai + br * bi);
                final double norm = dr * dr + di * di;
                u.data[i * 2 * count + k] = (ar * dr + ai * di) / norm;
                u.data[i * 2 * count + count + k] = (ai * dr - ar * di) / norm;
                if (second[i] >= 0) {
                    u.data[second[i] * 2 * count + k] = (br * dr + bi * di) / norm;
                    u.data[second[i] * 2 * count + count + k] = (bi * dr - br * di) / norm;
                }
            }
        }
        return u;
    }

    /** Makes p and q of R those of diag(&rho;) J R: p + q &epsilon; times the block &alpha; + &beta; &epsilon;. */
    private void toX(DMatrixRMaj u) {
        for (int i = 0; i < n; i++) {
            if (first[i] != i) {
                continue;
            }
            final double alpha = eigen.real()[i];
            final double beta = eigen.imaginary()[i];
            for (int k = 0; k < u.numCols; k++) {
                final int p = i * u.numCols + k;
                if (second[i] < 0) {
                    u.data[p] *= alpha;
                } else {
                    final int q = second[i] * u.numCols + k;
                    final double before = u.data[p];
                    u.data[p] = alpha * before - beta * u.data[q];
                    u.data[q] = alpha * u.data[q] + beta * before;
                }
            }
        }
    }

    /** T_phi = tr R diag(a) R^+ / N and T_x = tr J R diag(a) R^+ J^T / N at z = m S(&omega;) of all frequencies. */
    Traces traces(ActivityGrid grid, double m, Monitor monitor) {
        final Traces traces = new Traces(new double[grid.frequencies()], new double[grid.frequencies()]);
        for (int from = 0; from < grid.frequencies(); from += CHUNK) {
            final DMatrixRMaj u = functions(grid, m, from, Math.min(from + CHUNK, grid.frequencies()));
            addForms(form, u, from, traces.ofPhi, monitor);
            toX(u);
            addForms(formOfX, u, from, traces.ofX, monitor);
        }
        return traces;
    }

    /** Adds the forms u g u of real and of imaginary parts at each frequency. */
    private void addForms(DMatrixRMaj g, DMatrixRMaj u, int from, double[] sums, Monitor monitor) {
        final int count = u.numCols / 2;
        final DMatrixRMaj product = u.createLike();
        algebra.multiply(g, false, u, false, product, monitor);
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < count; k++) {
                final int re = i * 2 * count + k;
                sums[from + k] += u.data[re] * product.data[re] + u.data[re + count] * product.data[re + count];
            }
        }
    }

    /**
     * The covariance &int; d&omega;/2&pi; e^{i&omega;&tau;} &eta;(&omega;) R diag(a) R^+ of &phi;(x), or with S J R in place of R
     * that of x.
     *
     * @param eta &eta; at all frequencies
     * @param lag &tau;
     */
    DMatrixRMaj covariance(ActivityGrid grid, double m, double[] eta, double lag, boolean ofX, Monitor monitor) {
        final DMatrixRMaj half = new DMatrixRMaj(n, n);
        final DMatrixRMaj whole = blocks(grid, m, eta, lag, ofX, monitor);
        algebra.multiply(eigen.basis(), false, whole, false, half, monitor);
        algebra.multiply(half, false, eigen.basis(), true, whole, monitor);
        if (ofX) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    whole.data[i * n + j] /= gains[i] * gains[j];
                }
            }
        }
        return whole;
    }

    /**
     * Variances of x, the diagonal of its {@link #covariance}.
     *
     * @param eta &eta; at all frequencies
     */
    double[] variances(ActivityGrid grid, double m, double[] eta, Monitor monitor) {
        final DMatrixRMaj half = new DMatrixRMaj(n, n);
        algebra.multiply(eigen.basis(), false, blocks(grid, m, eta, 0, true, monitor), false, half, monitor);
        final double[] variances = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                variances[i] += half.data[i * n + j] * eigen.basis().data[i * n + j];
            }
            variances[i] /= gains[i] * gains[i];
        }
        return variances;
    }

    /** The covariance in the basis, V^{-1} C V^{-T}; of x without the division by the gains. */
    private DMatrixRMaj blocks(ActivityGrid grid, double m, double[] eta, double lag, boolean ofX, Monitor monitor) {
        final DMatrixRMaj sums = new DMatrixRMaj(n, n);
        final DMatrixRMaj part = new DMatrixRMaj(n, n);
        for (int from = 0; from < eta.length; from += CHUNK) {
            final int count = Math.min(CHUNK, eta.length - from);
            final DMatrixRMaj u = functions(grid, m, from, from + count);
            if (ofX) {
                toX(u);
            }
            final DMatrixRMaj weighted = weighted(u, grid, eta, from, lag, ofX);
            algebra.multiply(weighted, false, u, true, part, monitor);
            CommonOps_DDRM.addEquals(sums, part);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double entry = sums.data[first[i] * n + first[j]] * block(i, j, false, false);
                if (second[j] >= 0) {
                    entry += sums.data[first[i] * n + second[j]] * block(i, j, false, true);
                }
                if (second[i] >= 0) {
                    entry += sums.data[second[i] * n + first[j]] * block(i, j, true, false);
                    if (second[j] >= 0) {
                        entry += sums.data[second[i] * n + second[j]] * block(i, j, true, true);
                    }
                }
                part.data[i * n + j] = entry;
            }
        }
        return part;
    }

    /** Rows u with Re(e^{i omega tau} u v*) = weighted(u) . (Re v, Im v), times the measure and the spectrum. */
    private static DMatrixRMaj weighted(
            DMatrixRMaj u, ActivityGrid grid, double[] eta, int from, double lag, boolean ofX) {
        final int count = u.numCols / 2;
        final DMatrixRMaj weighted = u.createLike();
        for (int k = 0; k < count; k++) {
            final int w = from + k;
            final double c = grid.weight(w) * eta[w] * (ofX ? grid.power(w) : 1);
            final double cos = c * (lag == 0 ? 1 : StrictMath.cos(grid.omega(w) * lag));
            final double sin = c * (lag == 0 ? 0 : StrictMath.sin(grid.omega(w) * lag));
            for (int i = 0; i < u.numRows; i++) {
                final int re = i * 2 * count + k;
                final double real = u.data[re];
                final double imaginary = u.data[re + count];
                weighted.data[re] = cos * real - sin * imaginary;
                weighted.data[re + count] = cos * imaginary + sin * real;
            }
        }
        return weighted;
    }
}
