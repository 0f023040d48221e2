package org.tailspin.core.coupling;

import org.tailspin.core.random.StableSampler;

/** Independent weights of a symmetric stable law: the two ensembles whose transition is known exactly. */
public sealed interface StableFamily extends IndependentEnsemble permits StableEnsemble, GaussianEnsemble {

    /**
     * What is known of independent stable weights alone.
     *
     * @param ensemble any ensemble
     * @return itself, if it is of the family
     * @throws IllegalArgumentException if it is not
     */
    static StableFamily of(CouplingEnsemble ensemble) {
        if (ensemble instanceof StableFamily stable) {
            return stable;
        }
        throw new IllegalArgumentException(
                "the transition is known for independent stable or gaussian weights, not for " + ensemble.name());
    }

    /** {@return the law that the weights follow, up to scale} */
    StableSampler law();

    /**
     * {@return the factor from a draw of {@link #law} to a weight at unit gain}
     *
     * @param n number of neurons
     */
    double scale(int n);

    @Override
    default Law weights(int n) {
        return new StableWeights(law(), scale(n));
    }
}
