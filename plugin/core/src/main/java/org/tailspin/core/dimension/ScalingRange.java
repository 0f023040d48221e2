package org.tailspin.core.dimension;

/**
 * The range of distances over which a correlation sum is taken to follow a power law.
 *
 * @param low r_lo, above 0, in the unit of the states
 * @param high r_hi, above r_lo, finite
 */
public record ScalingRange(double low, double high) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges, or NaN
     */
    public ScalingRange {
        if (!(low > 0 && low < high && high <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "the scaling range must rise from above 0 to a finite distance, but is " + low + " to " + high);
        }
    }

    /**
     * {@return distances in equal ratios, both ends among them}
     *
     * @param count how many, at least 2
     */
    double[] radii(int count) {
        final double[] radii = new double[count];
        for (int i = 0; i < count; i++) {
            radii[i] = low * Math.pow(high / low, i / (count - 1.0));
        }
        radii[count - 1] = high;
        return radii;
    }
}
