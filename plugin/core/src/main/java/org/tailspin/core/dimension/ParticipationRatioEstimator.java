package org.tailspin.core.dimension;

import java.util.OptionalDouble;
import org.tailspin.core.Monitor;

/**
 * The participation ratio of a given cloud of states, PR = (tr C)&sup2; / tr(C&sup2;); what the error covers is said at
 * {@link ParticipationStatistics}.
 *
 * @param variant which estimate
 * @param settings blocks and lags
 */
public record ParticipationRatioEstimator(Variant variant, CovarianceSettings settings) implements DimensionEstimator {

    /** Which estimate. */
    public enum Variant {
        /** Of the sample covariance. From 2 states, with an error from 2 for each block. */
        RAW("pr"),
        /** Of infinitely many states. */
        CORRECTED("pr_corrected"),
        /** The same, but for the correction of the mean. */
        CROSS_BLOCK("pr_cross_block");

        private final String label;

        Variant(String label) {
            this.label = label;
        }
    }

    @Override
    public String name() {
        return variant.label;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException also if the states are too few for the correction
     */
    @Override
    public DimensionEstimate estimate(double[][] states, Monitor monitor) {
        final int n = States.check(states, variant == Variant.RAW ? 2 : 2 * settings.blocks());
        if (states.length < 2 * settings.blocks()) {
            return raw(states, n, monitor);
        }
        final CovarianceObserver observer = new CovarianceObserver(n, states.length, settings);
        for (int t = 0; t < states.length; t++) {
            monitor.checkCancelled();
            monitor.progress((double) t / states.length);
            observer.accept(states[t]);
        }
        final ParticipationStatistics statistics = observer.participation(monitor);
        monitor.progress(1);
        return of(statistics);
    }

    /**
     * {@return this variant of them}
     *
     * @param statistics of states that were seen with these settings
     * @throws IllegalArgumentException if the states are too few for it
     */
    public DimensionEstimate of(ParticipationStatistics statistics) {
        return switch (variant) {
            case RAW -> statistics.raw();
            case CORRECTED -> statistics.corrected().orElseThrow(() -> none(statistics));
            case CROSS_BLOCK -> statistics.crossBlock().orElseThrow(() -> none(statistics));
        };
    }

    private static IllegalArgumentException none(ParticipationStatistics statistics) {
        return new IllegalArgumentException(
                "the participation ratio of more states than these is not known: " + statistics.reason());
    }

    private static DimensionEstimate raw(double[][] states, int n, Monitor monitor) {
        final ParticipationRatio ratio = new ParticipationRatio(n);
        for (double[] state : states) {
            ratio.accept(state);
        }
        return new DimensionEstimate(ratio.value(monitor), OptionalDouble.empty());
    }
}
