package org.tailspin.core.dimension;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.tailspin.core.Monitor;

/**
 * The largest Lyapunov exponent of a recorded series, or why it cannot be told: the slope of the median curves of {@link DivergenceCurve} in three
 * embedding dimensions m, m+1 and m+2.
 *
 * <p>It is told only if all of these hold. The record has 500 rows that follow each other, is twenty times longer than its memory, is
 * no cycle, and its two halves have the same mean. An embedding dimension has few false neighbours ({@link DelayEmbedding}). The
 * closest neighbours stay so ({@link DivergenceCurve#kept}), which tells of little noise. The curve has a straight part in all three dimensions ({@link DivergenceFit}), the neighbours in a quarter of the record have one, too, and the slopes differ by at most a
 * quarter of their mean. The record is predicted better than all of its surrogates ({@link PredictionTest}). These methods never find a negative
 * exponent or 0: neighbours of a cycle, a torus or noise do not separate exponentially, and there is no answer.
 *
 * <p>Noise on a record lifts the beginning of the curve and lowers the slope of what remains.
 *
 * @param dimension m, at least 1; empty to choose it
 * @param delay &tau; in rows, at least 1; empty to choose it
 * @param theiler w in rows, at least 0; empty for three times the memory of the record
 * @param surrogates how many, at least 19
 */
public record SeriesExponent(OptionalInt dimension, OptionalInt delay, OptionalInt theiler, int surrogates) {

    /** Embedding dimensions that must agree. */
    static final int DIMENSIONS = 3;

    /** Rows, at least. */
    public static final int LEAST_ROWS = 500;

    /** Of the record, in units of its memory. */
    private static final int LEAST_MEMORIES = 20;

    /** Of the progress. */
    private static final double PER_CURVE = 0.2;

    private static final int MEMORIES_OF_WINDOW = 3;

    /** Of the means of the halves, in units of their error: by chance in one of 5000 records. */
    private static final double DRIFT = 5;

    /** And in units of the standard deviation of the column. */
    private static final double LEAST_DRIFT = 0.1;

    private static final int BLOCKS = 16;

    /** Part of the mean slope by which the three may differ. */
    private static final double LARGEST_RANGE = 0.25;

    /** Of {@link DivergenceCurve#kept}, the mean of the three: of systems without noise .6 and more, with 2 % of it .3 and less. */
    private static final double LEAST_KEPT = 0.45;

    /** Range of three numbers of a normal law, in standard deviations. */
    private static final double RANGE_OF_THREE = 1.69;

    /**
     * What was found.
     *
     * @param exponent nats per row; empty if it cannot be told
     * @param standardError one standard deviation: of the slopes with their doubts ({@link DivergenceFit}), and of their differences between dimensions; empty likewise
     * @param kantz slope of the curve of Kantz in the dimension m+1, nats per row; empty if it has no straight part
     * @param embedding m and &tau;; empty if none was found
     * @param theiler w in rows
     * @param fits straight part for each dimension
     * @param curves for each dimension; none where nothing was computed
     * @param prediction error of the record and the least of its surrogates; empty where they were not compared
     * @param reason why there is no exponent; empty if there is one
     */
    public record Result(
            OptionalDouble exponent,
            OptionalDouble standardError,
            OptionalDouble kantz,
            Optional<DelayEmbedding> embedding,
            int theiler,
            List<Optional<Window>> fits,
            List<DivergenceCurve> curves,
            Optional<Prediction> prediction,
            String reason) {

        /** Copies the lists. */
        public Result {
            fits = List.copyOf(fits);
            curves = List.copyOf(curves);
        }
    }

    /**
     * The straight part of a curve.
     *
     * @param from first k, in rows
     * @param to last k
     */
    public record Window(int from, int to) {}

    /**
     * Errors of predictions, in standard deviations of the record.
     *
     * @param error of the record
     * @param surrogates the least of the surrogates that were drawn
     */
    public record Prediction(double error, double surrogates) {}

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public SeriesExponent {
        new DelayEmbedding(dimension.orElse(1), delay.orElse(1));
        CorrelationSum.checkWindow(theiler.orElse(0));
        new SurrogateTest(surrogates);
    }

    /**
     * {@return the exponent, or why there is none}
     *
     * @param states rows that follow each other in equal times
     * @param monitor progress and cancellation
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public Result estimate(RecordedStates states, Monitor monitor) {
        return new Run(states, monitor).result();
    }

    /** One record. */
    private final class Run {

        private final RecordedStates states;
        private final Monitor monitor;
        private final int window;
        private final List<DivergenceCurve> curves = new ArrayList<>();
        private final List<Optional<DivergenceFit>> fits = new ArrayList<>();
        private DelayEmbedding embedding;
        private OptionalDouble kantz = OptionalDouble.empty();
        private PredictionTest.Result prediction;

        Run(RecordedStates states, Monitor monitor) {
            this.states = states;
            this.monitor = monitor;
            window = theiler.orElse(MEMORIES_OF_WINDOW * states.memory());
        }

        Result result() {
            String reason;
            try {
                reason = whyNot();
            } catch (IllegalArgumentException e) {
                reason = String.valueOf(e.getMessage());
            }
            final boolean isTold = reason.isEmpty();
            final double mean = fits.stream()
                    .flatMap(Optional::stream)
                    .mapToDouble(DivergenceFit::slope)
                    .average()
                    .orElse(0);
            return new Result(
                    isTold ? OptionalDouble.of(mean) : OptionalDouble.empty(),
                    isTold ? OptionalDouble.of(error()) : OptionalDouble.empty(),
                    kantz,
                    Optional.ofNullable(embedding),
                    window,
                    fits.stream()
                            .map(fit -> fit.map(f -> new Window(f.from(), f.to())))
                            .toList(),
                    curves,
                    Optional.ofNullable(prediction).map(found -> new Prediction(found.error(), found.least())),
                    isTold ? "" : "the largest exponent cannot be told: " + reason);
        }

        /** Why there is no exponent; empty if there is one. */
        private String whyNot() {
            final String record = whyNotOfRecord();
            if (!record.isEmpty()) {
                return record;
            }
            final int tau = delay.isPresent() ? delay.getAsInt() : DelayEmbedding.chooseDelay(states, monitor);
            final OptionalInt m =
                    dimension.isPresent() ? dimension : DelayEmbedding.chooseDimension(states, tau, window, monitor);
            if (m.isEmpty()) {
                return "neighbours in up to " + DelayEmbedding.MOST_DIMENSIONS + " delays of " + tau
                        + " rows are false ones, as those of noise or of many dimensions";
            }
            embedding = new DelayEmbedding(m.getAsInt(), tau);
            for (int i = 0; i < DIMENSIONS; i++) {
                final DelayEmbedding one = new DelayEmbedding(m.getAsInt() + i, tau);
                final DivergenceCurve curve =
                        DivergenceCurve.of(states, one, window, monitor.part(i * PER_CURVE, (i + 1) * PER_CURVE));
                curves.add(curve);
                fits.add(DivergenceFit.of(curve, floor(one.dimension())));
            }
            final DivergenceCurve middle = curves.get(1);
            kantz = DivergenceFit.of(
                            middle.kantz(),
                            middle.ofBlocks(),
                            middle.saturation() - Math.log(middle.embedding().dimension()) / 2,
                            floor(1))
                    .map(fit -> OptionalDouble.of(fit.slope()))
                    .orElse(OptionalDouble.empty());
            final String curved = whyNotOfCurves();
            if (!curved.isEmpty()) {
                return curved;
            }
            prediction = new PredictionTest(surrogates)
                    .test(states, embedding, window, monitor.part(DIMENSIONS * PER_CURVE, 1));
            return prediction.isBetter()
                    ? ""
                    : "the series is not predicted better than linear noise with its values and spectrum";
        }

        private String whyNotOfRecord() {
            if (states.size() < LEAST_ROWS) {
                return "the series has " + states.size() + " rows, but must have at least " + LEAST_ROWS;
            }
            if (states.isAtRest()) {
                return "all rows are the same";
            }
            if (states.period().isPresent()) {
                return "all rows repeat after " + states.period().getAsInt() + ", as those of a cycle";
            }
            if ((long) LEAST_MEMORIES * states.memory() > states.size()) {
                return "the series remembers for " + states.memory() + " of " + states.size()
                        + " rows, of which there must be " + LEAST_MEMORIES + " times as many";
            }
            for (int i = 0; i < states.variables(); i++) {
                final double drift = drift(states.clipped(i));
                if (drift > DRIFT) {
                    return "the mean of column " + (i + 1) + " drifts: those of its halves differ by "
                            + String.format(Locale.ROOT, "%.2g", drift) + " standard errors";
                }
            }
            return "";
        }

        private String whyNotOfCurves() {
            double least = Double.POSITIVE_INFINITY;
            double most = 0;
            double mean = 0;
            for (int i = 0; i < DIMENSIONS; i++) {
                if (fits.get(i).isEmpty()
                        && curves.get(i).medians()[0]
                                < floor(curves.get(i).embedding().dimension())) {
                    return "the values are rounded to steps that are too coarse for a straight part of the divergence curve";
                }
                if (fits.get(i).isEmpty()) {
                    return "neighbours do not separate exponentially (no straight part of the divergence curve in "
                            + curves.get(i).embedding().dimension()
                            + " delays), as where there is noise, a cycle or a torus";
                }
                final double slope = fits.get(i).orElseThrow().slope();
                least = Math.min(least, slope);
                most = Math.max(most, slope);
                mean += slope / DIMENSIONS;
            }
            if (!DivergenceFit.isSeenByFarther(
                    curves.get(0), floor(curves.get(0).embedding().dimension()))) {
                return "neighbours in a quarter of the rows are not close enough for a straight part of the divergence curve, so that its"
                        + " slope would hang on the number of rows: more rows may tell";
            }
            final double kept =
                    curves.stream().mapToDouble(DivergenceCurve::kept).average().orElse(0);
            if (!(kept >= LEAST_KEPT)) {
                return String.format(
                        Locale.ROOT,
                        "noise made neighbours close: of how much closer the closest are than others, %.2g is left when all"
                                + " their rows are new ones, and at least %.2g must be",
                        Math.max(0, kept),
                        LEAST_KEPT);
            }
            return most - least > LARGEST_RANGE * mean
                    ? String.format(
                            Locale.ROOT,
                            "embeddings disagree: %.3g to %.3g per row in %d to %d delays",
                            least,
                            most,
                            embedding.dimension(),
                            embedding.dimension() + DIMENSIONS - 1)
                    : "";
        }

        /** Of the mean of the slopes, which rest on the same rows: the mean of their errors, and what the choice of m does. */
        private double error() {
            double squares = 0;
            double least = Double.POSITIVE_INFINITY;
            double most = 0;
            for (Optional<DivergenceFit> fit : fits) {
                final DivergenceFit one = fit.orElseThrow();
                squares += one.error() * one.error() / DIMENSIONS;
                least = Math.min(least, one.slope());
                most = Math.max(most, one.slope());
            }
            return Math.hypot(Math.sqrt(squares), (most - least) / RANGE_OF_THREE);
        }

        /** Distances below a few steps of a rounded record tell of the steps. */
        private double floor(int m) {
            return states.isRounded()
                    ? Math.log(ScalingChoice.STEPS_OF_RESOLUTION * states.resolution() * Math.sqrt(m))
                    : Double.NEGATIVE_INFINITY;
        }
    }

    /** Difference of the means of the halves of a record over its error by the means of blocks. */
    private static double drift(double[] column) {
        final double[] means = new double[BLOCKS];
        for (int t = 0; t < column.length; t++) {
            final int block = (int) ((long) t * BLOCKS / column.length);
            means[block] += column[t] * BLOCKS / column.length;
        }
        final int half = BLOCKS / 2;
        double first = 0;
        double second = 0;
        for (int b = 0; b < half; b++) {
            first += means[b] / half;
            second += means[b + half] / half;
        }
        double squares = 0;
        for (int b = 0; b < BLOCKS; b++) {
            final double deviation = means[b] - (b < half ? first : second);
            squares += deviation * deviation;
        }
        final double error = Math.max(
                Math.sqrt(squares / (BLOCKS - 2) * 2 / half),
                LEAST_DRIFT / DRIFT * new StandardDeviation().evaluate(column));
        return error > 0 ? Math.abs(first - second) / error : 0;
    }
}
