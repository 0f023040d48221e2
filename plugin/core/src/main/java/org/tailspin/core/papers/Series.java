package org.tailspin.core.papers;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The samples of one curve.
 *
 * @param label what the curve is
 * @param samples several realisations at every abscissa, as a rule
 * @param mark an abscissa that theory singles out
 */
public record Series(String label, List<Sample> samples, OptionalDouble mark) {

    /** Copies the samples. */
    public Series {
        samples = List.copyOf(samples);
    }

    Series(String label, List<Sample> samples) {
        this(label, samples, OptionalDouble.empty());
    }
}
