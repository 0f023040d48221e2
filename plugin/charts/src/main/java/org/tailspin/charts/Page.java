package org.tailspin.charts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A chart for a browser, where it can be zoomed, read by hovering, and its curves switched off and on. The data are the text of
 * {@link #data}; the page that draws them is the same for the views of nodes and for reports, and needs no network.
 */
public final class Page {

    /** Rows or columns of a matrix, at most: more cells than this make a browser slow. */
    static final int MOST_ROWS = 256;

    /** Where the parts of the page lie beside this class. */
    private static final String FOLDER = "page/";

    private Page() {}

    /**
     * Describes a chart.
     *
     * @param chart to show
     * @return its panels, curves and small print as JSON
     */
    public static String data(Chart chart) {
        return data(chart, Spectra.NONE);
    }

    /**
     * Describes a chart of networks whose spectra are shown on demand.
     *
     * @param chart to show, with the names of networks at its points
     * @param spectra of these networks
     * @return its panels, curves, small print and the spectra as JSON
     */
    public static String data(Chart chart, Spectra spectra) {
        return data(chart, spectra, Map.of());
    }

    /**
     * The same with what the report of the page says of how it was made.
     *
     * @param chart to show, with the names of networks at its points
     * @param spectra of these networks
     * @param made names and values, such as those of versions and settings
     * @return its panels, curves, small print, the spectra and what made them as JSON
     */
    public static String data(Chart chart, Spectra spectra, Map<String, String> made) {
        final Sheet sheet = chart.view();
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", sheet.title());
        fields.put("sentences", chart.sentences());
        fields.put("remarks", sheet.remarks());
        fields.put("palette", Palette.names());
        fields.put("diverging", Palette.divergingNames());
        fields.put("sharedLegend", sheet.isLegendShared());
        fields.put(
                "columns",
                sheet.columns().stream()
                        .map(column -> ordered(
                                "weight",
                                column.weight(),
                                "panels",
                                column.panels().stream().map(Page::panel).toList()))
                        .toList());
        fields.put("spectra", spectra.fields());
        fields.put("made", made);
        return PageText.of(fields);
    }

    /** Fields in the order given: that of {@link Map#of} differs from run to run, and equal results have equal pages. */
    private static Map<String, Object> ordered(Object... namesAndValues) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    private static Map<String, Object> panel(Panel panel) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", panel.title());
        fields.put("square", panel.isSquare());
        if (panel.isEmpty()) {
            fields.put("kind", "nothing");
            fields.put("nothing", panel.nothing());
        } else if (panel instanceof XyPanel xy) {
            fields.put("kind", "xy");
            fields.put("x", axis(xy.x()));
            fields.put("y", axis(xy.y()));
            fields.put("curves", xy.curves().stream().map(Page::curve).toList());
            fields.put("marks", xy.marks().stream().map(Page::mark).toList());
        } else if (panel instanceof MapPanel map) {
            fields.put("kind", "map");
            fields.putAll(map.fields(MOST_ROWS));
        }
        return fields;
    }

    static Map<String, Object> axis(Axis axis) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("label", axis.label());
        fields.put("log", axis.isLogarithmic());
        fields.put("whole", axis.kind() == Axis.Kind.WHOLE);
        fields.put("from", axis.from());
        fields.put("to", axis.to());
        fields.put(
                "ticks",
                axis.ticks().stream()
                        .map(tick -> List.of((Object) tick.position(), tick.text()))
                        .toList());
        return fields;
    }

    private static Map<String, Object> curve(Curve curve) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("label", curve.label());
        fields.put("colour", curve.colour());
        fields.put("style", curve.style().name());
        fields.put("spread", curve.spread().name());
        fields.put("x", IntStream.range(0, curve.size()).mapToDouble(curve::x).toArray());
        fields.put("y", IntStream.range(0, curve.size()).mapToDouble(curve::y).toArray());
        if (curve.spread() != Curve.Spread.NONE) {
            fields.put(
                    "low",
                    IntStream.range(0, curve.size()).mapToDouble(curve::low).toArray());
            fields.put(
                    "high",
                    IntStream.range(0, curve.size()).mapToDouble(curve::high).toArray());
        }
        if (!curve.names().isEmpty()) {
            fields.put("names", curve.names());
        }
        return fields;
    }

    private static Map<String, Object> mark(Mark mark) {
        return ordered(
                "label", mark.label(),
                "colour", mark.colour(),
                "theory", mark.isTheory(),
                "vertical", mark.isVertical(),
                "at", mark.at());
    }

    /**
     * Puts charts into a page of its own.
     *
     * @param data of a chart, from {@link #data}
     * @return what stands in a page at the place of the chart; the page also needs {@link #scripts} once
     */
    public static String element(String data) {
        return "<div class=\"tailspin-chart\"><script type=\"application/json\">" + data + "</script></div>";
    }

    /** {@return styles and scripts that draw every {@link #element} of a page, to stand at its end} */
    public static String scripts() {
        return "<style>" + part("page.css") + "</style><script>" + part("echarts.min.js") + "</script><script>"
                + part("page.js") + "tailspin.all();</script>";
    }

    private static String part(String name) {
        try (InputStream in = Page.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the part " + name + " of the page is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the part " + name + " of the page cannot be read", e);
        }
    }

    /**
     * The spectra of networks, for those who click on one. Not thread-safe.
     */
    public static final class Spectra {

        /** No spectra. */
        public static final Spectra NONE = new Spectra("");

        /** Numbers of all spectra together, at most: a page of more would open slowly. */
        private static final int MOST_NUMBERS = 200_000;

        private final String unit;
        private final List<Map<String, Object>> networks = new ArrayList<>();
        private int numbers;

        /**
         * Begins without a spectrum.
         *
         * @param unit of the exponents, such as "nats per step"
         */
        public Spectra(String unit) {
            this.unit = unit;
        }

        /**
         * Adds a network, as long as there is room for it.
         *
         * @param name of the network, as at the points of the chart
         * @param exponents descending
         * @param errors standard errors, one per exponent
         */
        public void add(String name, double[] exponents, double[] errors) {
            numbers += exponents.length;
            if (numbers <= MOST_NUMBERS) {
                networks.add(ordered("name", name, "exponents", exponents.clone(), "errors", errors.clone()));
            }
        }

        private Map<String, Object> fields() {
            return ordered("unit", unit, "networks", networks);
        }
    }
}
