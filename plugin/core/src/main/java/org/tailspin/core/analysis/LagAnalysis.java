package org.tailspin.core.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;
import org.tailspin.core.Reasons;
import org.tailspin.core.dimension.States;
import org.tailspin.core.dynamics.IndependentRuns;
import org.tailspin.core.dynamics.LagFunction;
import org.tailspin.core.dynamics.PrincipalComponents;
import org.tailspin.core.statistics.Estimated;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;

/**
 * How recorded states remember, as tables: the principal components with a time scale each, and against the lag the covariance of
 * single coordinates C(&tau;) and the two-time function of the population &Psi;(&tau;, 0) = (1/N) tr[C(0) C(&tau;)] (Clark, Marschall,
 * van Meegen, Litwin-Kumar 2025, eq. 24 and 28, figures 4b and 9). Their mean over time is subtracted from the states.
 *
 * <p>The record is cut into {@value #PARTS} parts, which count as independent: products of covariances are of different parts, so that a
 * finite record makes them not too large, and errors are those of the jackknife over parts.
 *
 * @param longest lag in rows, at least 1; of a short record half a part
 * @param interval time between two rows, above 0; empty for lags in rows
 */
public record LagAnalysis(int longest, OptionalDouble interval) {

    /** Parts of a record. */
    public static final int PARTS = 8;

    /** A row for each principal component. */
    public static final List<TableColumn> COMPONENT_COLUMNS = List.of(
            DetailColumn.COMPONENT,
            DetailColumn.COMPONENT_VARIANCE,
            DetailColumn.VARIANCE_SHARE,
            DetailColumn.TIME_SCALE,
            DetailColumn.TIME_SCALE_SE,
            DetailColumn.TIME_SCALE_IS_LOWER_BOUND);

    /** A row for each lag. */
    public static final List<TableColumn> LAG_COLUMNS = List.of(
            DetailColumn.LAG, DetailColumn.C, DetailColumn.C_SE, DetailColumn.TWO_TIME, DetailColumn.TWO_TIME_SE);

    /** Coordinates, and rows, whose covariances a picture shows: about 100 as in figure 3 of the paper. */
    public static final int SHOWN = 120;

    /** An exponential that has fallen to this part of itself has lost as much of its integral. */
    private static final double REMEMBERS = 0.1;

    /** A part should be so many times longer than the slowest component remembers. */
    private static final int LEAST_MEMORIES = 10;

    private static final int LEAST_PART = 4;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the lag is below 1, or the interval not above 0 and finite
     */
    public LagAnalysis {
        if (longest < 1) {
            throw new IllegalArgumentException("the longest lag must be at least 1 row, but is " + longest);
        }
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
    public LagAnalysis orEvery(OptionalDouble time) {
        return interval.isPresent() || time.isEmpty() ? this : new LagAnalysis(longest, time);
    }

    /**
     * {@return what was found, or why nothing was}
     *
     * @param states rows of one length, finite, that follow each other in equal times; not changed
     * @param monitor progress and cancellation
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public Found estimate(double[][] states, Monitor monitor) {
        try {
            return new Run(states, monitor).found();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return new Found(
                    List.of(nothing(COMPONENT_COLUMNS)),
                    List.of(nothing(LAG_COLUMNS)),
                    interval,
                    new double[0][],
                    new double[0][],
                    Reasons.of(e));
        }
    }

    private static List<Object> nothing(List<TableColumn> columns) {
        return Arrays.asList(new Object[columns.size()]);
    }

    /**
     * What was found of one record.
     *
     * @param components the cells of {@link LagAnalysis#COMPONENT_COLUMNS} for each component of some variance, null for what is not
     *     known; one row without values where nothing is known
     * @param lags the cells of {@link LagAnalysis#LAG_COLUMNS} for each lag; one row without values where nothing is known
     * @param interval time between two rows; empty for lags in rows
     * @param neurons C_ij(0) of the first coordinates
     * @param times C(t1, t2) = (1/N) &sum;_i x_i(t1) x_i(t2) of the first rows
     * @param note what to know of the numbers, or why there are none; empty if there is nothing
     */
    public record Found(
            List<List<Object>> components,
            List<List<Object>> lags,
            OptionalDouble interval,
            double[][] neurons,
            double[][] times,
            String note) {

        /** {@return whether the record told anything} */
        public boolean isKnown() {
            return times.length > 0;
        }
    }

    /** One record. */
    private final class Run {

        private final double[][] states;
        private final int scale;
        private final Monitor monitor;
        private final IndependentRuns parts;
        private final int[] lags;
        private final double time = interval.orElse(1);

        Run(double[][] given, Monitor monitor) {
            States.check(given, PARTS * LEAST_PART);
            scale = States.binaryScale(given);
            states = States.scaled(given, scale); // fourth powers of others would leave the range
            this.monitor = monitor;
            parts = IndependentRuns.ofRecord(states, PARTS);
            lags = IntStream.rangeClosed(0, Math.min(longest, parts.times() / 2))
                    .toArray();
        }

        Found found() {
            final List<List<Object>> components = new ArrayList<>();
            final PrincipalComponents all = PrincipalComponents.of(parts, monitor.silent());
            monitor.progress(0.4);
            final double[] variances = all.variances();
            final double sum = Arrays.stream(variances).sum();
            if (!(sum > 0)) {
                throw new IllegalArgumentException("the states do not vary, so there is nothing to remember");
            }
            double slowest = 0;
            for (int k = 0; k < variances.length && variances[k] > Math.ulp(variances[0]) * variances.length; k++) {
                monitor.checkCancelled();
                final LagFunction own = all.autocovariance(k, time, lags);
                final Estimated scaleOfTime = own.integralTime();
                slowest = Math.max(slowest, scaleOfTime.value());
                components.add(Arrays.asList(
                        k + 1L,
                        Math.scalb(variances[k], -2 * scale),
                        variances[k] / sum,
                        scaleOfTime.value(),
                        orNull(scaleOfTime.standardError()),
                        remembers(own)));
            }
            monitor.progress(0.6);
            final LagFunction single = parts.covariances(time, lags);
            final LagFunction both = parts.twoTimes(time, monitor.part(0.6, 1), lags);
            final List<List<Object>> rows = new ArrayList<>();
            for (int l = 0; l < lags.length; l++) {
                rows.add(Arrays.asList(
                        single.lags()[l],
                        Math.scalb(single.at(l).value(), -2 * scale),
                        scaled(single.at(l).standardError(), -2),
                        Math.scalb(both.at(l).value(), -4 * scale),
                        scaled(both.at(l).standardError(), -4)));
            }
            return new Found(components, rows, interval, neurons(), times(), note(slowest));
        }

        private boolean remembers(LagFunction own) {
            final double[] values = own.values();
            return values[values.length - 1] > REMEMBERS * values[0];
        }

        private String note(double slowest) {
            final List<String> sentences = new ArrayList<>();
            if (lags.length <= longest) {
                sentences.add("the longest lag is " + (lags.length - 1) + " rows, half of an eighth of the record");
            }
            if (slowest * LEAST_MEMORIES > parts.times() * time) {
                sentences.add(
                        "the slowest component remembers for more than a tenth of an eighth of the record: errors do not"
                                + " cover");
            }
            return String.join("; ", sentences);
        }

        private Double orNull(OptionalDouble value) {
            return value.isPresent() ? (Double) value.getAsDouble() : null;
        }

        private Double scaled(OptionalDouble value, int power) {
            return value.isPresent() ? (Double) Math.scalb(value.getAsDouble(), power * scale) : null;
        }

        /** Of the first coordinates, over all parts. */
        private double[][] neurons() {
            final int count = Math.min(SHOWN, states[0].length);
            final double[][] covariance = new double[count][count];
            final double unit = Math.scalb(1.0 / PARTS / parts.times(), -2 * scale);
            for (int a = 0; a < PARTS; a++) {
                for (double[] state : parts.states(a)) {
                    for (int i = 0; i < count; i++) {
                        for (int j = 0; j < count; j++) {
                            covariance[i][j] += unit * state[i] * state[j];
                        }
                    }
                }
            }
            return covariance;
        }

        /** Of the first rows, over all coordinates. */
        private double[][] times() {
            final int count = Math.min(SHOWN, PARTS * parts.times());
            final double[][] first = IntStream.range(0, count)
                    .mapToObj(t -> parts.states(t / parts.times())[t % parts.times()])
                    .toArray(double[][]::new);
            final double[][] covariance = IndependentRuns.timeCovariance(first, monitor.silent());
            for (double[] row : covariance) {
                Arrays.setAll(row, t -> Math.scalb(row[t], -2 * scale));
            }
            return covariance;
        }
    }
}
