package org.tailspin.core.papers;

import java.util.Arrays;
import java.util.List;
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

    private OrderEvidence() {}

    static List<Claim> claims(Setting setting, Work work) {
        final double[] weights = new double[NETWORKS];
        Arrays.fill(weights, 1);
        final List<double[]> all =
                work.map("twins", weights, (trial, monitor) -> measure(setting.seed(trial), monitor));
        final double[] twins = column(all, 0);
        final double[] right = column(all, 1);
        final double[] published = column(all, 2);
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

    private static double[] column(List<double[]> all, int i) {
        return all.stream().mapToDouble(numbers -> Work.number(numbers, i)).toArray();
    }

    /** Growth of twins, the largest exponent, and the same in the published order. */
    private static double[] measure(Seed seed, Monitor monitor) {
        final Coupling coupling = Networks.stable(ALPHA).draw(N, seed, monitor);
        final NetworkMap network = new NetworkMap(coupling, GAIN, Nonlinearity.TANH, 0);
        return new double[] {
            new Twins(network, SETTINGS.warmup())
                    .growth(SETTINGS.tangentWarmup(), SETTINGS.steps(), seed, monitor)
                    .exponent(),
            exponent(network, seed, monitor),
            exponent(new PublishedOrder(network, coupling, GAIN, Nonlinearity.TANH), seed, monitor)
        };
    }

    private static double exponent(DynamicalSystem system, Seed seed, Monitor monitor) {
        return new Lyapunov(system, SETTINGS)
                .measure(seed, StateObserver.NONE, monitor)
                .max();
    }
}
