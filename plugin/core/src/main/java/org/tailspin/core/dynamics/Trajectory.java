package org.tailspin.core.dynamics;

import java.util.ArrayList;
import java.util.List;

/** Keeps some of the states, thinned in time and in neurons. Not thread-safe. */
public final class Trajectory implements StateObserver {

    private final int every;
    private final int neurons;
    private final List<double[]> states = new ArrayList<>();
    private long seen;

    /**
     * Prepares to keep states.
     *
     * @param every keep the first measured state and every such one after it, at least 1
     * @param neurons keep so many neurons, the first of the network, at least 1; a smaller network is kept whole
     * @throws IllegalArgumentException outside the ranges
     */
    public Trajectory(int every, int neurons) {
        if (every < 1) {
            throw new IllegalArgumentException("the thinning must keep every 1st state or fewer, but is " + every);
        }
        if (neurons < 1) {
            throw new IllegalArgumentException("the number of recorded neurons must be at least 1, but is " + neurons);
        }
        this.every = every;
        this.neurons = neurons;
    }

    @Override
    public void accept(double[] state) {
        if (seen % every == 0) {
            final double[] kept = new double[Math.min(neurons, state.length)];
            System.arraycopy(state, 0, kept, 0, kept.length);
            states.add(kept);
        }
        seen++;
    }

    /**
     * {@return the kept states, one array of neurons each; state i was seen at measured step i times {@link #every}}
     */
    public List<double[]> states() {
        return List.copyOf(states);
    }

    /** {@return the spacing of the kept states, in steps} */
    public int every() {
        return every;
    }
}
