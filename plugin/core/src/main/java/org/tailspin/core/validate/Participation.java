package org.tailspin.core.validate;

import java.util.Arrays;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.dimension.CovarianceObserver;
import org.tailspin.core.dimension.CovarianceSettings;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.random.Seed;

/**
 * The participation ratio over N of several tanh networks, each corrected for the number of its states. The distribution
 * over networks has a tail to the left (a mode close to criticality), so the mean leaves out the two networks at either end.
 *
 * @param mean of those that are kept
 * @param standardError of the mean over networks
 */
record Participation(double mean, double standardError) {

    private static final int NETWORKS = 16;
    private static final int TRIMMED = 2;
    private static final int WARMUP = 200;
    private static final int STEPS = 1200;

    static Participation of(CouplingEnsemble ensemble, int n, double gain, Monitor monitor) {
        final double[] ratios = new double[NETWORKS];
        for (int i = 0; i < NETWORKS; i++) {
            final NetworkMap network =
                    new NetworkMap(ensemble.draw(n, new Seed(i), monitor), gain, Nonlinearity.TANH, 0);
            final CovarianceObserver states = new CovarianceObserver(n, STEPS, CovarianceSettings.DEFAULT);
            new Simulation(WARMUP, STEPS).run(network, new Seed(i), states, monitor.silent());
            ratios[i] = states.participation(monitor).best().dimension() / n;
        }
        Arrays.sort(ratios);
        final double[] kept = Arrays.copyOfRange(ratios, TRIMMED, NETWORKS - TRIMMED);
        final double mean = Arrays.stream(kept).average().orElseThrow();
        final double squares =
                Arrays.stream(kept).map(r -> (r - mean) * (r - mean)).sum();
        return new Participation(mean, Math.sqrt(squares / (kept.length - 1) / kept.length));
    }
}
