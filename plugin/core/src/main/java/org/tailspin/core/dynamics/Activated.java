package org.tailspin.core.dynamics;

/**
 * Shows an observer the activity &phi;(x) in place of the state x: of a flow or leaky map, whose states stand before the
 * nonlinearity. Not thread-safe.
 */
public final class Activated implements StateObserver {

    private final Nonlinearity nonlinearity;
    private final StateObserver observer;
    private double[] activity = new double[0];

    /**
     * Shows an observer the activity in place of the state.
     *
     * @param nonlinearity &phi;
     * @param observer sees &phi;(x)
     */
    public Activated(Nonlinearity nonlinearity, StateObserver observer) {
        this.nonlinearity = nonlinearity;
        this.observer = observer;
    }

    @Override
    public void accept(double[] state) {
        if (activity.length != state.length) {
            activity = new double[state.length];
        }
        nonlinearity.apply(state, activity, state.length);
        observer.accept(activity);
    }
}
