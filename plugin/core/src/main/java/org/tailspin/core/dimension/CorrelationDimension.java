package org.tailspin.core.dimension;

import java.util.Optional;
import org.tailspin.core.Monitor;

/**
 * The correlation dimension of Grassberger and Procaccia (1983): the slope of ln C(r) against ln r over a scaling range; C and
 * the meaning of the error are those of {@link CorrelationSum}.
 *
 * <p>Without a given range it is chosen by the number of pairs and by the resolution of the data, as {@link ScalingChoice}
 * says; the slope is then freed of the bend that a smooth density makes, as far as it is told from chance, {@link CorrelationSum#limit}. States that repeat exactly after p rows, fewer than the
 * choice needs, are a finite set of dimension 0.
 *
 * @param range the scaling range; empty to choose it
 * @param theiler w, at least 0: pairs of states with |i - j| &le; w in time are left out, as Theiler (1986) says
 * @param radii number of distances in a given range, at least 2
 */
public record CorrelationDimension(Optional<ScalingRange> range, int theiler, int radii) implements DimensionEstimator {

    /** Distances in a range of usual length, some ten per decade. */
    public static final int DEFAULT_RADII = 24;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public CorrelationDimension {
        CorrelationSum.checkWindow(theiler);
        if (radii < 2) {
            throw new IllegalArgumentException("the number of distances must be at least 2, but is " + radii);
        }
    }

    /**
     * {@return the estimator with the default number of distances}
     *
     * @param range the scaling range
     * @param theiler w
     */
    public static CorrelationDimension over(ScalingRange range, int theiler) {
        return new CorrelationDimension(Optional.of(range), theiler, DEFAULT_RADII);
    }

    /**
     * {@return the estimator that chooses its range}
     *
     * @param theiler w
     */
    public static CorrelationDimension automatic(int theiler) {
        return new CorrelationDimension(Optional.empty(), theiler, DEFAULT_RADII);
    }

    @Override
    public String name() {
        return "correlation_dimension";
    }

    @Override
    public DimensionEstimate estimate(double[][] states, Monitor monitor) {
        return analyse(states, monitor).estimate();
    }

    /**
     * {@return the dimension, the range that was used, and the curve}
     *
     * @param states {@code states[t]} is the state at time t; of one length, finite, at least w + 2
     * @param monitor progress and cancellation
     * @throws IllegalArgumentException if there are too few states, they differ in length, an entry is not finite, no
     *     two states are as close as the lower end of a given range, or there is no range to choose
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public CorrelationAnalysis analyse(double[][] states, Monitor monitor) {
        States.check(states, theiler + 2);
        return analyse(RecordedStates.of(states, monitor), monitor);
    }

    /**
     * {@return the dimension, the range that was used, and the curve}
     *
     * @param states the record
     * @param monitor progress and cancellation
     * @throws IllegalArgumentException if there are too few states, no two are as close as the lower end of a given
     *     range, or there is no range to choose
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public CorrelationAnalysis analyse(RecordedStates states, Monitor monitor) {
        if (states.isAtRest() || states.period().orElse(ScalingChoice.MIN_STATES) < ScalingChoice.MIN_STATES) {
            return new CorrelationAnalysis(DimensionEstimate.AT_REST, Optional.empty(), Optional.empty());
        }
        final int window = states.period().isPresent() ? 0 : theiler; // one period has no order in time
        if (range.isEmpty()) {
            return new ScalingChoice(states, window, monitor).analyse();
        }
        final CorrelationSum sum =
                CorrelationSum.of(states.states(), states.times(), range.get().radii(radii), window, monitor);
        return new CorrelationAnalysis(sum.slope(), range, Optional.of(sum));
    }
}
