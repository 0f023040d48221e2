package org.tailspin.cli.options;

import java.util.Map;
import java.util.stream.Collectors;
import org.tailspin.cli.input.Numbers;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.recipe.RecipeValues;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** How networks move: an option for every column of it. */
public final class DynamicsOptions {

    private static final Map<RecipeColumn, String> DEFAULTS = Map.of(
            RecipeColumn.DYNAMICS, Dynamics.DEFAULT.kind().label(),
            RecipeColumn.NONLINEARITY, Dynamics.DEFAULT.nonlinearity().label(),
            RecipeColumn.NOISE, Numbers.plain(Dynamics.DEFAULT.noise()),
            RecipeColumn.INPUT, Dynamics.InputKind.NONE.label(),
            RecipeColumn.SCHEME, FlowSettings.DEFAULT.scheme().label(),
            RecipeColumn.DT, Numbers.plain(FlowSettings.DEFAULT_TIME_STEP),
            RecipeColumn.TIME_CONSTANT, Numbers.plain(FlowSettings.DEFAULT_TIME_CONSTANT),
            RecipeColumn.LEAK, Numbers.plain(Dynamics.DEFAULT_LEAK),
            RecipeColumn.DAMPING, Numbers.plain(Dynamics.DEFAULT_DAMPING));

    private final ColumnOptions options = new ColumnOptions();

    /** Adds the options to those of the command. */
    @Spec
    void addTo(CommandSpec mixin) {
        for (RecipeColumn column : RecipeValues.DYNAMICS) {
            final String more = column == RecipeColumn.BIAS
                    ? "; " + ListArgument.SYNTAX
                    : DEFAULTS.containsKey(column) ? " (default: " + DEFAULTS.get(column) + ")" : "";
            if (column == RecipeColumn.NONLINEARITY) {
                options.add(mixin, column, more, "--phi");
            } else {
                options.add(mixin, column, more);
            }
        }
    }

    /**
     * @return names of the options that are given, as an enumeration; empty if none is
     */
    String given() {
        return options.values().keySet().stream().map(ColumnOptions::option).collect(Collectors.joining(", "));
    }

    /**
     * Returns whether anything was said of the dynamics.
     *
     * @return whether one of the options was given
     */
    public boolean isGiven() {
        return !options.values().isEmpty();
    }

    /**
     * @return whether the noise was given
     */
    public boolean hasNoise() {
        return options.has(RecipeColumn.NOISE);
    }

    /** Adds what holds where nothing is given. */
    public void usual(Map<String, String> values) {
        final Dynamics.Kind kind = dynamics().kind();
        for (RecipeColumn column : RecipeValues.DYNAMICS) {
            final boolean applies =
                    switch (column) {
                        case SCHEME, TIME_CONSTANT -> kind == Dynamics.Kind.FLOW;
                        case DT -> kind.isContinuous();
                        case LEAK -> kind == Dynamics.Kind.LEAKY_MAP;
                        case DAMPING -> kind == Dynamics.Kind.SECOND_ORDER;
                        default -> DEFAULTS.containsKey(column);
                    };
            if (applies && !options.has(column)) {
                values.put(ColumnOptions.option(column).substring(2), DEFAULTS.get(column));
            }
        }
    }

    /**
     * @return the dynamics
     * @throws IllegalArgumentException for an unknown name, or a value that is missing, superfluous or out of range
     */
    public Dynamics dynamics() {
        return RecipeValues.dynamics(options);
    }
}
