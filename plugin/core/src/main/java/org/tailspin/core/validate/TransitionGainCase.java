package org.tailspin.core.validate;

import java.util.ArrayList;
import java.util.List;
import org.tailspin.core.Monitor;
import org.tailspin.core.theory.TransitionGain;

/** The annealed transition gain against an independent quadrature of Xie, Mihalas, Ku&#347;mierz 2025, equation 7. */
final class TransitionGainCase implements KnownCase {

    /** &alpha;, N, g*. */
    private static final double[][] GAINS = {
        {0.5, 1000, 0.017574}, {1, 1000, 0.163128}, {1.5, 1000, 0.372330}, {2, 1000, 0.707461}
    };

    @Override
    public List<Check> run(Monitor monitor) {
        final List<Check> checks = new ArrayList<>();
        for (double[] known : GAINS) {
            monitor.checkCancelled();
            checks.add(new Expectation(
                            "annealed theory alpha=" + known[0] + ", N=1000",
                            "transition gain g*",
                            known[2],
                            1e-5 * Math.max(1, known[2]),
                            "equation 7 of arXiv 2505.09816, independent quadrature")
                    .obtained(TransitionGain.of(known[0], (int) known[1]).gain()));
        }
        return checks;
    }
}
