package org.tailspin.core.recipe;

import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.random.Seed;

/**
 * One draw of a coupling matrix, as a recipe: networks that differ in gain or initial state alone share it.
 *
 * @param ensemble the law
 * @param n number of neurons, at least 1
 * @param couplingSeed in 0..2^31-1
 */
public record Disorder(CouplingEnsemble ensemble, int n, long couplingSeed) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges, or if a list of the ensemble does not fit the number of
     *     neurons
     */
    public Disorder {
        Coupling.checkSize(n);
        Seed.of(couplingSeed, "the coupling seed");
        ensemble.checkLists(n);
    }

    /**
     * {@return g_eff; empty where it is infinite or not known}
     *
     * @param gain in the convention of the ensemble
     */
    public OptionalDouble effectiveGain(double gain) {
        return ensemble.effectiveGain(gain, n, new Seed(couplingSeed));
    }

    /**
     * {@return the matrix at unit gain}
     *
     * @param monitor asked now and then whether to stop
     */
    public Coupling draw(Monitor monitor) {
        return ensemble.draw(n, new Seed(couplingSeed), monitor.silent()); // what follows tells the progress
    }
}
