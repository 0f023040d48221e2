package org.tailspin.files;

import java.util.Objects;
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
     * Entries whose rows, or columns, follow each other.
     *
     * @param shape numbers of rows and columns
     * @param isByRows whether rows follow each other; columns otherwise
     * @param pointers where each of them begins among the entries, and where the last ends
     * @param minor column, or row, of each entry
     * @param values the entries
     * @return the matrix
     * @throws IndexOutOfBoundsException if an entry lies outside
     */
    static SparseArray compressed(int[] shape, boolean isByRows, double[] pointers, double[] minor, double[] values) {
        Objects.checkIndex(minor.length == values.length ? 0 : -1, 1);
        Objects.checkIndex(pointers.length - 1, shape[isByRows ? 0 : 1] + 1);
        final int[] rows = new int[values.length];
        final int[] columns = new int[values.length];
        int at = 0;
        for (int major = 0; major + 1 < pointers.length; major++) {
            Objects.checkIndex(pointers[major] == at ? 0 : -1, 1);
            for (; at < (int) pointers[major + 1]; at++) {
                rows[at] = Objects.checkIndex(isByRows ? major : (int) minor[at], shape[0]);
                columns[at] = Objects.checkIndex(isByRows ? (int) minor[at] : major, shape[1]);
            }
        }
        Objects.checkIndex(at == values.length ? 0 : -1, 1);
        return new SparseArray(shape, rows, columns, values);
    }

    /**
     * {@return all its entries}
     *
     * @throws IllegalArgumentException if the memory does not hold them
     */
    NumericArray writtenOut() {
        final double[] all = new double[NumericArray.count(shape)];
        for (int k = 0; k < values.length; k++) {
            all[rows[k] * shape[1] + columns[k]] += values[k];
        }
        return new NumericArray(shape, all);
    }

    /** {@return those that are not 0} */
    SparseMatrix matrix() {
        return SparseMatrix.of(shape[0], shape[1], rows, columns, values, values.length, repeated -> {});
    }
}
