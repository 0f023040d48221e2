package org.tailspin.core.analysis;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tailspin.core.analysis.MeasuredColumn.Part;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.recipe.GainSweep;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.recipe.RecipeColumns;
import org.tailspin.core.table.TableColumn;

/**
 * The columns of a table of networks: the recipe of each, then what was measured of it.
 *
 * <p>A table has the columns that apply, and none that is empty whatever the networks do: of recipes those that {@link
 * RecipeColumns} says; of results those that were asked for. Diagnostics, {@link MeasuredColumn#isOnRequest()}, are there on
 * request. The columns follow
 * from choices of law and of measurement, never from a value that a loop may change.
 */
public final class NetworkColumns {

    /** All that a table of networks can have, in their order. */
    public static final List<TableColumn> ALL = Stream.<TableColumn>concat(
                    RecipeColumn.all().stream(), Stream.of(MeasuredColumn.values()))
            .toList();

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
     * @param isWithDiagnostics whether their diagnostics are asked for
     */
    public static NetworkColumns of(GainSweep plan, NetworkAnalysis analysis, boolean isWithDiagnostics) {
        return new NetworkColumns(RecipeColumns.of(plan), measured(analysis, isWithDiagnostics));
    }

    /**
     * {@return the columns of what it measures}
     *
     * @param analysis of each network
     * @param isWithDiagnostics whether its diagnostics are asked for
     */
    public static List<MeasuredColumn> measured(NetworkAnalysis analysis, boolean isWithDiagnostics) {
        final int exponents = analysis.settings().exponents();
        final Set<Part> run = EnumSet.of(Part.EXPONENTS, Part.ACTIVITY);
        if (analysis.isWithTwins()) {
            run.add(Part.TWINS);
        }
        if (analysis.isWithCovariant()) {
            run.add(Part.COVARIANT);
        }
        if (analysis.dimensionsUpTo() != ActivityDimensions.NEVER) {
            run.add(Part.COVARIANCES);
        }
        final Set<MeasuredColumn> without = EnumSet.noneOf(MeasuredColumn.class);
        if (exponents != LyapunovSettings.ALL && exponents != LyapunovSettings.AUTO) {
            without.add(MeasuredColumn.SUM_RULE_RESIDUAL);
        }
        if (analysis.precision().isEmpty()) {
            without.add(MeasuredColumn.CONVERGED);
        }
        final boolean isFull = exponents == LyapunovSettings.ALL;
        return Arrays.stream(MeasuredColumn.values())
                .filter(column -> run.contains(column.part()) && !without.contains(column))
                .filter(column -> isWithDiagnostics
                        || !column.isOnRequest()
                        || isFull && column == MeasuredColumn.SUM_RULE_RESIDUAL)
                .toList();
    }

    /**
     * {@return those that its table has}
     *
     * @param columns of what something else than a {@link NetworkAnalysis} measures
     * @param isWithDiagnostics whether diagnostics are asked for
     */
    public static List<MeasuredColumn> measured(Collection<MeasuredColumn> columns, boolean isWithDiagnostics) {
        return columns.stream()
                .filter(column -> isWithDiagnostics || !column.isOnRequest())
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
