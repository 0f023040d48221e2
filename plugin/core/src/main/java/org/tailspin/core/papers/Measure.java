package org.tailspin.core.papers;

import java.util.function.BiFunction;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.OrbitRun;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.NetworkTask;

/** What a figure measures of a network, as plain numbers, so that they can be kept. */
@FunctionalInterface
public interface Measure {

    /**
     * {@return the numbers}
     *
     * @param recipe the network
     * @param coupling the matrix of its disorder
     * @param monitor progress and cancellation
     * @throws IllegalArgumentException if a setting does not fit this network
     * @throws ArithmeticException if the numbers do not allow a result, such as a divergence
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    double[] of(NetworkRecipe recipe, Coupling coupling, Monitor monitor);

    /**
     * {@return as in {@link NetworkTask#vectors}}
     *
     * @param recipe the network
     */
    default int vectors(NetworkRecipe recipe) {
        return 0;
    }

    /**
     * {@return the work before its first step, as in {@link NetworkTask#start}}
     *
     * @param recipe the network
     * @param coupling the matrix of its disorder
     * @param monitor progress and cancellation
     */
    default OrbitRun<double[]> start(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        throw new IllegalStateException("this work does not go step by step");
    }

    /**
     * {@return what a sweep does with each network; no numbers of one that fails}
     *
     * @param progress makes the monitor of a network
     */
    default NetworkTask<double[]> task(BiFunction<NetworkRecipe, Monitor, Monitor> progress) {
        final Measure measure = this;
        return new NetworkTask<>() {
            @Override
            public double[] run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
                return measure.of(recipe, coupling, progress.apply(recipe, monitor));
            }

            @Override
            public int vectors(NetworkRecipe recipe) {
                return measure.vectors(recipe);
            }

            @Override
            public OrbitRun<double[]> start(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
                return measure.start(recipe, coupling, progress.apply(recipe, monitor));
            }

            @Override
            public double[] failed(NetworkRecipe recipe, String reason) {
                return new double[0];
            }
        };
    }
}
