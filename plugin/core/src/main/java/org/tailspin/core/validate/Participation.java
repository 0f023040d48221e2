package org.tailspin.core.validate;

import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.dimension.CovarianceObserver;
import org.tailspin.core.dimension.CovarianceSettings;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.random.Seed;
import org.tailspin.core.statistics.TrimmedMean;

/**
 * The participation ratio over N of several tanh networks, each corrected for the number of its states. The distribution
 * over networks has a tail to the left (a mode close to criticality), so their mean is trimmed.
 */
final class Participation {

    private static final int NETWORKS = 16;
    private static final int WARMUP = 200;
    private static final int STEPS = 1200;

    private Participation() {}

    static TrimmedMean of(CouplingEnsemble ensemble, int n, double gain, Monitor monitor) {
        final double[] ratios = new double[NETWORKS];
        for (int i = 0; i < NETWORKS; i++) {
            final NetworkMap network =
                    new NetworkMap(ensemble.draw(n, new Seed(i), monitor), gain, Nonlinearity.TANH, 0);
            final CovarianceObserver states = new CovarianceObserver(n, STEPS, CovarianceSettings.DEFAULT);
            new Simulation(WARMUP, STEPS).run(network, new Seed(i), states, monitor.silent());
            ratios[i] = states.participation(monitor).best().dimension() / n;
        }
        return TrimmedMean.of(ratios);
    }
}
