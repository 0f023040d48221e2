package org.tailspin.core.analysis;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tailspin.core.coupling.CouplingStatistics;
import org.tailspin.core.coupling.MatrixSpectrum;
import org.tailspin.core.coupling.ModeOverlaps;
import org.tailspin.core.coupling.SingularRanks;
import org.tailspin.core.coupling.TailIndex;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.table.DetailColumn;

/**
 * What the coupling matrix of a network is like, or why nothing is known of it.
 *
 * @param recipe the network
 * @param statistics of the matrix, the gain included
 * @param spectrum of the matrix at unit gain, if it was asked for
 * @param overlaps of the modes of the matrix, if they were asked for
 * @param note why something is missing; empty otherwise
 */
public record CouplingResult(
        NetworkRecipe recipe,
        Optional<CouplingStatistics> statistics,
        Optional<MatrixSpectrum> spectrum,
        Optional<ModeOverlaps> overlaps,
        String note) {

    /** The columns of the statistics, in the order of tables. */
    public static final List<DetailColumn> COLUMNS = List.of(
            DetailColumn.WEIGHT_MEAN,
            DetailColumn.WEIGHT_SD,
            DetailColumn.SPARSITY,
            DetailColumn.G_EFF_MATRIX,
            DetailColumn.SINGULAR_VALUE_EXCESS,
            DetailColumn.SINGULAR_VALUE_EXCESS_NULL,
            DetailColumn.PR_SINGULAR,
            DetailColumn.PR_SINGULAR_IID,
            DetailColumn.PR_SINGULAR_SHUFFLED,
            DetailColumn.ENTROPY_RANK,
            DetailColumn.ENTROPY_RANK_IID,
            DetailColumn.ENTROPY_RANK_SHUFFLED,
            DetailColumn.STABLE_RANK,
            DetailColumn.STABLE_RANK_IID,
            DetailColumn.STABLE_RANK_SHUFFLED,
            DetailColumn.SPECTRAL_RADIUS,
            DetailColumn.TAIL_INDEX,
            DetailColumn.TAIL_INDEX_SE,
            DetailColumn.TAIL_COUNT);

    /** The columns of the overlaps, for who asked for them. */
    public static final List<DetailColumn> OVERLAP_COLUMNS = List.of(
            DetailColumn.OVERLAP_RMS,
            DetailColumn.OVERLAP_RMS_NULL,
            DetailColumn.OVERLAP_MODES,
            DetailColumn.OVERLAPS_BEYOND,
            DetailColumn.OVERLAP_P_VALUE);

    /**
     * {@return its value, a {@code Double} or a {@code Long}, or null}
     *
     * @param column one of {@link #COLUMNS} or {@link #OVERLAP_COLUMNS}
     */
    public Object of(DetailColumn column) {
        return OVERLAP_COLUMNS.contains(column)
                ? overlaps.map(modes -> of(column, modes)).orElse(null)
                : statistics.map(s -> of(column, s)).orElse(null);
    }

    /**
     * {@return its value, a {@code Double} or a {@code Long}}
     *
     * @param column one of {@link #OVERLAP_COLUMNS}
     * @param modes of a matrix
     */
    public static Object of(DetailColumn column, ModeOverlaps modes) {
        return switch (column) {
            case OVERLAP_RMS -> modes.rootMeanSquare();
            case OVERLAP_RMS_NULL -> modes.nullDeviation();
            case OVERLAP_MODES -> (long) modes.nullTest().modes();
            case OVERLAPS_BEYOND -> (long) modes.nullTest().beyond();
            case OVERLAP_P_VALUE -> modes.nullTest().probability();
            default -> throw new IllegalArgumentException("no statistic of overlaps: " + column.label());
        };
    }

    /**
     * {@return its value, a {@code Double} or a {@code Long}, or null}
     *
     * @param column one of {@link #COLUMNS}
     * @param s statistics of a matrix
     */
    public static Object of(DetailColumn column, CouplingStatistics s) {
        return switch (column) {
            case WEIGHT_MEAN -> s.mean();
            case WEIGHT_SD -> s.standardDeviation();
            case SPARSITY -> s.sparsity();
            case G_EFF_MATRIX -> s.effectiveGain();
            case SINGULAR_VALUE_EXCESS -> boxed(s.singularValueExcess());
            case SINGULAR_VALUE_EXCESS_NULL -> boxed(s.singularValueExcessNull());
            case PR_SINGULAR -> s.ranks().map(SingularRanks::participation).orElse(null);
            case PR_SINGULAR_IID -> SingularRanks.INDEPENDENT.participation();
            case PR_SINGULAR_SHUFFLED ->
                s.ranksShuffled().map(SingularRanks::participation).orElse(null);
            case ENTROPY_RANK ->
                s.ranks().map(SingularRanks::entropy).filter(Double::isFinite).orElse(null);
            case ENTROPY_RANK_IID -> SingularRanks.INDEPENDENT.entropy();
            case ENTROPY_RANK_SHUFFLED ->
                s.ranksShuffled()
                        .map(SingularRanks::entropy)
                        .filter(Double::isFinite)
                        .orElse(null);
            case STABLE_RANK ->
                s.ranks().map(SingularRanks::stable).filter(Double::isFinite).orElse(null);
            case STABLE_RANK_IID -> SingularRanks.INDEPENDENT.stable();
            case STABLE_RANK_SHUFFLED ->
                s.ranksShuffled()
                        .map(SingularRanks::stable)
                        .filter(Double::isFinite)
                        .orElse(null);
            case SPECTRAL_RADIUS -> s.spectralRadius();
            case TAIL_INDEX -> s.tail().map(TailIndex::index).orElse(null);
            case TAIL_INDEX_SE -> s.tail().map(TailIndex::standardError).orElse(null);
            case TAIL_COUNT -> s.tail().map(tail -> (long) tail.count()).orElse(null);
            default -> throw new IllegalArgumentException("no statistic of a matrix: " + column.label());
        };
    }

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }

    /**
     * {@return why it may have no value}
     *
     * @param column one of {@link #COLUMNS} or {@link #OVERLAP_COLUMNS}
     */
    public String reason(DetailColumn column) {
        return statistics.isEmpty() ? note : absence(column);
    }

    /**
     * {@return why a matrix whose statistics are known may have no value in it}
     *
     * @param column one of {@link #COLUMNS} or {@link #OVERLAP_COLUMNS}
     */
    public static String absence(DetailColumn column) {
        return switch (column) {
            case SINGULAR_VALUE_EXCESS, SINGULAR_VALUE_EXCESS_NULL, PR_SINGULAR, PR_SINGULAR_SHUFFLED ->
                "all weights are 0";
            case ENTROPY_RANK, ENTROPY_RANK_SHUFFLED, STABLE_RANK, STABLE_RANK_SHUFFLED ->
                "all weights are 0, or they are kept as a list, whose singular values are not all computed";
            case TAIL_INDEX, TAIL_INDEX_SE, TAIL_COUNT ->
                "a tail index needs at least " + TailIndex.MIN_WEIGHTS
                        + " weights other than 0, not all of one modulus";
            default -> "the value exceeds the range of a double";
        };
    }
}
