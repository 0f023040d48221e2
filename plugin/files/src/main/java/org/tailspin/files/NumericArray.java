package org.tailspin.files;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.tailspin.core.linalg.Footprint;

/**
 * An array of numbers out of a file.
 *
 * @param shape its extents
 * @param values the last index varies fastest
 * @param wholes the same as whole numbers, where some are too large for a real number to hold all their digits, as ids of
 *     neurons may be; empty otherwise
 */
record NumericArray(int[] shape, double[] values, long[] wholes) {

    /** Whole numbers up to here are exact as real ones. */
    private static final double LARGEST_EXACT = 0x1p53;

    private static final long[] NONE = {};

    /** An array whose values say all. */
    NumericArray(int[] shape, double[] values) {
        this(shape, values, NONE);
    }

    /**
     * {@return the array}
     *
     * @param shape its extents
     * @param numbers the last index varies fastest
     */
    static NumericArray of(int[] shape, long[] numbers) {
        final double[] values = new double[numbers.length];
        long[] wholes = NONE;
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers[i];
            wholes = kept(wholes, values, i, numbers[i]);
        }
        return new NumericArray(shape, values, wholes);
    }

    /**
     * Keeps the digits of whole numbers from the first one on that a real number does not hold.
     *
     * @param wholes those so far; empty if all were exact
     * @param values the numbers up to this place
     * @param place of the next
     * @param whole the next
     * @return those so far
     */
    static long[] kept(long[] wholes, double[] values, int place, long whole) {
        if (wholes.length == 0 && Math.abs(values[place]) < LARGEST_EXACT) {
            return wholes;
        }
        long[] longer = wholes;
        if (longer.length == 0) {
            longer = new long[values.length];
            for (int i = 0; i < place; i++) {
                longer[i] = (long) values[i];
            }
        }
        longer[place] = whole;
        return longer;
    }

    /**
     * {@return the same array, in the order of this class}
     *
     * @param columns an array whose first index varies fastest, as MATLAB and Fortran keep it
     */
    static NumericArray byColumns(NumericArray columns) {
        final int[] shape = columns.shape;
        if (shape.length < 2) {
            return columns;
        }
        final double[] values = new double[columns.values.length];
        final long[] wholes = columns.wholes.length == 0 ? NONE : new long[values.length];
        final int[] at = new int[shape.length];
        for (int k = 0; k < values.length; k++) {
            int place = 0;
            for (int d = 0; d < shape.length; d++) {
                place = place * shape[d] + at[d];
            }
            values[place] = columns.values[k];
            if (wholes.length > 0) {
                wholes[place] = columns.wholes[k];
            }
            for (int d = 0; d < shape.length && ++at[d] == shape[d]; d++) {
                at[d] = 0;
            }
        }
        return new NumericArray(shape, values, wholes);
    }

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
        return shape.length == 0
                ? "1"
                : Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(" x "));
    }

    /** What an array is, in a sentence. */
    static String words(int... shape) {
        return shape.length == 0 ? "a single number" : "an array of " + text(shape);
    }

    /** Without extents of 1 at its ends, as MATLAB and others add them: of a vector, one extent is left. */
    static boolean isVector(int... shape) {
        return !isEmpty(shape)
                && Arrays.stream(shape).filter(extent -> extent != 1).count() <= 1;
    }

    static boolean isTable(int... shape) {
        return shape.length == 2 && !isEmpty(shape);
    }

    static boolean isSquare(int... shape) {
        return isTable(shape) && shape[0] == shape[1];
    }

    private static boolean isEmpty(int... shape) {
        return Arrays.stream(shape).anyMatch(extent -> extent == 0);
    }

    /** The rows of a table. */
    double[][] rows() {
        final double[][] rows = new double[shape[0]][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(values, i * shape[1], (i + 1) * shape[1]);
        }
        return rows;
    }

    /**
     * A number as text, with all its digits.
     *
     * @param place of the number
     * @return a whole number without a point
     */
    String text(int place) {
        if (wholes.length > 0) {
            return Long.toString(wholes[place]);
        }
        final double value = values[place];
        return value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
