package org.tailspin.core.papers;

import java.util.List;
import java.util.stream.LongStream;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.Twins;
import org.tailspin.core.random.Seed;

/** Which order of the tangent maps is right: twin trajectories, without a tangent map, are the judges. */
final class OrderEvidence {

    private static final int N = 150;
    private static final double ALPHA = 1;
    private static final double GAIN = 0.8;
    private static final int NETWORKS = 16;
    private static final LyapunovSettings SETTINGS = new LyapunovSettings(1, 1000, 200, 2000);

    private record Exponents(double twins, double right, double published) {}

    private OrderEvidence() {}

    static List<Claim> claims(Work work) {
        final List<Exponents> all =
                work.map(LongStream.range(0, NETWORKS).boxed().toList(), OrderEvidence::measure);
        final double[] twins = all.stream().mapToDouble(Exponents::twins).toArray();
        final double[] right = all.stream().mapToDouble(Exponents::right).toArray();
        final double[] published =
                all.stream().mapToDouble(Exponents::published).toArray();
        final String where = ", α = 1, g = 0.8, N = " + N;
        return List.of(
                Claim.close(
                        "twins-right-order",
                        "twin trajectories grow as the right order says" + where,
                        "largest exponent minus growth of twins, paired by network",
                        Mean.ofDifferences(right, twins),
                        0,
                        1e-3,
                        "1 % of an exponent of 0.1"),
                Claim.positive(
                        "twins-published-order",
                        "twin trajectories grow faster than the published order says" + where,
                        "growth of twins minus largest exponent in the published order, paired by network",
                        List.of(Mean.ofDifferences(twins, published))));
    }

    private static Exponents measure(long seed, Monitor monitor) {
        final Coupling coupling = Networks.stable(ALPHA).draw(N, new Seed(seed), monitor);
        final NetworkMap network = new NetworkMap(coupling, GAIN, Nonlinearity.TANH, 0);
        return new Exponents(
                new Twins(network, SETTINGS.warmup())
                        .growth(SETTINGS.tangentWarmup(), SETTINGS.steps(), new Seed(seed), monitor)
                        .exponent(),
                exponent(network, seed, monitor),
                exponent(new PublishedOrder(network, coupling, GAIN, Nonlinearity.TANH), seed, monitor));
    }

    private static double exponent(DynamicalSystem system, long seed, Monitor monitor) {
        return new Lyapunov(system, SETTINGS)
                .measure(new Seed(seed), StateObserver.NONE, monitor)
                .max();
    }
}
