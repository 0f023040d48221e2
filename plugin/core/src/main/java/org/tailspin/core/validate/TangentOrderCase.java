package org.tailspin.core.validate;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.lyapunov.Twins;
import org.tailspin.core.random.Seed;

/**
 * The largest exponent of a heavy-tailed network from its tangent maps, against the growth of the distance between two
 * trajectories next to each other, which knows no tangent map: their order in time, which no sum rule can see, is right.
 */
final class TangentOrderCase implements KnownCase {

    private static final int N = 150;
    static final double GAIN = 0.8;
    private static final long SEED = 2;
    private static final int WARMUP = 1000;
    private static final int ALIGNMENT = 200;
    private static final int STEPS = 4000;

    private final BiFunction<NetworkMap, Coupling, DynamicalSystem> tangentMaps;

    TangentOrderCase() {
        this((network, coupling) -> network);
    }

    /**
     * Makes the case with tangent maps of another origin.
     *
     * @param tangentMaps what to take the tangent maps from, in place of the network itself
     */
    TangentOrderCase(BiFunction<NetworkMap, Coupling, DynamicalSystem> tangentMaps) {
        this.tangentMaps = tangentMaps;
    }

    @Override
    public List<Check> run(Monitor monitor) {
        final Coupling coupling = new StableEnsemble(1).draw(N, new Seed(SEED), monitor);
        final NetworkMap network = new NetworkMap(coupling, GAIN, Nonlinearity.TANH, 0);
        final Twins.Growth twins =
                new Twins(network, WARMUP).growth(ALIGNMENT, STEPS, new Seed(SEED), monitor.silent());
        final LyapunovSpectrum spectrum = new Lyapunov(
                        tangentMaps.apply(network, coupling), new LyapunovSettings(1, WARMUP, ALIGNMENT, STEPS))
                .measure(new Seed(SEED), StateObserver.NONE, monitor);
        final OptionalDouble error = spectrum.maxStandardError();
        return List.of(new Expectation(
                        "heavy-tailed map alpha=1 g=0.8, N=" + N,
                        "lambda_1, order of the tangent maps",
                        twins.exponent(),
                        3 * error.orElse(0),
                        "twin trajectories of this installation, without a tangent map; allowed: 3 s.e.")
                .obtained(spectrum.max(), error));
    }
}
