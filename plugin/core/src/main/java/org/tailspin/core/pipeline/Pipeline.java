package org.tailspin.core.pipeline;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.NetworkTask;

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

    /** {@return the networks of all conditions, in their order} */
    public List<NetworkRecipe> recipes() {
        return conditions.stream().flatMap(one -> one.networks().stream()).toList();
    }

    /** {@return what is done with each of {@link #recipes}} */
    public NetworkTask<CollectiveResult> task() {
        final IdentityHashMap<NetworkRecipe, Condition> home = new IdentityHashMap<>();
        conditions.forEach(condition -> condition.networks().forEach(recipe -> home.put(recipe, condition)));
        return new CollectiveTask(
                settings, (recipe, coupling) -> home.get(recipe).prediction().of(recipe, coupling));
    }

    /**
     * {@return what was found, condition by condition; a network that failed is left out of the averages, and counted}
     *
     * @param results of {@link #recipes}, in their order
     */
    public List<Finding> findings(List<CollectiveResult> results) {
        final List<Finding> findings = new ArrayList<>();
        int from = 0;
        for (Condition condition : conditions) {
            final int to = from + condition.networks().size();
            findings.add(new Finding(condition, List.copyOf(results.subList(from, to))));
            from = to;
        }
        return findings;
    }
}
