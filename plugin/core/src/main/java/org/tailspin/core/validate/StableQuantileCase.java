package org.tailspin.core.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/** The sampler of stable numbers: the fraction of the draws below known quantiles. Allowed: four standard errors. */
final class StableQuantileCase implements KnownCase {

    private static final int DRAWS = 200_000;

    /**
     * &alpha;, p and the quantile of p, at scale 1. By Zolotarev's integral; exact for &alpha; = 1 (Cauchy) and 2
     * (normal of variance 2).
     */
    private static final double[][] QUANTILES = {
        {0.5, 0.75, 1.283833}, {0.5, 0.95, 57.304028},
        {1, 0.75, 1}, {1, 0.95, 6.313752},
        {1.5, 0.75, 0.968933}, {1.5, 0.95, 3.051941},
        {2, 0.75, 0.953873}, {2, 0.95, 2.326174}
    };

    @Override
    public List<Check> run(Monitor monitor) {
        final List<Check> checks = new ArrayList<>();
        for (double[] known : QUANTILES) {
            final StableSampler sampler = new StableSampler(known[0]);
            final var random = new Seed(1).stream("quantiles");
            int below = 0;
            for (int i = 0; i < DRAWS; i++) {
                below += sampler.sample(random) < known[2] ? 1 : 0;
            }
            monitor.checkCancelled();
            final double p = known[1];
            final double error = Math.sqrt(p * (1 - p) / DRAWS);
            checks.add(new Expectation(
                            "stable law alpha=" + known[0],
                            "part of " + DRAWS + " draws below " + known[2],
                            p,
                            4 * error,
                            "Zolotarev's integral")
                    .obtained((double) below / DRAWS, OptionalDouble.of(error)));
        }
        return checks;
    }
}
