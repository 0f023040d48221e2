package org.tailspin.core.papers;

import java.util.Optional;

/** Keeps what was measured, so that a figure that was interrupted goes on. Used by several threads. */
public interface Store {

    /** Keeps nothing. */
    Store NONE = new Store() {
        @Override
        public Optional<double[]> get(String part, int index) {
            return Optional.empty();
        }

        @Override
        public void put(String part, int index, double[] numbers) {
            // kept by the figure alone
        }
    };

    /**
     * {@return the numbers, if they are there}
     *
     * @param part name of a part of the experiment, unique in its figure
     * @param index of what was measured in it
     */
    Optional<double[]> get(String part, int index);

    /**
     * Keeps what was measured.
     *
     * @param part name of a part of the experiment
     * @param index of what was measured in it
     * @param numbers to keep
     */
    void put(String part, int index, double[] numbers);
}
