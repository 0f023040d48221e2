package org.tailspin.core.analysis;

import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.OrbitRun;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.NetworkTask;

/**
 * Work that depends on the size of a network and how it moves, such as its {@link Lengths}.
 *
 * @param <R> what comes out
 * @param choice the work for a network
 * @param otherwise a work of the same kind, which says that a network failed
 */
public record ByNetwork<R>(Choice<R> choice, NetworkTask<R> otherwise) implements NetworkTask<R> {

    /**
     * The work for networks of some dynamics and size.
     *
     * @param <R> what comes out
     */
    @FunctionalInterface
    public interface Choice<R> {

        /**
         * {@return the work}
         *
         * @param dynamics of a network
         * @param neurons N of the network
         * @throws IllegalArgumentException if there is none, with the reason
         */
        NetworkTask<R> of(Dynamics dynamics, int neurons);

        private NetworkTask<R> of(NetworkRecipe recipe) {
            return of(recipe.dynamics(), recipe.disorder().n());
        }
    }

    /**
     * Makes a task that chooses its work by the network.
     *
     * @param choice the work for a network
     */
    public ByNetwork(Choice<R> choice) {
        this(choice, choice.of(Dynamics.usual(), 1));
    }

    @Override
    public R run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        return choice.of(recipe).run(recipe, coupling, monitor);
    }

    @Override
    public int vectors(NetworkRecipe recipe) {
        return expected(recipe).vectors(recipe);
    }

    @Override
    public OrbitRun<R> start(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        return choice.of(recipe).start(recipe, coupling, monitor);
    }

    @Override
    public R failed(NetworkRecipe recipe, String reason) {
        return otherwise.failed(recipe, reason);
    }

    @Override
    public Footprint footprint(NetworkRecipe recipe) {
        return expected(recipe).footprint(recipe);
    }

    @Override
    public double seconds(NetworkRecipe recipe, boolean isNew, int together) {
        return expected(recipe).seconds(recipe, isNew, together);
    }

    /** What a network is reckoned with before it runs; one that cannot run says so when its turn comes. */
    private NetworkTask<R> expected(NetworkRecipe recipe) {
        try {
            return choice.of(recipe);
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }
}
