package org.tailspin.cli;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.cli.output.OutputFile;

/**
 * Ctrl-C: Java begins to shut down at once, and this holds it until the run has put away what is finished. Java then ends
 * with the signal's own exit code, 130 for Ctrl-C and 143 for a request to end.
 */
final class Interruption {

    /** A run that keeps results looks many times a second whether to stop; longer than this means that it hangs. */
    private static final long PATIENCE_MILLIS = 20_000;

    /** A run that keeps nothing has nothing to put away, and need not be waited for. */
    private static final long SHORT_PATIENCE_MILLIS = 500;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final PrintStream err;
    private volatile boolean requested;

    private Interruption(PrintStream err) {
        this.err = err;
    }

    /**
     * Listens to the signals that end a command.
     *
     * @param err where to say that nothing is kept
     */
    static Interruption install(PrintStream err) {
        final Interruption interruption = new Interruption(err);
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::request, "interruption"));
        return interruption;
    }

    private void request() {
        requested = true;
        try {
            if (!finished.await(SHORT_PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    && !(OutputDirectory.isAnyOpen() && finished.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))) {
                err.println("tailspin: interrupted, without a result");
                OutputFile.discardParts();
            }
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
