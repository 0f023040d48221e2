package org.tailspin.core.sweep;

import java.util.Optional;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.random.Seed;

/**
 * Measures the exponents of a network, and the statistics of the same states.
 *
 * @param settings how long, and how many exponents
 */
public record NetworkAnalysis(LyapunovSettings settings) implements NetworkTask<NetworkResult> {

    /** The kernels that carry the tangent space: exponents of different kernels agree to rounding, not bit by bit. */
    public static final String KERNELS = "java";

    @Override
    public NetworkResult run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        return new NetworkResult(recipe, measure(recipe.network(coupling), recipe.stateSeed(), monitor));
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
    public Measurement measure(NetworkMap network, long stateSeed, Monitor monitor) {
        final Activity.Observer states = new Activity.Observer(network.dimension());
        final LyapunovSpectrum spectrum = new Lyapunov(network, settings).measure(new Seed(stateSeed), states, monitor);
        return new Measurement(Optional.of(spectrum), Optional.of(states.activity(monitor)), spectrum.note());
    }
}
