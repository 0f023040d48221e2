package org.tailspin.core.recipe;

import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.random.Seed;

/**
 * A network as a row of a few plain columns: what to draw, and how it moves. The same recipe gives the same trajectory on
 * every machine.
 *
 * @param disorder the coupling at unit gain
 * @param gain positive, in the convention of the ensemble
 * @param stateSeed initial state and noise, in 0..2^31-1
 * @param dynamics how it moves
 */
public record NetworkRecipe(Disorder disorder, double gain, long stateSeed, Dynamics dynamics) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public NetworkRecipe {
        NetworkMap.checkGain(gain);
        Seed.of(stateSeed, "the state seed");
        dynamics.input().checkSize(disorder.n());
    }

    /**
     * {@return a name that says what the network is, such as {@code stable a=1.5 g=0.79 N=200 c17 s3}: unique in a
     * sweep whose gains differ in six digits, and the same in every iteration of a loop; what is as by default goes
     * without saying}
     */
    public String name() {
        return NetworkName.of(this);
    }

    /**
     * {@return the same network at another gain}
     *
     * @param other gain
     */
    public NetworkRecipe at(double other) {
        return new NetworkRecipe(disorder, other, stateSeed, dynamics);
    }

    /**
     * {@return the same network with that coupling}
     *
     * @param other a coupling at unit gain
     */
    public NetworkRecipe with(Disorder other) {
        return new NetworkRecipe(other, gain, stateSeed, dynamics);
    }

    /**
     * {@return the network}
     *
     * @param coupling the matrix of {@link #disorder}
     */
    public DynamicalSystem network(Coupling coupling) {
        return dynamics.network(disorder, coupling, gain);
    }
}
