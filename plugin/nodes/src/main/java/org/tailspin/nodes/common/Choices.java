package org.tailspin.nodes.common;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.RecipeColumn;

/** What a table says of the laws and dynamics of its networks before its rows are read: the possible values of its columns. */
public final class Choices {

    private Choices() {}

    /**
     * {@return the laws that it may hold; empty if it does not say, or holds others, such as given matrices}
     *
     * @param spec of any table
     */
    public static List<EnsembleKind> laws(DataTableSpec spec) {
        return of(spec, RecipeColumn.ENSEMBLE, EnsembleKind.values(), EnsembleKind::label);
    }

    /**
     * {@return the dynamics that it may hold; empty if it does not say}
     *
     * @param spec of any table
     */
    public static List<Dynamics.Kind> dynamics(DataTableSpec spec) {
        return of(spec, RecipeColumn.DYNAMICS, Dynamics.Kind.values(), Dynamics.Kind::label);
    }

    private static <K> List<K> of(DataTableSpec spec, RecipeColumn column, K[] all, Function<K, String> label) {
        final Set<String> values = Stream.ofNullable(spec.getColumnSpec(column.label()))
                .map(found -> found.getDomain().getValues())
                .filter(Objects::nonNull)
                .flatMap(Set::stream)
                .map(DataCell::toString)
                .collect(Collectors.toSet());
        final List<K> known = Stream.of(all)
                .filter(kind -> values.contains(label.apply(kind)))
                .toList();
        return known.size() == values.size() ? known : List.of();
    }
}
