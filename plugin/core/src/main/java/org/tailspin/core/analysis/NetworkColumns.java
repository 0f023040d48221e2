package org.tailspin.core.analysis;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.TableColumn;

/** The columns of the table of networks: the recipe of each, then what was measured of it. */
public final class NetworkColumns {

    /** All of them, in their order. */
    public static final List<TableColumn> ALL = Stream.<TableColumn>concat(
                    Stream.of(RecipeColumn.values()), Stream.of(MeasuredColumn.values()))
            .toList();

    private static final Map<TableColumn, Integer> POSITIONS =
            IntStream.range(0, ALL.size()).boxed().collect(Collectors.toMap(ALL::get, i -> i));

    private NetworkColumns() {}

    /**
     * @param column one of {@link #ALL}
     * @return its position there, from 0
     */
    public static int position(TableColumn column) {
        return POSITIONS.get(column);
    }

    /**
     * @param column one of {@link #ALL}
     * @param result a network
     * @return its value in this column, or null
     */
    public static Object of(TableColumn column, NetworkResult result) {
        return column instanceof RecipeColumn recipe
                ? recipe.of(result.recipe())
                : ((MeasuredColumn) column).of(result.measurement());
    }
}
