package org.tailspin.core.analysis;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.OrbitRun;
import org.tailspin.core.dynamics.OrbitRuns;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.dynamics.Trajectory;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.lyapunov.Twins;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.NetworkTask;
import org.tailspin.core.run.ResultCodec;

/**
 * A network that has run, and the states that were kept of it.
 *
 * @param <O> type of what else watched it
 * @param result statistics of its activity
 * @param states the kept states
 * @param distances of a twin after 0, 1, ... steps from the end of the warm-up on, so that entry i + 1 is that of measured step
 *     i; empty if there is none
 * @param observer what else watched it, if anything did
 */
public record Recording<O extends StateObserver>(
        NetworkResult result, List<double[]> states, double[] distances, Optional<O> observer) {

    /** What is measured of the activity. */
    public static final List<MeasuredColumn> COLUMNS =
            MeasuredColumn.of(MeasuredColumn.Part.ACTIVITY, MeasuredColumn.Part.COVARIANCES);

    /** Neurons whose states are kept where nobody says how many. */
    public static final int DEFAULT_NEURONS = 10;

    /** States of neurons in one table, at most: more are a slip of the pen, and take minutes and gigabytes. */
    public static final int MOST_STATES = 10_000_000;

    private static final double[] NO_TWIN = {};

    /** What is kept of a recording: records alone. */
    private record Kept(KeptMeasurement measurement, List<double[]> states, double[] distances) {}

    /**
     * Keeps recordings that nobody else watched: what an observer saw is not kept, and its network runs again.
     *
     * @param <O> type of what else watched
     * @return the codec
     */
    public static <O extends StateObserver> ResultCodec<Recording<O>> codec() {
        return ResultCodec.of(
                Kept.class,
                recording -> recording.observer.isPresent()
                        ? Optional.empty()
                        : KeptMeasurement.of(recording.result.measurement())
                                .map(kept -> new Kept(kept, recording.states, recording.distances)),
                (recipe, kept) -> new Recording<>(
                        new NetworkResult(recipe, kept.measurement.measurement()),
                        kept.states,
                        kept.distances,
                        Optional.empty()));
    }

    /**
     * Counts the states that are kept of a network.
     *
     * @param simulation how long it runs
     * @param every distance of the states that are kept, in steps
     * @return their number
     */
    public static long states(Simulation simulation, int every) {
        return (simulation.steps() - 1L) / every + 1;
    }

    /**
     * Checks the distance at which a twin begins.
     *
     * @param distance Euclidean distance of the two states
     * @return the distance
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public static double checkTwin(double distance) {
        if (!(distance > 0 && distance <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "the distance of the twin must be positive and finite, but is " + distance);
        }
        return distance;
    }

    /**
     * Runs networks and keeps their states.
     *
     * @param <O> type of what else watches
     * @param lengths how long to run
     * @param trajectories makes the recorder of a network, if states are wanted
     * @param twin distance of a twin at the end of the warm-up, if one is wanted beside the states
     * @param watching makes what else watches a network, if anything does
     */
    public record Task<O extends StateObserver>(
            Lengths lengths,
            Optional<Function<Dynamics, Trajectory>> trajectories,
            Optional<Double> twin,
            Function<NetworkRecipe, Optional<O>> watching)
            implements NetworkTask<Recording<O>> {

        @Override
        public Recording<O> run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
            return OrbitRuns.one(start(recipe, coupling, monitor));
        }

        @Override
        public int vectors(NetworkRecipe recipe) {
            return activity().vectors(recipe);
        }

        /** The statistics, without the states. */
        private NetworkTask<NetworkResult> activity() {
            return new ByNetwork<>(this::analysis);
        }

        private ActivityAnalysis analysis(Dynamics dynamics, int neurons) {
            return new ActivityAnalysis(lengths.simulation(dynamics, neurons));
        }

        @Override
        public OrbitRun<Recording<O>> start(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
            final Optional<Trajectory> trajectory = trajectories.map(make -> make.apply(recipe.dynamics()));
            final Optional<O> watcher = watching.apply(recipe);
            final StateObserver observer = watcher.<StateObserver>map(w -> w).orElse(StateObserver.NONE);
            return analysis(recipe.dynamics(), recipe.disorder().n())
                    .start(
                            recipe.network(coupling),
                            recipe.stateSeed(),
                            trajectory.map(t -> t.and(observer)).orElse(observer),
                            monitor)
                    .then(measurement -> new Recording<>(
                            new NetworkResult(recipe, measurement),
                            trajectory.map(Trajectory::states).orElse(List.of()),
                            trajectory.isPresent() ? distances(recipe, coupling, monitor) : NO_TWIN,
                            watcher));
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
        public Recording<O> failed(NetworkRecipe recipe, String reason) {
            return new Recording<>(activity().failed(recipe, reason), List.of(), NO_TWIN, Optional.empty());
        }

        private double[] distances(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
            final Simulation simulation =
                    lengths.simulation(recipe.dynamics(), recipe.disorder().n());
            return twin.map(distance -> new Twins(recipe.network(coupling), simulation.warmup())
                            .divergence(distance, simulation.steps(), new Seed(recipe.stateSeed()), monitor.silent()))
                    .orElse(NO_TWIN);
        }
    }
}
