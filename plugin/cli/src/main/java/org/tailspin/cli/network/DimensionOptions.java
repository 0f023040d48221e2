package org.tailspin.cli.network;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.tailspin.cli.options.Converters;
import org.tailspin.core.analysis.LagAnalysis;
import org.tailspin.core.analysis.SeriesAnalysis;
import org.tailspin.core.analysis.StatesAnalysis;
import org.tailspin.core.dimension.CovarianceSettings;
import org.tailspin.core.dimension.LevinaBickel;
import org.tailspin.core.dimension.ScalingRange;
import org.tailspin.core.dimension.SeriesExponent;
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
                    + ", with which the correlation dimension, and the predictions of an exponent, are compared; 0 for no test of the dimension"
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
            description =
                    "Longest lag of the autocorrelation that tells how many states are independent, and of --component-times"
                            + " and --lag-functions (default: ${DEFAULT-VALUE}).")
    private int lags;

    @Option(
            names = "--exponent",
            description =
                    "Add the largest Lyapunov exponent of the recorded series, by the separation of neighbours in delay"
                            + " embeddings (Rosenstein, Kantz), or why it cannot be told. Rows must follow each other in equal times.")
    private boolean isExponentWanted;

    @Option(
            names = "--dt",
            paramLabel = "T",
            description =
                    "Time between two rows, for exponents and time scales (default: that of a column of times that"
                            + " rises by equal steps; otherwise they are per row, and in rows).")
    private Double interval;

    @Option(
            names = "--embedding",
            paramLabel = "M",
            description =
                    "Delays of the smallest of three embeddings, at least 1 (default: chosen by false nearest neighbours).")
    private Integer embedding;

    @Option(
            names = "--delay",
            paramLabel = "ROWS",
            description = "Rows between two delays, at least 1 (default: chosen by the autocorrelation and, of one"
                    + " column, the first minimum of the mutual information).")
    private Integer delay;

    /**
     * How to estimate the exponent of a series, checked.
     *
     * @param isTimeAsked whether something else needs the time between two rows
     * @return the analysis; empty if it is not asked for
     * @throws IllegalArgumentException if a setting is out of range, or there without the exponent
     */
    Optional<SeriesAnalysis> series(boolean isTimeAsked) {
        if (!isExponentWanted) {
            if (interval != null && !isTimeAsked) {
                throw new IllegalArgumentException("--dt " + interval
                        + " is about --exponent, --component-times, --lag-functions and --lag-picture");
            }
            if (embedding != null || delay != null) {
                throw new IllegalArgumentException(
                        "--embedding and --delay are about the exponent of a series, which --exponent asks for");
            }
            return Optional.empty();
        }
        return Optional.of(new SeriesAnalysis(
                new SeriesExponent(
                        optional(embedding),
                        optional(delay),
                        optional(theiler),
                        surrogates == null || surrogates == 0 ? SurrogateTest.DEFAULT_SURROGATES : surrogates),
                interval()));
    }

    private OptionalDouble interval() {
        return interval == null ? OptionalDouble.empty() : OptionalDouble.of(interval);
    }

    /**
     * How states remember, checked.
     *
     * @return the analysis
     * @throws IllegalArgumentException if a setting is out of range
     */
    LagAnalysis lag() {
        return new LagAnalysis(lags, interval());
    }

    private static OptionalInt optional(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

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
                optional(theiler),
                neighbours,
                surrogates == null ? defaultSurrogates : surrogates);
    }
}
