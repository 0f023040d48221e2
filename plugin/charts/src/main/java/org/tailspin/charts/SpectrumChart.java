package org.tailspin.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lyapunov spectra: exponent against its index, one series per network, with bars of one standard error and, dashed and of
 * the same colour, what theory predicts.
 *
 * @param title above the plot
 * @param unit of the exponents, such as "nats per step"
 * @param series one colour each
 * @param sentences what is seen, in words
 */
public record SpectrumChart(String title, String unit, List<Series> series, List<String> sentences) implements Chart {

    /** The unit of exponents of a map. */
    public static final String PER_STEP = "nats per step";

    /** The unit of exponents of a flow. */
    public static final String PER_TIME = "nats per time";

    /** One network. Immutable. */
    public static final class Series {

        private final String label;
        private final double[] exponents;
        private final double[] errors;
        private final double[] theory;

        private Series(String label, double[] exponents, double[] errors, double[] theory) {
            this.label = label;
            this.exponents = exponents;
            this.errors = errors;
            this.theory = theory;
        }

        /**
         * Keeps the exponents that can be drawn.
         *
         * @param label its name
         * @param exponents descending; those that are not finite are left out
         */
        public Series(String label, double[] exponents) {
            this(label, exponents.clone(), new double[exponents.length], new double[0]);
        }

        /**
         * {@return the series with error bars}
         *
         * @param standardErrors one per exponent; none is drawn where it is not finite
         * @throws IllegalArgumentException unless there is one per exponent
         */
        public Series errors(double[] standardErrors) {
            if (standardErrors.length != exponents.length) {
                throw new IllegalArgumentException("there must be one error per exponent, but " + label + " has "
                        + exponents.length + " exponents and " + standardErrors.length + " errors");
            }
            return new Series(label, exponents, standardErrors.clone(), theory);
        }

        /**
         * {@return the series with the line of theory}
         *
         * @param predicted exponents at the index 1, 2, ...
         */
        public Series theory(double[] predicted) {
            return new Series(label, exponents, errors, predicted.clone());
        }

        private boolean hasErrors() {
            return Arrays.stream(errors).anyMatch(error -> error > 0);
        }

        private int missing() {
            return (int) Arrays.stream(exponents)
                    .filter(exponent -> !Double.isFinite(exponent))
                    .count();
        }
    }

    /** Copies the lists. */
    public SpectrumChart {
        series = List.copyOf(series);
        sentences = List.copyOf(sentences);
    }

    /**
     * A chart without words.
     *
     * @param title above the plot
     * @param unit of the exponents
     * @param series one colour each
     */
    public SpectrumChart(String title, String unit, List<Series> series) {
        this(title, unit, series, List.of());
    }

    /**
     * {@return the chart with these sentences}
     *
     * @param words what is seen
     */
    public SpectrumChart saying(List<String> words) {
        return new SpectrumChart(title, unit, series, words);
    }

    @Override
    public Sheet sheet() {
        return Sheet.of(title, panel(), remarks());
    }

    private Panel panel() {
        final List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            final Series one = series.get(i);
            final Curve curve = Curve.linePoints(one.label, i, indices(one.exponents.length), one.exponents);
            curves.add(one.hasErrors() ? curve.bars(one.errors) : curve);
            if (one.theory.length > 0) {
                curves.add(Curve.theory(
                        "theory" + (series.size() > 1 ? ", " + one.label : ""),
                        series.size() > 1 ? i : Curve.BLACK,
                        indices(one.theory.length),
                        one.theory));
            }
        }
        return XyPanel.of(
                        "",
                        Axis.whole("index of the exponent"),
                        Axis.linear("Lyapunov exponent (" + unit + ")"),
                        curves)
                .nothing("Nothing to draw: no exponent is finite.");
    }

    private static double[] indices(int count) {
        return IntStream.rangeClosed(1, count).asDoubleStream().toArray();
    }

    private List<String> remarks() {
        final List<String> remarks = new ArrayList<>();
        if (series.stream().anyMatch(Series::hasErrors)) {
            remarks.add("bars: one standard error over time");
        }
        final int missing = series.stream().mapToInt(Series::missing).sum();
        if (missing > 0) {
            remarks.add("left out: " + missing + (missing == 1 ? " exponent that is" : " exponents that are")
                    + " minus infinity");
        }
        return remarks;
    }
}
