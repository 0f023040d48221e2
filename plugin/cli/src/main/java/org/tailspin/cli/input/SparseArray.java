package org.tailspin.cli.input;

import org.tailspin.core.linalg.SparseMatrix;

/**
 * A sparse matrix of a file, entry by entry, in the order of the file; entries of one place are to be added.
 *
 * @param shape numbers of rows and columns
 * @param rows row of each entry, within the shape
 * @param columns column of each entry, likewise
 * @param values the entries
 */
record SparseArray(int[] shape, int[] rows, int[] columns, double[] values) {

    /**
     * @return whether it has as many rows as columns, at least one
     */
    boolean isSquare() {
        return shape[0] == shape[1] && shape[0] > 0;
    }

    /**
     * @return all its entries
     * @throws IllegalArgumentException if the memory does not hold them
     */
    NumericArray writtenOut() {
        final double[] all = new double[NumericArray.count(shape)];
        for (int k = 0; k < values.length; k++) {
            all[rows[k] * shape[1] + columns[k]] += values[k];
        }
        return new NumericArray(shape, all);
    }

    /**
     * @return those that are not 0
     */
    SparseMatrix matrix() {
        return SparseMatrix.of(shape[0], shape[1], rows, columns, values, values.length, repeated -> {});
    }
}
