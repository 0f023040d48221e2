package org.tailspin.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * Running estimates against the steps they rest on, on a logarithmic axis, with a band of one standard error to either
 * side.
 *
 * @param title above the plot
 * @param stepsLabel of the horizontal axis, with its unit
 * @param label of the estimate, with its unit
 * @param estimates one colour each
 */
public record ConvergenceChart(String title, String stepsLabel, String label, List<Estimate> estimates)
        implements Chart {

    /**
     * One estimate as it settles. Immutable.
     */
    public static final class Estimate {

        private final String label;
        private final double[] steps;
        private final double[] values;
        private final double[] errors;

        /**
         * Copies an estimate over the length of the run.
         *
         * @param label for the legend
         * @param steps ascending, positive
         * @param values one estimate for each
         * @param errors standard errors; not finite where they are not known
         * @throws IllegalArgumentException if the arrays differ in length
         */
        public Estimate(String label, double[] steps, double[] values, double[] errors) {
            if (steps.length != values.length || steps.length != errors.length) {
                throw new IllegalArgumentException("a running estimate needs a value and an error for each number of"
                        + " steps, but " + label + " has " + steps.length + " numbers of steps, " + values.length
                        + " values and " + errors.length + " errors");
            }
            this.label = label;
            this.steps = steps.clone();
            this.values = values.clone();
            this.errors = errors.clone();
        }
    }

    /** Copies the list. */
    public ConvergenceChart {
        estimates = List.copyOf(estimates);
    }

    /**
     * Running means of numbers that come in batches of equal length, each with its standard error: the standard deviation of
     * the batches so far over the root of their number, which takes batches to be independent.
     *
     * @param label for the legend
     * @param batch steps in a batch, positive
     * @param means of the batches, in the order of time
     * @return the running estimate after each batch but the first, which has no error yet
     */
    public static Estimate ofBatches(String label, double batch, double[] means) {
        final int count = Math.max(0, means.length - 1);
        final double[] steps = new double[count];
        final double[] values = new double[count];
        final double[] errors = new double[count];
        double mean = 0;
        double squares = 0; // of the deviations from the mean so far (Welford 1962)
        for (int b = 0; b < means.length; b++) {
            final double off = means[b] - mean;
            mean += off / (b + 1);
            squares += off * (means[b] - mean);
            if (b > 0) {
                steps[b - 1] = batch * (b + 1);
                values[b - 1] = mean;
                errors[b - 1] = Math.sqrt(squares / b / (b + 1));
            }
        }
        return new Estimate(label, steps, values, errors);
    }

    @Override
    public Sheet sheet() {
        final List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < estimates.size(); i++) {
            final Estimate one = estimates.get(i);
            curves.add(Curve.linePoints(one.label, i, one.steps, one.values).band(one.errors));
        }
        return Sheet.of(
                title,
                XyPanel.of("", Axis.logarithmic(stepsLabel), Axis.linear(label), curves)
                        .nothing("Nothing to draw: no estimate is finite."),
                List.of("band: one standard error to either side"));
    }
}
