package org.tailspin.cli.options;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.recipe.RecipeValues;
import org.tailspin.core.table.ColumnType;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options that are columns of recipes: {@code --input-spread} is {@code input_spread}, with its description. What they are
 * worth, the core says, as it does of the rows of a table.
 */
final class ColumnOptions implements RecipeValues.Source {

    private final Map<RecipeColumn, Object> values = new TreeMap<>();

    /**
     * Adds an option.
     *
     * @param spec of the command or mixin
     * @param column what it sets
     * @param more what its description says beyond that of the column, such as a default; may be empty
     * @param aliases other names
     */
    void add(CommandSpec spec, RecipeColumn column, String more, String... aliases) {
        add(spec, column, more, typeOf(column), null, aliases);
    }

    /** Adds an option that takes several values, with commas between them, and ranges of numbers: a {@code List}. */
    void addList(CommandSpec spec, RecipeColumn column, String more) {
        final boolean isNumber =
                typeOf(column) == Double.class && !column.equals(RecipeColumn.of(EnsembleParameter.ZERO_DIAGONAL));
        add(spec, column, more, isNumber ? Converters.NumberList.class : List.class, isNumber ? null : ",");
    }

    private void add(
            CommandSpec spec, RecipeColumn column, String more, Class<?> type, String split, String... aliases) {
        final String[] names = new String[1 + aliases.length];
        names[0] = option(column);
        System.arraycopy(aliases, 0, names, 1, aliases.length);
        final OptionSpec.Builder option = OptionSpec.builder(names)
                .type(type)
                .getter(new Value(column))
                .setter(new Value(column))
                .description(column.list().map(EnsembleList::description).orElse(column.description()) + more + ".");
        if (split != null) {
            option.auxiliaryTypes(typeOf(column)).splitRegex(split);
        }
        if (type == Converters.NumberList.class) {
            option.converters(new Converters.NumberLists());
        }
        if (column.isList()) {
            option.converters(text -> new ListArgument(column, text));
        }
        if (type == Boolean.class) {
            option.arity("0");
        } else if (column.equals(RecipeColumn.of(EnsembleParameter.ZERO_DIAGONAL))) {
            option.arity("0..1").fallbackValue("1").paramLabel("0|1");
        } else {
            final boolean isList = split != null || type == Converters.NumberList.class;
            option.arity("1").paramLabel(isList ? paramLabel(column) + ",..." : paramLabel(column));
        }
        spec.addOption(option.build());
    }

    private static String paramLabel(RecipeColumn column) {
        if (column.isList()) {
            return "FILE";
        }
        return column.type() == ColumnType.TEXT ? "NAME" : "X";
    }

    private static Class<?> typeOf(RecipeColumn column) {
        if (column.isList()) {
            return ListArgument.class;
        }
        return switch (column.type()) {
            case TEXT -> String.class;
            case FLAG -> Boolean.class;
            default -> Double.class;
        };
    }

    /**
     * {@return the name of its option}
     *
     * @param column of a recipe
     */
    static String option(RecipeColumn column) {
        return "--" + column.label().replace('_', '-');
    }

    /** The place of a value, which the parser fills. */
    private final class Value implements IGetter, ISetter {

        private final RecipeColumn column;

        Value(RecipeColumn column) {
            this.column = column;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T get() {
            return (T) values.get(column);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T set(T value) {
            final Object plain = value instanceof Converters.NumberList list ? list.values() : value;
            return (T) (plain == null ? values.remove(column) : values.put(column, plain));
        }
    }

    /** {@return what was given} */
    Map<RecipeColumn, Object> values() {
        return values;
    }

    @Override
    public boolean has(RecipeColumn column) {
        return values.containsKey(column);
    }

    @Override
    public Object value(RecipeColumn column) {
        return values.get(column) instanceof ListArgument list ? list.text() : values.get(column);
    }

    @Override
    public String name(RecipeColumn column) {
        return naming(column);
    }

    @Override
    public String absence(RecipeColumn column) {
        return missing(column);
    }

    /** How a sentence names an option. */
    static String naming(RecipeColumn column) {
        return "the option " + option(column);
    }

    /** What it says of one that is missing. */
    static String missing(RecipeColumn column) {
        return "is missing: " + column.description();
    }
}
