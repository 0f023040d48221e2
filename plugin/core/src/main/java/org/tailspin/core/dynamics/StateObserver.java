package org.tailspin.core.dynamics;

/** Sees every measured state once, in order. */
@FunctionalInterface
public interface StateObserver {

    /** Looks away. */
    StateObserver NONE = state -> {};

    /**
     * Sees the next state.
     *
     * @param state a live view of the state: copy what should outlive the call
     */
    void accept(double[] state);

    /**
     * Sees a measured step. An observer of more than the state, such as the pre-activation, asks the orbit.
     *
     * @param orbit just after a step: look, do not touch
     */
    default void see(Orbit orbit) {
        accept(orbit.state());
    }

    /**
     * {@return one that shows each state to both, this one first}
     *
     * @param next another observer
     */
    default StateObserver and(StateObserver next) {
        final StateObserver first = this;
        return new StateObserver() {
            @Override
            public void accept(double[] state) {
                first.accept(state);
                next.accept(state);
            }

            @Override
            public void see(Orbit orbit) {
                first.see(orbit);
                next.see(orbit);
            }
        };
    }
}
