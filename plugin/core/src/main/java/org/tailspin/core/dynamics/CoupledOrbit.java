package org.tailspin.core.dynamics;

import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingProduct;

/**
 * An orbit whose step is made of products with a coupling, one for each stage: what comes before a product, the product, and
 * what comes after it, so that orbits with one coupling can make their products together ({@link Orbits}).
 */
interface CoupledOrbit extends Orbit {

    /**
     * @return number of products in a step
     */
    int stages();

    /**
     * Prepares a product.
     *
     * @param stage from 0, in order
     * @return what the coupling is to be applied to, a live view
     */
    double[] source(int stage);

    /**
     * @return where the product goes, always the same array
     */
    double[] target();

    /**
     * Goes on from the product; after that of the last stage, the step is done.
     *
     * @param stage whose product is there
     * @throws DivergenceException if the state is no longer finite
     */
    void proceed(int stage);

    /**
     * @return the coupling of the stage that was prepared last
     */
    Coupling coupling();

    /**
     * @return the products with it
     */
    CouplingProduct product();

    @Override
    default void step() {
        for (int stage = 0; stage < stages(); stage++) {
            final double[] source = source(stage);
            product().multiply(source, target());
            proceed(stage);
        }
    }
}
