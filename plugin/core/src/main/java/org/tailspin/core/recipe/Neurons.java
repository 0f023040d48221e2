package org.tailspin.core.recipe;

import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;

/**
 * What the neurons of a network make of what reaches them.
 *
 * @param nonlinearity &phi;
 * @param noise standard deviation &sigma; of the white noise, at least 0: of a step inside &phi; for maps; for a flow as in
 *     {@link org.tailspin.core.dynamics.NetworkFlow}
 * @param input from outside; {@link Input#none()} for one that is zero
 */
public record Neurons(Nonlinearity nonlinearity, double noise, Input input) {

    /** tanh, without noise and input. */
    public static final Neurons DEFAULT = new Neurons(Nonlinearity.TANH, 0, Input.none());

    /**
     * Checks the noise.
     *
     * @throws IllegalArgumentException if it is below 0 or not finite
     */
    public Neurons {
        NetworkMap.checkNoise(noise);
        if (input.isZero()) {
            input = Input.none();
        }
    }

    /**
     * Returns the same with another input.
     *
     * @param other input
     * @return the neurons
     */
    Neurons withInput(Input other) {
        return new Neurons(nonlinearity, noise, other);
    }

    /**
     * Returns the same with another noise.
     *
     * @param other standard deviation
     * @return the neurons
     */
    Neurons withNoise(double other) {
        return new Neurons(nonlinearity, other, input);
    }
}
