package org.tailspin.core.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;
import org.tailspin.core.Reasons;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.OrbitRun;
import org.tailspin.core.dynamics.OrbitRuns;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;

/**
 * How many networks of one disorder a worker takes step by step together, so that they read their matrix once. What comes
 * out of each does not depend on it.
 *
 * <p>Networks of many exponents make good use of a matrix by themselves. A small matrix stays in the cache, and there is little
 * to save. Beyond a dozen networks the matrix is no longer what a step waits for.
 */
public final class GainBatch {

    private static final int MOST = 12;

    /** Entries of the smallest matrix that is shared: two megabytes, about what a processor core keeps for itself. */
    private static final double LEAST_ENTRIES = 1 << 18;

    /** Multiplications of a step, at most: so many take a third of a second, and nobody waits longer to stop the work. */
    private static final double MOST_MULTIPLICATIONS = 2e9;

    /**
     * Of the memory that is left beside one network for each worker: a small part, since others may work in the same Java
     * that nobody here knows of, such as other nodes, or other tasks of a Spark executor.
     */
    private static final double SHARE_OF_MEMORY = 0.125;

    private GainBatch() {}

    /**
     * {@return how many networks of its disorder go together at most; 1 where that gains nothing, or cannot be}
     *
     * @param task what is done with each network
     * @param recipe of a network
     * @param workers that have as many at the same time, if the memory allows it
     */
    public static int most(NetworkTask<?> task, NetworkRecipe recipe, int workers) {
        final int most = most(task.vectors(recipe), recipe);
        final double another = task.footprint(recipe).heap();
        if (most == 1 || another == 0) {
            return most;
        }
        final double left = Runtime.getRuntime().maxMemory() / ((double) Double.BYTES * workers)
                - task.memory(recipe).heap();
        return (int) Math.max(1, Math.min(most, 1 + SHARE_OF_MEMORY * left / another));
    }

    /**
     * The same where a network takes no memory to speak of.
     *
     * @param vectors as in {@link NetworkTask#vectors}
     */
    public static int most(int vectors, NetworkRecipe recipe) {
        final double entries =
                recipe.disorder().ensemble().entries(recipe.disorder().n());
        return vectors < 1
                        || vectors > 1 + Frame.MOST_SHARED
                        || entries < LEAST_ENTRIES
                        || recipe.dynamics().kind() == Dynamics.Kind.ANNEALED_MAP
                ? 1
                : (int) Math.max(1, Math.min(MOST, MOST_MULTIPLICATIONS / (vectors * entries)));
    }

    /**
     * {@return how many to take now, so that as few batches as possible are about alike}
     *
     * @param most at most
     * @param left how many networks are left
     */
    public static int evenly(int most, int left) {
        final int batches = (left + most - 1) / most;
        return (left + batches - 1) / batches;
    }

    /**
     * Takes networks of one disorder together. One that fails does so alone.
     *
     * @param <R> what comes out of each
     * @param task what to do with each, of {@link NetworkTask#vectors} above 0 if there are several
     * @param recipes the networks, at least one
     * @param coupling the matrix of their disorder
     * @param monitors progress of each, and cancellation
     * @return the results in their order
     * @throws java.util.concurrent.CancellationException if a monitor says so
     */
    public static <R> List<R> run(
            NetworkTask<R> task, List<NetworkRecipe> recipes, Coupling coupling, List<Monitor> monitors) {
        final List<R> results = new ArrayList<>();
        final List<Integer> places = new ArrayList<>();
        final List<OrbitRun<R>> runs = new ArrayList<>();
        for (int i = 0; i < recipes.size(); i++) {
            final NetworkRecipe recipe = recipes.get(i);
            R result = null;
            try {
                if (recipes.size() == 1) {
                    result = task.run(recipe, coupling, monitors.get(i));
                } else {
                    runs.add(task.start(recipe, coupling, monitors.get(i)));
                    places.add(i);
                }
            } catch (IllegalArgumentException | NumericalException e) {
                result = task.failed(recipe, Reasons.of(e));
            }
            results.add(result);
        }
        final Iterator<OrbitRuns.Outcome<R>> outcomes = OrbitRuns.each(runs).iterator();
        for (int i : places) {
            final OrbitRuns.Outcome<R> outcome = outcomes.next();
            results.set(
                    i,
                    outcome.failure() == null
                            ? outcome.result()
                            : task.failed(recipes.get(i), Reasons.of(outcome.failure())));
        }
        return results;
    }

    /**
     * {@return the memory that they take at most, the coupling and its drawing included}
     *
     * @param task what is done with each network
     * @param recipe of a network
     * @param count how many of its disorder go together
     */
    public static Footprint memory(NetworkTask<?> task, NetworkRecipe recipe, int count) {
        return task.memory(recipe).plus(task.footprint(recipe).times(count - 1));
    }
}
