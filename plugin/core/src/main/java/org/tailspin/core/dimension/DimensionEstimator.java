package org.tailspin.core.dimension;

import org.tailspin.core.Monitor;

/**
 * A method that tells the dimension of a cloud of states: a trajectory, or the rows of any table.
 *
 * <p>Every estimate is unchanged by a shift, a rotation or a common rescaling of the states (as far as the settings name no
 * length), is 0 for states that are all the same, and is a function of the states and the settings alone. An estimator is
 * immutable; several threads may use it.
 */
public interface DimensionEstimator {

    /** {@return the name in tables and options} */
    String name();

    /**
     * {@return the dimension and its error}
     *
     * @param states {@code states[t]} is the state at time t; all of one length, finite; neither kept nor changed
     * @param monitor progress and cancellation
     * @throws IllegalArgumentException if there are too few states, they differ in length, or an entry is not finite
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    DimensionEstimate estimate(double[][] states, Monitor monitor);
}
