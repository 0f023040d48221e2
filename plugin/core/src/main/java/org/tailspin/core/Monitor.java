package org.tailspin.core;

import java.util.concurrent.CancellationException;

/**
 * The one callback that leaves the core: long work tells how far it is, and asks whether to go on.
 *
 * <p>Both methods are called often, from the thread that does the work, also in the middle of a factorisation.
 */
public interface Monitor {

    /** Never cancels, and tells nobody. */
    Monitor NONE = new Monitor() {
        @Override
        public void progress(double fraction) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /**
     * Tells how far the work is.
     *
     * @param fraction of the work that is done, in [0, 1]
     */
    void progress(double fraction);

    /** {@return whether the work should stop} */
    boolean isCancelled();

    /**
     * Ends the work if somebody has cancelled it.
     *
     * @throws CancellationException if the work should stop
     */
    default void checkCancelled() {
        if (isCancelled()) {
            throw new CancellationException("cancelled");
        }
    }

    /**
     * {@return a monitor for the part}
     *
     * @param from how much of the whole is done before a part of it, in [0, 1]
     * @param to how much is done after it
     */
    default Monitor part(double from, double to) {
        final Monitor whole = this;
        return new Monitor() {
            @Override
            public void progress(double fraction) {
                whole.progress(from + (to - from) * fraction);
            }

            @Override
            public boolean isCancelled() {
                return whole.isCancelled();
            }
        };
    }

    /** {@return a monitor for a part of the work, which cancels as this one but tells no progress} */
    default Monitor silent() {
        final Monitor whole = this;
        return new Monitor() {
            @Override
            public void progress(double fraction) {}

            @Override
            public boolean isCancelled() {
                return whole.isCancelled();
            }
        };
    }
}
