package org.tailspin.core.lyapunov;

import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.linalg.Kernels;

/**
 * How long the parts of a run for covariant vectors are, in factorisations, and how many of them are kept at a time.
 *
 * <p>The way back needs the triangular factors of the way forward, and the frames of the measured steps. Where half a gigabyte
 * does not hold them, the way forward keeps its state and frame now and then, and a stretch at a time is gone anew from there:
 * twice the work forward, in the memory of one stretch.
 *
 * @param rows dimension of the system
 * @param k number of vectors
 * @param interval steps of a factorisation
 * @param aligning factorisations until the frame is aligned
 * @param measured factorisations of the measured steps
 * @param beyond factorisations after them, over which the way back converges
 * @param stretch factorisations that are kept at a time
 */
record CovariantPlan(int rows, int k, int interval, int aligning, int measured, int beyond, int stretch) {

    /** Numbers that are kept where there is a choice: half a gigabyte. */
    private static final double KEPT = 6.4e7;

    /** Two starts, the image, frame and triangle of a factorisation, the vectors of a step, and copies for the algebra. */
    private static final double WORK = 10;

    /**
     * {@return the plan}
     *
     * @param system to measure
     * @param settings how long
     * @param k number of vectors
     */
    static CovariantPlan of(DynamicalSystem system, LyapunovSettings settings, int k) {
        return of(system.dimension(), system.stride(), settings, k);
    }

    /**
     * {@return the plan}
     *
     * @param rows dimension of the system
     * @param interval steps of a factorisation
     * @param settings how long
     * @param k number of vectors
     */
    static CovariantPlan of(int rows, int interval, LyapunovSettings settings, int k) {
        final int aligning = factorisations(settings.tangentWarmup(), interval);
        final int measured = Math.max(1, factorisations(settings.steps(), interval));
        final int all = measured + aligning;
        final double factors = factors(rows, k);
        int stretch = all;
        if (factors * all > KEPT) {
            final double balanced = Math.sqrt(all * place(rows, k) / factors); // where both take the least together
            final double most = Math.floor(KEPT / factors);
            stretch = (int) Math.max(1, Math.min(all, Math.max(balanced, most - 2 * all * place(rows, k) / KEPT)));
        }
        return new CovariantPlan(rows, k, interval, aligning, measured, aligning, stretch);
    }

    private static int factorisations(int steps, int interval) {
        return (int) ((steps + (long) interval - 1) / interval);
    }

    private static double factors(int rows, int k) {
        return (double) rows * k + triangle(k);
    }

    private static double place(int rows, int k) {
        return (double) rows * k + 20.0 * rows;
    }

    /**
     * {@return entries of an upper triangle}
     *
     * @param k number of vectors
     */
    static int triangle(int k) {
        return k * (k + 1) / 2;
    }

    int factorisations() {
        return measured + beyond;
    }

    int stretches() {
        return (factorisations() + stretch - 1) / stretch;
    }

    /** Steps in all, those of the warm-up of the state left out. */
    long steps() {
        return (long) interval * (aligning + factorisations());
    }

    /** Memory of the run beside the system, at most. */
    Footprint footprint(Kernels kernels) {
        final double kept = stretch * factors(rows, k) + (stretches() - 1) * place(rows, k);
        final double work = WORK * rows * k + 4.0 * k * k;
        return kernels.footprint(rows, k).plus(new Footprint(kept + work, 0));
    }
}
