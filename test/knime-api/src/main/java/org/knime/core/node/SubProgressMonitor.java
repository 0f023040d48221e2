package org.knime.core.node;

import java.util.function.Supplier;

/** A stretch of another monitor's progress, with or without its messages. */
final class SubProgressMonitor extends DefaultNodeProgressMonitor {

    private final NodeProgressMonitor parent;
    private final double length;
    private final boolean silent;
    private double done;

    SubProgressMonitor(NodeProgressMonitor parent, double length, boolean silent) {
        if (!(length >= 0 && length <= 1)) {
            throw new IllegalArgumentException("Invalid sub progress size: " + length);
        }
        this.parent = parent;
        this.length = length;
        this.silent = silent;
    }

    @Override
    public void checkCanceled() throws CanceledExecutionException {
        parent.checkCanceled();
    }

    @Override
    public void setExecuteCanceled() {
        parent.setExecuteCanceled();
    }

    /** Several parts may run at once, so each adds what it did since its last report. */
    @Override
    public void setProgress(double fraction) {
        synchronized (parent) {
            double bounded = Math.max(done, Math.min(1, fraction));
            double before = parent.getProgress() == null ? 0 : parent.getProgress();
            parent.setProgress(Math.min(1, before + length * (bounded - done)));
            done = bounded;
        }
        super.setProgress(fraction);
    }

    @Override
    public void setMessage(String text) {
        setMessage(() -> text);
    }

    @Override
    public void setMessage(Supplier<String> text) {
        super.setMessage(text);
        if (!silent) {
            parent.setMessage(text);
        }
    }
}
