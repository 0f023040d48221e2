package org.tailspin.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tailspin.core.Monitor;

/** A job as it travels to another machine. */
class SweepJobTest {

    @Test
    void sendsTheTimeLimit() {
        final SweepJob job = SweepJob.of("--time-limit", "2.5");
        assertEquals(2.5, sent(job).timeLimit().getAsDouble());
        assertEquals(
                SweepJob.of().configuration().yaml(), sent(job).configuration().yaml());
        assertTrue(sent(SweepJob.of()).timeLimit().isEmpty());
    }

    private static SweepJob sent(SweepJob job) {
        return SweepJob.of(job.arguments().toArray(String[]::new));
    }

    @Test
    void isMadeAgainOfItsArguments() {
        for (String line : List.of(
                "--n=20",
                "--alpha 1,1.5 --gain 1:2:3:lin --n 10 --seed 7 --require-converged --tolerance 0.1 --max-steps 4000",
                "--ensemble gaussian --exponents all --noise 0.1 --shard 2/3",
                "--ensemble gaussian --g-eff 1:3:3:lin --n 10 --dynamics flow --dt 0.05 --nonlinearity erf")) {
            final SweepJob job = SweepJob.of(line.split(" "));
            final SweepJob again = sent(job);
            assertEquals(job.configuration().yaml(), again.configuration().yaml());
            assertEquals(job.networks(), again.networks());
            assertEquals(job.arguments(), again.arguments());
        }
    }

    @Test
    void needsNoFileOnTheOtherMachine(@TempDir Path directory) throws IOException {
        final Path file = Files.writeString(directory.resolve("sweep.yaml"), "n: 12\nalpha: [1, 2]\ngain: 1:3:3:lin\n");
        final SweepJob job = SweepJob.of("--config", file.toString(), "--gain", "2:4:2");
        Files.delete(file);
        assertFalse(String.join(" ", job.arguments()).contains("config"));
        assertEquals(job.configuration().yaml(), sent(job).configuration().yaml());
    }

    @Test
    void computesTheTextsOfAStretch() {
        final SweepJob job = SweepJob.of(
                "--n 8 --alpha 1.5 --gain 1:3:3 --realisations 2 --warmup 10 --steps 40 --exponents all".split(" "));
        final List<NetworkText> all = new ArrayList<>();
        job.compute(List.of(0, 1, 2, 3, 4, 5), Monitor.NONE, (index, text) -> all.add(text));
        assertEquals(6, all.size());
        final List<NetworkText> some = new ArrayList<>();
        sent(job).compute(List.of(2, 3, 5), Monitor.NONE, (index, text) -> {
            assertEquals(text, job.result(index, job.text(text)));
            some.add(text);
        });
        assertEquals(List.of(all.get(2), all.get(3), all.get(5)), some);
    }

    @Test
    void saysWhatIsWrong() {
        final String message = assertThrows(IllegalArgumentException.class, () -> SweepJob.of("--n", "0"))
                .getMessage();
        assertFalse(message.isBlank());
    }
}
