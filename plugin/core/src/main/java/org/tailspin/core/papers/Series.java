package org.tailspin.core.papers;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The samples of one curve.
 *
 * @param label what the curve is
 * @param samples several realisations at every abscissa, as a rule
 * @param mark an abscissa that theory singles out
 * @param theory what theory predicts, where it does
 */
public record Series(String label, List<Sample> samples, OptionalDouble mark, List<Prediction> theory) {

    /**
     * A point of theory.
     *
     * @param x abscissa
     * @param y predicted number
     */
    public record Prediction(double x, double y) {}

    /** Copies the lists. */
    public Series {
        samples = List.copyOf(samples);
        theory = List.copyOf(theory);
    }

    Series(String label, List<Sample> samples, OptionalDouble mark) {
        this(label, samples, mark, List.of());
    }

    Series(String label, List<Sample> samples) {
        this(label, samples, OptionalDouble.empty());
    }

    Series withTheory(List<Prediction> predictions) {
        return new Series(label, samples, mark, predictions);
    }
}
