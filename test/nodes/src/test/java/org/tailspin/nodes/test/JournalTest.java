package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.RandomAccessFile;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.RunningNode;
import org.tailspin.knimeapi.Tables;

/** Long runs keep what they have: a node that was cancelled, or whose process was killed, goes on from its journal. */
class JournalTest {

    private static final int NETWORKS = 24;
    private static final int ENOUGH = 3;

    @TempDir
    private Path directory;

    private static BufferedDataTable networks() throws Exception {
        return Nodes.generator(
                        "neurons", 60, "gainFrom", 0.5, "gainTo", 4.0, "gainCount", NETWORKS / 2, "realisations", 2)
                .execute()
                .table(0);
    }

    private static NodeRunner node(Path directory) throws Exception {
        return node(directory, 4000);
    }

    private static NodeRunner node(Path directory, int steps) throws Exception {
        return Nodes.lyapunov(
                "journal/directory",
                directory == null ? "" : directory.toString(),
                "measurement/warmup",
                200,
                "measurement/tangentWarmup",
                100,
                "measurement/steps",
                steps,
                "picture",
                "CONVERGENCE");
    }

    /** What runs in the process that is killed. */
    static final class Program {

        private Program() {}

        public static void main(String[] directory) throws Exception {
            node(Path.of(directory[0])).execute(networks());
        }
    }

    /** The class path of this test, also where a class loader of the launcher has it. */
    private static String classPath() {
        return Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs())
                        .map(url -> url.getPath())
                        .collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    private Path only(String ending) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            assertEquals(1, found.size(), found.toString());
            return found.get(0);
        }
    }

    /** Rows of the CSV file beside the journal; 0 as long as there is none. */
    private int rows() throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".csv")).toList();
            return found.isEmpty()
                    ? 0
                    : Math.max(0, Files.readAllLines(found.get(0)).size() - 1);
        }
    }

    private static void assertSame(Executed expected, Executed found) {
        for (int port = 0; port < 2; port++) {
            List<DataRow> rows = Tables.rows(expected.table(port));
            assertEquals(rows, Tables.rows(found.table(port)), "table " + port);
        }
        assertEquals(expected.warning(), found.warning());
    }

    /** How many networks a running node says that it takes from the journal; 0 if it never does. */
    private static int fromJournal(RunningNode running) throws Exception {
        while (!running.isDone()) {
            String message = running.message();
            if (message != null && message.endsWith(" from the journal")) {
                return Integer.parseInt(message.replaceAll(".*, (\\d+) from the journal", "$1"));
            }
            Thread.sleep(1);
        }
        return 0;
    }

    @Test
    void aKilledProcessGoesOn() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        Program.class.getName(),
                        directory.toString())
                .inheritIO()
                .start();
        while (rows() < ENOUGH) {
            assertTrue(process.isAlive(), "the process ended before it was killed, with " + rows() + " rows");
            Thread.sleep(5);
        }
        process.destroyForcibly().waitFor();
        int kept = rows();
        assertTrue(kept < NETWORKS, "it was killed too late");

        RunningNode running = node(directory).start(networks());
        assertTrue(fromJournal(running) >= ENOUGH, "it began anew");
        Executed found = running.await();
        assertSame(node(null).execute(networks()), found);
        assertEquals(NETWORKS, rows());
        // once more, from the journal alone
        assertSame(found, node(directory).execute(networks()));
    }

    @Test
    void aCancelledNodeGoesOn() throws Exception {
        RunningNode cancelled = node(directory).start(networks());
        while (rows() < ENOUGH && !cancelled.isDone()) {
            Thread.sleep(5);
        }
        cancelled.cancel();
        assertThrows(CanceledExecutionException.class, cancelled::await);
        RunningNode running = node(directory).start(networks());
        assertTrue(fromJournal(running) >= ENOUGH, "it began anew");
        Executed found = running.await();
        assertSame(node(null).execute(networks()), found);
    }

    /** A loss of power: the journal ends anywhere, or its end is not what was written. */
    @Test
    void aTornJournalIsUsedUpToWhereItIsWhole() throws Exception {
        Executed expected = node(directory, 400).execute(networks());
        Path journal = only(".journal");
        byte[] whole = Files.readAllBytes(journal);
        for (int length : new int[] {0, 3, 40, whole.length / 2, whole.length - 1}) {
            Files.write(journal, Arrays.copyOf(whole, length));
            assertSame(expected, node(directory, 400).execute(networks()));
            assertEquals(whole.length, Files.size(journal), "cut to " + length);
        }
        try (RandomAccessFile changed = new RandomAccessFile(journal.toFile(), "rw")) {
            changed.seek(whole.length - 20);
            changed.write(whole[whole.length - 20] + 1);
        }
        assertSame(expected, node(directory, 400).execute(networks()));
        assertEquals(whole.length, Files.size(journal));
    }

    /** Whatever runs long goes on from its journal, wherever that ends, and measures again what is not whole in it. */
    @ParameterizedTest
    @ValueSource(strings = {"integrator", "predictor", "reservoir", "theory"})
    void everyNodeThatRunsLongGoesOn(String name) throws Exception {
        BufferedDataTable networks = Nodes.generator(
                        "ensemble",
                        "GAUSSIAN",
                        "neurons",
                        20,
                        "gainFrom",
                        1.5,
                        "gainTo",
                        3.0,
                        "gainCount",
                        2,
                        "realisations",
                        1)
                .execute()
                .table(0);
        Executed expected = anyNode(name, null).execute(networks);
        assertSameTables(expected, anyNode(name, directory).execute(networks));
        Path journal = only(".journal");
        byte[] whole = Files.readAllBytes(journal);
        assertTrue(whole.length > 500, "nothing was kept: " + whole.length);
        for (int length : new int[] {whole.length, 40, whole.length / 2, whole.length - 1}) {
            Files.write(journal, Arrays.copyOf(whole, length));
            assertSameTables(expected, anyNode(name, directory).execute(networks));
            // what was whole is not measured again, or it would stand there twice
            assertEquals(whole.length, Files.size(journal), "cut to " + length);
        }
        assertEquals(networks.size(), rows());
        Path moved = Files.createDirectory(directory.resolve("moved"));
        Files.move(journal, moved.resolve(journal.getFileName()));
        assertSameTables(expected, anyNode(name, moved).execute(networks));
        try (Stream<Path> files = Files.list(moved)) {
            assertEquals(2, files.count(), "the journal and its rows, and no second journal");
        }
    }

    private static NodeRunner anyNode(String name, Path directory) throws Exception {
        Object[] journal = {"journal/directory", directory == null ? "" : directory.toString()};
        return switch (name) {
            case "integrator" -> Nodes.with(Nodes.integrator("steps", 200, "twin", 1e-6), journal);
            case "predictor" -> Nodes.with(Nodes.predictor("length", 100), journal);
            case "reservoir" ->
                Nodes.with(
                        Nodes.reservoir(
                                "trainingTrials", 40, "testTrials", 40, "neurons", 3, "ranksUpTo", 10, "steps", 60),
                        journal);
            default -> Nodes.with(Nodes.theory(), journal);
        };
    }

    private static void assertSameTables(Executed expected, Executed found) {
        for (int port = 0; port < expected.objects().size(); port++) {
            if (expected.objects().get(port) instanceof BufferedDataTable) {
                assertEquals(Tables.rows(expected.table(port)), Tables.rows(found.table(port)), "table " + port);
            }
        }
        assertEquals(expected.warning(), found.warning());
    }

    /** Other settings have another journal, other networks are measured, and the dimension has one of its own. */
    @Test
    void otherSettingsAreNotMixed() throws Exception {
        Nodes.lyapunov("journal/directory", directory.toString(), "measurement/steps", 60)
                .execute(Nodes.networks());
        Executed longer = Nodes.lyapunov("journal/directory", directory.toString(), "measurement/steps", 90)
                .execute(Nodes.networks());
        assertSame(Nodes.lyapunov("measurement/steps", 90).execute(Nodes.networks()), longer);
        BufferedDataTable more =
                Nodes.generator("neurons", 12, "seed", 7).execute().table(0);
        assertSame(
                Nodes.lyapunov("measurement/steps", 90).execute(more),
                Nodes.lyapunov("journal/directory", directory.toString(), "measurement/steps", 90)
                        .execute(more));
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    Tables.rows(Nodes.dimension("measurement/steps", 90)
                            .execute(more)
                            .table(0)),
                    Tables.rows(Nodes.dimension("journal/directory", directory.toString(), "measurement/steps", 90)
                            .execute(more)
                            .table(0)));
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(
                    3,
                    files.filter(file -> file.toString().endsWith(".journal")).count());
        }
    }

    @Test
    void aJournalHasOneWriter() throws Exception {
        BufferedDataTable networks = Nodes.networks();
        NodeRunner node = Nodes.lyapunov("journal/directory", directory.toString(), "measurement/steps", 60);
        node.execute(networks);
        try (FileChannel other = FileChannel.open(only(".journal"), StandardOpenOption.WRITE);
                FileLock held = other.lock()) {
            assertTrue(held.isValid());
            KNIMEException refused = assertThrows(KNIMEException.class, () -> node.execute(networks));
            assertTrue(refused.getMessage().contains("is written by another node that runs"), refused.getMessage());
        }
        node.execute(networks);
    }

    @Test
    void aDirectoryThatCannotBeIsRefused() throws Exception {
        InvalidSettingsException relative = assertThrows(
                InvalidSettingsException.class, () -> Nodes.lyapunov("journal/directory", "here/and/there"));
        assertTrue(relative.getMessage().contains("absolute path"), relative.getMessage());
        Path file = Files.createFile(directory.resolve("file"));
        KNIMEException failed =
                assertThrows(KNIMEException.class, () -> node(file).execute(networks()));
        assertTrue(failed.getMessage().contains("cannot be opened"), failed.getMessage());
        assertFalse(failed.getMessage().contains("\n\tat"), failed.getMessage());
    }
}
