package org.tailspin.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tailspin.cli.sweep.SweepJob;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.Kernels;

/** What travels to an executor, without Spark. */
class RemoteJobTest {

    private static final String PLAN = "--n 10 --alpha 1.5 --gain 1:3:3 --realisations 2 --warmup 10 --steps 40";

    @Test
    void computesTheSameElsewhere() throws Exception {
        final SweepJob job = SweepJob.of(PLAN.split(" "));
        final List<String> here = new ArrayList<>();
        job.compute(List.of(2, 3, 5), Monitor.NONE, (index, text) -> here.add(job.text(text)));

        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(RemoteJob.of(job));
        }
        assertTrue(bytes.size() < 2000, "options, not matrices: " + bytes.size());
        final RemoteJob remote;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            remote = (RemoteJob) in.readObject();
        }
        assertEquals(here, List.of(remote.compute(new int[] {2, 3, 5}, Monitor.NONE)));
    }

    @Test
    void refusesOtherKernels() {
        final String before = System.getProperty(Kernels.PROPERTY);
        try {
            final RemoteJob remote = new RemoteJob(
                    new ArrayList<>(List.of(("sweep " + PLAN).split(" "))), "", new ArrayList<>(), "abacus");
            final String message = assertThrows(IllegalStateException.class, () -> remote.compute(new int[] {0}, Monitor.NONE))
                    .getMessage();
            assertTrue(
                    message.contains("this executor cannot compute the networks: there are no kernels 'abacus'"), message);
        } finally {
            if (before == null) {
                System.clearProperty(Kernels.PROPERTY);
            } else {
                System.setProperty(Kernels.PROPERTY, before);
            }
        }
    }
}
