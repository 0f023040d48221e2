package org.tailspin.core.dimension;

import java.util.OptionalDouble;
import org.tailspin.core.statistics.Jackknife;

/**
 * A dimension and its statistical error.
 *
 * @param dimension at least 0; 0 for states that are all the same
 * @param standardError one standard deviation, at least 0; empty where there are too few states to tell. The estimator says
 *     what it covers
 */
public record DimensionEstimate(double dimension, OptionalDouble standardError) {

    /** The estimate for states that are all the same. */
    static final DimensionEstimate AT_REST = new DimensionEstimate(0, OptionalDouble.of(0));

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the dimension or its error is negative or not finite
     */
    public DimensionEstimate {
        if (!(dimension >= 0 && dimension <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("a dimension must be at least 0 and finite, but is " + dimension);
        }
        if (!(standardError.orElse(0) >= 0 && standardError.orElse(0) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "a standard error must be at least 0 and finite, but is " + standardError.getAsDouble());
        }
    }

    /**
     * An estimate with the error of the {@link Jackknife} over blocks of data.
     *
     * @param dimension from all blocks
     * @param withoutBlock from all blocks but one, for each
     * @return the estimate; without error unless all of these are finite
     */
    static DimensionEstimate jackknife(double dimension, double[] withoutBlock) {
        return new DimensionEstimate(dimension, Jackknife.error(withoutBlock));
    }

    /**
     * An estimate with the error of its mean over separate parts of the data: se&sup2; = &Sigma;_b (D_b - mean D_b)&sup2; /
     * (B(B-1)).
     *
     * @param dimension from all data
     * @param ofBlock from each block alone
     * @return the estimate; without error for fewer than two blocks, or unless all are finite
     */
    static DimensionEstimate batches(double dimension, double[] ofBlock) {
        final int blocks = ofBlock.length;
        return new DimensionEstimate(dimension, error(Math.sqrt(squares(ofBlock) / blocks / (blocks - 1))));
    }

    /**
     * {@return the same with that in its error, as the root of the sum of squares; without error if it has none}
     *
     * @param bias what may be wrong beside chance, at least 0
     */
    DimensionEstimate widened(double bias) {
        return standardError.isPresent()
                ? new DimensionEstimate(dimension, OptionalDouble.of(Math.hypot(standardError.getAsDouble(), bias)))
                : this;
    }

    /** {@return the same, of which the error is not known} */
    public DimensionEstimate withoutError() {
        return new DimensionEstimate(dimension, OptionalDouble.empty());
    }

    private static OptionalDouble error(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static double squares(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares;
    }
}
