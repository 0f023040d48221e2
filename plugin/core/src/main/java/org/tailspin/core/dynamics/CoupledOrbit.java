package org.tailspin.core.dynamics;

import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingProduct;
import org.tailspin.core.linalg.Frame;

/**
 * An orbit whose step is made of products with a coupling, one for each stage: what comes before a product, the product, and
 * what comes after it, so that orbits with one coupling can make their products together ({@link Orbits}).
 */
interface CoupledOrbit extends Orbit {

    /** {@return number of products in a step} */
    int stages();

    /**
     * Prepares a product.
     *
     * @param stage from 0, in order
     * @return what the coupling is to be applied to, a live view
     */
    double[] source(int stage);

    /** {@return where the product goes, always the same array} */
    double[] target();

    /**
     * Goes on from the product; after that of the last stage, the step is done.
     *
     * @param stage whose product is there
     * @throws DivergenceException if the state is no longer finite
     */
    void proceed(int stage);

    /**
     * Prepares the tangent vectors of a product, after {@link #source}, for a frame that rides along with the state.
     *
     * @param stage from 0, in order
     * @param frame that is carried over the step, {@link Frame#mayRide}
     * @return the frame that the coupling is to be applied to; null if the step must be done first, for {@link #tangent}
     */
    default Frame sharedFrame(int stage, Frame frame) {
        return null;
    }

    /**
     * As {@link #proceed(int)}, with a frame that has ridden along.
     *
     * @param stage whose products are there, in the target and in the {@link #sharedFrame}
     * @param frame that is carried over the step
     * @param s receives the logarithm of the size of each row, as in {@link #tangent}
     * @throws DivergenceException if the state is no longer finite
     */
    default void proceed(int stage, Frame frame, double[] s) {
        throw new IllegalStateException("no frame rides along");
    }

    /** {@return the coupling of the stage that was prepared last} */
    Coupling coupling();

    /** {@return the products with it} */
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
