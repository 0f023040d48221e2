package org.tailspin.nodes.integrator;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tailspin.charts.results.ActivityPicture;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.StateObserver;
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
 * @param picture of it, if it is the one that is drawn
 */
record Recording(NetworkResult result, List<double[]> states, Optional<ActivityPicture> picture) {

    /**
     * Runs networks and keeps their states.
     *
     * @param analysis how long to run
     * @param trajectories makes the recorder of a network, if states are wanted
     * @param drawn the network that is drawn, if there is any
     */
    record Task(ActivityAnalysis analysis, Optional<Supplier<Trajectory>> trajectories, Optional<NetworkRecipe> drawn)
            implements NetworkTask<Recording> {

        @Override
        public Recording run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
            final Optional<Trajectory> trajectory = trajectories.map(Supplier::get);
            final Optional<ActivityPicture> picture =
                    drawn.filter(recipe::equals).map(one -> new ActivityPicture(one.name(), one));
            final StateObserver observer = picture.<StateObserver>map(p -> p).orElse(StateObserver.NONE);
            final NetworkResult result = new NetworkResult(
                    recipe,
                    analysis.measure(
                            recipe.network(coupling),
                            recipe.stateSeed(),
                            trajectory.map(t -> t.and(observer)).orElse(observer),
                            monitor));
            return new Recording(result, trajectory.map(Trajectory::states).orElse(List.of()), picture);
        }

        @Override
        public Recording failed(NetworkRecipe recipe, String reason) {
            return new Recording(analysis.failed(recipe, reason), List.of(), Optional.empty());
        }
    }
}
