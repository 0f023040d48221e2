package org.tailspin.core.linalg;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.tailspin.core.Monitor;

/**
 * One long call of a library that cannot be stopped. It runs in a thread of its own, so that a cancelled computation ends at
 * once; the call then goes on to its end, and nobody sees its result.
 */
public final class BackgroundCall {

    /** How often the monitor is asked: a cancelled computation ends within a second. */
    private static final long PATIENCE_MS = 100;

    private BackgroundCall() {}

    /**
     * Waits for the call.
     *
     * @param <T> type of its result
     * @param work what may take long; it owns all that it reads and writes
     * @param monitor asked now and then whether to stop
     * @return its result
     * @throws java.util.concurrent.CancellationException if the monitor says so; the call then still runs
     */
    public static <T> T of(Supplier<T> work, Monitor monitor) {
        monitor.checkCancelled();
        final FutureTask<T> task = new FutureTask<>(work::get);
        final Thread thread = new Thread(task, "tailspin-library-call");
        thread.setDaemon(true);
        thread.start();
        try {
            while (true) {
                try {
                    return task.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    monitor.checkCancelled();
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (java.util.concurrent.CancellationException)
                    new java.util.concurrent.CancellationException("the computation was interrupted").initCause(e);
        }
    }
}
