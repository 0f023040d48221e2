package org.knime.core.node;

import java.util.function.Supplier;

/** Shows how far a node is, and knows whether it should stop. */
public class ExecutionMonitor {

    private final NodeProgressMonitor monitor;

    /** A monitor that nobody watches. */
    public ExecutionMonitor() {
        this(new DefaultNodeProgressMonitor());
    }

    /** Reports to a monitor. */
    public ExecutionMonitor(NodeProgressMonitor monitor) {
        this.monitor = monitor;
    }

    /** The monitor that shows the progress. */
    public final NodeProgressMonitor getProgressMonitor() {
        return monitor;
    }

    /** Throws when somebody asked the node to stop. */
    public void checkCanceled() throws CanceledExecutionException {
        monitor.checkCanceled();
    }

    /** How far, from 0 to 1. */
    public void setProgress(double progress) {
        monitor.setProgress(progress);
    }

    /** How far, from 0 to 1, and doing what. */
    public void setProgress(double progress, String message) {
        monitor.setProgress(progress, message);
    }

    /** How far, from 0 to 1, and doing what. */
    public void setProgress(double progress, Supplier<String> message) {
        monitor.setProgress(progress, message);
    }

    /** Doing what. */
    public void setProgress(String message) {
        monitor.setProgress(message);
    }

    /** Doing what. */
    public void setMessage(String message) {
        monitor.setMessage(message);
    }

    /** Doing what. */
    public void setMessage(Supplier<String> message) {
        monitor.setMessage(message);
    }

    /** A part of this task. */
    public ExecutionMonitor createSubProgress(double maxProgress) {
        return new ExecutionMonitor(new SubProgressMonitor(monitor, maxProgress, false));
    }

    /** A part of this task, without its messages. */
    public ExecutionMonitor createSilentSubProgress(double maxProgress) {
        return new ExecutionMonitor(new SubProgressMonitor(monitor, maxProgress, true));
    }
}
