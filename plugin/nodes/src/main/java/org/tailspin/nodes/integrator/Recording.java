package org.tailspin.nodes.integrator;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tailspin.charts.results.ActivityPicture;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.Journey;
import org.tailspin.core.dynamics.Journeys;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.dynamics.Trajectory;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.lyapunov.Twins;
import org.tailspin.core.random.Seed;
import org.tailspin.core.sweep.ActivityAnalysis;
import org.tailspin.core.sweep.ByDynamics;
import org.tailspin.core.sweep.Dynamics;
import org.tailspin.core.sweep.Lengths;
import org.tailspin.core.sweep.NetworkRecipe;
import org.tailspin.core.sweep.NetworkResult;
import org.tailspin.core.sweep.NetworkTask;

/**
 * A network that has run, and the states that were kept of it.
 *
 * @param result statistics of its activity
 * @param states the kept states
 * @param distances of a twin after 0, 1, ... measured steps; empty if there is none
 * @param picture of it, if it is the one that is drawn
 */
record Recording(NetworkResult result, List<double[]> states, double[] distances, Optional<ActivityPicture> picture) {

    private static final double[] NO_TWIN = {};

    /**
     * Runs networks and keeps their states.
     *
     * @param lengths how long to run
     * @param trajectories makes the recorder of a network, if states are wanted
     * @param twin distance of a twin at the end of the warm-up, if one is wanted beside the states
     * @param drawn the network that is drawn, if there is any
     */
    record Task(
            Lengths lengths,
            Optional<Function<Dynamics, Trajectory>> trajectories,
            Optional<Double> twin,
            Optional<NetworkRecipe> drawn)
            implements NetworkTask<Recording> {

        @Override
        public Recording run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
            return Journeys.alone(start(recipe, coupling, monitor));
        }

        @Override
        public int vectors(NetworkRecipe recipe) {
            return activity().vectors(recipe);
        }

        /** The statistics, without the states. */
        private NetworkTask<NetworkResult> activity() {
            return new ByDynamics<>(this::analysis);
        }

        private ActivityAnalysis analysis(Dynamics dynamics) {
            return new ActivityAnalysis(lengths.simulation(dynamics));
        }

        @Override
        public Journey<Recording> start(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
            final Optional<Trajectory> trajectory = trajectories.map(make -> make.apply(recipe.dynamics()));
            final Optional<ActivityPicture> picture =
                    drawn.filter(recipe::equals).map(one -> new ActivityPicture(one.name(), one));
            final StateObserver observer = picture.<StateObserver>map(p -> p).orElse(StateObserver.NONE);
            return analysis(recipe.dynamics())
                    .start(
                            recipe.network(coupling),
                            recipe.stateSeed(),
                            trajectory.map(t -> t.and(observer)).orElse(observer),
                            monitor)
                    .then(measurement -> new Recording(
                            new NetworkResult(recipe, measurement),
                            trajectory.map(Trajectory::states).orElse(List.of()),
                            trajectory.isPresent() ? distances(recipe, coupling, monitor) : NO_TWIN,
                            picture));
        }

        @Override
        public Footprint footprint(NetworkRecipe recipe) {
            return activity().footprint(recipe);
        }

        /** A twin runs beside the network. */
        @Override
        public double seconds(NetworkRecipe recipe, boolean isNew, int together) {
            return activity().seconds(recipe, isNew, together)
                    + (trajectories.isPresent() && twin.isPresent() ? activity().seconds(recipe, isNew, 1) : 0);
        }

        @Override
        public Recording failed(NetworkRecipe recipe, String reason) {
            return new Recording(activity().failed(recipe, reason), List.of(), NO_TWIN, Optional.empty());
        }

        private double[] distances(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
            final Simulation simulation = lengths.simulation(recipe.dynamics());
            return twin.map(distance -> new Twins(recipe.network(coupling), simulation.warmup())
                            .divergence(distance, simulation.steps(), new Seed(recipe.stateSeed()), monitor.silent()))
                    .orElse(NO_TWIN);
        }
    }
}
