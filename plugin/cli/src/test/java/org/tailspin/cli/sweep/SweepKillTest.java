package org.tailspin.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tailspin.cli.ChildJvm;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.core.linalg.Kernels;

/**
 * Processes that are killed at random, as {@code kill -9} does, and gone on with until one of them ends by itself. A few
 * kills in every build; 200 with {@code -Dtailspin.slow=true}.
 */
class SweepKillTest {

    private static final int KILLS = Boolean.getBoolean("tailspin.slow") ? 200 : 3;

    private static final int NETWORKS = 10 * 30;

    /** Networks so small that a process begins to write as soon as Java has started; for Gaussian ones theory is quick. */
    private static final List<String> PLAN = List.of(("sweep --ensemble gaussian --gain 0.5:2:10:log --n 12"
                    + " --realisations 30 --exponents 4 --steps 60 --warmup 100 --no-picture --threads 2 --resume")
            .split(" "));

    @TempDir
    Path directory;

    private Process start(Path out) throws IOException {
        final List<String> command = ChildJvm.command(List.of("-D" + Kernels.PROPERTY + "=" + Kernels.JAVA.name()));
        command.addAll(PLAN);
        command.addAll(List.of("--out", out.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
    }

    private void finish(Path out) throws IOException, InterruptedException {
        final int code = start(out).waitFor();
        assertEquals(ExitCode.OK, code, Files.readString(directory.resolve("log")));
    }

    @Test
    void nothingIsLostOrDifferent() throws IOException, InterruptedException {
        final Path whole = directory.resolve("whole");
        final long begin = System.nanoTime();
        final Process first = start(whole);
        awaitRows(whole, 1, first);
        final long firstRow = System.nanoTime();
        awaitRows(whole, NETWORKS, first);
        final long writing = System.nanoTime() - firstRow;
        assertEquals(ExitCode.OK, first.waitFor(), Files.readString(directory.resolve("log")));
        final long nanos = System.nanoTime() - begin;
        final Random random = new Random(1);
        int kills = 0;
        int rounds = 0;
        while (kills < KILLS) {
            final Path out = directory.resolve("round" + rounds++);
            final List<Integer> kept = new ArrayList<>();
            boolean isFinished = false;
            while (!isFinished && kills < KILLS) {
                final Process process = start(out);
                // any time, or, where most can go wrong, any time after it has begun to write
                final boolean isAnyTime = random.nextInt(4) == 0;
                if (!isAnyTime) {
                    awaitRows(out, rows(out) + 1, process);
                }
                final long longest = isAnyTime ? nanos : writing;
                if (process.waitFor((long) (random.nextDouble() * longest), TimeUnit.NANOSECONDS)) {
                    assertEquals(ExitCode.OK, process.exitValue(), Files.readString(directory.resolve("log")));
                    isFinished = true;
                } else {
                    process.destroyForcibly().waitFor();
                    kills++;
                    kept.add(rows(out));
                    final int last = kept.size() - 1;
                    assertTrue(last == 0 || kept.get(last) >= kept.get(last - 1), "rows after each kill: " + kept);
                }
            }
            finish(out);
            for (String name : List.of(
                    OutputDirectory.NETWORKS,
                    OutputDirectory.SPECTRUM,
                    OutputDirectory.JOURNAL,
                    OutputDirectory.CONFIG,
                    OutputDirectory.REPORT)) {
                assertArrayEquals(
                        Files.readAllBytes(whole.resolve(name)),
                        Files.readAllBytes(out.resolve(name)),
                        name + " after rows " + kept);
            }
        }
        if (Boolean.getBoolean("tailspin.slow")) {
            System.out.println(
                    kills + " kills in " + rounds + " sweeps of " + NETWORKS + " networks: none lost, none different");
        }
    }

    private static void awaitRows(Path out, int rows, Process process) throws IOException, InterruptedException {
        while (rows(out) < rows && process.isAlive()) {
            Thread.sleep(1);
        }
    }

    private static int rows(Path out) throws IOException {
        final Path journal = out.resolve(OutputDirectory.JOURNAL);
        return Files.exists(journal)
                ? Math.max(0, (int) Files.readString(journal).lines().count() - 2)
                : 0;
    }
}
