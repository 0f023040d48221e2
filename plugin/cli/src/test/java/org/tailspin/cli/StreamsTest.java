package org.tailspin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.ExitCode;

/** What becomes of a result when nobody can take it, and of a command that is asked to end. */
class StreamsTest {

    @TempDir
    private Path directory;

    /** Whatever it is written to, it is full. */
    private static final class Full extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "transition --alpha 1 --n 10",
                "lyapunov --alpha 2 --n 4 --warmup 5 --steps 20",
                "lyapunov --alpha 2 --n 4 --warmup 5 --steps 20 --json",
                "sweep --alpha 2 --gain 1 --n 5 --realisations 1 --warmup 5 --steps 10 --exponents 1 --no-picture --out @",
                "critical-gain --alpha 2 --n 5 --realisations 1 --gain .5:2:3 --warmup 5 --steps 20",
                "couplings --list",
                "couplings --alpha 2 --n 4",
                "theory map --g-eff 2",
                "pipeline overlaps --n 8 --networks 1",
                "reproduce --list",
                "info",
            })
    void aResultThatNobodyTakesIsAFailure(String command) {
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(new Full());
                PrintStream e = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            assertEquals(
                    ExitCode.INPUT_OUTPUT,
                    Main.run(
                            new Console(out, e, false, () -> false),
                            command.replace("@", directory.resolve("out").toString())
                                    .split(" ")),
                    command);
        }
        final String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("the results are lost, in part or whole"), said);
    }

    private Process child(String redirection, String... args) throws IOException {
        final List<String> command = new ArrayList<>(List.of("bash", "-c", "exec \"$@\" " + redirection, "bash"));
        command.addAll(ChildJvm.command(List.of("-Xmx500m")));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectError(directory.resolve("err").toFile())
                .start();
    }

    @ParameterizedTest
    @ValueSource(strings = {">/dev/full", ">&-"})
    @EnabledOnOs(OS.LINUX)
    void theReasonIsTold(String redirection) throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")));
        final Process process = child(redirection, "info");
        assertEquals(ExitCode.INPUT_OUTPUT, process.waitFor());
        final String said = Files.readString(directory.resolve("err"));
        assertTrue(said.matches("(?s).*standard output: (No space left on device|Bad file descriptor).*"), said);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aCommandThatKeepsNothingEndsWithTheSignal() throws Exception {
        // a result of this size takes minutes, and its singular values do not ask whether to stop
        final Path export = directory.resolve("weights.csv");
        final Process process = child(
                "",
                "couplings",
                "--alpha",
                "2",
                "--n",
                "1500",
                "--gain",
                "1",
                "--overlaps",
                "--export",
                export.toString());
        while (!Files.readString(directory.resolve("err")).contains("tailspin: working")) {
            assertTrue(process.isAlive(), "a sign of life before the result");
            Thread.sleep(20);
        }
        process.destroy();
        assertEquals(ExitCode.TERMINATED, process.waitFor());
        assertTrue(Files.readString(directory.resolve("err")).contains("interrupted, without a result"));
        assertFalse(Files.exists(export));
    }
}
