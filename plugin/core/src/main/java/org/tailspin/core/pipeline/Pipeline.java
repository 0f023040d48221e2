package org.tailspin.core.pipeline;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.DoubleFunction;
import org.tailspin.core.Monitor;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.Sweep;

/**
 * An experiment: networks under several conditions, measured alike.
 *
 * @param name in options and tables
 * @param title one line
 * @param placeLabel of the horizontal axis of a picture
 * @param conditions in the order of the table
 * @param settings how every network is measured
 * @param shown in a picture, a panel each
 * @param curve theory at any place on the horizontal axis, for a picture; empty where it is known of the conditions only
 */
public record Pipeline(
        String name,
        String title,
        String placeLabel,
        List<Condition> conditions,
        CollectiveSettings settings,
        List<Quantity> shown,
        Optional<DoubleFunction<Map<Quantity, Double>>> curve) {

    /** Copies the lists. */
    public Pipeline {
        conditions = List.copyOf(conditions);
        shown = List.copyOf(shown);
    }

    /**
     * Without theory between the conditions.
     *
     * @param name in options and tables
     * @param title one line
     * @param placeLabel of the horizontal axis of a picture
     * @param conditions in the order of the table
     * @param settings how every network is measured
     * @param shown in a picture, a panel each
     */
    public Pipeline(
            String name,
            String title,
            String placeLabel,
            List<Condition> conditions,
            CollectiveSettings settings,
            List<Quantity> shown) {
        this(name, title, placeLabel, conditions, settings, shown, Optional.empty());
    }

    /** {@return number of networks} */
    public int size() {
        return conditions.stream().mapToInt(one -> one.networks().size()).sum();
    }

    /**
     * {@return the experiment without all others}
     *
     * @param labels of conditions
     * @throws IllegalArgumentException for a label that there is not
     */
    public Pipeline only(List<String> labels) {
        final List<String> all = conditions.stream().map(Condition::label).toList();
        for (String label : labels) {
            if (!all.contains(label)) {
                throw new IllegalArgumentException("the condition must be one of " + all + ", but is '" + label + "'");
            }
        }
        return new Pipeline(
                name,
                title,
                placeLabel,
                conditions.stream().filter(one -> labels.contains(one.label())).toList(),
                settings,
                shown,
                curve);
    }

    /**
     * Runs and waits. A network that fails is left out of the averages, and counted.
     *
     * @param executor runs the workers
     * @param workers number of workers, at least 1
     * @param monitor progress of the whole, and cancellation
     * @return what was found, condition by condition
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public List<Finding> run(Executor executor, int workers, Monitor monitor) {
        final IdentityHashMap<NetworkRecipe, Condition> home = new IdentityHashMap<>();
        final IdentityHashMap<Condition, List<CollectiveResult>> results = new IdentityHashMap<>();
        final List<NetworkRecipe> all = new ArrayList<>();
        for (Condition condition : conditions) {
            results.put(condition, new ArrayList<>());
            for (NetworkRecipe recipe : condition.networks()) {
                home.put(recipe, condition);
                all.add(recipe);
            }
        }
        final CollectiveTask task = new CollectiveTask(
                settings, (recipe, coupling) -> home.get(recipe).prediction().of(recipe, coupling));
        new Sweep<>(all, task).run(executor, workers, monitor, result -> results.get(home.get(result.recipe()))
                .add(result));
        return conditions.stream()
                .map(condition -> new Finding(condition, results.get(condition)))
                .toList();
    }
}
