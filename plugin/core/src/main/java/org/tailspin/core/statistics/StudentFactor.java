package org.tailspin.core.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How much wider an error is made that is itself known from few data, so that value &plusmn; error covers as often as one standard
 * deviation of a normal variable, 68.3 %: Student's t at that probability.
 */
public final class StudentFactor {

    /** Of an error that is known from a single difference: 1.837. */
    public static final double OF_ONE = of(1);

    private StudentFactor() {}

    /**
     * {@return the factor, above 1}
     *
     * @param degrees of freedom with which the error is known, above 0
     */
    public static double of(double degrees) {
        return new TDistribution(degrees)
                .inverseCumulativeProbability(new NormalDistribution().cumulativeProbability(1));
    }
}
