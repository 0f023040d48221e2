package org.tailspin.cli.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tailspin.cli.options.Converters;
import org.tailspin.core.Monitor;
import org.tailspin.core.dimension.CorrelationAnalysis;
import org.tailspin.core.dimension.CorrelationDimension;
import org.tailspin.core.dimension.CovarianceObserver;
import org.tailspin.core.dimension.CovarianceSettings;
import org.tailspin.core.dimension.CovarianceSpectrum;
import org.tailspin.core.dimension.DimensionEstimate;
import org.tailspin.core.dimension.DimensionEstimator;
import org.tailspin.core.dimension.LevinaBickel;
import org.tailspin.core.dimension.MacKayGhahramani;
import org.tailspin.core.dimension.ParticipationRatioEstimator;
import org.tailspin.core.dimension.ParticipationStatistics;
import org.tailspin.core.dimension.ScalingRange;
import org.tailspin.core.sweep.Column;
import org.tailspin.core.sweep.DetailColumn;
import org.tailspin.core.sweep.TableColumn;
import picocli.CommandLine.Option;

/** How to estimate the dimensions of a cloud of states. */
final class DimensionOptions {

    /** What is estimated. */
    static final List<TableColumn> COLUMNS = List.of(
            DetailColumn.STATES,
            DetailColumn.DIMENSIONS,
            DetailColumn.PARTICIPATION_RATIO,
            DetailColumn.PARTICIPATION_RATIO_SE,
            DetailColumn.PARTICIPATION_RATIO_CORRECTED,
            DetailColumn.PARTICIPATION_RATIO_CORRECTED_SE,
            DetailColumn.PARTICIPATION_RATIO_CROSS_BLOCK,
            DetailColumn.PARTICIPATION_RATIO_CROSS_BLOCK_SE,
            DetailColumn.EFFECTIVE_STATES,
            DetailColumn.COMPONENTS_90,
            DetailColumn.CORRELATION_DIMENSION,
            DetailColumn.CORRELATION_DIMENSION_SE,
            DetailColumn.SCALING_LOW,
            DetailColumn.SCALING_HIGH,
            DetailColumn.LEVINA_BICKEL,
            DetailColumn.LEVINA_BICKEL_SE,
            DetailColumn.MACKAY_GHAHRAMANI,
            DetailColumn.MACKAY_GHAHRAMANI_SE,
            Column.NOTE);

    @Option(
            names = "--theiler",
            paramLabel = "W",
            description = "Pairs of states at most W apart in time are no neighbours (default: "
                    + CorrelationDimension.DEFAULT_THEILER + "; 0 for --table, whose rows need not follow in time).")
    private Integer theiler;

    @Option(
            names = "--range",
            paramLabel = "LO:HI",
            converter = Converters.Ranges.class,
            description = "Scaling range of the correlation dimension, in the unit of the states (default: chosen by"
                    + " the number of pairs).")
    private ScalingRange range;

    @Option(
            names = "--neighbours",
            paramLabel = "K",
            defaultValue = "" + LevinaBickel.DEFAULT_K,
            description = "Neighbours of the nearest-neighbour estimators, at least 3 (default: ${DEFAULT-VALUE}).")
    private int neighbours;

    @Option(
            names = "--blocks",
            paramLabel = "B",
            defaultValue = "" + CovarianceSettings.DEFAULT_BLOCKS,
            description = "Blocks of time for the errors of the participation ratio (default: ${DEFAULT-VALUE}).")
    private int blocks;

    @Option(
            names = "--lags",
            paramLabel = "L",
            defaultValue = "" + CovarianceSettings.DEFAULT_LAGS,
            description = "Longest lag of the autocorrelation that tells how many states are independent"
                    + " (default: ${DEFAULT-VALUE}).")
    private int lags;

    /**
     * The estimators, checked.
     *
     * @param defaultTheiler window where none was given
     * @return them
     * @throws IllegalArgumentException if a setting is out of range
     */
    Estimators estimators(int defaultTheiler) {
        final int window = theiler == null ? defaultTheiler : theiler;
        return new Estimators(
                new CovarianceSettings(blocks, lags),
                new CorrelationDimension(Optional.ofNullable(range), window, CorrelationDimension.DEFAULT_RADII),
                new LevinaBickel(neighbours, window),
                new MacKayGhahramani(neighbours, window));
    }

    /** What to apply to every cloud of states. */
    record Estimators(
            CovarianceSettings covariance,
            CorrelationDimension correlation,
            LevinaBickel levinaBickel,
            MacKayGhahramani macKayGhahramani) {

        /**
         * @param states a cloud
         * @param monitor asked whether to stop
         * @return the estimates by column; null, with a note, for those that the states do not allow
         */
        Map<TableColumn, Object> estimate(double[][] states, Monitor monitor) {
            final Map<TableColumn, Object> row = new LinkedHashMap<>();
            COLUMNS.forEach(column -> row.put(column, null));
            final List<String> notes = new ArrayList<>();
            row.put(DetailColumn.STATES, states.length);
            row.put(DetailColumn.DIMENSIONS, states.length == 0 ? 0 : states[0].length);
            if (states.length < 2 * covariance.blocks()) {
                put(
                        row,
                        DetailColumn.PARTICIPATION_RATIO,
                        DetailColumn.PARTICIPATION_RATIO_SE,
                        notes,
                        () -> new ParticipationRatioEstimator(ParticipationRatioEstimator.Variant.RAW, covariance)
                                .estimate(states, monitor));
                notes.add("the corrected participation ratios need at least " + 2 * covariance.blocks()
                        + " states, but there are " + states.length);
            } else {
                covariance(row, states, notes, monitor);
            }
            put(row, DetailColumn.CORRELATION_DIMENSION, DetailColumn.CORRELATION_DIMENSION_SE, notes, () -> {
                final CorrelationAnalysis analysis = correlation.analyse(states, monitor);
                analysis.range().ifPresent(used -> {
                    row.put(DetailColumn.SCALING_LOW, used.low());
                    row.put(DetailColumn.SCALING_HIGH, used.high());
                });
                return analysis.estimate();
            });
            neighbours(
                    row,
                    levinaBickel,
                    DetailColumn.LEVINA_BICKEL,
                    DetailColumn.LEVINA_BICKEL_SE,
                    states,
                    notes,
                    monitor);
            neighbours(
                    row,
                    macKayGhahramani,
                    DetailColumn.MACKAY_GHAHRAMANI,
                    DetailColumn.MACKAY_GHAHRAMANI_SE,
                    states,
                    notes,
                    monitor);
            if (!notes.isEmpty()) {
                row.put(Column.NOTE, String.join("; ", notes.stream().distinct().toList()));
            }
            return row;
        }

        private void covariance(Map<TableColumn, Object> row, double[][] states, List<String> notes, Monitor monitor) {
            final CovarianceObserver observer = new CovarianceObserver(states[0].length, states.length, covariance);
            for (double[] state : states) {
                monitor.checkCancelled();
                observer.accept(state);
            }
            final ParticipationStatistics statistics = observer.participation(monitor);
            put(row, DetailColumn.PARTICIPATION_RATIO, DetailColumn.PARTICIPATION_RATIO_SE, statistics.raw());
            statistics
                    .corrected()
                    .ifPresentOrElse(
                            e -> put(
                                    row,
                                    DetailColumn.PARTICIPATION_RATIO_CORRECTED,
                                    DetailColumn.PARTICIPATION_RATIO_CORRECTED_SE,
                                    e),
                            () -> notes.add("too few independent states to correct the participation ratio"));
            statistics
                    .crossBlock()
                    .ifPresentOrElse(
                            e -> put(
                                    row,
                                    DetailColumn.PARTICIPATION_RATIO_CROSS_BLOCK,
                                    DetailColumn.PARTICIPATION_RATIO_CROSS_BLOCK_SE,
                                    e),
                            () -> notes.add("no two blocks of time vary in a common direction"));
            if (!statistics.memoryFitsWindow()) {
                notes.add("the states remember longer than --lags: effective_states is too large");
            }
            row.put(DetailColumn.EFFECTIVE_STATES, statistics.effectiveStates());
            final CovarianceSpectrum spectrum = observer.spectrum(monitor);
            row.put(DetailColumn.COMPONENTS_90, spectrum.components(CovarianceSpectrum.DEFAULT_FRACTION));
        }

        private static void neighbours(
                Map<TableColumn, Object> row,
                DimensionEstimator estimator,
                TableColumn value,
                TableColumn error,
                double[][] states,
                List<String> notes,
                Monitor monitor) {
            put(row, value, error, notes, () -> estimator.estimate(states, monitor));
        }

        private static void put(
                Map<TableColumn, Object> row,
                TableColumn value,
                TableColumn error,
                List<String> notes,
                Supplier<DimensionEstimate> estimate) {
            try {
                put(row, value, error, estimate.get());
            } catch (IllegalArgumentException e) {
                notes.add(e.getMessage());
            }
        }

        private static void put(
                Map<TableColumn, Object> row, TableColumn value, TableColumn error, DimensionEstimate estimate) {
            row.put(value, estimate.dimension());
            row.put(
                    error,
                    estimate.standardError().isPresent()
                            ? estimate.standardError().getAsDouble()
                            : null);
        }
    }
}
