package org.tailspin.nodes.common;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.tailspin.core.Monitor;

/** The core's progress and cancellation, as KNIME shows and asks them. */
public final class NodeMonitor implements Monitor {

    private final ExecutionMonitor exec;
    private final int networks;
    private final int before;
    private volatile int done;

    /**
     * Joins the progress of networks to that of the node.
     *
     * @param exec of the running node
     * @param networks how many there are
     */
    public NodeMonitor(ExecutionMonitor exec, int networks) {
        this(exec, networks, 0);
    }

    /**
     * Joins the progress of networks to that of the node.
     *
     * @param exec of the running node
     * @param networks how many there are
     * @param before how many of them an earlier execution has measured
     */
    NodeMonitor(ExecutionMonitor exec, int networks, int before) {
        this.exec = exec;
        this.networks = networks;
        this.before = before;
        done = before;
    }

    /**
     * Counts networks that are done.
     *
     * @param count of networks that are done in this execution
     */
    public void done(int count) {
        done = before + count;
    }

    @Override
    public void progress(double fraction) {
        exec.setProgress(
                (before + fraction * (networks - before)) / Math.max(1, networks),
                () -> done + " of " + networks + " networks" + (before > 0 ? ", " + before + " from the journal" : ""));
    }

    @Override
    public boolean isCancelled() {
        try {
            exec.checkCanceled();
            return false;
        } catch (CanceledExecutionException e) {
            return true;
        }
    }
}
