package org.tailspin.core.dynamics;

/**
 * Whether a state comes to rest within a run, or is on its way to it: what it passes through until then is no attractor, and has
 * no dimensions. What is seen is by how much the state changes in a step, and the run in 8 to 16 stretches of equal length.
 *
 * <p>A state has come to rest if it does not change, but for rounding, over the last eighth of the run. It is on its way if the
 * mean logarithm of the change falls from each stretch to the next, by three tenths of the average or more, and by 2 in all. The
 * changes of a state that moves on a cycle, a torus or a chaotic attractor do not fall: 8 independent means are in such an order
 * once in 40 000 runs, and the size of the fall comes to that. Not thread-safe.
 */
public final class Settling implements StateObserver {

    private static final int STRETCHES = 8;
    private static final int MOST = 2 * STRETCHES;

    /** Shorter runs tell nothing. */
    private static final int LEAST_STEPS = 64;

    private static final double LEAST_FALL = 2;
    private static final double STEADY = 0.3;

    /** A change below this part of the state is rounding. */
    private static final double ROUNDING = 0x1p-42;

    private final double[] sums = new double[MOST];
    private int stretches;
    private long length = 1;
    private long inOpen;
    private double open;
    private double[] before;
    private long steps;
    private long lastChange;

    @Override
    public void accept(double[] state) {
        if (before == null) {
            before = state.clone();
            return;
        }
        double change = 0;
        double size = 0;
        for (int i = 0; i < state.length; i++) {
            change += (state[i] - before[i]) * (state[i] - before[i]);
            size += state[i] * state[i];
        }
        System.arraycopy(state, 0, before, 0, state.length);
        steps++;
        final double rounding = ROUNDING * ROUNDING * size;
        if (change > rounding) {
            lastChange = steps;
        }
        // half the logarithm of a square; of the smallest double where nothing changes, nor is there a size
        open += 0.5 * Math.log(Math.max(Math.max(change, rounding), Double.MIN_NORMAL));
        inOpen++;
        if (inOpen == length) {
            sums[stretches] = open;
            stretches++;
            open = 0;
            inOpen = 0;
            if (stretches == MOST) {
                join();
            }
        }
    }

    private void join() {
        for (int b = 0; b < STRETCHES; b++) {
            sums[b] = sums[2 * b] + sums[2 * b + 1];
        }
        stretches = STRETCHES;
        length *= 2;
    }

    /** {@return whether the state has come to rest, or is on its way to it} */
    public boolean isSettling() {
        if (steps < LEAST_STEPS) {
            return false;
        }
        if (STRETCHES * (steps - lastChange) >= steps) {
            return true;
        }
        final double fall = (sums[0] - sums[stretches - 1]) / length;
        if (!(fall >= LEAST_FALL)) {
            return false;
        }
        final double least = STEADY * fall / (stretches - 1);
        for (int b = 1; b < stretches; b++) {
            if (!((sums[b - 1] - sums[b]) / length >= least)) {
                return false;
            }
        }
        return true;
    }
}
