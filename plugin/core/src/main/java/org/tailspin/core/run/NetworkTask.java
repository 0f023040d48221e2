package org.tailspin.core.run;

import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.dynamics.OrbitRun;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.recipe.NetworkRecipe;

/**
 * What to do with each network of a sweep. One task serves all threads.
 *
 * @param <R> what comes out
 */
public interface NetworkTask<R> {

    /**
     * {@return the result}
     *
     * @param recipe the network
     * @param coupling the matrix of its disorder
     * @param monitor progress and cancellation
     * @throws IllegalArgumentException if a setting does not fit this network
     * @throws ArithmeticException if the numbers do not allow a result, such as a divergence
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    R run(NetworkRecipe recipe, Coupling coupling, Monitor monitor);

    /**
     * Where networks of one disorder may go together, step by step ({@link GainBatch}): how many vectors a step of each
     * multiplies by the matrix, the state and its tangent vectors.
     *
     * @param recipe the network
     * @return their number; 0 where there is only {@link #run}
     */
    default int vectors(NetworkRecipe recipe) {
        return 0;
    }

    /**
     * What {@link #run} does, where {@link #vectors} is not 0, for somebody else to take the steps.
     *
     * @param recipe the network
     * @param coupling the matrix of its disorder
     * @param monitor progress and cancellation
     * @return the work before its first step
     * @throws IllegalArgumentException if a setting does not fit this network
     * @throws ArithmeticException if the numbers do not allow a result
     */
    default OrbitRun<R> start(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        throw new IllegalStateException("this work does not go step by step");
    }

    /**
     * {@return the result that says so}
     *
     * @param recipe a network that failed
     * @param reason one sentence
     */
    R failed(NetworkRecipe recipe, String reason);

    /**
     * {@return the memory that {@link #run} takes at most, beside the coupling}
     *
     * @param recipe a network
     */
    default Footprint footprint(NetworkRecipe recipe) {
        return Footprint.NONE;
    }

    /**
     * {@return the memory that it takes at most, the coupling and its drawing included}
     *
     * @param recipe a network
     */
    default Footprint memory(NetworkRecipe recipe) {
        final int n = recipe.disorder().n();
        final CouplingEnsemble ensemble = recipe.disorder().ensemble();
        return new Footprint(ensemble.entries(n), 0)
                .plus(footprint(recipe))
                .or(new Footprint(ensemble.drawingEntries(n), 0));
    }

    /**
     * {@return seconds that it takes of one thread, roughly, see {@link Cost#rough}; 0 where nothing is known}
     *
     * @param recipe a network
     * @param isNew whether its matrix is another than that of the network before
     * @param together how many networks go {@link GainBatch}, at least 1
     */
    default double seconds(NetworkRecipe recipe, boolean isNew, int together) {
        return 0;
    }

    /**
     * Whether the memory holds a network, asked before it is drawn.
     *
     * @param recipe a network
     * @param workers that have one each at the same time
     * @throws IllegalArgumentException if it does not, with what it would take
     */
    default void checkMemory(NetworkRecipe recipe, int workers) {
        memory(recipe).check(recipe.disorder().n(), workers);
    }
}
