package org.tailspin.core.validate;

import java.util.ArrayList;
import java.util.List;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.random.Seed;

/** The sum of all exponents is the mean of ln|det J_t|, which is computed another way: the factorisation is right. */
final class SumRuleCase implements KnownCase {

    private static final int N = 100;
    private static final double GAIN = 2;

    @Override
    public List<Check> run(Monitor monitor) {
        final List<Check> checks = new ArrayList<>();
        for (double alpha : new double[] {1, 1.5, 2}) {
            final NetworkMap network =
                    new NetworkMap(new StableEnsemble(alpha).draw(N, new Seed(1), monitor), GAIN, Nonlinearity.TANH, 0);
            final double residual = new Lyapunov(network, new LyapunovSettings(LyapunovSettings.ALL, 200, 20, 100))
                    .measure(new Seed(1), StateObserver.NONE, monitor.silent())
                    .sumRuleResidual()
                    .orElse(Double.NaN);
            checks.add(new Expectation(
                            "heavy-tailed map alpha=" + alpha + " g=2, N=" + N,
                            "sum rule: sum of exponents - <ln|det J|>",
                            0,
                            1e-7,
                            "identity")
                    .obtained(residual));
        }
        return checks;
    }
}
