package org.tailspin.nodes.common;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.tailspin.core.Monitor;

/**
 * Joins the reading of a file to the progress of a node.
 *
 * @param exec of the running node
 * @param name of the file
 */
public record FileMonitor(ExecutionMonitor exec, String name) implements Monitor {

    @Override
    public void progress(double fraction) {
        exec.setProgress(fraction, () -> "Reading " + name);
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
