package org.tailspin.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.cli.Run;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.core.lyapunov.LyapunovSettings;

class ConfigurationTest {

    @TempDir
    Path directory;

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("sweep.yaml"), content);
    }

    private Run sweep(String content, String... more) throws IOException {
        final String[] args = new String[more.length + 6];
        args[0] = "sweep";
        args[1] = "--config";
        args[2] = file(content).toString();
        args[3] = "--no-picture";
        args[4] = "--out";
        args[5] = directory.resolve("out").toString();
        System.arraycopy(more, 0, args, 6, more.length);
        return Run.of(args);
    }

    private static final String SMALL =
            "gain: 1\nn: 6\nexponents: 2\nsteps: 10\nwarmup: 5\ntangent-warmup: 5\nrealisations: 1\nalpha: [1, 2]\n";

    @Test
    void takesOptionsOfTheFileAndFlagsWin() throws IOException {
        final Run run = sweep("\ufeff# comment\n" + SMALL + "threads: 1\n", "--steps", "12", "--json");
        assertEquals(12, run.json().get("settings").get("steps").intValue());
        assertEquals(6, run.json().get("settings").get("n").intValue());
        assertEquals(2, run.json().get("networks_finished").intValue());
        assertEquals(1, run.json().get("threads").intValue());
    }

    @Test
    @ResourceLock(Resources.LOCALE)
    void whatIsWrittenBesideResultsIsLoadedAgain() throws IOException {
        final Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals(ExitCode.OK, sweep(SMALL + "noise: 0.25\n").code());
        } finally {
            Locale.setDefault(before);
        }
        final Path written = directory.resolve("out").resolve(OutputDirectory.CONFIG);
        final String text = Files.readString(written);
        assertTrue(text.contains("noise: 0.25\n") && text.contains("alpha: [1, 2]\n"), text);
        for (String line : List.of("seed: 1", "dimensions: auto", "nonlinearity: tanh")) {
            assertTrue(text.contains(line + "\n"), line + " is there, though nobody gave it");
        }
        assertFalse(text.contains("threads"), "how it ran is no part of what it is");
        final Path again = directory.resolve("again");
        Run.of("sweep", "--config", written.toString(), "--no-picture", "--out", again.toString());
        assertEquals(text, Files.readString(again.resolve(OutputDirectory.CONFIG)));
        assertEquals(
                Files.readString(directory.resolve("out").resolve(OutputDirectory.NETWORKS)),
                Files.readString(again.resolve(OutputDirectory.NETWORKS)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "realizations: 3 | 4 | no option 'realizations'; did you mean 'realisations'?",
                "Alpha: 1 | 4 | did you mean 'alpha'?",
                "out: /elsewhere | 4 | no option 'out'",
                "force: true | 4 | no option 'force'",
                "config: x | 4 | no option 'config'",
                "xyzzyxyzzy: 1 | 4 | no option 'xyzzyxyzzy'",
                "n: many | 2 | 'many' is not a whole number",
                "n: 0 | 2 | at least 1",
                "n: 0x10 | 2 | '0x10' is not a whole number",
                "n: | 4 | 'n' has no value",
                "n: [] | 4 | 'n' has no value",
                "n: {a: 1} | 4 | not be nested",
                "alpha: [[1]] | 4 | not be nested",
                "alpha: [1, '1,5'] | 4 | one value, but is '1,5'",
                "n: &a 3 | 4 | anchors",
                "n: *a | 4 | aliases",
                "n: !!int 3 | 4 | tags are not understood",
                "!!javax.script.ScriptEngineManager [x] | 4 | tags are not understood",
                "[n, 3] | 4 | must be a mapping",
                "n 3 | 4 | must be a mapping",
                "n: 3\\nn: 4 | 4 | line 2: 'n' stands in the file twice",
                "n: 'x | 4 | not YAML",
                "n: 3\\n---\\nn: 4 | 4 | single mapping",
                "require-converged: perhaps | 2 | require-converged"
            })
    void saysWhatIsWrong(String content, int code, String message) throws IOException {
        sweep(content.replace("\\n", "\n")).refused(code, message, "sweep.yaml".substring(0, code == 2 ? 0 : 10));
        assertFalse(Files.exists(directory.resolve("out")));
    }

    /** What is computed hangs on defaults too: they may change, and the file must still say what was. */
    @Test
    void saysTheDefaultsOfWhatIsMeasured() {
        final String plain = SweepJob.of("-n", "150").configuration().yaml();
        assertTrue(plain.contains("exponents: auto\n") && !plain.contains("target"), plain);
        assertTrue(plain.contains("steps: 2000\n") && plain.contains("warmup: 2900\n"), plain);
        final String slow = SweepJob.of("--dynamics", "flow", "--dt", "0.02")
                .configuration()
                .yaml();
        assertTrue(slow.contains("steps: 15000\n") && slow.contains("warmup: 14500\n"), slow);
        final String precise = SweepJob.of("--tolerance", "0.1").configuration().yaml();
        assertTrue(precise.contains("target: lyapunov-max\nmax-steps: "), precise);
        assertTrue(precise.contains("max-steps: " + LyapunovSettings.DEFAULT_MAX_STEPS + "\n"), precise);
    }

    @Test
    void hasALimit() throws IOException {
        sweep("#" + "x".repeat(Configuration.MAX_LENGTH)).refused(ExitCode.INPUT_OUTPUT, "longer than 1000000");
        Run.of("sweep", "--config", directory.toString(), "--out", "x").refused(ExitCode.INPUT_OUTPUT, "directory");
        Run.of("sweep", "--config", directory.resolve("none").toString(), "--out", "x")
                .refused(ExitCode.INPUT_OUTPUT, "no such file");
    }

    /** What would be written and never read again is refused before anything runs. */
    @Test
    void whatIsWrittenFitsTheLimit() throws IOException {
        final int n = 60_000;
        final Path list = Files.writeString(directory.resolve("gains.csv"), "1.23456789012345678\n".repeat(n));
        final Path out = directory.resolve("long");
        Run.of(("sweep --ensemble gaussian --n " + n + " --input-gains " + list + " --out " + out).split(" "))
                .refused(ExitCode.USAGE, "1000000", "list fewer numbers");
        assertFalse(Files.exists(out));
    }

    @Test
    void anEmptyFileChangesNothing() throws IOException {
        assertEquals(
                SweepJob.of().configuration().yaml(),
                SweepJob.of("--config", file("").toString()).configuration().yaml());
        assertEquals(
                SweepJob.of().configuration().yaml(),
                SweepJob.of("--config", file("# nothing\n").toString())
                        .configuration()
                        .yaml());
    }
}
