package org.tailspin.nodes.integrator;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.Trajectory;
import org.tailspin.core.sweep.ActivityAnalysis;
import org.tailspin.core.sweep.NetworkRecipe;
import org.tailspin.core.sweep.NetworkResult;
import org.tailspin.core.sweep.NetworkTask;

/**
 * A network that has run, and the states that were kept of it.
 *
 * @param result statistics of its activity
 * @param states the kept states
 */
record Recording(NetworkResult result, List<double[]> states) {

    /**
     * Runs networks and keeps their states.
     *
     * @param analysis how long to run
     * @param trajectories makes the recorder of a network, if states are wanted
     */
    record Task(ActivityAnalysis analysis, Optional<Supplier<Trajectory>> trajectories)
            implements NetworkTask<Recording> {

        @Override
        public Recording run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
            if (trajectories.isEmpty()) {
                return new Recording(analysis.run(recipe, coupling, monitor), List.of());
            }
            final Trajectory trajectory = trajectories.get().get();
            final NetworkResult result = new NetworkResult(
                    recipe, analysis.measure(recipe.network(coupling), recipe.stateSeed(), trajectory, monitor));
            return new Recording(result, trajectory.states());
        }

        @Override
        public Recording failed(NetworkRecipe recipe, String reason) {
            return new Recording(analysis.failed(recipe, reason), List.of());
        }
    }
}
