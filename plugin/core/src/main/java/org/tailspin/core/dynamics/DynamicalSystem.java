package org.tailspin.core.dynamics;

import org.tailspin.core.random.Seed;

/**
 * A system in discrete time, or a flow with its integration scheme: an immutable description, which {@link #start}s
 * orbits that own the buffers.
 */
public interface DynamicalSystem {

    /** {@return number of state variables} */
    int dimension();

    /**
     * {@return number of neurons, of which {@link Orbit#preActivation} and {@link Orbit#activity} tell: as many as
     * state variables, or half of them where each has a velocity}
     */
    default int neurons() {
        return dimension();
    }

    /** {@return duration of a step: 1 for a map, the step of the scheme for a flow} */
    default double timeStep() {
        return 1;
    }

    /**
     * Steps from one state to the next that tells anything new of a covariance: 1, or for a flow or leaky map half the time
     * that a neuron remembers.
     *
     * @return number of steps, at least 1
     */
    default int stride() {
        return 1;
    }

    /** {@return whether time is continuous, so that exponents are per unit time, in place of per step} */
    default boolean isFlow() {
        return false;
    }

    /**
     * {@return whether the tangent maps are invertible, with probability one; if not, exponents can be minus infinity}
     */
    default boolean isRegular() {
        return true;
    }

    /** {@return why exponents are minus infinity, where some are: what makes the tangent maps singular} */
    default String whySingular() {
        return "the tangent maps are singular";
    }

    /** What reaches a system from outside as time goes on. */
    enum Forcing {
        /** Nothing, or nothing that changes: the next state follows from the state alone. */
        NONE,
        /** An input that is a function of time. */
        INPUT,
        /** Random numbers at every step: noise, or couplings drawn anew. */
        NOISE
    }

    /** {@return what reaches the system from outside, beside what stays the same} */
    default Forcing forcing() {
        return Forcing.NONE;
    }

    /**
     * {@return whether c times a trajectory is a trajectory for every c &gt; 0, so that one that grows steadily grows
     * without bound}
     */
    default boolean isHomogeneous() {
        return false;
    }

    /**
     * {@return whether the negative of a trajectory is as likely a trajectory, so that what is seen on one side of 0 may be an
     * attractor of its own, or a part of one that its mirror image belongs to}
     */
    default boolean isOdd() {
        return false;
    }

    /**
     * {@return whether no neuron acts on itself through its connections, so that the eigenvalues of the Jacobian of a
     * step are those of neurons alone, at every state, and the exponents are the logarithms of their moduli}
     */
    default boolean isFeedForward() {
        return false;
    }

    /**
     * {@return the time in which a state variable left alone changes by a factor e, in units of {@link #timeStep}'s
     * time: a run of fewer has seen nothing; 1 where a step is all there is}
     */
    default double timeConstant() {
        return 1;
    }

    /**
     * For how many steps the system is defined: as long as its input is known.
     *
     * @return the number; {@link Long#MAX_VALUE} where there is no end
     */
    default long longest() {
        return Long.MAX_VALUE;
    }

    /**
     * Starts an orbit at an initial state that the seed decides.
     *
     * @param seed the state seed: initial state and noise
     * @return the orbit, before its first step
     */
    Orbit start(Seed seed);
}
