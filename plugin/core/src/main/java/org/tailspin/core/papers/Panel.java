package org.tailspin.core.papers;

import java.util.List;

/**
 * One picture of a figure, as data.
 *
 * @param name short, unique in its figure, fit for a file name
 * @param title above the picture
 * @param x what the abscissa is, with its unit
 * @param y what was measured, with its unit
 * @param isLogarithmic whether the abscissa is spread by its logarithm
 * @param series the curves
 */
public record Panel(String name, String title, String x, String y, boolean isLogarithmic, List<Series> series) {

    /** The gain of stable weights. */
    static final String GAIN = "gain g (scale of a weight × N^(1/α))";

    /** Copies the series. */
    public Panel {
        series = List.copyOf(series);
    }
}
