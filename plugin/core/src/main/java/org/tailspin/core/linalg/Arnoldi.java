package org.tailspin.core.linalg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;

/**
 * The outermost eigenvalue of a matrix from products with it: Arnoldi's method (1951) with full orthogonalisation, without
 * restarts. Of a matrix of independent weights it takes some 15 &radic;N products, where all eigenvalues take 10 N&sup3; operations.
 *
 * <p>An eigenvalue counts when its residual, made with the matrix itself and divided by the cosine between its left and right
 * eigenvectors, is below 1e-11 of it, and when every other Ritz value as far out has settled too. Where that does not come to
 * pass, as for an orthogonal matrix, whose eigenvalues are all as far out, there is no answer, and all eigenvalues are to be
 * computed. The arithmetic is plain and in a fixed order: what a network is normalised by is part of its states.
 */
final class Arnoldi {

    /** Of the eigenvalue: what the residual of the one that is returned must be below, as the recurrence has it. */
    private static final double SETTLED = 1e-12;

    /** The same, with the rounding of the product with the matrix. */
    private static final double VERIFIED = 1e-11;

    /** Of the largest reach: Ritz values so near count as equally far out. */
    private static final double NEAR = 1e-6;

    /** Of the eigenvalue: their residuals. */
    private static final double NEAR_SETTLED = 1e-9;

    /** More of them are a continuum. */
    private static final int MOST_NEAR = 8;

    /** What is left of a vector that lies in the space already. */
    private static final double INVARIANT = 1e-14;

    /** Of a vector: what is left of it by one orthogonalisation is orthogonal to rounding (Daniel and others 1976). */
    private static final double ENOUGH = 0.7;

    private static final int FIRST_CHECK = 30;
    private static final double NEXT_CHECK = 1.3;
    private static final double MOST_PER_ROOT = 20;

    /** A square matrix, known by its products. */
    interface Products {
        /** N. */
        int size();

        /** y = A x, in plain arithmetic and a fixed order. */
        void multiply(double[] x, double[] y);
    }

    private final Products matrix;
    private final int n;

    /** Whether a vector is made orthogonal a second time only where the first has taken away much of it. */
    private final boolean isSparing;

    private final ToDoubleFunction<Complex_F64> reach;
    private final Monitor monitor;
    private final List<double[]> basis = new ArrayList<>();

    /** {@code hessenberg.get(j)} is column j: the coordinates of A v_j in the basis. */
    private final List<double[]> hessenberg = new ArrayList<>();

    private Arnoldi(Products matrix, boolean isSparing, ToDoubleFunction<Complex_F64> reach, Monitor monitor) {
        this.matrix = matrix;
        n = matrix.size();
        this.isSparing = isSparing;
        this.reach = reach;
        this.monitor = monitor;
    }

    /**
     * {@return the eigenvalue that is farthest out; empty if it was not found to within the tolerance}
     *
     * @param matrix N x N, not changed
     * @param reach how far out an eigenvalue is, such as its modulus; at least 0, and the same for conjugates
     * @param monitor asked now and then whether to stop
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    static Optional<Complex_F64> outermost(DMatrixRMaj matrix, ToDoubleFunction<Complex_F64> reach, Monitor monitor) {
        return outermost(new DenseProducts(matrix), reach, monitor);
    }

    /** The same of a matrix that is known by its products. */
    static Optional<Complex_F64> outermost(Products matrix, ToDoubleFunction<Complex_F64> reach, Monitor monitor) {
        return new Arnoldi(matrix, false, reach, monitor).search();
    }

    /**
     * The largest modulus of an eigenvalue of a large matrix, from its fourth power: N eigenvalues in a disc have N/4 fourth
     * powers as near the rim as those of N/4, so that half as many vectors are kept and made orthogonal, by twice as many
     * products. Eigenvalues of one modulus need not be told apart.
     *
     * @param matrix N x N, not changed
     * @param monitor asked now and then whether to stop
     * @return the modulus; empty if it was not found to within the tolerance
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    static OptionalDouble radius(DMatrixRMaj matrix, Monitor monitor) {
        return radius(new DenseProducts(matrix), monitor);
    }

    /** The same of a matrix that is known by its products. */
    static OptionalDouble radius(Products matrix, Monitor monitor) {
        return new Arnoldi(new FourthPower(matrix), true, value -> Math.hypot(value.real, value.imaginary), monitor)
                .search()
                .map(value -> OptionalDouble.of(Math.sqrt(Math.sqrt(Math.hypot(value.real, value.imaginary)))))
                .orElse(OptionalDouble.empty());
    }

    /** A matrix that is multiplied four times. */
    private static final class FourthPower implements Products {

        private final Products matrix;
        private final double[] between;

        FourthPower(Products matrix) {
            this.matrix = matrix;
            between = new double[matrix.size()];
        }

        @Override
        public int size() {
            return matrix.size();
        }

        @Override
        public void multiply(double[] x, double[] y) {
            final double[] twice = new double[between.length];
            matrix.multiply(x, between);
            matrix.multiply(between, twice);
            matrix.multiply(twice, between);
            matrix.multiply(between, y);
        }
    }

    /** A matrix that is written out by rows. */
    private record DenseProducts(DMatrixRMaj matrix) implements Products {

        @Override
        public int size() {
            return matrix.numRows;
        }

        @Override
        public void multiply(double[] x, double[] y) {
            final int n = matrix.numRows;
            final double[] a = matrix.data;
            int i = 0;
            for (; i + 3 < n; i += 4) { // four sums at a time, none of which waits for another
                final int row = i * n;
                double s0 = 0;
                double s1 = 0;
                double s2 = 0;
                double s3 = 0;
                for (int j = 0; j < n; j++) {
                    final double v = x[j];
                    s0 += a[row + j] * v;
                    s1 += a[row + n + j] * v;
                    s2 += a[row + 2 * n + j] * v;
                    s3 += a[row + 3 * n + j] * v;
                }
                y[i] = s0;
                y[i + 1] = s1;
                y[i + 2] = s2;
                y[i + 3] = s3;
            }
            for (; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += a[i * n + j] * x[j];
                }
                y[i] = sum;
            }
        }
    }

    /**
     * The leading eigenvalues, the largest modulus first.
     *
     * @param matrix known by its products
     * @param count how many
     * @param monitor asked now and then whether to stop
     * @return as many as were found to within the tolerance before one that was not, at least one; those of an invariant space
     *     are all that there are, since one start sees a value that occurs several times once
     * @throws NumericalException if none was found
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    static List<Complex_F64> leading(Products matrix, int count, Monitor monitor) {
        return new Arnoldi(matrix, true, value -> Math.hypot(value.real, value.imaginary), monitor).leading(count);
    }

    private List<Complex_F64> leading(int count) {
        final int most = most(n);
        int check = Math.min(Math.max(FIRST_CHECK, 3 * count), most);
        basis.add(start());
        List<Complex_F64> found = List.of();
        boolean isInvariant = false;
        while (found.size() < count && hessenberg.size() < most && !isInvariant) {
            monitor.checkCancelled();
            isInvariant = step();
            final int m = hessenberg.size();
            if (m == check || isInvariant) {
                check = Math.min(most, (int) Math.ceil(check * NEXT_CHECK));
                found = settled(m, count);
            }
        }
        if (found.isEmpty()) {
            throw new NumericalException("no eigenvalue of the " + n + " x " + n + " matrix was found in "
                    + hessenberg.size() + " products, since too many others are as far out");
        }
        return found;
    }

    private List<Complex_F64> settled(int m, int count) {
        final DMatrixRMaj h = square(m);
        final Complex_F64[] values;
        try {
            values = Decompositions.eigenvalues(h.copy(), monitor);
        } catch (NumericalException e) {
            return List.of();
        }
        Arrays.sort(values, Comparator.comparingDouble(reach).reversed());
        final double farthest = reach.applyAsDouble(values[0]);
        final double next = hessenberg.get(m - 1)[m];
        final List<Complex_F64> settled = new ArrayList<>();
        for (int i = 0; i < Math.min(count, m); i++) {
            if (next != 0
                    && !(next * ComplexVector.ofHessenberg(h, values[i]).modulus(m - 1) <= NEAR_SETTLED * farthest)) {
                break;
            }
            settled.add(values[i]);
        }
        return settled;
    }

    private DMatrixRMaj square(int m) {
        final DMatrixRMaj h = new DMatrixRMaj(m, m);
        for (int j = 0; j < m; j++) {
            for (int i = 0; i < Math.min(m, j + 2); i++) {
                h.data[i * m + j] = hessenberg.get(j)[i];
            }
        }
        return h;
    }

    private Optional<Complex_F64> search() {
        final int most = isSparing ? most(n) / 2 : most(n);
        int check = Math.min(FIRST_CHECK, most);
        basis.add(start());
        boolean isInvariant = false;
        while (hessenberg.size() < most && !isInvariant) {
            monitor.checkCancelled();
            isInvariant = step();
            final int m = hessenberg.size();
            if (m == check || isInvariant) {
                check = Math.min(most, (int) Math.ceil(check * NEXT_CHECK));
                final Optional<Complex_F64> found = settled(m);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Number of products, at most. */
    static int most(int n) {
        return (int) Math.min(n, MOST_PER_ROOT * Math.sqrt(n));
    }

    /** Any direction will do, but the same every time; none of the coordinate axes, which a matrix may map among themselves. */
    private double[] start() {
        final SplittableRandom random = new SplittableRandom(n);
        final double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            v[i] = 2 * random.nextDouble() - 1;
        }
        divide(v, norm(v));
        return v;
    }

    /** Adds a vector to the basis; says whether there is none, because the space is invariant. */
    private boolean step() {
        final int j = hessenberg.size();
        final double[] w = product(basis.get(j));
        final double before = norm(w);
        final double[] column = new double[j + 2];
        for (int pass = 0; pass < 2; pass++) { // twice is enough (Giraud and others 2005)
            final double[] coordinates = dots(w, j + 1);
            for (int i = 0; i <= j; i++) {
                column[i] += coordinates[i];
            }
            subtract(w, coordinates);
            if (isSparing && norm(w) > ENOUGH * before) {
                break;
            }
        }
        final double rest = norm(w);
        final boolean isInvariant = !(rest > INVARIANT * before);
        column[j + 1] = isInvariant ? 0 : rest;
        hessenberg.add(column);
        if (!isInvariant) {
            divide(w, rest);
            basis.add(w);
        }
        return isInvariant;
    }

    private Optional<Complex_F64> settled(int m) {
        final DMatrixRMaj h = square(m);
        final Complex_F64[] values;
        try {
            values = Decompositions.eigenvalues(h.copy(), monitor);
        } catch (NumericalException e) {
            return Optional.empty();
        }
        Arrays.sort(values, Comparator.comparingDouble(reach).reversed());
        final Complex_F64 top = values[0];
        final double farthest = reach.applyAsDouble(top);
        final double modulus = Math.hypot(top.real, top.imaginary);
        final double next = hessenberg.get(m - 1)[m];
        if (!(farthest > 0 && modulus > 0)) {
            return Optional.empty();
        }
        final ComplexVector right = ComplexVector.ofHessenberg(h, top);
        final double cosine =
                right.product(ComplexVector.ofHessenberg(antitransposed(h), top).reversed());
        if (!(next * right.modulus(m - 1) <= SETTLED * modulus * cosine)) {
            return Optional.empty();
        }
        int near = 0;
        for (int i = 1; i < values.length && reach.applyAsDouble(values[i]) >= (1 - NEAR) * farthest; i++) {
            near++;
            if (near > MOST_NEAR
                    || !(next * ComplexVector.ofHessenberg(h, values[i]).modulus(m - 1) <= NEAR_SETTLED * modulus)) {
                return Optional.empty();
            }
        }
        return residual(right, top) <= VERIFIED * modulus * cosine ? Optional.of(top) : Optional.empty();
    }

    /** J H^T J with J the exchange of first and last: upper Hessenberg like H, with its left eigenvectors. */
    private static DMatrixRMaj antitransposed(DMatrixRMaj h) {
        final int m = h.numRows;
        final DMatrixRMaj turned = new DMatrixRMaj(m, m);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                turned.data[i * m + j] = h.data[(m - 1 - j) * m + m - 1 - i];
            }
        }
        return turned;
    }

    /** |A x - theta x| of the unit vector x with these coordinates in the basis. */
    private double residual(ComplexVector coordinates, Complex_F64 theta) {
        final double[] real = new double[n];
        final double[] imaginary = new double[n];
        for (int j = 0; j < coordinates.size(); j++) {
            PlainSums.add(basis.get(j), coordinates.real(j), real, 0, n);
            PlainSums.add(basis.get(j), coordinates.imaginary(j), imaginary, 0, n);
        }
        final double[] ofReal = product(real);
        final double[] ofImaginary = product(imaginary);
        for (int i = 0; i < n; i++) {
            ofReal[i] -= theta.real * real[i] - theta.imaginary * imaginary[i];
            ofImaginary[i] -= theta.real * imaginary[i] + theta.imaginary * real[i];
        }
        return Math.hypot(norm(ofReal), norm(ofImaginary));
    }

    private double[] product(double[] x) {
        final double[] y = new double[n];
        matrix.multiply(x, y);
        return y;
    }

    private double[] dots(double[] w, int count) {
        final double[] dots = new double[count];
        int k = 0;
        for (; k + 3 < count; k += 4) {
            final double[] a = basis.get(k);
            final double[] b = basis.get(k + 1);
            final double[] c = basis.get(k + 2);
            final double[] d = basis.get(k + 3);
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int i = 0; i < n; i++) {
                final double v = w[i];
                s0 += a[i] * v;
                s1 += b[i] * v;
                s2 += c[i] * v;
                s3 += d[i] * v;
            }
            dots[k] = s0;
            dots[k + 1] = s1;
            dots[k + 2] = s2;
            dots[k + 3] = s3;
        }
        for (; k < count; k++) {
            dots[k] = dot(basis.get(k), w);
        }
        return dots;
    }

    private void subtract(double[] w, double[] coordinates) {
        int k = 0;
        for (; k + 3 < coordinates.length; k += 4) {
            PlainSums.add(
                    basis.get(k),
                    basis.get(k + 1),
                    basis.get(k + 2),
                    basis.get(k + 3),
                    -coordinates[k],
                    -coordinates[k + 1],
                    -coordinates[k + 2],
                    -coordinates[k + 3],
                    w,
                    0,
                    n);
        }
        for (; k < coordinates.length; k++) {
            PlainSums.add(basis.get(k), -coordinates[k], w, 0, n);
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] v) {
        return Math.sqrt(dot(v, v));
    }

    private static void divide(double[] v, double by) {
        for (int i = 0; i < v.length; i++) {
            v[i] /= by;
        }
    }
}
