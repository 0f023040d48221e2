package org.tailspin.knimeapi;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeProgressMonitor;

/** A node that executes in another thread. */
public final class RunningNode {

    private final Future<Executed> future;
    private final NodeProgressMonitor monitor;

    RunningNode(Future<Executed> future, NodeProgressMonitor monitor) {
        this.future = future;
        this.monitor = monitor;
    }

    /** Asks the node to stop; it does when it looks next. */
    public void cancel() {
        monitor.setExecuteCanceled();
    }

    /** How far the node is, from 0 to 1, or null when it has not said. */
    public Double progress() {
        return monitor.getProgress();
    }

    /** What the node is doing, or null when it has not said. */
    public String message() {
        return monitor.getMessage();
    }

    /** Whether the node ended, in whatever way. */
    public boolean isDone() {
        return future.isDone();
    }

    /** Waits for the result, however long it takes; fails when the node fails. */
    public Executed await() throws CanceledExecutionException, KNIMEException, InvalidSettingsException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the node", e);
        }
    }

    private static RuntimeException thrown(Throwable cause)
            throws CanceledExecutionException, KNIMEException, InvalidSettingsException {
        if (cause instanceof CanceledExecutionException canceled) {
            throw canceled;
        }
        if (cause instanceof KNIMEException failed) {
            throw failed;
        }
        if (cause instanceof InvalidSettingsException refused) {
            throw refused;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }
}
