package org.tailspin.core.linalg;

import org.tailspin.core.Monitor;

/**
 * The product of a sparse square matrix with the vectors of a frame, eight of them side by side, so that an entry of the matrix
 * is read once for eight and what it multiplies lies in one line of the cache. Owns its buffers, of 16 numbers for each row.
 * Not thread-safe.
 */
public final class SparseFrameProduct {

    /** Copies some vectors of a frame in or out. */
    @FunctionalInterface
    public interface Copy {
        /**
         * Copies vectors to or from a buffer in which they stand side by side.
         *
         * @param first number of the first vector
         * @param count how many, at most the stride
         * @param stride numbers from an entry of a vector to the next one, 8 or 4
         * @param packed entry i of vector {@code first + l} stands at {@code [stride i + l]}
         */
        void copy(int first, int count, int stride, double[] packed);
    }

    private double[] packed = {};
    private double[] product = {};

    /**
     * Multiplies vectors by a sparse matrix, some at a time.
     *
     * @param a N x N
     * @param vectors how many
     * @param in copies vectors into a buffer
     * @param out copies products out of it
     * @param monitor asked now and then whether to stop
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public void multiply(SparseMatrix a, int vectors, Copy in, Copy out, Monitor monitor) {
        final int size = SparseMatrix.EIGHT * a.rows();
        if (packed.length < size) {
            packed = new double[size];
            product = new double[size];
        }
        for (int first = 0; first < vectors; first += SparseMatrix.EIGHT) {
            monitor.checkCancelled();
            final int count = Math.min(SparseMatrix.EIGHT, vectors - first);
            final boolean areFew = count <= SparseMatrix.FOUR;
            final int stride = areFew ? SparseMatrix.FOUR : SparseMatrix.EIGHT;
            in.copy(first, count, stride, packed);
            if (areFew) {
                a.multiplyFourFused(packed, product);
            } else {
                a.multiplyEight(packed, product);
            }
            out.copy(first, count, stride, product);
        }
    }
}
