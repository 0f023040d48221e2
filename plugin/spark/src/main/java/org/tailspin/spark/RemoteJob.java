package org.tailspin.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.tailspin.cli.sweep.NetworkText;
import org.tailspin.cli.sweep.SweepJob;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.Kernels;

/**
 * A sweep on its way to an executor: some hundred bytes, of which the plan is made again there. Couplings are drawn where
 * they are used.
 *
 * @param arguments options of the command {@code sweep}
 * @param kernels name of the kernels that compute every exponent of the sweep
 */
record RemoteJob(ArrayList<String> arguments, String kernels) implements Serializable {

    /** The job of this executor, which belongs to one application. */
    private static RemoteJob last;

    private static SweepJob lastJob;

    static RemoteJob of(SweepJob job) {
        return new RemoteJob(new ArrayList<>(job.arguments()), Kernels.inUse().name());
    }

    /**
     * Computes some networks on this thread.
     *
     * @param from index of the first network
     * @param to index after the last network
     * @param monitor cancellation
     * @return the texts of the networks
     * @throws IllegalStateException if they cannot be computed here as they would be on the driver, in one sentence
     */
    List<NetworkText> compute(int from, int to, Monitor monitor) {
        final List<NetworkText> texts = new ArrayList<>();
        prepared(this).compute(from, to, monitor, texts::add);
        return texts;
    }

    private static synchronized SweepJob prepared(RemoteJob remote) {
        if (!remote.equals(last)) {
            try {
                remote.takeKernels();
                final SweepJob job = SweepJob.of(remote.arguments.toArray(String[]::new));
                job.checkMemory(1);
                last = remote;
                lastJob = job;
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException("this executor cannot compute the sweep: " + e.getMessage(), e);
            }
        }
        return lastJob;
    }

    /** Rows of different kernels are not mixed: an executor without those of the sweep computes nothing. */
    private void takeKernels() {
        if (!kernels.equals(System.getProperty(Kernels.PROPERTY, kernels))
                || !Kernels.inUse().name().equals(kernels)) {
            System.setProperty(Kernels.PROPERTY, kernels);
            Kernels.inUse();
        }
    }
}
