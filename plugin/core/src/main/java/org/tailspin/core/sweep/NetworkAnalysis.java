package org.tailspin.core.sweep;

import java.util.Optional;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dimension.ParticipationRatio;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.random.Seed;

/**
 * Measures the exponents of one network, and the participation ratio of the same states.
 *
 * @param settings how long, and how many exponents
 */
public record NetworkAnalysis(LyapunovSettings settings) {

    /** The kernels that carry the tangent space: exponents of different kernels agree to rounding, not bit by bit. */
    public static final String KERNELS = "java";

    /**
     * Measures a network of a sweep.
     *
     * @param recipe the network
     * @param coupling the matrix of its disorder
     * @param monitor progress and cancellation
     * @return what was measured, or a failure with its reason
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public NetworkResult analyse(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        return new NetworkResult(recipe, measure(recipe.network(coupling), recipe.stateSeed(), monitor));
    }

    /**
     * Measures any network, such as one whose matrix was given.
     *
     * @param network the network
     * @param stateSeed initial state, noise and tangent frame
     * @param monitor progress and cancellation
     * @return what was measured, or a failure with its reason
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public Measurement measure(NetworkMap network, long stateSeed, Monitor monitor) {
        try {
            final ParticipationRatio states = new ParticipationRatio(network.dimension());
            final LyapunovSpectrum spectrum =
                    new Lyapunov(network, settings).measure(new Seed(stateSeed), states, monitor);
            return new Measurement(
                    Optional.of(spectrum), states.count() < 2 ? Double.NaN : states.value(), spectrum.note());
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Measurement.failed(e.getMessage());
        }
    }
}
