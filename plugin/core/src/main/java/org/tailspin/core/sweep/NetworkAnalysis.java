package org.tailspin.core.sweep;

import java.util.Optional;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Journey;
import org.tailspin.core.dynamics.Journeys;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.Recurrence;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.lyapunov.Twins;
import org.tailspin.core.random.Seed;

/**
 * Measures the exponents of a network, and the statistics of the same states.
 *
 * @param settings how many exponents, and how long; at least how long, if a precision is wanted
 * @param precision at which error the run ends; empty for a run of fixed length
 * @param dimensionsUpTo largest network whose dimensions have errors, see {@link ActivityDimensions}
 * @param isWithTwins whether to measure the largest exponent a second time, by {@link Twins}, over as many steps
 */
public record NetworkAnalysis(
        LyapunovSettings settings, Optional<Precision> precision, int dimensionsUpTo, boolean isWithTwins)
        implements NetworkTask<NetworkResult> {

    /**
     * The kernels that carry the tangent space: exponents of different kernels agree to rounding, not bit by bit.
     *
     * @return their name
     */
    public static String kernels() {
        return Kernels.inUse().name();
    }

    /**
     * @throws IllegalArgumentException if the limit of steps is below the least number of steps
     */
    public NetworkAnalysis {
        if (precision.isPresent() && precision.get().maxSteps() < settings.steps()) {
            throw new IllegalArgumentException("the limit of measured steps must be at least the number of steps, "
                    + settings.steps() + ", but is " + precision.get().maxSteps());
        }
    }

    /**
     * With dimensions of networks up to {@link ActivityDimensions#DEFAULT_UP_TO}.
     *
     * @param settings how many exponents, and how long
     * @param precision at which error the run ends; empty for a run of fixed length
     */
    public NetworkAnalysis(LyapunovSettings settings, Optional<Precision> precision) {
        this(settings, precision, ActivityDimensions.DEFAULT_UP_TO, false);
    }

    /**
     * A run of fixed length.
     *
     * @param settings how many exponents, and how long
     */
    public NetworkAnalysis(LyapunovSettings settings) {
        this(settings, Optional.empty());
    }

    @Override
    public NetworkResult run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        return Journeys.alone(start(recipe, coupling, monitor));
    }

    @Override
    public int vectors(NetworkRecipe recipe) {
        return settings.isAutomatic() ? 0 : 1 + Lyapunov.expected(dimension(recipe), settings);
    }

    @Override
    public Journey<NetworkResult> start(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        return start(recipe.network(coupling), recipe.stateSeed(), monitor)
                .then(measurement -> new NetworkResult(recipe, measurement));
    }

    @Override
    public Footprint footprint(NetworkRecipe recipe) {
        return Lyapunov.footprint(dimension(recipe), settings, Kernels.inUse())
                .plus(ActivityAnalysis.footprint(recipe.disorder().n(), settings.steps(), dimensionsUpTo));
    }

    /** Of at most as many steps as the precision allows. */
    @Override
    public double seconds(NetworkRecipe recipe, boolean isNew, int together) {
        final double measured = precision.map(Precision::maxSteps).orElse(settings.steps());
        return Cost.rough(recipe, Lyapunov.expected(dimension(recipe), settings), dimensionsUpTo, measured, together)
                .network(settings.warmup(), settings.tangentWarmup() + measured);
    }

    private static int dimension(NetworkRecipe recipe) {
        return recipe.dynamics().kind().dimension(recipe.disorder().n());
    }

    @Override
    public NetworkResult failed(NetworkRecipe recipe, String reason) {
        return new NetworkResult(recipe, Measurement.none(reason));
    }

    /**
     * Measures one network, drawn or given.
     *
     * @param network what to measure
     * @param stateSeed initial state, noise and tangent frame
     * @param monitor progress and cancellation
     * @return its exponents and activity
     * @throws IllegalArgumentException if more exponents are asked for than there are neurons
     * @throws ArithmeticException if the state diverges
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public Measurement measure(DynamicalSystem network, long stateSeed, Monitor monitor) {
        return Journeys.alone(start(network, stateSeed, monitor));
    }

    private Journey<Measurement> start(DynamicalSystem network, long stateSeed, Monitor monitor) {
        final Activity.Observer states = new Activity.Observer(network, settings.steps(), dimensionsUpTo);
        final Recurrence recurrence = new Recurrence(network.dimension());
        return precision
                .map(wanted -> new Lyapunov(network, settings, wanted.rule(), wanted.maxSteps()))
                .orElseGet(() -> new Lyapunov(network, settings))
                .start(new Seed(stateSeed), states.and(recurrence), monitor)
                .then(spectrum -> new Measurement(
                        Optional.of(spectrum),
                        isWithTwins
                                ? Optional.of(twins(network, spectrum.steps(), stateSeed, monitor))
                                : Optional.empty(),
                        Optional.of(states.activity(monitor)),
                        Optional.of(Regime.of(spectrum, recurrence)),
                        spectrum.note()));
    }

    private Twins.Growth twins(DynamicalSystem network, int steps, long stateSeed, Monitor monitor) {
        return new Twins(network, settings.warmup())
                .growth(settings.tangentWarmup(), steps, new Seed(stateSeed), monitor.silent());
    }
}
