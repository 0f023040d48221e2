package org.tailspin.core.sweep;

import java.util.Optional;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
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
        final Activity.Observer states = new Activity.Observer(coupling.size());
        final LyapunovSpectrum spectrum =
                new Lyapunov(recipe.network(coupling), settings).measure(new Seed(recipe.stateSeed()), states, monitor);
        return new NetworkResult(recipe, Optional.of(spectrum), Optional.of(states.activity()), spectrum.note());
    }

    @Override
    public NetworkResult failed(NetworkRecipe recipe, String reason) {
        return NetworkResult.failed(recipe, reason);
    }
}
