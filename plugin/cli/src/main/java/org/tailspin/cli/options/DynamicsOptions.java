package org.tailspin.cli.options;

import java.util.Map;
import java.util.stream.Collectors;
import org.tailspin.cli.input.Numbers;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.sweep.Column;
import org.tailspin.core.sweep.Dynamics;
import org.tailspin.core.sweep.RecipeValues;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** How networks move: an option for every column of it. */
public final class DynamicsOptions {

    private static final Map<Column, String> DEFAULTS = Map.of(
            Column.DYNAMICS, Dynamics.DEFAULT.kind().label(),
            Column.NONLINEARITY, Dynamics.DEFAULT.nonlinearity().label(),
            Column.NOISE, Numbers.plain(Dynamics.DEFAULT.noise()),
            Column.INPUT, Dynamics.InputKind.NONE.label(),
            Column.SCHEME, FlowSettings.DEFAULT.scheme().label(),
            Column.DT, Numbers.plain(FlowSettings.DEFAULT_TIME_STEP),
            Column.TIME_CONSTANT, Numbers.plain(FlowSettings.DEFAULT_TIME_CONSTANT),
            Column.LEAK, Numbers.plain(Dynamics.DEFAULT_LEAK),
            Column.DAMPING, Numbers.plain(Dynamics.DEFAULT_DAMPING));

    private final ColumnOptions options = new ColumnOptions();

    /** Adds the options to those of the command. */
    @Spec
    void addTo(CommandSpec mixin) {
        for (Column column : RecipeValues.DYNAMICS) {
            final String more = column == Column.BIAS
                    ? "; " + ListArgument.SYNTAX
                    : DEFAULTS.containsKey(column) ? " (default: " + DEFAULTS.get(column) + ")" : "";
            if (column == Column.NONLINEARITY) {
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

    /** Adds what holds where nothing is given. */
    public void usual(Map<String, String> values) {
        final Dynamics.Kind kind = dynamics().kind();
        for (Column column : RecipeValues.DYNAMICS) {
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
