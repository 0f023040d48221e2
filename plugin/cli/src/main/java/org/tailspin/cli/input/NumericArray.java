package org.tailspin.cli.input;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.tailspin.core.linalg.Footprint;

/**
 * An array of numbers out of a file.
 *
 * @param shape its extents
 * @param values the last index varies fastest
 */
record NumericArray(int[] shape, double[] values) {

    /**
     * Checks the memory before an array is made.
     *
     * @param shape its extents
     * @return how many numbers it has
     * @throws IllegalArgumentException if Java cannot hold as many
     */
    static int count(int... shape) {
        double count = 1;
        for (int extent : shape) {
            count *= extent;
        }
        new Footprint(count, 0).check(words(shape) + (shape.length == 0 ? "" : " numbers"));
        if (count > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "an array of " + text(shape) + " numbers is too large: at most 2147483639 are read");
        }
        return (int) count;
    }

    /** The extents, such as 3 x 4. */
    static String text(int... shape) {
        return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(" x "));
    }

    /** What an array is, in a sentence. */
    static String words(int... shape) {
        return shape.length == 0 ? "a single number" : "an array of " + text(shape);
    }

    /** Without extents of 1 at its ends, as MATLAB and others add them: of a vector, one extent is left. */
    boolean isVector() {
        return values.length > 0
                && Arrays.stream(shape).filter(extent -> extent != 1).count() <= 1;
    }

    boolean isTable() {
        return shape.length == 2 && values.length > 0;
    }

    boolean isSquare() {
        return isTable() && shape[0] == shape[1];
    }

    /** The rows of a table. */
    double[][] rows() {
        final double[][] rows = new double[shape[0]][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(values, i * shape[1], (i + 1) * shape[1]);
        }
        return rows;
    }
}
