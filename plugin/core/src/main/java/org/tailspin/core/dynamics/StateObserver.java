package org.tailspin.core.dynamics;

/** Sees every measured state once, in order. */
@FunctionalInterface
public interface StateObserver {

    /** Looks away. */
    StateObserver NONE = state -> {};

    /**
     * @param state a live view of the state: copy what should outlive the call
     */
    void accept(double[] state);

    /**
     * @param next another observer
     * @return one that shows each state to both, this one first
     */
    default StateObserver and(StateObserver next) {
        return state -> {
            accept(state);
            next.accept(state);
        };
    }
}
