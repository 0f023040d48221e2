package org.tailspin.core.analysis;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.recipe.GainSweep;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.recipe.RecipeColumns;
import org.tailspin.core.table.TableColumn;

/**
 * The columns of a table of networks: the recipe of each, then what was measured of it.
 *
 * <p>A table has the columns that apply, and none that is empty whatever the networks do: of recipes those that {@link
 * RecipeColumns} says; of results those that were asked for. {@link #DIAGNOSTICS} are there on request. The columns follow
 * from choices of law and of measurement, never from a value that a loop may change.
 */
public final class NetworkColumns {

    /** All that a table of networks can have, in their order. */
    public static final List<TableColumn> ALL = Stream.<TableColumn>concat(
                    Stream.of(RecipeColumn.values()), Stream.of(MeasuredColumn.values()))
            .toList();

    /**
     * What checks a run, and what only some networks have: errors over time, which a run needs to be long for, and the period
     * of a cycle.
     */
    public static final Set<MeasuredColumn> DIAGNOSTICS = Collections.unmodifiableSet(EnumSet.of(
            MeasuredColumn.LYAPUNOV_MAX_ESS,
            MeasuredColumn.KAPLAN_YORKE_SE,
            MeasuredColumn.KS_ENTROPY_SE,
            MeasuredColumn.SUM_RULE_RESIDUAL,
            MeasuredColumn.FRAME_ERROR,
            MeasuredColumn.LYAPUNOV_LOCAL_SD,
            MeasuredColumn.LYAPUNOV_VECTOR_PR,
            MeasuredColumn.PR_X_SE,
            MeasuredColumn.PR_PHI_SE,
            MeasuredColumn.PR_PHI_CORRECTED,
            MeasuredColumn.PR_PHI_CORRECTED_SE,
            MeasuredColumn.EFFECTIVE_STATES,
            MeasuredColumn.KERNELS,
            MeasuredColumn.PERIOD));

    private static final Set<MeasuredColumn> TWINS =
            EnumSet.of(MeasuredColumn.LYAPUNOV_MAX_TWINS, MeasuredColumn.LYAPUNOV_MAX_TWINS_SE);

    private static final Set<MeasuredColumn> COVARIANT = EnumSet.of(
            MeasuredColumn.COVARIANT_VECTORS,
            MeasuredColumn.COVARIANT_ANGLE_MIN,
            MeasuredColumn.COVARIANT_ANGLE_LOW,
            MeasuredColumn.COVARIANT_ANGLE_MEDIAN);

    /** Without the covariances of a run. */
    private static final Set<MeasuredColumn> OF_COVARIANCES = EnumSet.of(
            MeasuredColumn.PR_X,
            MeasuredColumn.PR_X_SE,
            MeasuredColumn.PR_PHI_SE,
            MeasuredColumn.PR_PHI_CORRECTED,
            MeasuredColumn.PR_PHI_CORRECTED_SE,
            MeasuredColumn.EFFECTIVE_STATES);

    private final List<TableColumn> columns;
    private final Map<TableColumn, Integer> positions;

    private NetworkColumns(List<? extends TableColumn> recipe, List<? extends TableColumn> measured) {
        columns = Stream.<TableColumn>concat(recipe.stream(), measured.stream()).toList();
        positions = IntStream.range(0, columns.size()).boxed().collect(Collectors.toMap(columns::get, i -> i));
    }

    /**
     * {@return the columns of their table}
     *
     * @param plan of the networks
     * @param analysis of each
     * @param isWithDiagnostics whether their {@link #DIAGNOSTICS} are asked for
     */
    public static NetworkColumns of(GainSweep plan, NetworkAnalysis analysis, boolean isWithDiagnostics) {
        return new NetworkColumns(RecipeColumns.of(plan), measured(analysis, isWithDiagnostics));
    }

    /**
     * {@return the columns of what it measures}
     *
     * @param analysis of each network
     * @param isWithDiagnostics whether its {@link #DIAGNOSTICS} are asked for
     */
    public static List<MeasuredColumn> measured(NetworkAnalysis analysis, boolean isWithDiagnostics) {
        final int exponents = analysis.settings().exponents();
        final Set<MeasuredColumn> without = EnumSet.noneOf(MeasuredColumn.class);
        if (exponents != LyapunovSettings.ALL && exponents != LyapunovSettings.AUTO) {
            without.add(MeasuredColumn.SUM_RULE_RESIDUAL);
        }
        if (!analysis.isWithTwins()) {
            without.addAll(TWINS);
        }
        if (!analysis.isWithCovariant()) {
            without.addAll(COVARIANT);
        }
        if (analysis.precision().isEmpty()) {
            without.add(MeasuredColumn.CONVERGED);
        }
        if (analysis.dimensionsUpTo() == ActivityDimensions.NEVER) {
            without.addAll(OF_COVARIANCES);
        }
        final boolean isFull = exponents == LyapunovSettings.ALL;
        return Arrays.stream(MeasuredColumn.values())
                .filter(column -> !without.contains(column))
                .filter(column -> isWithDiagnostics
                        || !DIAGNOSTICS.contains(column)
                        || isFull && column == MeasuredColumn.SUM_RULE_RESIDUAL)
                .toList();
    }

    /**
     * {@return those that its table has}
     *
     * @param columns of what something else than a {@link NetworkAnalysis} measures
     * @param isWithDiagnostics whether {@link #DIAGNOSTICS} are asked for
     */
    public static List<MeasuredColumn> measured(Collection<MeasuredColumn> columns, boolean isWithDiagnostics) {
        return columns.stream()
                .filter(column -> isWithDiagnostics || !DIAGNOSTICS.contains(column))
                .toList();
    }

    /** {@return all columns, in their order} */
    public List<TableColumn> list() {
        return columns;
    }

    /**
     * {@return its position, from 0; empty if the table does not have it}
     *
     * @param column any
     */
    public OptionalInt position(TableColumn column) {
        final Integer position = positions.get(column);
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }

    /**
     * {@return its value in this column, or null}
     *
     * @param column one of {@link #ALL}
     * @param result a network
     */
    public static Object of(TableColumn column, NetworkResult result) {
        return column instanceof RecipeColumn recipe
                ? recipe.of(result.recipe())
                : ((MeasuredColumn) column).of(result.measurement());
    }
}
