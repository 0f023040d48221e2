package org.tailspin.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands beside the sweep, as people submit them to a standalone master with two workers: the bytes of one machine. */
class SparkCommandsIT {

    /** Of a few seconds, so that there is time to kill something. */
    private static final String LONG = "critical-gain --n 80 --alpha 1.5 --gain 0.5:2:6 --realisations 16 --steps 3000"
            + " --max-steps 3000 --warmup 200 --tolerance 0.1";

    private static final String MEASURED = "measured.txt";

    /** What says when and where a run was. */
    private static final Set<String> UNLIKE = Set.of("manifest.json", ".lock");

    @TempDir
    static Path directory;

    private static StandaloneCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = new StandaloneCluster(directory);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private static Program local(String name, String line, String... args) throws IOException {
        final List<String> command =
                new ArrayList<>(List.of(Program.JAVA, "-jar", System.getProperty("tailspin.jar")));
        command.addAll(List.of(line.split(" ")));
        command.addAll(List.of(args));
        return Program.start(directory, name, command, builder -> {});
    }

    private static Program submit(String name, String line, String... args) throws IOException {
        final List<String> all = new ArrayList<>(Arrays.asList(line.split(" ")));
        all.addAll(Arrays.asList(args));
        return cluster.submit(name, List.of(), all);
    }

    private static Set<String> names(String run) throws IOException {
        final Set<String> names = new TreeSet<>();
        try (var files = Files.list(directory.resolve(run))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> !UNLIKE.contains(name))
                    .forEach(names::add);
        }
        return names;
    }

    private static void assertSame(String expected, String actual) throws IOException {
        assertEquals(names(expected), names(actual));
        for (String name : names(expected)) {
            final Path one = directory.resolve(expected).resolve(name);
            final Path other = directory.resolve(actual).resolve(name);
            if (name.equals(MEASURED)) { // in the order in which they came
                assertEquals(new TreeSet<>(Files.readAllLines(one)), new TreeSet<>(Files.readAllLines(other)));
            } else {
                assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other), name);
            }
        }
    }

    private static int measured(String run) throws IOException {
        final Path file = directory.resolve(run).resolve(MEASURED);
        return Files.exists(file) ? Files.readAllLines(file).size() - 1 : 0;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reservoir --n 20 --alpha 1,2 --gain 0.5:2:3 --realisations 2 --task memory --training 100 --test 60",
                "pipeline heterogeneity --n 24 --networks 3",
                "reproduce 1A --largest-n 100"
            })
    void leaveTheBytesOfOneMachine(String line) throws Exception {
        final String name = line.split(" ")[0];
        final int code;
        try (Program program = local("local-" + name, line, "--out", "local-" + name)) {
            code = program.code();
        }
        try (Program program = submit("cluster-" + name, line, "--networks-per-task", "2", "--out", "cluster-" + name)) {
            assertEquals(code, program.code(), program.log());
        }
        assertSame("local-" + name, "cluster-" + name);
    }

    /** An executor dies, then a driver, and one machine finishes. */
    @Test
    void anExecutorAndADriverThatDieChangeNothing() throws Exception {
        assumeTrue(System.getProperty("os.name").startsWith("Linux")); // for kill
        try (Program program = local("whole", LONG, "--out", "whole")) {
            assertEquals(0, program.code(), program.log());
        }
        try (Program program = submit("killed", LONG, "--out", "killed")) {
            final String id = cluster.killBusyExecutor(
                    program, () -> assertTrue(measured("killed") < 14, "too fast a machine for this test"));
            assertEquals(0, program.code(), program.log());
            assertTrue(program.log().contains("Lost executor " + id), program.log());
        }
        assertSame("whole", "killed");
        final var manifest = new ObjectMapper()
                .readTree(directory.resolve("killed").resolve("manifest.json").toFile());
        assertTrue(manifest.get("complete").booleanValue());
        assertTrue(manifest.get("task_attempts_failed").intValue() >= 1, manifest.toString());

        try (Program program = submit("driver", LONG, "--out", "driver")) {
            program.await(StandaloneCluster::isUnderWay);
        }
        final int before = measured("driver");
        assertTrue(before < 16, "too fast a machine for this test");
        try (Program program = local("resumed", LONG, "--resume", "--out", "driver")) {
            assertEquals(0, program.code(), program.log());
            assertEquals(before > 0, program.log().contains(before + " of 16 realisations are finished"));
        }
        assertSame("whole", "driver");
    }
}
