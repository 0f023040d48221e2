package org.tailspin.core.lyapunov;

import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.dynamics.StateObserver;

/** Shows each state once, although several passes visit it. */
final class DistinctStates implements StateObserver {

    private final StateObserver observer;
    private long shown;
    private long index;

    DistinctStates(StateObserver observer) {
        this.observer = observer;
    }

    void rewind() {
        index = 0;
    }

    @Override
    public void accept(double[] state) {
        if (isNew()) {
            observer.accept(state);
        }
    }

    @Override
    public void see(Orbit orbit) {
        if (isNew()) {
            observer.see(orbit);
        }
    }

    private boolean isNew() {
        final boolean isNew = index++ >= shown;
        shown += isNew ? 1 : 0;
        return isNew;
    }
}
