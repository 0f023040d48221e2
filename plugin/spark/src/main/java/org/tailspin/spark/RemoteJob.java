package org.tailspin.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tailspin.cli.Main;
import org.tailspin.cli.engine.Job;
import org.tailspin.cli.engine.JobOrigin;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.Kernels;

/**
 * A job on its way to an executor: some hundred bytes, of which it is made again there. Couplings are drawn where they are
 * used.
 *
 * @param line the command line
 * @param part of what the command computes
 * @param files that it reads, and their checksums by turns
 * @param kernels name of the kernels that compute every exponent of the job
 */
record RemoteJob(ArrayList<String> line, String part, ArrayList<String> files, String kernels)
        implements Serializable {

    /** The job of this executor, which belongs to one application. */
    private static RemoteJob last;

    private static Job<?> lastJob;

    static RemoteJob of(Job<?> job) {
        final JobOrigin origin = job.origin();
        final ArrayList<String> files = new ArrayList<>();
        origin.inputs().forEach(input -> files.addAll(List.of(input.path(), input.sum())));
        return new RemoteJob(
                new ArrayList<>(origin.line()), origin.part(), files, Kernels.inUse().name());
    }

    /**
     * Computes some pieces on this thread.
     *
     * @param indices of the pieces, ascending
     * @param monitor cancellation
     * @return the texts of their results, in this order
     * @throws IllegalStateException if they cannot be computed here as they would be on the driver, in one sentence
     */
    String[] compute(int[] indices, Monitor monitor) {
        return texts(prepared(this), indices, monitor);
    }

    private static <R> String[] texts(Job<R> job, int[] indices, Monitor monitor) {
        final Map<Integer, String> texts = new HashMap<>();
        job.compute(
                IntStream.of(indices).boxed().toList(),
                monitor,
                (index, result) -> texts.put(index, job.text(result)));
        return IntStream.of(indices).mapToObj(texts::get).toArray(String[]::new);
    }

    private JobOrigin origin() {
        final List<JobOrigin.Input> inputs = new ArrayList<>();
        for (int i = 0; i < files.size(); i += 2) {
            inputs.add(new JobOrigin.Input(files.get(i), files.get(i + 1)));
        }
        return new JobOrigin(line, part, inputs);
    }

    private static synchronized Job<?> prepared(RemoteJob remote) {
        if (!remote.equals(last)) {
            try {
                remote.takeKernels();
                final Job<?> job = Main.job(new SparkEngine(), remote.origin());
                job.checkMemory(1);
                last = remote;
                lastJob = job;
            } catch (RuntimeException e) {
                throw new IllegalStateException("this executor cannot compute the networks: " + e.getMessage(), e);
            }
        }
        return lastJob;
    }

    /** Rows of different kernels are not mixed: an executor without those of the driver computes nothing. */
    private void takeKernels() {
        if (!kernels.equals(System.getProperty(Kernels.PROPERTY, kernels))
                || !Kernels.inUse().name().equals(kernels)) {
            System.setProperty(Kernels.PROPERTY, kernels);
            Kernels.inUse();
        }
    }
}
