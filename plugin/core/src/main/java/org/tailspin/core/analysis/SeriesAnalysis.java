package org.tailspin.core.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.Reasons;
import org.tailspin.core.dimension.DelayEmbedding;
import org.tailspin.core.dimension.DivergenceCurve;
import org.tailspin.core.dimension.RecordedStates;
import org.tailspin.core.dimension.SeriesExponent;
import org.tailspin.core.dimension.States;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;

/**
 * The largest exponent of recorded series, as columns of a table.
 *
 * @param method how it is estimated
 * @param interval time between two rows, above 0; empty for exponents per row
 */
public record SeriesAnalysis(SeriesExponent method, OptionalDouble interval) {

    /** What stands in the row of a series. */
    public static final List<TableColumn> COLUMNS = List.of(
            MeasuredColumn.LYAPUNOV_MAX,
            MeasuredColumn.LYAPUNOV_MAX_SE,
            MeasuredColumn.LYAPUNOV_UNIT,
            DetailColumn.LYAPUNOV_MAX_KANTZ,
            DetailColumn.EMBEDDING_DIMENSION,
            DetailColumn.EMBEDDING_DELAY,
            DetailColumn.DIVERGENCE_FROM,
            DetailColumn.DIVERGENCE_TO,
            DetailColumn.PREDICTION_ERROR,
            DetailColumn.SURROGATE_PREDICTION_ERROR);

    /** What stands in a row of a curve, beside the name of the series. */
    public static final List<TableColumn> CURVE_COLUMNS = List.of(
            DetailColumn.EMBEDDING_DIMENSION,
            DetailColumn.DIVERGENCE_TIME,
            DetailColumn.LOG_DISTANCE,
            DetailColumn.LOG_DISTANCE_KANTZ,
            DetailColumn.IS_FITTED);

    private static final String NO_CURVE = "the curve of Kantz has no straight part";

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the interval is not above 0 and finite
     */
    public SeriesAnalysis {
        final double time = interval.orElse(1);
        if (!(time > 0 && time <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the time between two rows must be above 0 and finite, but is " + time);
        }
    }

    /**
     * {@return the same, with that time unless another was given}
     *
     * @param time between two rows, as the record itself says; empty if it does not
     */
    public SeriesAnalysis orEvery(OptionalDouble time) {
        return interval.isPresent() || time.isEmpty() ? this : new SeriesAnalysis(method, time);
    }

    /**
     * {@return what was found}
     *
     * @param states rows of one length, finite, that follow each other in equal times
     * @param monitor progress and cancellation
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public Found estimate(double[][] states, Monitor monitor) {
        try {
            final int scale = States.binaryScale(states); // a power of 2 as the unit changes no ratio of distances
            final RecordedStates record = RecordedStates.of(States.scaled(states, scale), monitor.silent());
            return new Found(Optional.of(method.estimate(record, monitor)), interval, -scale * Math.log(2), "");
        } catch (IllegalArgumentException e) {
            return new Found(Optional.empty(), interval, 0, Reasons.of(e));
        }
    }

    /**
     * What was found of one series.
     *
     * @param result empty where its states were refused
     * @param interval time between two rows; empty for exponents per row
     * @param logUnit what is to be added to logarithms of distances, which are in another unit than the states
     * @param refusal why they were
     */
    public record Found(
            Optional<SeriesExponent.Result> result, OptionalDouble interval, double logUnit, String refusal) {

        private double time() {
            return interval.orElse(1);
        }

        /**
         * {@return its value, or null}
         *
         * @param column one of {@link SeriesAnalysis#COLUMNS}
         */
        public Object of(TableColumn column) {
            if (column == MeasuredColumn.LYAPUNOV_UNIT) {
                return interval.isPresent() ? "per time" : "per step";
            }
            if (result.isEmpty()) {
                return null;
            }
            final SeriesExponent.Result found = result.get();
            if (column == MeasuredColumn.LYAPUNOV_MAX) {
                return perTime(found.exponent());
            }
            if (column == MeasuredColumn.LYAPUNOV_MAX_SE) {
                return perTime(found.standardError());
            }
            return switch ((DetailColumn) column) {
                case LYAPUNOV_MAX_KANTZ -> perTime(found.kantz());
                case EMBEDDING_DIMENSION ->
                    found.embedding()
                            .map(embedding -> (long) embedding.dimension())
                            .orElse(null);
                case EMBEDDING_DELAY ->
                    found.embedding().map(embedding -> (long) embedding.delay()).orElse(null);
                case DIVERGENCE_FROM ->
                    middle(found).map(fit -> fit.from() * time()).orElse(null);
                case DIVERGENCE_TO ->
                    middle(found).map(fit -> fit.to() * time()).orElse(null);
                case PREDICTION_ERROR ->
                    found.prediction().map(SeriesExponent.Prediction::error).orElse(null);
                case SURROGATE_PREDICTION_ERROR ->
                    found.prediction()
                            .map(SeriesExponent.Prediction::surrogates)
                            .orElse(null);
                default -> throw new IllegalArgumentException("no column of a series: " + column.label());
            };
        }

        private Double perTime(OptionalDouble perRow) {
            return perRow.isPresent() ? (Double) (perRow.getAsDouble() / time()) : null;
        }

        private static Optional<SeriesExponent.Window> middle(SeriesExponent.Result found) {
            return found.fits().size() < 2 ? Optional.empty() : found.fits().get(1);
        }

        /**
         * {@return why it has no value; empty if it has one}
         *
         * @param column one of {@link SeriesAnalysis#COLUMNS}
         */
        public String reason(TableColumn column) {
            if (of(column) != null) {
                return "";
            }
            final String reason = note();
            return reason.isEmpty() ? NO_CURVE : reason;
        }

        /** {@return why there is no exponent; empty if there is one} */
        public String note() {
            return result.map(SeriesExponent.Result::reason).orElse(refusal);
        }

        /**
         * {@return the divergence curves, a row for each embedding and time, with the cells of {@link
         * SeriesAnalysis#CURVE_COLUMNS}; null for what is not known}
         */
        public List<List<Object>> curves() {
            final List<List<Object>> rows = new ArrayList<>();
            if (result.isEmpty()) {
                return rows;
            }
            final List<DivergenceCurve> curves = result.get().curves();
            for (int i = 0; i < curves.size(); i++) {
                final DelayEmbedding embedding = curves.get(i).embedding();
                final double[] logarithms = curves.get(i).medians();
                final double[] kantz = curves.get(i).kantz();
                final Optional<SeriesExponent.Window> fit =
                        i < result.get().fits().size() ? result.get().fits().get(i) : Optional.empty();
                for (int k = 0; k < logarithms.length; k++) {
                    final int row = k;
                    rows.add(Arrays.asList(
                            (long) embedding.dimension(),
                            k * time(),
                            finite(logarithms[k] + logUnit),
                            finite(kantz[k] + logUnit),
                            fit.map(window -> row >= window.from() && row <= window.to())
                                    .orElse(false)));
                }
            }
            return rows;
        }

        private static Double finite(double value) {
            return Double.isFinite(value) ? (Double) value : null;
        }
    }
}
