package org.tailspin.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Quantities against gain, one panel each: for each series a line through the means over realisations, the realisations
 * themselves where they are few, and a band of one standard deviation to either side where they are many, the gain at which chaos was measured to set in, and, dashed and of the same colour,
 * what theory predicts and g*.
 *
 * @param title above the panels
 * @param gainLabel of the horizontal axis, with the convention of the gain
 * @param isLogarithmic whether the axis of the gain is; gains that are not positive are then not shown
 * @param quantities one panel each, at least 1
 * @param sentences what is seen, in words
 */
public record GainChart(
        String title, String gainLabel, boolean isLogarithmic, List<Quantity> quantities, List<String> sentences)
        implements Chart {

    /** So many realisations are shown one by one: a standard deviation of so few is hardly known, and may reach below 0. */
    private static final int FEW = 6;

    /** Label of the axis for stable couplings. */
    public static final String STABLE_GAIN = "gain g (scale of a weight \u00d7 N^(1/\u03b1))";

    /** Label of the axis for Gaussian couplings. */
    public static final String GAUSSIAN_GAIN = "gain g_eff (standard deviation of a weight \u00d7 \u221aN)";

    /** Label of the axis for couplings of other laws, or of several. */
    public static final String GAIN = "gain (in the convention of each ensemble)";

    /** Label of the largest exponent, per step. */
    public static final String LYAPUNOV_MAX = "largest exponent \u03bb (nats per step)";

    /** Label of the largest exponent of a flow. */
    public static final String LYAPUNOV_MAX_PER_TIME = "largest exponent \u03bb (nats per unit of time)";

    /** Label of the Kaplan-Yorke dimension. */
    public static final String KAPLAN_YORKE = "Kaplan-Yorke dimension";

    /** Label of the participation ratio. */
    public static final String PARTICIPATION_RATIO = "participation ratio";

    /**
     * What is drawn against gain.
     *
     * @param label of its axis, with its unit
     * @param series one colour each, the same in every panel
     * @param floor which the quantity cannot be below; minus infinity for none
     */
    public record Quantity(String label, List<GainSeries> series, double floor) {

        /** Copies the list. */
        public Quantity {
            series = List.copyOf(series);
        }

        /**
         * A quantity of any sign.
         *
         * @param label of its axis, with its unit
         * @param series one colour each, the same in every panel
         */
        public Quantity(String label, List<GainSeries> series) {
            this(label, series, Double.NEGATIVE_INFINITY);
        }
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException without a quantity
     */
    public GainChart {
        quantities = List.copyOf(quantities);
        sentences = List.copyOf(sentences);
        if (quantities.isEmpty()) {
            throw new IllegalArgumentException("a chart must have at least 1 quantity, but has 0");
        }
    }

    /**
     * A chart without words.
     *
     * @param title above the panels
     * @param gainLabel of the horizontal axis, with the convention of the gain
     * @param isLogarithmic whether the axis of the gain is
     * @param quantities one panel each, at least 1
     */
    public GainChart(String title, String gainLabel, boolean isLogarithmic, List<Quantity> quantities) {
        this(title, gainLabel, isLogarithmic, quantities, List.of());
    }

    /**
     * {@return the chart with them}
     *
     * @param words what is seen
     */
    public GainChart saying(List<String> words) {
        return new GainChart(title, gainLabel, isLogarithmic, quantities, words);
    }

    /**
     * {@return a chart of the largest exponent}
     *
     * @param title above the panel
     * @param gainLabel of the horizontal axis, with the convention of the gain
     * @param isLogarithmic whether the axis of the gain is
     * @param series one colour each
     */
    public static GainChart lyapunovMax(
            String title, String gainLabel, boolean isLogarithmic, List<GainSeries> series) {
        return new GainChart(title, gainLabel, isLogarithmic, List.of(new Quantity(LYAPUNOV_MAX, series)));
    }

    @Override
    public Sheet sheet() {
        return sheet(false);
    }

    /** Every network as a point with its error beside the means. */
    @Override
    public Sheet view() {
        return sheet(true);
    }

    private Sheet sheet(boolean isOfNetworks) {
        final List<String> below = new ArrayList<>();
        if (!isOfNetworks) {
            // how many, and of a single series where; a page has all of them above
            final int said = quantities.get(0).series().size() == 1 ? 2 : 1;
            below.addAll(sentences.subList(0, Math.min(said, sentences.size())));
        }
        below.addAll(remarks());
        final Sheet sheet = Sheet.row(
                title,
                IntStream.range(0, quantities.size())
                        .mapToObj(i -> panel(quantities.get(i), i == 0, isOfNetworks))
                        .toList(),
                below);
        return quantities.size() > 1 ? sheet.sharedLegend() : sheet;
    }

    private static Curve networks(GainSeries series, int colour) {
        final List<GainSeries.Network> networks = series.networks();
        return Curve.points(
                        "",
                        colour,
                        networks.stream().mapToDouble(GainSeries.Network::gain).toArray(),
                        networks.stream().mapToDouble(GainSeries.Network::value).toArray())
                .bars(networks.stream().mapToDouble(GainSeries.Network::error).toArray())
                .named(networks.stream().map(GainSeries.Network::name).toList());
    }

    private Panel panel(Quantity quantity, boolean isFirst, boolean isOfNetworks) {
        final List<Curve> curves = new ArrayList<>();
        final List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < quantity.series().size(); i++) {
            final GainSeries one = quantity.series().get(i);
            final List<GainSeries.Point> points = one.points();
            final String label = isFirst ? legend(one) : one.label();
            final double[] gains =
                    points.stream().mapToDouble(GainSeries.Point::gain).toArray();
            final double[] means =
                    points.stream().mapToDouble(GainSeries.Point::mean).toArray();
            final boolean areShown = areFew(one);
            curves.add(
                    areShown
                            ? Curve.line(label, i, gains, means)
                            : Curve.linePoints(label, i, gains, means)
                                    .band(points.stream()
                                            .mapToDouble(GainSeries.Point::deviation)
                                            .toArray())
                                    .notBelow(quantity.floor()));
            if (!one.theory().isEmpty()) {
                curves.add(Curve.theory(
                        "",
                        i,
                        one.theory().stream()
                                .mapToDouble(GainSeries.Prediction::gain)
                                .toArray(),
                        one.theory().stream()
                                .mapToDouble(GainSeries.Prediction::value)
                                .toArray()));
            }
            if ((areShown || isOfNetworks) && !one.networks().isEmpty()) {
                curves.add(networks(one, i).notBelow(quantity.floor()));
            }
            if (one.transition().isPresent()) {
                marks.add(Mark.theory("", i, one.transition().getAsDouble()));
            }
            if (one.critical().isPresent()) {
                marks.add(Mark.vertical("", i, one.critical().getAsDouble()));
            }
        }
        return XyPanel.of("", Axis.of(gainLabel, isLogarithmic), Axis.linear(quantity.label()), curves)
                .marks(marks)
                .nothing("Nothing to draw: no network has a finite value.");
    }

    /** Whether some gain has several realisations, but none so many that a standard deviation says more than they do. */
    private static boolean areFew(GainSeries series) {
        final int most =
                series.points().stream().mapToInt(GainSeries.Point::count).max().orElse(0);
        final int all =
                series.points().stream().mapToInt(GainSeries.Point::count).sum();
        return most > 1 && most <= FEW && series.networks().size() == all;
    }

    private static String legend(GainSeries series) {
        return series.transition().isEmpty()
                ? series.label()
                : String.format(
                        Locale.ROOT,
                        "%s (g* = %.3g)",
                        series.label(),
                        series.transition().getAsDouble());
    }

    private List<String> remarks() {
        final int[] counts = series().flatMap(one -> one.points().stream())
                .mapToInt(GainSeries.Point::count)
                .distinct()
                .sorted()
                .toArray();
        final List<String> remarks = new ArrayList<>();
        if (counts.length > 0) {
            remarks.add(realisations(counts, series().anyMatch(GainChart::areFew)));
        }
        final String lines = lines();
        if (!lines.isEmpty()) {
            remarks.add(lines);
        }
        final int missing = series().mapToInt(GainSeries::missing).sum();
        if (counts.length > 0 && missing > 0) {
            remarks.add("left out: " + missing + (missing == 1 ? " value that is" : " values that are") + " missing");
        }
        return remarks;
    }

    /** The numbers of realisations, ascending. */
    private static String realisations(int[] counts, boolean areShown) {
        final int most = counts[counts.length - 1];
        return most == 1
                ? "one realisation for each gain"
                : "line: mean over " + (counts.length == 1 ? "" : counts[0] + " to ") + most
                        + " realisations; "
                        + (areShown
                                ? "points: realisations, with their errors over time"
                                : "band: one standard deviation over realisations to either side");
    }

    /** What the straight and the dashed lines are. */
    private String lines() {
        final List<String> lines = new ArrayList<>();
        if (series().anyMatch(one -> !one.theory().isEmpty())) {
            lines.add("dashed curve: theory");
        }
        if (series().anyMatch(one -> one.transition().isPresent())) {
            lines.add("dashed vertical: g*(N, \u03b1), where rest becomes unstable (annealed theory)");
        }
        if (series().anyMatch(one -> one.critical().isPresent())) {
            lines.add("vertical: measured onset of chaos");
        }
        return String.join("; ", lines);
    }

    private Stream<GainSeries> series() {
        return quantities.stream().flatMap(quantity -> quantity.series().stream());
    }
}
