package org.tailspin.cli.network;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import org.tailspin.cli.options.Converters;
import org.tailspin.core.analysis.StatesAnalysis;
import org.tailspin.core.dimension.CovarianceSettings;
import org.tailspin.core.dimension.LevinaBickel;
import org.tailspin.core.dimension.ScalingRange;
import org.tailspin.core.dimension.SurrogateTest;
import picocli.CommandLine.Option;

/** How to estimate the dimensions of a cloud of states. */
final class DimensionOptions {

    @Option(
            names = "--theiler",
            paramLabel = "W",
            description = "Pairs of states at most W apart in time are no neighbours (default: "
                    + StatesAnalysis.MEMORIES + " times the measured memory of the states, 0 for rows without order).")
    private Integer theiler;

    @Option(
            names = "--range",
            paramLabel = "LO:HI",
            converter = Converters.Ranges.class,
            description = "Scaling range of the correlation dimension, in the unit of the states (default: chosen by"
                    + " the number of pairs, above the resolution of the data).")
    private ScalingRange range;

    @Option(
            names = "--surrogates",
            paramLabel = "N",
            description = "Surrogates of linear noise with the same values and spectra (IAAFT), at least "
                    + SurrogateTest.DEFAULT_SURROGATES
                    + ", with which the correlation dimension is compared; 0 for no test"
                    + " (default: " + SurrogateTest.DEFAULT_SURROGATES + "; 0 for --networks).")
    private Integer surrogates;

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
     * @param defaultSurrogates where no number was given
     * @return all dimensions
     * @throws IllegalArgumentException if a setting is out of range
     */
    StatesAnalysis analysis(int defaultSurrogates) {
        return new StatesAnalysis(
                EnumSet.allOf(StatesAnalysis.Method.class),
                new CovarianceSettings(blocks, lags),
                Optional.ofNullable(range),
                theiler == null ? OptionalInt.empty() : OptionalInt.of(theiler),
                neighbours,
                surrogates == null ? defaultSurrogates : surrogates);
    }
}
