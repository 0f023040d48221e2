package org.tailspin.nodes.coupling;

import java.util.function.Supplier;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.widget.choices.Label;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.recipe.Grid;

/** One value, a range or a list, as dialogs have them for tail indices, effective ranks and gains. */
final class Several {

    enum Values {
        @Label(value = "Single value", description = "The same for all networks.")
        SINGLE,
        @Label(value = "Range", description = "Several values; the networks run through all of them.")
        RANGE,
        @Label(
                value = "List",
                description = "Any values, with commas between them; the networks run through all of them.")
        LIST
    }

    enum Spacing {
        @Label(value = "Linear", description = "Neighbours have the same difference.")
        LINEAR,
        @Label(value = "Logarithmic", description = "Neighbours have the same quotient.")
        LOGARITHMIC
    }

    /** Shown where this is chosen, and what else must hold does. */
    abstract static class IsChosen implements EffectPredicateProvider {

        private final Class<? extends ParameterReference<Values>> choice;
        private final Values values;
        private final Class<? extends EffectPredicateProvider> also;

        IsChosen(Class<? extends ParameterReference<Values>> choice, Values values) {
            this(choice, values, null);
        }

        IsChosen(
                Class<? extends ParameterReference<Values>> choice,
                Values values,
                Class<? extends EffectPredicateProvider> also) {
            this.choice = choice;
            this.values = values;
            this.also = also;
        }

        @Override
        public EffectPredicate init(PredicateInitializer i) {
            final EffectPredicate chosen = i.getEnum(choice).isOneOf(values);
            return also == null ? chosen : i.getPredicate(also).and(chosen);
        }
    }

    private Several() {}

    /**
     * {@return the values that the fields of a dialog say; those of one choice count}
     *
     * @param name of the parameter, for refusals
     * @param values which fields count
     * @param one value
     * @param range of values
     * @param list of values
     * @throws IllegalArgumentException for a range or list that is none
     */
    static double[] values(String name, Values values, double one, Supplier<Grid> range, String list) {
        return switch (values) {
            case SINGLE -> new double[] {one};
            case RANGE -> named(name, range).values();
            case LIST -> named(name, () -> Grid.list(list)).values();
        };
    }

    /** The gains that the fields of a dialog say; those of one choice count. */
    static Grid gains(Values values, double one, double from, double to, int count, Spacing spacing, String list) {
        return switch (values) {
            case SINGLE -> Grid.single(NetworkMap.checkGain(one));
            case RANGE -> named("gain", () -> new Grid(from, to, count, spacing == Spacing.LOGARITHMIC));
            case LIST -> named("gain", () -> Grid.list(list));
        };
    }

    /** Says which of the ranges a refusal is about. */
    static <T> T named(String range, Supplier<T> grid) {
        try {
            return grid.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(range + ": " + e.getMessage(), e);
        }
    }
}
