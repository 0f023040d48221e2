package org.tailspin.core.analysis;

import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.OrbitRun;
import org.tailspin.core.dynamics.OrbitRuns;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.Cost;
import org.tailspin.core.run.NetworkTask;

/**
 * Runs a network and measures the statistics of its states, without exponents.
 *
 * @param simulation how long
 * @param dimensionsUpTo largest network whose dimensions have errors, see {@link ActivityDimensions}
 */
public record ActivityAnalysis(Simulation simulation, int dimensionsUpTo) implements NetworkTask<NetworkResult> {

    /** States per neuron that a participation ratio without error holds at most, or as much memory. */
    private static final double MOST_STATES = 1.5;

    /** The memory of the statistics. */
    static Footprint footprint(double n, int steps, int dimensionsUpTo) {
        return new Footprint(
                n <= dimensionsUpTo ? ActivityDimensions.MATRICES * n * n : Math.min(steps, MOST_STATES * n) * n, 0);
    }

    /**
     * With dimensions of networks up to {@link ActivityDimensions#DEFAULT_UP_TO}.
     *
     * @param simulation how long
     */
    public ActivityAnalysis(Simulation simulation) {
        this(simulation, ActivityDimensions.DEFAULT_UP_TO);
    }

    @Override
    public NetworkResult run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        return OrbitRuns.one(start(recipe, coupling, monitor));
    }

    @Override
    public int vectors(NetworkRecipe recipe) {
        return 1;
    }

    @Override
    public OrbitRun<NetworkResult> start(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        return start(recipe.network(coupling), recipe.stateSeed(), StateObserver.NONE, monitor)
                .then(measurement -> new NetworkResult(recipe, measurement));
    }

    @Override
    public Footprint footprint(NetworkRecipe recipe) {
        return footprint(recipe.disorder().n(), simulation.steps(), dimensionsUpTo);
    }

    @Override
    public double seconds(NetworkRecipe recipe, boolean isNew, int together) {
        return Cost.rough(recipe, 0, dimensionsUpTo, simulation.steps(), together)
                .network(simulation.warmup(), simulation.steps());
    }

    @Override
    public NetworkResult failed(NetworkRecipe recipe, String reason) {
        return new NetworkResult(recipe, Measurement.none(reason));
    }

    /**
     * Measures one network, drawn or given.
     *
     * @param network what to run
     * @param stateSeed initial state and noise
     * @param observer sees the measured states as well
     * @param monitor progress and cancellation
     * @return its activity
     * @throws ArithmeticException if the state diverges
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public Measurement measure(DynamicalSystem network, long stateSeed, StateObserver observer, Monitor monitor) {
        return OrbitRuns.one(start(network, stateSeed, observer, monitor));
    }

    /**
     * Starts to measure one network, whose steps somebody else takes.
     *
     * @param network what to run
     * @param stateSeed initial state and noise
     * @param observer sees the measured states as well
     * @param monitor progress and cancellation
     * @return the work before its first step
     */
    public OrbitRun<Measurement> start(
            DynamicalSystem network, long stateSeed, StateObserver observer, Monitor monitor) {
        final Activity.Observer states = new Activity.Observer(network, simulation.steps(), dimensionsUpTo);
        return simulation
                .start(network, new Seed(stateSeed), states.and(observer), monitor)
                .then(none -> Measurement.of(states.activity(monitor).ofOneSide()));
    }
}
