package org.tailspin.core.linalg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;

/**
 * The outermost eigenvalue of a sparse matrix, as {@link Eigenvalues} finds it of a dense one and with the same bits, since
 * what a network is normalised by is part of its states: the strongly connected blocks, each balanced; small blocks are
 * written out, of large ones Krylov spaces are made from sparse products.
 */
public final class SparseEigenvalues {

    /** All eigenvalues of a larger block would take hours. */
    public static final int WRITTEN_OUT_UP_TO = 5_000;

    private SparseEigenvalues() {}

    /**
     * {@return the eigenvalue that is farthest out, or its conjugate}
     *
     * @param matrix N x N, finite
     * @param reach how far out an eigenvalue is, as in {@link Eigenvalues#outermost}
     * @param monitor asked now and then whether to stop
     * @throws ArithmeticException if an iteration does not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static Complex_F64 outermost(SparseMatrix matrix, ToDoubleFunction<Complex_F64> reach, Monitor monitor) {
        final List<Complex_F64> candidates = new ArrayList<>();
        for (int[] rows : components(matrix)) {
            candidates.addAll(ofBlock(block(matrix, rows), reach, monitor));
        }
        return candidates.stream().max(Comparator.comparingDouble(reach)).orElseThrow();
    }

    /**
     * {@return the largest modulus of an eigenvalue}
     *
     * @param matrix N x N, finite
     * @param monitor asked now and then whether to stop
     * @throws ArithmeticException if an iteration does not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static double radius(SparseMatrix matrix, Monitor monitor) {
        double radius = 0;
        for (int[] rows : components(matrix)) {
            final SparseMatrix block = block(matrix, rows);
            if (rows.length >= Eigenvalues.POWERS_FROM) {
                final Balanced balanced = new Balanced(block);
                final OptionalDouble found = Arnoldi.radius(balanced, monitor);
                if (found.isPresent()) {
                    radius = Math.max(radius, balanced.scale * found.getAsDouble());
                    continue;
                }
            }
            for (Complex_F64 value : ofBlock(block, Eigenvalues::modulus, monitor)) {
                radius = Math.max(radius, Eigenvalues.modulus(value));
            }
        }
        return radius;
    }

    /**
     * {@return the eigenvalues of largest modulus, the largest first, as many as were found to 1e-9 of the first}
     *
     * @param matrix N x N, finite
     * @param count how many are wanted
     * @param monitor asked now and then whether to stop
     * @throws ArithmeticException if none was found
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static List<Complex_F64> leading(SparseMatrix matrix, int count, Monitor monitor) {
        final List<Complex_F64> found = new ArrayList<>();
        double unknown = 0; // what a block did not tell is no larger than the last that it told
        for (int[] rows : components(matrix)) {
            final SparseMatrix block = block(matrix, rows);
            if (rows.length < Eigenvalues.KRYLOV_FROM) {
                found.addAll(ofBlock(block, Eigenvalues::modulus, monitor));
                continue;
            }
            final Balanced balanced = new Balanced(block);
            final List<Complex_F64> of = Arnoldi.leading(balanced, count, monitor);
            for (Complex_F64 value : of) {
                found.add(new Complex_F64(balanced.scale * value.real, balanced.scale * value.imaginary));
            }
            if (of.size() < count) {
                unknown = Math.max(unknown, balanced.scale * Eigenvalues.modulus(of.get(of.size() - 1)));
            }
        }
        final double least = unknown;
        return found.stream()
                .filter(value -> Eigenvalues.modulus(value) >= least)
                .sorted(Comparator.comparingDouble(Eigenvalues::modulus).reversed())
                .limit(count)
                .toList();
    }

    /**
     * {@return the largest singular values, from the eigenvalues of A&#7488;A, as many as were found; one that occurs
     * several times is listed once}
     *
     * @param matrix finite
     * @param count how many are wanted
     * @param monitor asked now and then whether to stop
     * @throws ArithmeticException if none was found
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static double[] leadingSingularValues(SparseMatrix matrix, int count, Monitor monitor) {
        if (matrix.count() == 0) {
            return new double[1];
        }
        double largest = 0;
        for (double entry : matrix.entries()) {
            largest = Math.max(largest, Math.abs(entry));
        }
        final double scale = largest;
        final SparseMatrix unit = matrix.map(entry -> entry / scale);
        final SparseMatrix transposed = unit.transposed();
        final double[] between = new double[unit.rows()];
        return Arnoldi.leading(
                        new Arnoldi.Products() {
                            @Override
                            public int size() {
                                return unit.columns();
                            }

                            @Override
                            public void multiply(double[] x, double[] y) {
                                unit.multiply(x, between);
                                transposed.multiply(between, y);
                            }
                        },
                        count,
                        monitor)
                .stream()
                .mapToDouble(value -> scale * Math.sqrt(Math.max(0, value.real)))
                .toArray();
    }

    /**
     * {@return numbers that the vectors of a search for the spectral radius take at most}
     *
     * @param n number of neurons
     */
    public static double basisEntries(int n) {
        return (double) n * steps(n);
    }

    /**
     * {@return products with the matrix that a search for the spectral radius takes, roughly}
     *
     * @param n number of neurons
     */
    public static double products(int n) {
        return n < Eigenvalues.POWERS_FROM ? steps(n) / 2.0 : 2.0 * steps(n);
    }

    private static int steps(int n) {
        return n < Eigenvalues.POWERS_FROM ? Arnoldi.most(n) : Arnoldi.most(n) / 2;
    }

    private static List<int[]> components(SparseMatrix matrix) {
        final List<int[]> components = StrongBlocks.components(new StrongBlocks.Graph() {
            @Override
            public int size() {
                return matrix.rows();
            }

            @Override
            public int first(int i) {
                return matrix.start(i);
            }

            @Override
            public int end(int i) {
                return matrix.start(i + 1);
            }

            @Override
            public int source(int i, int place) {
                return matrix.source(place);
            }
        });
        components.forEach(Arrays::sort);
        return components;
    }

    private static SparseMatrix block(SparseMatrix matrix, int[] rows) {
        if (rows.length == matrix.rows()) {
            return matrix;
        }
        if (rows.length == 1) { // of which there may be very many
            final SparseMatrix.Builder one = new SparseMatrix.Builder(1, 1, 1);
            one.add(0, 0, matrix.get(rows[0], rows[0]));
            return one.build();
        }
        return matrix.part(rows);
    }

    private static List<Complex_F64> ofBlock(SparseMatrix block, ToDoubleFunction<Complex_F64> reach, Monitor monitor) {
        if (block.rows() == 1) {
            return List.of(new Complex_F64(block.get(0, 0), 0));
        }
        if (block.rows() < Eigenvalues.KRYLOV_FROM) {
            return Eigenvalues.all(writtenOut(block), monitor);
        }
        final Balanced balanced = new Balanced(block);
        final Optional<Complex_F64> found = Arnoldi.outermost(balanced, reach, monitor);
        if (found.isPresent()) {
            return List.of(new Complex_F64(balanced.scale * found.get().real, balanced.scale * found.get().imaginary));
        }
        if (block.rows() > WRITTEN_OUT_UP_TO) {
            throw new NumericalException("the outermost eigenvalue of the " + block.rows()
                    + " neurons that are connected in loops was not found in " + Arnoldi.most(block.rows())
                    + " products, since too many others are as far out");
        }
        return Eigenvalues.all(writtenOut(block), monitor);
    }

    /**
     * {@return it, by rows}
     *
     * @param matrix any, of at most 2^31 entries when it is written out
     */
    public static DMatrixRMaj writtenOut(SparseMatrix matrix) {
        final DMatrixRMaj dense = new DMatrixRMaj(matrix.rows(), matrix.columns());
        matrix.forEach((i, j, entry) -> dense.data[i * matrix.columns() + j] = entry);
        return dense;
    }

    /** A matrix over the size of its largest entry and balanced, as {@link Balance} does it, entry by entry. */
    private static final class Balanced implements Arnoldi.Products {

        private final SparseMatrix matrix;
        private final double scale;

        Balanced(SparseMatrix given) {
            final double[] entries = given.entries();
            double largest = 0;
            for (double entry : entries) {
                largest = Math.max(largest, Math.abs(entry));
            }
            scale = largest;
            for (int at = 0; at < entries.length && largest > 0; at++) {
                entries[at] /= largest;
            }
            Balance.of(given, entries);
            matrix = given.with(entries);
        }

        @Override
        public int size() {
            return matrix.rows();
        }

        @Override
        public void multiply(double[] x, double[] y) {
            matrix.multiply(x, y);
        }
    }
}
