package org.tailspin.core.papers;

import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.sweep.NetworkRecipe;

/** What a figure measures of a network, as plain numbers, so that they can be kept. */
@FunctionalInterface
public interface Measure {

    /**
     * @param recipe the network
     * @param coupling the matrix of its disorder
     * @param monitor progress and cancellation
     * @return the numbers
     * @throws IllegalArgumentException if a setting does not fit this network
     * @throws ArithmeticException if the numbers do not allow a result, such as a divergence
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    double[] of(NetworkRecipe recipe, Coupling coupling, Monitor monitor);
}
