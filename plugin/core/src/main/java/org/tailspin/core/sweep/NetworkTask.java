package org.tailspin.core.sweep;

import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;

/**
 * What to do with each network of a sweep. One task serves all threads.
 *
 * @param <R> what comes out
 */
public interface NetworkTask<R> {

    /**
     * @param recipe the network
     * @param coupling the matrix of its disorder
     * @param monitor progress and cancellation
     * @return the result
     * @throws IllegalArgumentException if a setting does not fit this network
     * @throws ArithmeticException if the numbers do not allow a result, such as a divergence
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    R run(NetworkRecipe recipe, Coupling coupling, Monitor monitor);

    /**
     * @param recipe a network that failed
     * @param reason one sentence
     * @return the result that says so
     */
    R failed(NetworkRecipe recipe, String reason);
}
