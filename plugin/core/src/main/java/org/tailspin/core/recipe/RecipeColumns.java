package org.tailspin.core.recipe;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.coupling.ExplicitEnsemble;
import org.tailspin.core.coupling.PreparedEnsemble;
import org.tailspin.core.dynamics.Input;

/**
 * The columns of a table of recipes: those that every network has, and those of the laws and the dynamics that were chosen.
 * A column that none of the networks could fill is left out. Which columns there are follows from choices of law and dynamics,
 * never from the value of a parameter that a loop may change: so the tables of a loop have the same columns.
 *
 * <p>What is left out holds the default, which {@link RecipeValues} takes in its place.
 */
public final class RecipeColumns {

    /** Of every network. */
    public static final Set<RecipeColumn> ALWAYS = Collections.unmodifiableSet(columns(
            RecipeColumn.NETWORK,
            RecipeColumn.ENSEMBLE,
            RecipeColumn.N,
            RecipeColumn.GAIN,
            RecipeColumn.COUPLING_SEED,
            RecipeColumn.STATE_SEED,
            RecipeColumn.DYNAMICS,
            RecipeColumn.NONLINEARITY,
            RecipeColumn.NOISE));

    private static final List<Set<RecipeColumn>> TOGETHER = List.of(
            columns(
                    RecipeColumn.of(EnsembleParameter.INPUT_SPREAD),
                    RecipeColumn.of(EnsembleParameter.OUTPUT_SPREAD),
                    RecipeColumn.of(EnsembleList.INPUT_GAINS),
                    RecipeColumn.of(EnsembleList.OUTPUT_GAINS)),
            columns(
                    RecipeColumn.of(EnsembleParameter.PRUNED_SMALLEST),
                    RecipeColumn.of(EnsembleParameter.PRUNED_LARGEST)));

    private final Set<RecipeColumn> columns = new TreeSet<>(ALWAYS);

    private RecipeColumns() {}

    private static Set<RecipeColumn> columns(RecipeColumn... columns) {
        return new TreeSet<>(List.of(columns));
    }

    /**
     * {@return the columns of their table, in the order of {@link RecipeColumn}}
     *
     * @param plan of networks
     */
    public static List<RecipeColumn> of(GainSweep plan) {
        return of(plan, List.of(), List.of(), List.of());
    }

    /**
     * Of a plan some of whose values a table replaces.
     *
     * @param plan of networks
     * @param brought columns of parameters that the table has
     * @param laws that the table has in the place of the plan's; empty if it says nothing of them
     * @param kinds of dynamics that the table has; empty if it says nothing of them
     * @return the columns of the table of networks, in the order of {@link RecipeColumn}
     */
    public static List<RecipeColumn> of(
            GainSweep plan,
            Collection<RecipeColumn> brought,
            Collection<EnsembleKind> laws,
            Collection<Dynamics.Kind> kinds) {
        final RecipeColumns columns = new RecipeColumns();
        columns.add(plan);
        if (!laws.isEmpty()) {
            columns.columns.removeIf(column -> RecipeColumn.G_EFF.equals(column)
                    || column.isOfLaw() && laws.stream().noneMatch(law -> takes(law, column)));
            laws.forEach(columns::add);
        }
        columns.add(plan.dynamics());
        kinds.forEach(kind -> columns.columns.addAll(kind.defaults().keySet()));
        columns.columns.addAll(brought);
        columns.complete();
        return List.copyOf(columns.columns);
    }

    /**
     * Of a plan some of whose laws lists replace.
     *
     * @param plan of networks
     * @param lists of modes and neurons
     * @return the columns of the table of networks, in the order of {@link RecipeColumn}
     */
    public static List<RecipeColumn> ofListed(GainSweep plan, Collection<EnsembleList> lists) {
        final RecipeColumns columns = new RecipeColumns();
        columns.add(plan);
        columns.add(plan.dynamics());
        lists.stream()
                .flatMap(list -> list.replaced().stream())
                .map(RecipeColumn::of)
                .forEach(columns.columns::remove);
        lists.stream().map(RecipeColumn::of).forEach(columns.columns::add);
        columns.complete();
        return List.copyOf(columns.columns);
    }

    /**
     * {@return the columns of their table, in the order of {@link RecipeColumn}}
     *
     * @param dynamics of networks whose matrices are given
     */
    public static List<RecipeColumn> ofGiven(Dynamics dynamics) {
        final RecipeColumns columns = new RecipeColumns();
        columns.columns.add(RecipeColumn.G_EFF); // that of a matrix is known
        columns.add(dynamics);
        return List.copyOf(columns.columns);
    }

    /**
     * Checks that a row of these columns alone says all of a network.
     *
     * @param columns of a table
     * @param recipe of a network
     * @throws IllegalArgumentException naming a value that the table would lose
     */
    public static void check(List<RecipeColumn> columns, NetworkRecipe recipe) {
        final Map<String, Object> row = new HashMap<>();
        columns.forEach(column -> row.put(column.label(), column.of(recipe)));
        if (RecipeValues.recipe(row).equals(recipe)) {
            return;
        }
        final String lost = RecipeColumn.all().stream()
                .filter(column -> !columns.contains(column) && column.of(recipe) != null)
                .map(RecipeColumn::label)
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException("the table of networks has no column for what is said of " + lost
                + ": choose the law or the dynamics that it belongs to");
    }

    /** What one parameter brings with it: a network that has it has the other, too, be it 0; listed modes have a number. */
    private void complete() {
        for (Set<RecipeColumn> together : TOGETHER) {
            if (together.stream().anyMatch(columns::contains)) {
                together.stream().filter(column -> column.list().isEmpty()).forEach(columns::add);
            }
        }
        if (columns.contains(RecipeColumn.of(EnsembleList.STRENGTHS))) {
            columns.add(RecipeColumn.of(EnsembleParameter.MODES));
        }
    }

    private static boolean takes(EnsembleKind law, RecipeColumn column) {
        return column.list()
                .map(law::takes)
                .or(() -> column.parameter().map(law::takes))
                .orElse(false);
    }

    private void add(GainSweep plan) {
        plan.ensembles().forEach(ensemble -> add(ensemble, plan.n()));
        if (plan.isEffective()) {
            columns.add(RecipeColumn.G_EFF);
        }
    }

    private void add(CouplingEnsemble ensemble, int n) {
        for (EnsembleParameter parameter : ensemble.parameters().keySet()) {
            columns.add(RecipeColumn.of(parameter));
        }
        for (EnsembleList list : ensemble.lists().keySet()) {
            columns.add(RecipeColumn.of(list));
        }
        if (ensemble instanceof PreparedEnsemble) {
            columns.add(RecipeColumn.G_EFF); // that of a matrix is known
        } else if (!(ensemble instanceof ExplicitEnsemble)
                && EnsembleKind.of(ensemble.name()).hasEffectiveGain()
                && ensemble.effectiveGain(1, n).isPresent()) {
            columns.add(RecipeColumn.G_EFF);
        }
    }

    private void add(EnsembleKind law) {
        law.required().stream().map(RecipeColumn::of).forEach(columns::add);
        if (law.hasEffectiveGain()) {
            columns.add(RecipeColumn.G_EFF);
        }
    }

    private void add(Dynamics dynamics) {
        columns.addAll(dynamics.kind().defaults().keySet());
        if (!dynamics.drive().isZero()) {
            columns.addAll(List.of(RecipeColumn.INPUT, RecipeColumn.INPUT_AMPLITUDE));
        }
        if (dynamics.drive() instanceof Input.Sinusoidal) {
            columns.addAll(List.of(
                    RecipeColumn.INPUT,
                    RecipeColumn.INPUT_AMPLITUDE,
                    RecipeColumn.INPUT_FREQUENCY,
                    RecipeColumn.INPUT_RANDOM_PHASES));
        }
        if (dynamics.bias().isPresent()) {
            columns.add(RecipeColumn.BIAS);
        }
    }
}
