package org.tailspin.core.linalg;

import org.tailspin.core.Monitor;

/**
 * Vectors that a tangent map carries along, where the kernels keep them: the part of the time loop that costs time. A
 * frame belongs to one thread, and allocates nothing once it has been through a step.
 */
public interface Frame extends AutoCloseable {

    /**
     * A frame of more vectors than this is carried alone: so many products make good use of a matrix that was read once, and
     * there is faster arithmetic for many than that of states.
     */
    int MOST_SHARED = 5;

    /** {@return number of entries of a vector} */
    int rows();

    /** {@return number of vectors} */
    int columns();

    /**
     * Replaces the vectors.
     *
     * @param vectors {@code vectors[i][l]} is entry i of vector l
     */
    void load(double[][] vectors);

    /**
     * Copies the vectors, which may take as long as a step.
     *
     * @param vectors receives entry i of vector l at {@code [i][l]}
     * @param monitor asked now and then whether to stop
     */
    void read(double[][] vectors, Monitor monitor);

    /**
     * Copies the first vector, which takes no time.
     *
     * @param x receives it
     */
    void readLeading(double[] x);

    /**
     * Replaces every vector by its product with a matrix.
     *
     * @param a square, of as many rows as the frame; not changed as long as a frame uses it
     * @param monitor asked now and then whether to stop
     */
    void multiply(ColumnMatrix a, Monitor monitor);

    /**
     * Replaces every vector by its product with a sparse matrix, in time that goes with its entries.
     *
     * @param a square, of as many rows as the frame
     * @param monitor asked now and then whether to stop
     */
    void multiply(SparseMatrix a, Monitor monitor);

    /**
     * Whether the product of the vectors with a matrix may be made outside, in plain arithmetic, together with those of
     * states and of other frames: the matrix is then read once for all. It pays where there are few vectors.
     *
     * @return whether {@link #sources}, {@link #targets} and {@link #take} may be used
     */
    default boolean mayRide() {
        return false;
    }

    /**
     * {@return the vectors, a live array of at least as many entries as the frame has rows for each; until the next
     * step}
     */
    default double[][] sources() {
        throw new IllegalStateException("the frame does not ride along");
    }

    /** {@return arrays as long, which receive the products of {@link #sources} with a square matrix} */
    default double[][] targets() {
        throw new IllegalStateException("the frame does not ride along");
    }

    /** Replaces the vectors by what stands in {@link #targets}, with the bits of {@link #multiply}. */
    default void take() {
        throw new IllegalStateException("the frame does not ride along");
    }

    /**
     * Replaces every vector by its product with a matrix in two thin factors, which is never written out.
     *
     * @param left of as many rows as the frame, and fewer columns; not changed as long as a frame uses it
     * @param right of as many columns as the frame has rows, and as many rows as the left one has columns
     * @param monitor asked now and then whether to stop
     */
    void multiply(ColumnMatrix left, ColumnMatrix right, Monitor monitor);

    /** {@return another frame of this kind and size, for sums of frames; closed with this one} */
    default Frame companion() {
        return companion(rows(), columns());
    }

    /**
     * {@return another frame of this kind and of that size; closed with this one}
     *
     * @param rows of the vectors, at least 1
     * @param columns number of vectors, at least 1
     */
    Frame companion(int rows, int columns);

    /**
     * Replaces the vectors by those of a companion.
     *
     * @param other a companion, or what this one is a companion of
     */
    void set(Frame other);

    /**
     * Adds a multiple of a companion's vectors.
     *
     * @param factor of all entries
     * @param other a companion, or what this one is a companion of
     */
    void add(double factor, Frame other);

    /**
     * Multiplies every row by a number.
     *
     * @param factors one for each row
     */
    void scaleRows(double[] factors);

    /**
     * Factorises diag(exp(s)) X = Q R, with X the vectors, and goes on with Q. The sizes of the rows stand apart because
     * they do not fit a double.
     *
     * @param s logarithm of the size of each row; minus infinity for a row of zeros
     * @param logDiagonal one entry for each vector, receives ln|R_ll|, minus infinity where the vectors up to l are
     *     dependent
     * @param tolerance a vector counts as dependent if what the earlier ones leave of it is at most this part of the
     *     largest entry in the rows it stands in; 0 where an exact zero alone should count
     * @param monitor asked now and then whether to stop
     */
    void orthonormalise(double[] s, double[] logDiagonal, double tolerance, Monitor monitor);

    /** Gives memory back that Java does not manage. The frame must not be used any more. */
    @Override
    default void close() {}
}
