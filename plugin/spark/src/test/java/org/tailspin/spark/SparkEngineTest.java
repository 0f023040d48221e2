package org.tailspin.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.cli.Main;

/** What is refused before anything starts. There is no master here: whatever passes the options ends there. */
class SparkEngineTest {

    @TempDir
    Path directory;

    /** Runs a sweep that is refused with one sentence. */
    private String refused(int code, String... args) {
        return refused("sweep", code, args);
    }

    private String refused(String command, int code, String... args) {
        final ByteArrayOutputStream said = new ByteArrayOutputStream();
        final PrintStream before = System.err;
        final Path out = directory.resolve("out");
        try (SparkEngine engine = new SparkEngine();
                PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setErr(err);
            final String[] all = new String[args.length + 3];
            all[0] = command;
            all[1] = "--out=" + out;
            all[2] = "--n=10";
            System.arraycopy(args, 0, all, 3, args.length);
            assertEquals(code, Main.submit(engine, all));
        } finally {
            System.setErr(before);
        }
        assertFalse(Files.exists(out));
        final List<String> lines = said.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("tailspin: ") && !line.startsWith("tailspin: working"))
                .toList();
        assertEquals(1, lines.size(), said.toString(StandardCharsets.UTF_8));
        return lines.get(0);
    }

    @Test
    void needsAMaster() {
        assertTrue(refused(2).contains("spark-submit --master"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"critical-gain", "reservoir"})
    void soDoTheOtherCommands(String command) {
        final String usual = command.equals("reservoir") ? "--task=memory" : "--alpha=1.5";
        final String master = refused(command, 2, usual);
        assertTrue(master.contains("spark-submit --master"), master);
        final String threads = refused(command, 2, "--threads=2");
        assertTrue(threads.contains("--threads"), threads);
        assertTrue(refused(command, 2, usual, "--networks-per-task=0").contains("at least 1, but is 0"));
    }

    @Test
    void refusesWhatIsNotManyNetworks() {
        assertTrue(refused("trajectory", 2).contains("'trajectory' with java -jar tailspin.jar"));
    }

    @Test
    void writesParquetOfSweepsAlone() {
        System.setProperty("spark.master", "local");
        try {
            final String parquet = refused("critical-gain", 2, "--alpha=1.5", "--parquet=" + directory);
            assertTrue(parquet.contains("--parquet"), parquet);
        } finally {
            System.clearProperty("spark.master");
        }
    }

    @Test
    void refusesWhatSweepRefuses() {
        assertTrue(refused(2, "--alpha=3").contains("3.0"));
        assertTrue(refused(2, "--gian=1:2:3").contains("--gian"));
        assertTrue(refused(4, "--config=" + directory.resolve("none.yaml")).contains("none.yaml"));
    }

    @Test
    void hasNoThreadsOfItsOwn() {
        assertTrue(refused(2, "--threads=2").contains("--threads"));
    }

    @Test
    void refusesTasksWithoutNetworks() {
        assertTrue(refused(2, "--networks-per-task=0").contains("at least 1, but is 0"));
        assertTrue(refused(2, "--tasks-per-job=-1").contains("at least 1, but is -1"));
        assertTrue(refused(2, "--networks-per-task=x").contains("x"));
    }
}
