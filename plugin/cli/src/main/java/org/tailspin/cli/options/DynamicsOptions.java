package org.tailspin.cli.options;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.recipe.RecipeValues;
import org.tailspin.core.reservoir.ReservoirTask;
import org.tailspin.files.Numbers;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** How networks move: an option for every column of it. */
public final class DynamicsOptions {

    private static final Map<RecipeColumn, String> DEFAULTS = defaults();

    private static final Set<RecipeColumn> OF_KINDS = Dynamics.Kind.parametersOfAll();

    private final ColumnOptions options = new ColumnOptions();
    private final String defaultNoise;

    /** Creates options of networks that are as quiet as the dynamics are by default. */
    public DynamicsOptions() {
        this(DEFAULTS.get(RecipeColumn.NOISE));
    }

    private DynamicsOptions(String defaultNoise) {
        this.defaultNoise = defaultNoise;
    }

    /** {@return options of networks whose noise is that of their task, where it is not given} */
    public static DynamicsOptions ofTasks() {
        return new DynamicsOptions(Arrays.stream(ReservoirTask.Kind.values())
                .filter(kind -> kind.noise() > 0)
                .map(kind -> Numbers.plain(kind.noise()) + " of " + kind.label() + ", ")
                .collect(Collectors.joining("", "", DEFAULTS.get(RecipeColumn.NOISE) + " otherwise")));
    }

    /** Adds the options to those of the command. */
    @Spec
    void addTo(CommandSpec mixin) {
        for (RecipeColumn column : RecipeValues.DYNAMICS) {
            final String usual = RecipeColumn.NOISE.equals(column) ? defaultNoise : DEFAULTS.get(column);
            final String more = RecipeColumn.BIAS.equals(column)
                    ? "; " + ListArgument.SYNTAX
                    : usual != null ? " (default: " + usual + ")" : "";
            if (RecipeColumn.NONLINEARITY.equals(column)) {
                options.add(mixin, column, more, "--phi");
            } else {
                options.add(mixin, column, more);
            }
        }
    }

    private static Map<RecipeColumn, String> defaults() {
        final Map<RecipeColumn, String> defaults = new TreeMap<>();
        for (Dynamics.Kind kind : Dynamics.Kind.values()) {
            kind.defaults()
                    .forEach((column, value) -> defaults.put(
                            column, value instanceof Double number ? Numbers.plain(number) : value.toString()));
        }
        defaults.put(RecipeColumn.DYNAMICS, Dynamics.usual().kind().label());
        defaults.put(RecipeColumn.NONLINEARITY, Dynamics.usual().nonlinearity().label());
        defaults.put(RecipeColumn.NOISE, Numbers.plain(Dynamics.usual().noise()));
        defaults.put(RecipeColumn.INPUT, Dynamics.InputKind.NONE.label());
        return defaults;
    }

    /** {@return names of the options that are given, as an enumeration; empty if none is} */
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

    /** {@return whether the noise was given} */
    public boolean hasNoise() {
        return options.has(RecipeColumn.NOISE);
    }

    /** Adds what holds where nothing is given. */
    public void usual(Map<String, String> values) {
        final Dynamics.Kind kind = dynamics().kind();
        for (RecipeColumn column : RecipeValues.DYNAMICS) {
            final boolean applies =
                    OF_KINDS.contains(column) ? kind.defaults().containsKey(column) : DEFAULTS.containsKey(column);
            if (applies && !options.has(column)) {
                values.put(ColumnOptions.option(column).substring(2), DEFAULTS.get(column));
            }
        }
    }

    /**
     * {@return the dynamics}
     *
     * @throws IllegalArgumentException for an unknown name, or a value that is missing, superfluous or out of range
     */
    public Dynamics dynamics() {
        return RecipeValues.dynamics(options);
    }

    /**
     * What may be said of a trained network: the nonlinearity of an rnn, and an input of a file.
     *
     * @return the nonlinearity; empty if none is given
     * @throws IllegalArgumentException if anything else is given
     */
    Optional<Nonlinearity> ofTrained() {
        for (RecipeColumn column : options.values().keySet()) {
            if (!RecipeColumn.NONLINEARITY.equals(column) && !RecipeColumn.INPUT.equals(column)) {
                throw new IllegalArgumentException(ColumnOptions.option(column)
                        + " is about the dynamics of networks that are drawn or given by weights alone, but the network of"
                        + " --network has its own");
            }
        }
        if (options.has(RecipeColumn.INPUT) && inputFile().isEmpty()) {
            throw new IllegalArgumentException("the input of the network of --network must be a file, but --input is "
                    + options.value(RecipeColumn.INPUT));
        }
        return Optional.ofNullable(options.value(RecipeColumn.NONLINEARITY))
                .map(name -> Nonlinearity.of(name.toString()));
    }

    /** {@return the file that --input names; empty for one of the words that it takes, or where it is not given} */
    public Optional<Path> inputFile() {
        final Object value = options.value(RecipeColumn.INPUT);
        if (value == null || Dynamics.InputKind.isLabel(value.toString())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(value.toString()));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "the option --input must be none, constant, sinusoidal, or the name of a file," + " but is '"
                            + value + "'",
                    e);
        }
    }

    /**
     * The dynamics with a recorded input, if --input names a file.
     *
     * @param series what else is said of the input
     * @param notes takes what is to be said of how the file was read
     * @return the dynamics
     * @throws IllegalArgumentException for an unknown name, or a value that is missing, superfluous or out of range
     * @throws org.tailspin.files.FileProblem if the file cannot be read or is wrong
     */
    public Dynamics dynamics(SeriesOptions series, Consumer<String> notes) {
        final Optional<Path> file = inputFile();
        if (file.isEmpty()) {
            series.checkAbsent();
            return dynamics();
        }
        return withoutInput().withDrive(series.series(file.get(), notes));
    }

    /**
     * {@return the dynamics without what --input says}
     *
     * @throws IllegalArgumentException for an unknown name, or a value that is missing, superfluous or out of range
     */
    public Dynamics withoutInput() {
        return RecipeValues.dynamics(new RecipeValues.Source() {
            @Override
            public boolean has(RecipeColumn column) {
                return !RecipeColumn.INPUT.equals(column) && options.has(column);
            }

            @Override
            public Object value(RecipeColumn column) {
                return RecipeColumn.INPUT.equals(column) ? null : options.value(column);
            }

            @Override
            public String name(RecipeColumn column) {
                return options.name(column);
            }

            @Override
            public String absence(RecipeColumn column) {
                return options.absence(column);
            }
        });
    }
}
