package org.knime.core.node;

import java.util.function.Supplier;

/** Progress in memory. */
public class DefaultNodeProgressMonitor implements NodeProgressMonitor {

    private volatile boolean canceled;
    private volatile Double progress;
    private volatile Supplier<String> message = () -> null;

    /** Nothing done yet. */
    public DefaultNodeProgressMonitor() {}

    @Override
    public void checkCanceled() throws CanceledExecutionException {
        if (isCanceled()) {
            throw new CanceledExecutionException();
        }
    }

    /** Whether somebody asked the node to stop. */
    public boolean isCanceled() {
        return canceled || Thread.currentThread().isInterrupted();
    }

    @Override
    public void setExecuteCanceled() {
        canceled = true;
    }

    /** A fraction outside 0 and 1 is ignored. */
    @Override
    public void setProgress(double fraction) {
        if (fraction >= 0 && fraction <= 1) {
            progress = fraction;
        }
    }

    @Override
    public void setProgress(double fraction, String text) {
        setProgress(fraction);
        setMessage(text);
    }

    @Override
    public void setProgress(double fraction, Supplier<String> text) {
        setProgress(fraction);
        setMessage(text);
    }

    @Override
    public void setProgress(String text) {
        setMessage(text);
    }

    @Override
    public void setMessage(String text) {
        message = () -> text;
    }

    @Override
    public void setMessage(Supplier<String> text) {
        message = text;
    }

    @Override
    public Double getProgress() {
        return progress;
    }

    @Override
    public String getMessage() {
        return message.get();
    }
}
