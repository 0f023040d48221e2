package org.tailspin.core.coupling;

import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.random.StableDraws;
import org.tailspin.core.random.StableSampler;

/** Weights of a stable law, whole rows at a time. */
final class StableWeights implements IndependentEnsemble.Law {

    private final StableSampler law;
    private final StableDraws draws;
    private final double scale;

    StableWeights(StableSampler law, double scale) {
        this.law = law;
        this.scale = scale;
        draws = law.draws();
    }

    @Override
    public double draw(UniformRandomProvider random) {
        return law.sample(random) * scale;
    }

    @Override
    public void fill(UniformRandomProvider random, double[] row) {
        draws.fill(random, row, 0, row.length);
        for (int j = 0; j < row.length; j++) {
            row[j] *= scale;
        }
    }
}
