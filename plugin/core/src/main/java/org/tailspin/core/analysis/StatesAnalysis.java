package org.tailspin.core.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;
import org.tailspin.core.Reasons;
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
import org.tailspin.core.dimension.RecordedStates;
import org.tailspin.core.dimension.ScalingRange;
import org.tailspin.core.dimension.States;
import org.tailspin.core.dimension.SurrogateTest;
import org.tailspin.core.table.DetailColumn;

/**
 * Several dimensions of one cloud of states at a time. What one method cannot tell has its reason, and does not keep the
 * others from their values.
 *
 * @param methods which, at least one
 * @param covariance blocks and lags of the participation ratios
 * @param range scaling range of the correlation dimension; empty to choose it from the states
 * @param theiler w, at least 0: pairs of states with |i - j| &le; w are left out of correlation sums and neighbours; empty for
 *     {@value #MEMORIES} times the memory of the states, {@link RecordedStates#memory}
 * @param neighbours k of the nearest-neighbour dimensions, at least 3
 * @param surrogates with which the correlation dimension is compared, at least 19, or 0 for no test
 */
public record StatesAnalysis(
        Set<Method> methods,
        CovarianceSettings covariance,
        Optional<ScalingRange> range,
        OptionalInt theiler,
        int neighbours,
        int surrogates) {

    /** Memories in a window that is not given: an exponential one has fallen to a twentieth then. */
    public static final int MEMORIES = 3;

    /** A record is at least so many times longer than a window that is measured. */
    private static final int LEAST_WINDOWS = 8;

    /** Errors by which an estimate may exceed the number of columns. */
    private static final double ERRORS_ABOVE = 2;

    /** Or this part of it, which the density of a cloud does to neighbours. */
    private static final double PART_ABOVE = 0.1;

    /** What the test takes, in units of an estimate. */
    private static final int SURROGATE_STEPS = 5;

    private static final List<DetailColumn> SURROGATE_COLUMNS = List.of(
            DetailColumn.SURROGATE_VERDICT, DetailColumn.SURROGATE_DIMENSION, DetailColumn.SURROGATE_DIMENSION_SD);

    private static final String NO_RANGE = "a finite set of states has no scaling range";

    private static final String TOO_FEW = "too few states for a standard error";

    /** A way to a dimension, with the columns that it fills. */
    public enum Method {
        /** Participation ratio as it is. */
        PR(
                Basis.COVARIANCE,
                "the participation ratio",
                DetailColumn.PARTICIPATION_RATIO,
                DetailColumn.PARTICIPATION_RATIO_SE),
        /** Participation ratio, corrected for the number of states. */
        PR_CORRECTED(
                Basis.COVARIANCE,
                "the same only where it is of infinitely many states, with the number of independent states",
                DetailColumn.PARTICIPATION_RATIO_CORRECTED,
                DetailColumn.PARTICIPATION_RATIO_CORRECTED_SE,
                DetailColumn.EFFECTIVE_STATES),
        /** Participation ratio across blocks. */
        PR_CROSS_BLOCK(
                Basis.COVARIANCE,
                "the same across blocks",
                DetailColumn.PARTICIPATION_RATIO_CROSS_BLOCK,
                DetailColumn.PARTICIPATION_RATIO_CROSS_BLOCK_SE),
        /** Number of principal components. */
        COMPONENTS_90(
                Basis.COVARIANCE,
                "the number of principal components for 90 % of the variance",
                DetailColumn.COMPONENTS_90),
        /** Correlation dimension. */
        CORRELATION(
                Basis.DISTANCES,
                "the correlation dimension, the slope of ln C(r) against ln r, with the range of distances that was used",
                DetailColumn.CORRELATION_DIMENSION,
                DetailColumn.CORRELATION_DIMENSION_SE,
                DetailColumn.CORRELATION_IS_LOWER_BOUND,
                DetailColumn.SCALING_LOW,
                DetailColumn.SCALING_HIGH),
        /** Nearest neighbours, Levina and Bickel. */
        LEVINA_BICKEL(
                Basis.DISTANCES,
                "the dimension from the k nearest neighbours by Levina and Bickel",
                DetailColumn.LEVINA_BICKEL,
                DetailColumn.LEVINA_BICKEL_SE,
                DetailColumn.LEVINA_BICKEL_IS_LOWER_BOUND),
        /** Nearest neighbours, MacKay and Ghahramani. */
        MACKAY_GHAHRAMANI(
                Basis.DISTANCES,
                "the same as MacKay and Ghahramani average it",
                DetailColumn.MACKAY_GHAHRAMANI,
                DetailColumn.MACKAY_GHAHRAMANI_SE,
                DetailColumn.MACKAY_GHAHRAMANI_IS_LOWER_BOUND);

        /** What is made of the states once, for all methods that rest on it. */
        enum Basis {
            COVARIANCE,
            DISTANCES
        }

        private final Basis basis;
        private final String words;
        private final List<DetailColumn> columns;

        /** Of what rests on distances the third column says whether the dimension is a lower bound. */
        private static final int BOUND = 2;

        Method(Basis basis, String words, DetailColumn... columns) {
            if (basis == Basis.DISTANCES && columns.length <= BOUND) {
                throw new IllegalStateException("no column says whether the " + name() + " dimension is a lower bound");
            }
            this.basis = basis;
            this.words = words;
            this.columns = List.of(columns);
        }

        /** {@return what it tells, a few words of a sentence} */
        public String words() {
            return words;
        }

        /** {@return the columns that it fills: the dimension, its error, and what else is said of it} */
        public List<DetailColumn> columns() {
            return columns;
        }

        /** The dimension itself, before its error and what else is said of it. */
        DetailColumn dimension() {
            return columns.get(0);
        }
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public StatesAnalysis {
        if (methods.isEmpty()) {
            throw new IllegalArgumentException("the number of estimators must be at least 1, but is 0");
        }
        methods = Set.copyOf(methods);
        new CorrelationDimension(range, theiler.orElse(0), CorrelationDimension.DEFAULT_RADII);
        new LevinaBickel(neighbours, theiler.orElse(0));
        if (surrogates != 0) {
            new SurrogateTest(surrogates);
        }
    }

    /**
     * {@return the columns that are filled, which follow from the methods alone, in the order of {@link DetailColumn}}
     */
    public List<DetailColumn> columns() {
        final List<DetailColumn> columns = new ArrayList<>();
        for (Method method : Method.values()) {
            if (methods.contains(method)) {
                columns.addAll(method.columns);
                if (method == Method.CORRELATION && surrogates > 0) {
                    columns.addAll(SURROGATE_COLUMNS);
                }
            }
        }
        if (methods.stream().anyMatch(method -> method.basis == Method.Basis.DISTANCES)) {
            columns.add(DetailColumn.THEILER);
        }
        return columns;
    }

    /**
     * {@return the dimensions, or why there is none}
     *
     * @param states {@code states[t]} is the state at time t; of one length, finite; neither kept nor changed
     * @param monitor progress and cancellation
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public StatesDimensions estimate(double[][] states, Monitor monitor) {
        for (double[] state : states) {
            if (!Arrays.stream(state).allMatch(Double::isFinite)) {
                return new Run(states, monitor).estimate(); // which says where
            }
        }
        final int scale = States.binaryScale(states);
        if (scale == 0) {
            return new Run(states, monitor).estimate();
        }
        final StatesAnalysis scaled = new StatesAnalysis(
                methods,
                covariance,
                range.map(given -> new ScalingRange(Math.scalb(given.low(), scale), Math.scalb(given.high(), scale))),
                theiler,
                neighbours,
                surrogates);
        return scaled.new Run(States.scaled(states, scale), monitor).estimate().inUnits(Math.scalb(1.0, -scale));
    }

    /** One cloud. */
    private final class Run {

        private final double[][] states;
        private final Monitor monitor;
        private final StatesDimensions.Builder found = new StatesDimensions.Builder();
        private CovarianceObserver observer;
        private ParticipationStatistics statistics;

        /** Prepared once for all that compare distances. */
        private RecordedStates recorded;

        private int window;

        Run(double[][] states, Monitor monitor) {
            this.states = states;
            this.monitor = monitor;
        }

        StatesDimensions estimate() {
            final int steps =
                    methods.size() + (surrogates > 0 && methods.contains(Method.CORRELATION) ? SURROGATE_STEPS : 0);
            int done = 0;
            for (Method method : Method.values()) {
                if (methods.contains(method)) {
                    attempt(method, method.columns, () -> fill(method));
                    done++;
                    monitor.progress((double) done / steps);
                    if (method == Method.CORRELATION && surrogates > 0) {
                        final Monitor part =
                                monitor.part((double) done / steps, (double) (done + SURROGATE_STEPS) / steps);
                        attempt(method, SURROGATE_COLUMNS, () -> surrogates(part));
                        done += SURROGATE_STEPS;
                    }
                }
            }
            return found.build();
        }

        private void attempt(Method method, List<DetailColumn> columns, Runnable estimate) {
            monitor.checkCancelled();
            try {
                if (method.basis == Method.Basis.COVARIANCE) {
                    observe();
                } else {
                    record();
                }
                estimate.run();
            } catch (IllegalArgumentException | NumericalException e) {
                final String reason = Reasons.of(e);
                columns.forEach(column -> found.reason(column, reason));
                if (recorded == null && method.basis == Method.Basis.DISTANCES) {
                    found.reason(DetailColumn.THEILER, reason);
                }
            }
        }

        private void record() {
            if (recorded == null) {
                recorded = RecordedStates.of(states, monitor.silent());
                remarkRepeated();
                window = theiler.orElse(recorded.period().isPresent() ? 0 : MEMORIES * recorded.memory());
                found.value(DetailColumn.THEILER, (long) window);
            }
            if (theiler.isEmpty() && (long) window * LEAST_WINDOWS > states.length) {
                throw new IllegalArgumentException("the states remember for " + recorded.memory() + " of "
                        + states.length + " rows, which is too long for returns to tell a dimension: record longer, or,"
                        + " if the rows do not follow each other in time, give a Theiler window of 0");
            }
        }

        private void remarkRepeated() {
            final int left = recorded.size() - recorded.counted();
            if (recorded.period().isPresent() && !recorded.isAtRest()) {
                found.remark("all states repeat after " + recorded.period().getAsInt()
                        + " rows: at distances below those that are different, a finite set of dimension 0");
            } else if (left > 0 && !recorded.isAtRest()) {
                found.remark(left + " of " + recorded.size()
                        + " states repeat others and do not count in correlation sums and neighbours");
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
            if (statistics.isAtRest()) {
                found.remark(ParticipationStatistics.AT_REST);
            }
        }

        private void fill(Method method) {
            switch (method) {
                case PR -> fill(method, statistics == null ? participation(Variant.RAW) : statistics.best());
                case PR_CORRECTED -> {
                    effectiveStates();
                    corrected(method);
                }
                case PR_CROSS_BLOCK -> fill(method, participation(Variant.CROSS_BLOCK));
                case COMPONENTS_90 -> components();
                case CORRELATION -> correlation(method);
                case LEVINA_BICKEL ->
                    ofDistances(method, new LevinaBickel(neighbours, window).estimate(recorded, monitor.silent()));
                case MACKAY_GHAHRAMANI ->
                    ofDistances(method, new MacKayGhahramani(neighbours, window).estimate(recorded, monitor.silent()));
            }
        }

        private void effectiveStates() {
            if (statistics != null && statistics.memoryFitsWindow()) {
                found.value(DetailColumn.EFFECTIVE_STATES, statistics.effectiveStates());
            } else if (statistics != null) {
                found.reason(
                        DetailColumn.EFFECTIVE_STATES,
                        "the states remember longer than " + covariance.lags()
                                + " lags, or their memory returns, so how many are independent is not known");
            }
        }

        /** The number of independent states may be known where there is no correction. */
        private void corrected(Method method) {
            try {
                fill(method, participation(Variant.CORRECTED));
            } catch (IllegalArgumentException e) {
                for (DetailColumn column : method.columns) {
                    if (statistics == null || column != DetailColumn.EFFECTIVE_STATES) {
                        found.reason(column, Reasons.of(e));
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
                            range, window, CorrelationDimension.DEFAULT_RADII)
                    .analyse(recorded, monitor.silent());
            ofDistances(method, analysis.estimate());
            analysis.range()
                    .ifPresentOrElse(
                            used -> {
                                found.value(DetailColumn.SCALING_LOW, used.low());
                                found.value(DetailColumn.SCALING_HIGH, used.high());
                            },
                            () -> {
                                found.reason(DetailColumn.SCALING_LOW, NO_RANGE);
                                found.reason(DetailColumn.SCALING_HIGH, NO_RANGE);
                            });
        }

        /**
         * No estimate above the number of columns; and a lower bound where it is above 2 log10 T, which is what T states can
         * show (Eckmann and Ruelle 1992, for a range of one decade). Of states that remember, T is the number of windows.
         */
        private void ofDistances(Method method, DimensionEstimate estimate) {
            final String name = method.columns.get(0).label();
            final int columns = recorded.variables();
            final double above = estimate.dimension() - columns;
            final double error = estimate.standardError().orElse(columns / Math.sqrt(recorded.counted()));
            if (above > Math.max(ERRORS_ABOVE * error, PART_ABOVE * columns)) {
                throw new IllegalArgumentException("the estimate of " + (float) estimate.dimension()
                        + " exceeds the number of columns, " + columns
                        + ": the states lie on no scale like a set of some dimension");
            }
            if (above > 0) {
                found.remark(
                        name + " would be " + (float) estimate.dimension() + ", but is at most the number of columns");
            }
            fill(method, new DimensionEstimate(Math.min(columns, estimate.dimension()), estimate.standardError()));
            final double most = 2 * Math.log10(recorded.counted() / (window + 1.0));
            final boolean isBound = estimate.dimension() > most;
            if (isBound) {
                found.remark(name + " is a lower bound: " + recorded.counted() + " states"
                        + (window > 0 ? " with a Theiler window of " + window : "") + " show at most " + (float) most
                        + " dimensions");
            }
            found.value(method.columns.get(Method.BOUND), isBound);
        }

        private void surrogates(Monitor part) {
            final SurrogateTest.Result result = new SurrogateTest(surrogates).test(recorded, window, part);
            found.value(DetailColumn.SURROGATE_VERDICT, result.verdict().label());
            found.value(DetailColumn.SURROGATE_DIMENSION, result.mean());
            found.value(DetailColumn.SURROGATE_DIMENSION_SD, result.deviation());
        }

        private void fill(Method method, DimensionEstimate estimate) {
            found.value(method.columns.get(0), estimate.dimension());
            estimate.standardError()
                    .ifPresentOrElse(
                            error -> found.value(method.columns.get(1), error),
                            () -> found.reason(
                                    method.columns.get(1),
                                    method.basis == Method.Basis.COVARIANCE
                                                    && statistics != null
                                                    && !statistics.reason().isEmpty()
                                            ? statistics.reason()
                                            : TOO_FEW));
        }
    }
}
