package org.tailspin.spark;

import java.io.Serializable;
import org.apache.spark.TaskContext;
import org.tailspin.core.Monitor;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** What a task of Spark does: some pieces of a job. Their results travel back as plain strings, which every serializer of Spark knows. */
final class PiecesTask extends AbstractFunction1<Iterator<int[]>, String[]> implements Serializable {

    private static final long serialVersionUID = 1;

    private final RemoteJob job;

    /**
     * Makes the work of a task of the cluster.
     *
     * @param job what to compute
     */
    PiecesTask(RemoteJob job) {
        this.job = job;
    }

    /** Takes the indices of the pieces, and returns their texts in the same order. */
    @Override
    public String[] apply(Iterator<int[]> indices) {
        return job.compute(indices.next(), new TaskMonitor(TaskContext.get()));
    }

    /** Stops a task that Spark has given up, such as the slower of two attempts. */
    private record TaskMonitor(TaskContext context) implements Monitor {

        @Override
        public void progress(double fraction) {
            // Spark counts whole tasks
        }

        @Override
        public boolean isCancelled() {
            return context.isInterrupted();
        }
    }
}
