package org.tailspin.core.dynamics.trained;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An array of weights, as a library keeps it.
 *
 * @param shape its extents: one of a bias, two of a matrix
 * @param values the last index varies fastest
 */
public record WeightArray(int[] shape, double[] values) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there are not as many values as the extents say
     */
    public WeightArray {
        if (Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b) != values.length) {
            throw new IllegalArgumentException(
                    "an array of " + text(shape) + " must have as many values, but has " + values.length);
        }
    }

    /**
     * Its extents.
     *
     * @return such as 3 x 4
     */
    public String text() {
        return text(shape);
    }

    private static String text(int... shape) {
        return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(" x "));
    }

    boolean isMatrix() {
        return shape.length == 2;
    }

    double get(int i, int j) {
        return values[i * shape[1] + j];
    }
}
