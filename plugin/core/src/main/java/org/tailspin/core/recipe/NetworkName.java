package org.tailspin.core.recipe;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.coupling.ExplicitEnsemble;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.InputSeries;
import org.tailspin.core.dynamics.Nonlinearity;

/**
 * The name of a network, and what a name says of a recipe. It has a part for each column that is not as by default:
 * {@code stable a=1.5 g=3 N=200 flow phi=erf noise=0.1 dt=0.05 c17 s3}. A list of numbers is there by eight digits that
 * follow from them, and so is a recorded input, at the end.
 *
 * <p>A row whose columns were edited still carries the old name, and would be taken for the old network in every table
 * that refers to it; a name of the user's own says nothing, and fits all.
 */
final class NetworkName {

    /** Digits of a number in a name. */
    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    private static final String RANDOM = "random";

    /** What stands before the value of a column; kinds of dynamics stand alone. */
    private static final Map<RecipeColumn, String> PREFIXES = prefixes();

    /** The same, read the other way. */
    private static final Map<String, RecipeColumn> COLUMNS = columns();

    private NetworkName() {}

    private static Map<RecipeColumn, String> prefixes() {
        final Map<RecipeColumn, String> prefixes = new TreeMap<>();
        for (EnsembleParameter parameter : EnsembleParameter.values()) {
            prefixes.put(RecipeColumn.of(parameter), parameter.symbol() + "=");
        }
        for (EnsembleList list : EnsembleList.values()) {
            prefixes.put(RecipeColumn.of(list), list.symbol() + "=");
        }
        prefixes.put(RecipeColumn.GAIN, "g=");
        prefixes.put(RecipeColumn.N, "N=");
        prefixes.put(RecipeColumn.NONLINEARITY, "phi=");
        prefixes.put(RecipeColumn.NOISE, "noise=");
        prefixes.put(RecipeColumn.INPUT, DrivenName.PREFIX);
        prefixes.put(RecipeColumn.INPUT_AMPLITUDE, "in=");
        prefixes.put(RecipeColumn.INPUT_FREQUENCY, "f=");
        prefixes.put(RecipeColumn.INPUT_RANDOM_PHASES, "phases=");
        prefixes.put(RecipeColumn.BIAS, "b=");
        prefixes.put(RecipeColumn.SCHEME, "scheme=");
        prefixes.put(RecipeColumn.DT, "dt=");
        prefixes.put(RecipeColumn.TIME_CONSTANT, "tau=");
        prefixes.put(RecipeColumn.LEAK, "leak=");
        prefixes.put(RecipeColumn.DAMPING, "damping=");
        prefixes.put(RecipeColumn.COUPLING_SEED, "c");
        prefixes.put(RecipeColumn.STATE_SEED, "s");
        return prefixes;
    }

    private static Map<String, RecipeColumn> columns() {
        final Map<String, RecipeColumn> columns = new HashMap<>();
        PREFIXES.forEach((column, prefix) -> columns.put(prefix, column));
        return columns;
    }

    static String of(NetworkRecipe recipe) {
        final StringBuilder name = new StringBuilder();
        new Parts(recipe).parts.forEach(part -> name.append(part.text()).append(' '));
        return name.toString().strip();
    }

    private record Part(RecipeColumn column, String value) {

        String text() {
            return PREFIXES.getOrDefault(column, "") + value;
        }
    }

    /** In the order of a name. */
    private static final class Parts {

        private final List<Part> parts = new ArrayList<>();

        Parts(NetworkRecipe recipe) {
            final Dynamics dynamics = recipe.dynamics();
            final Disorder disorder = recipe.disorder();
            add(RecipeColumn.ENSEMBLE, disorder.ensemble().title());
            new TreeMap<>(disorder.ensemble().parameters())
                    .forEach((parameter, value) -> add(RecipeColumn.of(parameter), plain(value)));
            new TreeMap<>(disorder.ensemble().lists())
                    .forEach((list, numbers) -> add(RecipeColumn.of(list), EnsembleList.mark(numbers)));
            add(RecipeColumn.GAIN, plain(recipe.gain()));
            add(RecipeColumn.N, Integer.toString(disorder.n()));
            if (dynamics.kind() != Dynamics.Kind.MAP) {
                add(RecipeColumn.DYNAMICS, dynamics.kind().label());
            }
            if (dynamics.nonlinearity() != Nonlinearity.TANH) {
                add(RecipeColumn.NONLINEARITY, dynamics.nonlinearity().label());
            }
            addUnless(0, RecipeColumn.NOISE, dynamics.noise());
            input(dynamics.drive());
            dynamics.bias().ifPresent(bias -> add(RecipeColumn.BIAS, EnsembleList.mark(bias)));
            final Map<RecipeColumn, Object> usual = dynamics.kind().defaults();
            dynamics.parameters().forEach((column, value) -> {
                if (!value.equals(usual.get(column))) {
                    add(column, value instanceof Double number ? plain(number) : value.toString());
                }
            });
            add(RecipeColumn.COUPLING_SEED, Long.toString(disorder.couplingSeed()));
            add(RecipeColumn.STATE_SEED, Long.toString(recipe.stateSeed()));
            if (dynamics.drive() instanceof InputSeries series) {
                add(RecipeColumn.INPUT, series.mark());
            }
        }

        /** A frequency makes it sinusoidal. */
        private void input(Input input) {
            if (input instanceof Input.Constant constant) {
                addUnless(0, RecipeColumn.INPUT_AMPLITUDE, constant.amplitude());
            } else if (input instanceof Input.Sinusoidal wave) {
                add(RecipeColumn.INPUT_AMPLITUDE, plain(wave.amplitude()));
                add(RecipeColumn.INPUT_FREQUENCY, plain(wave.frequency()));
                if (wave.randomPhases()) {
                    add(RecipeColumn.INPUT_RANDOM_PHASES, RANDOM);
                }
            }
        }

        private void add(RecipeColumn column, String value) {
            parts.add(new Part(column, value));
        }

        private void addUnless(double usual, RecipeColumn column, double value) {
            if (value != usual) {
                add(column, plain(value));
            }
        }

        Map<RecipeColumn, String> byColumn() {
            final Map<RecipeColumn, String> values = new TreeMap<>();
            parts.forEach(part -> values.put(part.column(), part.value()));
            return values;
        }
    }

    private static String plain(double value) {
        final BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
        final int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent < -5 || exponent > 8 ? rounded.toString() : rounded.toPlainString();
    }

    /**
     * Checks before the columns are read that those are there which the name speaks of: in the place of one that is lost, its
     * default would be taken.
     *
     * @param name in a table
     * @param isExplicit whether the matrix is given, so that the name may be of a law
     * @param has whether the table has a column
     * @throws IllegalArgumentException naming the columns that the name speaks of and the table lacks
     */
    static void checkColumns(String name, boolean isExplicit, Predicate<RecipeColumn> has) {
        final Map<RecipeColumn, String> said = parse(name);
        final List<RecipeColumn> lost = RecipeColumn.all().stream()
                .filter(column -> said.containsKey(column) || RecipeColumn.INPUT.equals(column) && hasInput(said))
                .filter(column -> !isOfLaw(column) || !isExplicit)
                .filter(column -> !has.test(column))
                .toList();
        if (!lost.isEmpty()) {
            throw new IllegalArgumentException("lost: '" + RecipeColumn.NETWORK.label() + "' is '" + name
                    + "', but there is no column " + labels(lost)
                    + "; bring it back, or give the network a new name");
        }
    }

    private static boolean hasInput(Map<RecipeColumn, String> said) {
        return said.containsKey(RecipeColumn.INPUT_AMPLITUDE) || said.containsKey(RecipeColumn.INPUT_FREQUENCY);
    }

    /**
     * Checks that a name says what the columns beside it say.
     *
     * @param name in a table
     * @param recipe that the columns beside it describe
     * @param has whether the table has a column of the dynamics, in place of a setting elsewhere
     * @throws IllegalArgumentException naming the columns that contradict the name
     */
    static void check(String name, NetworkRecipe recipe, Predicate<RecipeColumn> has) {
        final Map<RecipeColumn, String> said = parse(name);
        if (said.isEmpty()) {
            return;
        }
        final Map<RecipeColumn, String> described = new Parts(recipe).byColumn();
        final boolean isExplicit = recipe.disorder().ensemble() instanceof ExplicitEnsemble;
        final List<RecipeColumn> edited = RecipeColumn.all().stream()
                .filter(column -> !Objects.equals(said.get(column), described.get(column)))
                .filter(column -> !RecipeValues.DYNAMICS.contains(column) || has.test(column))
                .filter(column -> !isOfLaw(column) || !isExplicit)
                // the table of an input stands beside the networks: a name may be older than it, or of another one
                .filter(column -> !RecipeColumn.INPUT.equals(column) || !described.containsKey(column))
                .toList();
        if (!edited.isEmpty()) {
            throw new IllegalArgumentException("edited: the columns now describe '" + of(recipe) + "', but '"
                    + RecipeColumn.NETWORK.label() + "' still says otherwise of " + labels(edited)
                    + "; give the network a new name as well");
        }
    }

    private static String labels(List<RecipeColumn> columns) {
        return columns.stream().map(RecipeColumn::label).collect(Collectors.joining(", "));
    }

    /** The name of an explicit matrix is its own: it may say of a law what the matrix took the place of. */
    private static boolean isOfLaw(RecipeColumn column) {
        return RecipeColumn.ENSEMBLE.equals(column) || column.isOfLaw();
    }

    /** Empty for a name of another form. */
    private static Map<RecipeColumn, String> parse(String name) {
        final Map<RecipeColumn, String> parts = new TreeMap<>();
        for (String token : name.split(" ", -1)) {
            final Part part = parts.isEmpty() ? new Part(RecipeColumn.ENSEMBLE, token) : part(token);
            if (part == null || parts.put(part.column(), part.value()) != null) {
                return Map.of();
            }
        }
        final boolean isComplete =
                List.of(RecipeColumn.GAIN, RecipeColumn.N, RecipeColumn.COUPLING_SEED, RecipeColumn.STATE_SEED).stream()
                        .allMatch(parts::containsKey);
        return isComplete ? parts : Map.of();
    }

    /** Null for a token of another form. */
    private static Part part(String token) {
        for (Dynamics.Kind kind : Dynamics.Kind.values()) {
            if (token.equals(kind.label())) {
                return new Part(RecipeColumn.DYNAMICS, token);
            }
        }
        final int end = token.matches("[cs]\\d+") ? 1 : token.indexOf('=') + 1;
        final RecipeColumn column = COLUMNS.get(token.substring(0, end));
        return column == null ? null : new Part(column, token.substring(end));
    }
}
