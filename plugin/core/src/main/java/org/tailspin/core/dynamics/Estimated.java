package org.tailspin.core.dynamics;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A number estimated from a run of one network, and its error over time.
 *
 * @param value the estimate; NaN where there is none, as for a state at rest
 * @param standardError one standard deviation; empty where there are too few groups of data to tell. It does not cover the
 *     spread over networks
 */
public record Estimated(double value, OptionalDouble standardError) {

    /** A function of lag functions, with the error that follows from theirs. */
    static Estimated of(LagFunction f, ToDoubleFunction<double[]> ofValues) {
        final double[][] without = f.without();
        final double[] values = new double[without.length];
        for (int g = 0; g < values.length; g++) {
            values[g] = ofValues.applyAsDouble(without[g]);
        }
        return new Estimated(ofValues.applyAsDouble(f.values()), Jackknife.error(values));
    }
}
