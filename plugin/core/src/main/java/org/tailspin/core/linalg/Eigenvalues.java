package org.tailspin.core.linalg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.tailspin.core.Monitor;

/**
 * Eigenvalues of a coupling matrix, block by block of its strongly connected parts, each of which is balanced first. Those of
 * a feed-forward matrix are exactly its diagonal.
 */
public final class Eigenvalues {

    /** Below this size all eigenvalues of a block take less than a second. */
    static final int KRYLOV_FROM = 400;

    /** From here on the modulus comes from the fourth power, {@link Arnoldi#radius}. */
    static final int POWERS_FROM = 10_000;

    private Eigenvalues() {}

    /**
     * {@return all N eigenvalues, in no order}
     *
     * @param matrix N x N, finite; changed
     * @param monitor asked now and then whether to stop
     * @throws ArithmeticException if an iteration does not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static List<Complex_F64> all(DMatrixRMaj matrix, Monitor monitor) {
        final List<Complex_F64> values = new ArrayList<>();
        for (DMatrixRMaj block : StrongBlocks.of(matrix)) {
            values.addAll(ofBlock(block, prepared(block), monitor));
        }
        return values;
    }

    /**
     * What {@link #all} costs goes with the cube of this.
     *
     * @param matrix N x N, finite; not changed
     * @return number of rows of the largest strongly connected part
     */
    public static int largestBlock(DMatrixRMaj matrix) {
        return StrongBlocks.of(matrix).stream()
                .mapToInt(block -> block.numRows)
                .max()
                .orElse(0);
    }

    /**
     * One eigenvalue, of large matrices in a small part of the time of all.
     *
     * @param matrix N x N, finite; changed
     * @param reach how far out an eigenvalue is, such as its modulus; at least 0, proportional to the matrix, and the same for
     *     conjugates
     * @param monitor asked now and then whether to stop
     * @return the eigenvalue that is farthest out, or its conjugate
     * @throws ArithmeticException if an iteration does not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static Complex_F64 outermost(DMatrixRMaj matrix, ToDoubleFunction<Complex_F64> reach, Monitor monitor) {
        final List<Complex_F64> candidates = new ArrayList<>();
        for (DMatrixRMaj block : StrongBlocks.of(matrix)) {
            final double scale = prepared(block);
            candidates.addAll(outermostOfBlock(block, scale, reach, monitor));
        }
        return candidates.stream().max(Comparator.comparingDouble(reach)).orElseThrow();
    }

    /**
     * The largest modulus, which of a very large block takes less than an eigenvalue of that modulus.
     *
     * @param matrix N x N, finite; changed
     * @param monitor asked now and then whether to stop
     * @return the spectral radius
     * @throws ArithmeticException if an iteration does not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static double radius(DMatrixRMaj matrix, Monitor monitor) {
        double radius = 0;
        for (DMatrixRMaj block : StrongBlocks.of(matrix)) {
            final double scale = prepared(block);
            final OptionalDouble found =
                    block.numRows < POWERS_FROM ? OptionalDouble.empty() : Arnoldi.radius(block, monitor);
            if (found.isPresent()) {
                radius = Math.max(radius, scale * found.getAsDouble());
                continue;
            }
            for (Complex_F64 value : outermostOfBlock(block, scale, Eigenvalues::modulus, monitor)) {
                radius = Math.max(radius, modulus(value));
            }
        }
        return radius;
    }

    static double modulus(Complex_F64 value) {
        return Math.hypot(value.real, value.imaginary);
    }

    private static List<Complex_F64> outermostOfBlock(
            DMatrixRMaj block, double scale, ToDoubleFunction<Complex_F64> reach, Monitor monitor) {
        final Optional<Complex_F64> found =
                block.numRows < KRYLOV_FROM ? Optional.empty() : Arnoldi.outermost(block, reach, monitor);
        return found.isPresent() ? List.of(times(scale, found.get())) : ofBlock(block, scale, monitor);
    }

    /** Balances a block and divides it by the size of its largest entry, which it returns: iterations fail far from 1. */
    private static double prepared(DMatrixRMaj block) {
        double scale = toUnit(block);
        if (block.numRows > 1) {
            Balance.of(block);
        }
        return scale;
    }

    /**
     * Divides a matrix by the size of its largest entry.
     *
     * @param matrix any; changed
     * @return that size; 0 for a matrix of zeros, which is left alone
     */
    public static double toUnit(DMatrixRMaj matrix) {
        final double largest = CommonOps_DDRM.elementMaxAbs(matrix);
        if (largest > 0) {
            CommonOps_DDRM.divide(matrix, largest);
        }
        return largest;
    }

    private static List<Complex_F64> ofBlock(DMatrixRMaj block, double scale, Monitor monitor) {
        if (block.numRows == 1) {
            return List.of(new Complex_F64(scale * block.data[0], 0));
        }
        final List<Complex_F64> values = new ArrayList<>();
        for (Complex_F64 value : Decompositions.eigenvalues(block, monitor)) {
            values.add(times(scale, value));
        }
        return values;
    }

    private static Complex_F64 times(double scale, Complex_F64 value) {
        return new Complex_F64(scale * value.real, scale * value.imaginary);
    }
}
