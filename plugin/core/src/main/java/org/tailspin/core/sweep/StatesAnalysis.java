package org.tailspin.core.sweep;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tailspin.core.Monitor;
import org.tailspin.core.dimension.CorrelationAnalysis;
import org.tailspin.core.dimension.CorrelationDimension;
import org.tailspin.core.dimension.CovarianceObserver;
import org.tailspin.core.dimension.CovarianceSettings;
import org.tailspin.core.dimension.CovarianceSpectrum;
import org.tailspin.core.dimension.DimensionEstimate;
import org.tailspin.core.dimension.LevinaBickel;
import org.tailspin.core.dimension.MacKayGhahramani;
import org.tailspin.core.dimension.ParticipationRatioEstimator;
import org.tailspin.core.dimension.ParticipationRatioEstimator.Variant;
import org.tailspin.core.dimension.ParticipationStatistics;
import org.tailspin.core.dimension.ScalingRange;

/**
 * Several dimensions of one cloud of states at a time. What one method cannot tell has its reason, and does not keep the
 * others from their values.
 *
 * @param methods which, at least one
 * @param covariance blocks and lags of the participation ratios
 * @param range scaling range of the correlation dimension; empty to choose it from the states
 * @param theiler w, at least 0: pairs of states with |i - j| &le; w are left out of correlation sums and neighbours
 * @param neighbours k of the nearest-neighbour dimensions, at least 3
 */
public record StatesAnalysis(
        Set<Method> methods, CovarianceSettings covariance, Optional<ScalingRange> range, int theiler, int neighbours) {

    private static final String TOO_FEW = "too few states for a standard error";

    /** A way to a dimension, with the columns that it fills. */
    public enum Method {
        /** Participation ratio as it is. */
        PR(DetailColumn.PARTICIPATION_RATIO, DetailColumn.PARTICIPATION_RATIO_SE),
        /** Participation ratio, corrected for the number of states. */
        PR_CORRECTED(
                DetailColumn.PARTICIPATION_RATIO_CORRECTED,
                DetailColumn.PARTICIPATION_RATIO_CORRECTED_SE,
                DetailColumn.EFFECTIVE_STATES),
        /** Participation ratio across blocks. */
        PR_CROSS_BLOCK(DetailColumn.PARTICIPATION_RATIO_CROSS_BLOCK, DetailColumn.PARTICIPATION_RATIO_CROSS_BLOCK_SE),
        /** Number of principal components. */
        COMPONENTS_90(DetailColumn.COMPONENTS_90),
        /** Correlation dimension. */
        CORRELATION(
                DetailColumn.CORRELATION_DIMENSION,
                DetailColumn.CORRELATION_DIMENSION_SE,
                DetailColumn.SCALING_LOW,
                DetailColumn.SCALING_HIGH),
        /** Nearest neighbours, Levina and Bickel. */
        LEVINA_BICKEL(DetailColumn.LEVINA_BICKEL, DetailColumn.LEVINA_BICKEL_SE),
        /** Nearest neighbours, MacKay and Ghahramani. */
        MACKAY_GHAHRAMANI(DetailColumn.MACKAY_GHAHRAMANI, DetailColumn.MACKAY_GHAHRAMANI_SE);

        private static final Set<Method> OF_COVARIANCE = EnumSet.range(PR, COMPONENTS_90);

        private final List<DetailColumn> columns;

        Method(DetailColumn... columns) {
            this.columns = List.of(columns);
        }
    }

    /**
     * @throws IllegalArgumentException outside the ranges
     */
    public StatesAnalysis {
        if (methods.isEmpty()) {
            throw new IllegalArgumentException("the number of estimators must be at least 1, but is 0");
        }
        methods = Set.copyOf(methods);
        new CorrelationDimension(range, theiler, CorrelationDimension.DEFAULT_RADII);
        new LevinaBickel(neighbours, theiler);
    }

    /**
     * @return the columns that are filled, which follow from the methods alone, in the order of {@link DetailColumn}
     */
    public List<DetailColumn> columns() {
        return Arrays.stream(Method.values())
                .filter(methods::contains)
                .flatMap(method -> method.columns.stream())
                .toList();
    }

    /**
     * @param states {@code states[t]} is the state at time t; of one length, finite; neither kept nor changed
     * @param monitor progress and cancellation
     * @return the dimensions, or why there is none
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public StatesDimensions estimate(double[][] states, Monitor monitor) {
        return new Run(states, monitor).estimate();
    }

    /** One cloud. */
    private final class Run {

        private final double[][] states;
        private final Monitor monitor;
        private final StatesDimensions.Builder found = new StatesDimensions.Builder();
        private CovarianceObserver observer;
        private ParticipationStatistics statistics;

        Run(double[][] states, Monitor monitor) {
            this.states = states;
            this.monitor = monitor;
        }

        StatesDimensions estimate() {
            int done = 0;
            for (Method method : Method.values()) {
                if (methods.contains(method)) {
                    attempt(method);
                    done++;
                    monitor.progress((double) done / methods.size());
                }
            }
            return found.build();
        }

        private void attempt(Method method) {
            monitor.checkCancelled();
            try {
                if (Method.OF_COVARIANCE.contains(method)) {
                    observe();
                }
                fill(method);
            } catch (IllegalArgumentException | ArithmeticException e) {
                method.columns.forEach(column -> found.reason(column, e.getMessage()));
            }
        }

        /** Once for all that rest on the covariance, unless the states are too few for its blocks. */
        private void observe() {
            if (observer != null || states.length < 2 * covariance.blocks()) {
                return;
            }
            observer = new CovarianceObserver(states[0].length, states.length, covariance);
            for (double[] state : states) {
                monitor.checkCancelled();
                observer.accept(state);
            }
            statistics = observer.participation(monitor);
            if (!statistics.memoryFitsWindow()) {
                found.remark("the states remember longer than " + covariance.lags()
                        + " lags: effective_states is too large");
            }
        }

        private void fill(Method method) {
            switch (method) {
                case PR -> fill(method, participation(Variant.RAW));
                case PR_CORRECTED -> {
                    if (statistics != null) {
                        found.value(DetailColumn.EFFECTIVE_STATES, statistics.effectiveStates());
                    }
                    corrected(method);
                }
                case PR_CROSS_BLOCK -> fill(method, participation(Variant.CROSS_BLOCK));
                case COMPONENTS_90 -> components();
                case CORRELATION -> correlation(method);
                case LEVINA_BICKEL ->
                    fill(method, new LevinaBickel(neighbours, theiler).estimate(states, monitor.silent()));
                case MACKAY_GHAHRAMANI ->
                    fill(method, new MacKayGhahramani(neighbours, theiler).estimate(states, monitor.silent()));
            }
        }

        /** The number of independent states is known even where it is too small for the correction. */
        private void corrected(Method method) {
            try {
                fill(method, participation(Variant.CORRECTED));
            } catch (IllegalArgumentException e) {
                for (DetailColumn column : method.columns) {
                    if (statistics == null || column != DetailColumn.EFFECTIVE_STATES) {
                        found.reason(column, e.getMessage());
                    }
                }
            }
        }

        private DimensionEstimate participation(Variant variant) {
            final ParticipationRatioEstimator estimator = new ParticipationRatioEstimator(variant, covariance);
            return statistics == null ? estimator.estimate(states, monitor.silent()) : estimator.of(statistics);
        }

        private void components() {
            if (observer == null) {
                throw new IllegalArgumentException("the covariance in " + covariance.blocks()
                        + " blocks needs at least " + 2 * covariance.blocks() + " states, but has " + states.length);
            }
            found.value(DetailColumn.COMPONENTS_90, (long)
                    observer.spectrum(monitor).components(CovarianceSpectrum.DEFAULT_FRACTION));
        }

        private void correlation(Method method) {
            final CorrelationAnalysis analysis = new CorrelationDimension(
                            range, theiler, CorrelationDimension.DEFAULT_RADII)
                    .analyse(states, monitor.silent());
            fill(method, analysis.estimate());
            analysis.range()
                    .ifPresentOrElse(
                            used -> {
                                found.value(DetailColumn.SCALING_LOW, used.low());
                                found.value(DetailColumn.SCALING_HIGH, used.high());
                            },
                            () -> {
                                found.reason(DetailColumn.SCALING_LOW, "all states are the same");
                                found.reason(DetailColumn.SCALING_HIGH, "all states are the same");
                            });
        }

        private void fill(Method method, DimensionEstimate estimate) {
            found.value(method.columns.get(0), estimate.dimension());
            estimate.standardError()
                    .ifPresentOrElse(
                            error -> found.value(method.columns.get(1), error),
                            () -> found.reason(method.columns.get(1), TOO_FEW));
        }
    }
}
