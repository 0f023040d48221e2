package org.tailspin.core.lyapunov;

/** Sees the growth of the tangent vectors as it is measured. */
@FunctionalInterface
public interface GrowthObserver {

    /** Looks away. */
    GrowthObserver NONE = (growth, steps) -> {};

    /**
     * Sees the growth between two orthonormalisations.
     *
     * @param growth ln|R_ii| since the orthonormalisation before, one for each vector, a live view
     * @param steps in which they grew, at least 1
     */
    void grew(double[] growth, int steps);

    /** What was seen belongs to a frame that was given up: another starts from the same state. */
    default void restart() {}
}
