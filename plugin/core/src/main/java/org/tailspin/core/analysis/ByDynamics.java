package org.tailspin.core.analysis;

import java.util.function.Function;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.Journey;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.NetworkTask;

/**
 * Work that depends on how a network moves, such as its {@link Lengths}, on networks that may move in different ways.
 *
 * @param <R> what comes out
 * @param choice the work for networks of some dynamics, or an {@link IllegalArgumentException} that says why there is none
 * @param otherwise a work of the same kind, which says that a network failed
 */
public record ByDynamics<R>(Function<Dynamics, ? extends NetworkTask<R>> choice, NetworkTask<R> otherwise)
        implements NetworkTask<R> {

    /**
     * @param choice the work for networks of some dynamics
     */
    public ByDynamics(Function<Dynamics, ? extends NetworkTask<R>> choice) {
        this(choice, choice.apply(Dynamics.DEFAULT));
    }

    @Override
    public R run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        return choice.apply(recipe.dynamics()).run(recipe, coupling, monitor);
    }

    @Override
    public int vectors(NetworkRecipe recipe) {
        return expected(recipe).vectors(recipe);
    }

    @Override
    public Journey<R> start(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        return choice.apply(recipe.dynamics()).start(recipe, coupling, monitor);
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
            return choice.apply(recipe.dynamics());
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }
}
