package org.knime.core.node;

import java.util.function.Supplier;

/** Shows how far a node is, and knows whether it should stop. */
public interface NodeProgressMonitor {

    void checkCanceled() throws CanceledExecutionException;

    void setProgress(double progress);

    void setProgress(double progress, String message);

    void setProgress(double progress, Supplier<String> message);

    void setProgress(String message);

    void setMessage(String message);

    void setMessage(Supplier<String> message);

    void setExecuteCanceled();

    Double getProgress();

    String getMessage();
}
