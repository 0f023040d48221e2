package org.tailspin.core.papers;

import java.util.List;
import org.tailspin.core.Monitor;
import org.tailspin.core.recipe.NetworkRecipe;

/** Does what a figure asks for: measures it ({@link Workers}), or finds out what that would cost ({@link Costs}). */
public interface Work {

    /**
     * {@return the numbers of every network, in the order of the recipes; none of a network that failed}
     *
     * @param part name of this part of the experiment, unique in its figure
     * @param recipes networks, those that share a disorder side by side
     * @param measure what of them
     * @throws java.util.concurrent.CancellationException if the monitor of the work says so
     */
    List<double[]> sweep(String part, List<NetworkRecipe> recipes, Measure measure);

    /**
     * {@return the numbers of every item, in order}
     *
     * @param part name of this part of the experiment, unique in its figure
     * @param weights of the items, in proportion to what each costs
     * @param item what to measure
     * @throws java.util.concurrent.CancellationException if the monitor of the work says so
     */
    List<double[]> map(String part, double[] weights, Item item);

    /** {@return asked whether to stop, and told how far what a figure computes between its parts is} */
    Monitor monitor();

    /**
     * {@return it; NaN where there is none}
     *
     * @param numbers of a network or an item
     * @param i which of them
     */
    static double number(double[] numbers, int i) {
        return i < numbers.length ? numbers[i] : Double.NaN;
    }
}
