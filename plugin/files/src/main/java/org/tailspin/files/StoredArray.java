package org.tailspin.files;

import java.util.Optional;

/** An array of a file, whose numbers are read when it is chosen. */
interface StoredArray {

    /** {@return its extents, without reading its numbers} */
    int[] shape();

    /**
     * {@return the array, a sparse one written out}
     *
     * @throws org.tailspin.files.FileProblem if the file is wrong
     * @throws IllegalArgumentException if the memory does not hold it
     */
    NumericArray read();

    /**
     * {@return its entries, of a matrix that the file holds as a sparse one; empty for any other array}
     *
     * @throws org.tailspin.files.FileProblem if the file is wrong
     */
    default Optional<SparseArray> sparse() {
        return Optional.empty();
    }

    /**
     * {@return the same}
     *
     * @param array that is in memory already
     */
    static StoredArray of(NumericArray array) {
        return new StoredArray() {
            @Override
            public int[] shape() {
                return array.shape();
            }

            @Override
            public NumericArray read() {
                return array;
            }
        };
    }

    /**
     * {@return the same}
     *
     * @param array that is in memory already
     */
    static StoredArray of(SparseArray array) {
        return new StoredArray() {
            @Override
            public int[] shape() {
                return array.shape();
            }

            @Override
            public NumericArray read() {
                return array.writtenOut();
            }

            @Override
            public Optional<SparseArray> sparse() {
                return Optional.of(array);
            }
        };
    }
}
