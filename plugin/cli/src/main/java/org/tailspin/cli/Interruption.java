package org.tailspin.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: Java begins to shut down at once, and this holds it until the run has put away what is finished. Java then ends
 * with the signal's own exit code, 130 for Ctrl-C.
 */
final class Interruption {

    /** A run looks many times a second whether to stop; longer than this means that it hangs. */
    private static final int PATIENCE_SECONDS = 20;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean requested;

    static Interruption install() {
        final Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::request, "interruption"));
        return interruption;
    }

    private void request() {
        requested = true;
        try {
            finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isRequested() {
        return requested;
    }

    /** The run is over, in whatever way: Java may end. */
    void finished() {
        finished.countDown();
    }
}
