package org.tailspin.nodes.common;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.tailspin.core.Monitor;

/** The core's progress and cancellation, as KNIME shows and asks them. */
public final class NodeMonitor implements Monitor {

    private final ExecutionMonitor exec;
    private final int networks;
    private volatile int done;

    /**
     * @param exec of the running node
     * @param networks how many there are
     */
    public NodeMonitor(ExecutionMonitor exec, int networks) {
        this.exec = exec;
        this.networks = networks;
    }

    /**
     * @param count of networks that are done
     */
    public void done(int count) {
        done = count;
    }

    @Override
    public void progress(double fraction) {
        exec.setProgress(fraction, () -> done + " of " + networks + " networks");
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
