package org.tailspin.nodes.common;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tailspin.core.coupling.ExplicitEnsemble;
import org.tailspin.core.sweep.Column;
import org.tailspin.core.sweep.NetworkRecipe;

/**
 * What the name of a network says of its recipe. A row whose columns were edited still carries the old name, and would be
 * taken for the old network in every table that refers to it; a name of the user's own says nothing, and fits all.
 */
final class NetworkName {

    private static final Pattern FORM =
            Pattern.compile("(\\S+?)(?: a=(\\S+))? g=(\\S+) N=(\\S+)(?: noise=(\\S+))? c(\\d+) s(\\d+)");

    private static final List<Column> PARTS = List.of(
            Column.ENSEMBLE,
            Column.ALPHA,
            Column.GAIN,
            Column.N,
            Column.NOISE,
            Column.COUPLING_SEED,
            Column.STATE_SEED);

    private NetworkName() {}

    /**
     * @param name in the table
     * @param recipe that the columns describe
     * @param isNoiseGiven whether the noise is one of the columns, in place of a setting
     * @throws IllegalArgumentException naming the columns that contradict the name
     */
    static void check(String name, NetworkRecipe recipe, boolean isNoiseGiven) {
        final Map<Column, String> said = parts(name);
        final Map<Column, String> described = parts(recipe.name());
        if (said.isEmpty()) {
            return;
        }
        final List<String> edited = PARTS.stream()
                .filter(part -> part != Column.NOISE || isNoiseGiven)
                // the name of an explicit matrix is its own
                .filter(part -> part != Column.ENSEMBLE || !isExplicit(recipe))
                .filter(part -> !Objects.equals(said.get(part), described.get(part)))
                .map(Column::label)
                .toList();
        if (!edited.isEmpty()) {
            throw new IllegalArgumentException("edited: the columns now describe '" + recipe.name() + "', but '"
                    + Column.NETWORK.label() + "' still says otherwise of " + String.join(", ", edited)
                    + "; give the network a new name as well");
        }
    }

    private static boolean isExplicit(NetworkRecipe recipe) {
        return recipe.disorder().ensemble() instanceof ExplicitEnsemble;
    }

    /** Empty for a name of another form. */
    private static Map<Column, String> parts(String name) {
        final Map<Column, String> parts = new LinkedHashMap<>();
        final Matcher matcher = FORM.matcher(name);
        if (matcher.matches()) {
            for (int i = 0; i < PARTS.size(); i++) {
                parts.put(PARTS.get(i), matcher.group(i + 1));
            }
        }
        return parts;
    }
}
