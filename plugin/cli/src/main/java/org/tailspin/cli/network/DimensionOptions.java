package org.tailspin.cli.network;

import java.util.EnumSet;
import java.util.Optional;
import org.tailspin.cli.options.Converters;
import org.tailspin.core.dimension.CorrelationDimension;
import org.tailspin.core.dimension.CovarianceSettings;
import org.tailspin.core.dimension.LevinaBickel;
import org.tailspin.core.dimension.ScalingRange;
import org.tailspin.core.sweep.StatesAnalysis;
import picocli.CommandLine.Option;

/** How to estimate the dimensions of a cloud of states. */
final class DimensionOptions {

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
     * What to estimate, checked.
     *
     * @param defaultTheiler window where none was given
     * @return all dimensions
     * @throws IllegalArgumentException if a setting is out of range
     */
    StatesAnalysis analysis(int defaultTheiler) {
        return new StatesAnalysis(
                EnumSet.allOf(StatesAnalysis.Method.class),
                new CovarianceSettings(blocks, lags),
                Optional.ofNullable(range),
                theiler == null ? defaultTheiler : theiler,
                neighbours);
    }
}
