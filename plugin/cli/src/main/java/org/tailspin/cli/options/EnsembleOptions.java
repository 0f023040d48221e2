package org.tailspin.cli.options;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.recipe.RecipeValues;
import org.tailspin.core.theory.TransitionUnits;
import org.tailspin.files.Numbers;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The law of the weights: --ensemble, and an option for every parameter and every list that an ensemble has. */
public final class EnsembleOptions {

    /** More than this are a slip of the pen. */
    private static final int MOST = 10_000;

    private final ColumnOptions options = new ColumnOptions();
    private final boolean isList;
    private final List<Double> defaultAlphas;

    @Mixin
    private PopulationsOption populations;

    @Option(
            names = "--transition-units",
            description =
                    "Multiply all scales of populations (of blocks) so that rest becomes unstable at a gain of 1, by the"
                            + " annealed theory, which is known of one tail index and weights of either sign.")
    private boolean isInTransitionUnits;

    private EnsembleOptions(boolean isList, List<Double> defaultAlphas) {
        this.isList = isList;
        this.defaultAlphas = defaultAlphas;
    }

    /** {@return options of one ensemble} */
    public static EnsembleOptions single() {
        return new EnsembleOptions(false, List.of());
    }

    /**
     * {@return options of several: of every combination of the values that the parameters are given}
     *
     * @param defaultAlphas of stable weights, if neither ensemble nor alpha is given
     */
    public static EnsembleOptions several(List<Double> defaultAlphas) {
        return new EnsembleOptions(true, defaultAlphas);
    }

    /** Adds the options to those of the command. */
    @Spec
    void addTo(CommandSpec mixin) {
        options.add(
                mixin,
                RecipeColumn.ENSEMBLE,
                " (default: " + StableEnsemble.NAME + "); couplings --list explains them");
        for (EnsembleParameter parameter : EnsembleParameter.values()) {
            add(
                    mixin,
                    RecipeColumn.of(parameter),
                    takers(parameter.isCommon(), kind -> kind.takes(parameter)) + defaultOf(parameter));
        }
        for (EnsembleList list : EnsembleList.values()) {
            add(
                    mixin,
                    RecipeColumn.of(list),
                    takers(list.isCommon(), kind -> kind.takes(list)) + "; " + ListArgument.SYNTAX);
        }
    }

    private void add(CommandSpec mixin, RecipeColumn column, String more) {
        if (isList) {
            options.addList(mixin, column, more);
        } else {
            options.add(mixin, column, more);
        }
    }

    private static String takers(boolean isCommon, Predicate<EnsembleKind> takes) {
        return isCommon
                ? ""
                : " (of "
                        + Arrays.stream(EnsembleKind.values())
                                .filter(takes)
                                .map(EnsembleKind::label)
                                .collect(Collectors.joining(", "))
                        + ")";
    }

    private String defaultOf(EnsembleParameter parameter) {
        return parameter == EnsembleParameter.ALPHA && !defaultAlphas.isEmpty()
                ? " (default: " + alphas() + " if no ensemble is named)"
                : "";
    }

    /** Adds what holds where nothing is given. */
    public void usual(Map<String, String> values) {
        if (!options.has(RecipeColumn.ENSEMBLE) && !populations.isPresent()) {
            values.put(RecipeColumn.ENSEMBLE.label(), StableEnsemble.NAME);
            if (!options.has(RecipeColumn.ALPHA) && !defaultAlphas.isEmpty()) {
                values.put(RecipeColumn.ALPHA.label(), alphas());
            }
        }
    }

    private String alphas() {
        return defaultAlphas.stream().map(Numbers::plain).collect(Collectors.joining(","));
    }

    /** {@return whether any option is given} */
    public boolean isPresent() {
        return !options.values().isEmpty() || populations.isPresent() || isInTransitionUnits;
    }

    /** {@return names of the options that are given, as an enumeration} */
    public String given() {
        return Stream.concat(
                        options.values().keySet().stream().map(ColumnOptions::option),
                        Stream.concat(
                                populations.isPresent() ? Stream.of(PopulationsOption.NAME) : Stream.empty(),
                                isInTransitionUnits ? Stream.of("--transition-units") : Stream.empty()))
                .collect(Collectors.joining(", "));
    }

    /**
     * {@return the ensemble}
     *
     * @param n number of neurons, which a transition depends on
     * @throws IllegalArgumentException for an unknown name, or a parameter that is missing, superfluous or out of range
     * @throws org.tailspin.files.FileProblem if the file of a list cannot be read or is wrong
     */
    public CouplingEnsemble ensemble(int n) {
        return ensembles(n).get(0);
    }

    /**
     * {@return every combination of the given values; the last parameter varies fastest}
     *
     * @param n number of neurons, which a transition depends on
     * @throws IllegalArgumentException for an unknown name, or a parameter that is missing, superfluous or out of range
     * @throws org.tailspin.files.FileProblem if the file of a list cannot be read or is wrong
     */
    public List<CouplingEnsemble> ensembles(int n) {
        final Map<RecipeColumn, Object> all = new TreeMap<>(options.values());
        if (populations.isPresent()) {
            addPopulations(all);
        }
        if (all.putIfAbsent(RecipeColumn.ENSEMBLE, StableEnsemble.NAME) == null && !defaultAlphas.isEmpty()) {
            all.putIfAbsent(RecipeColumn.ALPHA, defaultAlphas);
        }
        List<Map<RecipeColumn, Object>> combinations = List.of(new TreeMap<>());
        for (Map.Entry<RecipeColumn, Object> given : all.entrySet()) {
            final List<?> values = given.getValue() instanceof List<?> list ? list : List.of(given.getValue());
            if ((long) combinations.size() * values.size() > MOST) {
                throw new IllegalArgumentException(
                        "the parameters of the ensemble must have at most " + MOST + " combinations, but have more");
            }
            final List<Map<RecipeColumn, Object>> longer = new ArrayList<>();
            for (Map<RecipeColumn, Object> combination : combinations) {
                for (Object value : values) {
                    final Map<RecipeColumn, Object> one = new TreeMap<>(combination);
                    one.put(given.getKey(), value instanceof ListArgument list ? list.text() : value);
                    longer.add(one);
                }
            }
            combinations = longer;
        }
        return combinations.stream()
                .map(one -> RecipeValues.ensemble(new Combination(one)))
                .<CouplingEnsemble>map(one -> isInTransitionUnits ? TransitionUnits.of(one, n) : one)
                .toList();
    }

    /** What the file says, which no other option may say as well. */
    private void addPopulations(Map<RecipeColumn, Object> all) {
        final Object ensemble = all.putIfAbsent(RecipeColumn.ENSEMBLE, EnsembleKind.BLOCKS.label());
        final List<?> named = ensemble instanceof List<?> several
                ? several
                : Stream.ofNullable(ensemble).toList();
        named.stream()
                .filter(name -> !EnsembleKind.BLOCKS.label().equals(name))
                .findFirst()
                .ifPresent(other -> {
                    throw new IllegalArgumentException(PopulationsOption.NAME + " is of the ensemble "
                            + EnsembleKind.BLOCKS.label() + ", but --ensemble is " + other);
                });
        populations.lists(List.of()).forEach((list, numbers) -> {
            final RecipeColumn column = RecipeColumn.of(list);
            Stream.concat(Stream.of(column), list.replaced().stream().map(RecipeColumn::of))
                    .filter(options::has)
                    .findFirst()
                    .ifPresent(twice -> {
                        throw PopulationsOption.twice(twice);
                    });
            all.put(column, EnsembleList.text(numbers));
        });
    }

    /** One of several, with the words of all. */
    private record Combination(Map<RecipeColumn, Object> values) implements RecipeValues.Source {

        @Override
        public boolean has(RecipeColumn column) {
            return values.containsKey(column);
        }

        @Override
        public Object value(RecipeColumn column) {
            return values.get(column);
        }

        @Override
        public String name(RecipeColumn column) {
            return ColumnOptions.naming(column);
        }

        @Override
        public String absence(RecipeColumn column) {
            return ColumnOptions.missing(column);
        }
    }
}
