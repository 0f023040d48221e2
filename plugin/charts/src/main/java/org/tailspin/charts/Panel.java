package org.tailspin.charts;

import org.jfree.chart.JFreeChart;

/** One plot of a picture. */
public sealed interface Panel permits XyPanel, MapPanel {

    /** {@return its name above it; empty for none} */
    String title();

    /** {@return whether there is anything in it} */
    boolean isEmpty();

    /** {@return the one sentence that stands in place of an empty one} */
    String nothing();

    /** {@return whether the plot is as high as it is wide} */
    boolean isSquare();

    /** {@return the plot, with its axes and its legend, but not its title} */
    JFreeChart chart();
}
