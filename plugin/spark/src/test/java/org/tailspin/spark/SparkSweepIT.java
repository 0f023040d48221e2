package org.tailspin.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tailspin.core.linalg.Kernels;

/** The jar as people submit it, to a standalone master with two workers. */
class SparkSweepIT {

    /** 48 small networks of three kinds. */
    private static final List<String> PLAN = List.of(
            ("--alpha 1,1.5,2 --gain 0.5:5:8:log --n 50 --realisations 2" + " --exponents all --warmup 100 --steps 500")
                    .split(" "));

    /** All that is derived from a plan. */
    private static final List<String> FILES = List.of(
            "networks.csv", "summary.csv", "spectrum.csv", "journal.csv", "config.yaml", "report.html", "lambda.png");

    private static final int NETWORKS = 48;
    private static final int NEURONS = 50;

    @TempDir
    static Path directory;

    private static StandaloneCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = new StandaloneCluster(directory);
        try (Program program = local("local", "--threads", "2", "--out", "local")) {
            assertEquals(0, program.code(), program.log());
        }
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    /** The command line on this machine, with the plan. */
    private static Program local(String name, String... args) throws IOException {
        final List<String> command =
                new ArrayList<>(List.of(Program.JAVA, "-jar", System.getProperty("tailspin.jar"), "sweep"));
        command.addAll(PLAN);
        command.addAll(List.of(args));
        return Program.start(directory, name, command, builder -> {});
    }

    private static Program submit(String name, List<String> settings, String... args) throws IOException {
        final List<String> all = new ArrayList<>(List.of("sweep"));
        all.addAll(PLAN);
        all.addAll(List.of(args));
        all.addAll(List.of("--out", name));
        return cluster.submit(name, settings, all);
    }

    private static void assertSameAsLocal(String name) throws IOException {
        for (String file : FILES) {
            assertArrayEquals(
                    Files.readAllBytes(directory.resolve("local").resolve(file)),
                    Files.readAllBytes(directory.resolve(name).resolve(file)),
                    file);
        }
    }

    private static JsonNode manifest(String name) throws IOException {
        return new ObjectMapper()
                .readTree(directory.resolve(name).resolve("manifest.json").toFile());
    }

    private static int rows(String name) throws IOException {
        final Path file = directory.resolve(name).resolve("networks.csv");
        return Files.exists(file) ? StandaloneCluster.count(Files.readString(file), "\r\n") - 1 : 0;
    }

    @Test
    void anExecutorThatDiesInTheMiddleChangesNothing() throws Exception {
        assumeTrue(System.getProperty("os.name").startsWith("Linux")); // for kill
        try (Program program = submit("killed", List.of(), "--tasks-per-job", "10")) {
            final String id = cluster.killBusyExecutor(
                    program, () -> assertTrue(rows("killed") < NETWORKS - 2, "too fast a machine for this test"));
            assertEquals(0, program.code(), program.log());
            assertTrue(program.log().contains("Lost executor " + id), program.log());
        }
        assertSameAsLocal("killed");
        final JsonNode manifest = manifest("killed");
        assertTrue(manifest.get("complete").booleanValue());
        assertEquals(NETWORKS, manifest.get("networks_finished").intValue());
        assertTrue(manifest.get("task_attempts_failed").intValue() >= 1, manifest.toString());
    }

    @Test
    void aDriverThatDiesIsResumedByTheCommandLine() throws Exception {
        try (Program program = submit("driver", List.of())) {
            program.await(StandaloneCluster::isUnderWay);
        }
        final int rows = rows("driver");
        assertTrue(rows < NETWORKS, "too fast a machine for this test");
        try (Program program = local("resumed", "--resume", "--out", "driver")) {
            assertEquals(0, program.code(), program.log());
            assertEquals(rows > 0, program.log().contains(rows + " of " + NETWORKS + " networks are finished"));
        }
        assertSameAsLocal("driver");
    }

    @Test
    void showsItsProgressAndWritesParquet() throws Exception {
        final Path events = Files.createDirectory(directory.resolve("events"));
        final Path parquet = directory.resolve("parquet");
        final List<String> settings = List.of(
                "spark.eventLog.enabled=true",
                "spark.eventLog.compress=false",
                "spark.eventLog.rolling.enabled=false",
                "spark.eventLog.dir=" + events.toUri());
        final String[] args = {
            "--networks-per-task",
            "8",
            "--tasks-per-job",
            "4",
            "--parquet",
            parquet.toUri().toString()
        };
        try (Program program = submit("grouped", settings, args)) {
            assertEquals(0, program.code(), program.log());
        }
        assertSameAsLocal("grouped");
        final StringBuilder log = new StringBuilder();
        try (var files = Files.list(events)) {
            for (Path file : files.toList()) {
                log.append(Files.readString(file));
            }
        }
        for (String name : List.of("networks 1 to 32 of 48", "networks 33 to 48 of 48")) {
            assertTrue(log.indexOf("\"spark.job.description\":\"" + name + "\"") >= 0, name);
            assertTrue(log.indexOf("\"Stage Name\":\"" + name + "\"") >= 0, name);
        }
        assertTrue(log.indexOf("\"App Name\":\"tailspin\"") >= 0);
        try (SparkSession session = ParquetTablesTest.session()) {
            assertEquals(NETWORKS, session.read().parquet(parquet + "/networks").count());
            assertEquals(
                    NEURONS * NETWORKS,
                    session.read().parquet(parquet + "/spectrum").count());
        }
        try (Program program = submit("grouped-again", List.of(), args)) {
            assertEquals(2, program.code(), program.log());
            assertTrue(program.messages().get(0).contains("exists: name another --parquet"), program.log());
        }
        assertFalse(Files.exists(directory.resolve("grouped-again")));
    }

    @Test
    void kernelsAreNotMixed() throws Exception {
        assumeTrue(!Kernels.inUse().equals(Kernels.JAVA));
        // for which there is no library
        try (Program program =
                submit("mixed", List.of("spark.executor.extraJavaOptions=-Dorg.bytedeco.javacpp.platform=none"))) {
            assertEquals(1, program.code(), program.log());
            assertEquals(1, program.messages().size(), program.log());
            final String message = program.messages().get(0);
            assertTrue(message.contains("failed 4 times"), message);
            assertTrue(
                    message.contains("there are no kernels '" + Kernels.inUse().name() + "'"), message);
            assertFalse(program.log().contains("\tat org.tailspin.cli.Main"), program.log());
        }
        assertEquals(0, rows("mixed"));
    }

    @Test
    void refusesBeforeSparkStarts() throws Exception {
        try (Program program = submit("wrong", List.of(), "--n", "0")) {
            assertEquals(2, program.code(), program.log());
            assertEquals(1, program.messages().size(), program.log());
            assertFalse(program.log().contains("SparkContext"), program.log());
        }
        try (Program program = cluster.submit("exists", List.of(), List.of("sweep", "--out", directory.toString()))) {
            assertEquals(4, program.code(), program.log());
            assertTrue(program.messages().get(0).contains("exists"), program.log());
            assertFalse(program.log().contains("SparkContext"), program.log());
        }
    }
}
