package org.tailspin.spark;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.TaskContext;
import org.tailspin.cli.sweep.NetworkText;
import org.tailspin.core.Monitor;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * What a task of Spark does: the networks from an index on. Their texts travel back as plain strings, which every serializer
 * of Spark knows; of each network first its line of networks.csv, then its lines of spectrum.csv.
 */
final class NetworksTask extends AbstractFunction1<Iterator<Object>, String[]> implements Serializable {

    private static final long serialVersionUID = 1;

    private final RemoteJob job;
    private final int count;
    private final int end;

    /**
     * Makes the work of a task of the cluster.
     *
     * @param job what to compute
     * @param count number of networks of a task; fewer at the end
     * @param end index after the last network of all tasks
     */
    NetworksTask(RemoteJob job, int count, int end) {
        this.job = job;
        this.count = count;
        this.end = end;
    }

    /** Takes the index of the first network of the task. */
    @Override
    public String[] apply(Iterator<Object> first) {
        final int from = ((Number) first.next()).intValue();
        final List<NetworkText> texts =
                job.compute(from, Math.min(end, from + count), new TaskMonitor(TaskContext.get()));
        final String[] strings = new String[2 * texts.size()];
        for (int i = 0; i < texts.size(); i++) {
            strings[2 * i] = texts.get(i).networks();
            strings[2 * i + 1] = texts.get(i).spectrum();
        }
        return strings;
    }

    /**
     * {@return its text}
     *
     * @param strings of a task
     * @param i which network of the task
     */
    static NetworkText text(String[] strings, int i) {
        return new NetworkText(strings[2 * i], strings[2 * i + 1]);
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
