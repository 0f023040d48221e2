package org.tailspin.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.cli.Run;
import org.tailspin.cli.console.ExitCode;

/** The rule of all outputs: nothing that exists is lost, whichever command writes, and whatever it is called. */
class OutputsTest {

    private static final String DRAWN = "couplings --alpha 1.5 --n 4 --gain 1 --json";
    private static final String SWEEP =
            "sweep --alpha 2 --gain 1 --n 5 --realisations 1 --exponents 2 --warmup 5 --steps 10 --no-picture";

    @TempDir
    private Path directory;

    /** A command whose words are split at blanks; what begins with @ is a file here. */
    private Run run(String command, String... more) {
        final List<String> words = new ArrayList<>();
        for (String word : command.split(" ")) {
            words.add(word.startsWith("@") ? directory + "/" + word.substring(1) : word);
        }
        words.addAll(List.of(more));
        return Run.of(words.toArray(String[]::new));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    /** Every file below, with its content. */
    private TreeMap<String, String> everything() throws IOException {
        final TreeMap<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(
                        directory.relativize(file).toString(),
                        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                DRAWN + " --export @old",
                DRAWN + " --picture @old.png",
                "lyapunov --alpha 2 --n 4 --warmup 5 --steps 20 --divergence @old",
                "lyapunov --alpha 2 --n 4 --warmup 5 --steps 20 --running @old",
                "lyapunov --alpha 2 --n 4 --warmup 5 --steps 20 --butterfly @old.png",
                "dimension --table @points.csv --out @old",
                "dimension --table @points.csv --picture @old.png",
                "theory gaussian-map --g-eff 2 --curve @old",
                "theory spectrum --g-eff 2 --picture @old.png",
                "theory flow --g-eff 2 --curve @old",
                SWEEP + " --out @full",
                "demo --out @full",
                "critical-gain --alpha 2 --n 4 --realisations 1 --out @full",
                "pipeline overlaps --n 8 --networks 1 --out @full",
                "reproduce 1A --out @full",
            })
    void whatExistsStays(String command) throws IOException {
        file("old", "precious");
        file("old.png", "precious");
        file("points.csv", "x,y\n1,2\n3,5\n4,1\n7,7\n");
        Files.createDirectory(directory.resolve("full"));
        file("full/thesis.txt", "precious");
        final TreeMap<String, String> before = everything();
        run(command).refused(ExitCode.INPUT_OUTPUT, "exists", "--force");
        assertEquals(before, everything());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "couplings --matrix @m.csv --export @m.csv --force | --matrix",
                "couplings --matrix @m.csv --export @here/../m.csv --force | --matrix",
                "couplings --matrix @m.csv --export @link.csv --force | --matrix",
                "couplings --matrix @link.csv --export @m.csv --force | --matrix",
                "couplings --matrix @m.csv --export @hard.csv --force | --matrix",
                "dimension --table @m.csv --out @m.csv --force | --table",
                "lyapunov --matrix @m.csv --running @m.csv --force | --matrix",
                "theory spectrum --ensemble random-modes --n 3 --g-eff 2 --strengths @m.csv --curve @m.csv --force |"
                        + " --strengths",
                DRAWN + " --export @new.png --picture @new.png | --picture",
                DRAWN + " --export @new.png --picture @here/../new.png | --picture",
                DRAWN + " --export @dangling.png --picture @new.png | --picture",
                "lyapunov --alpha 2 --n 4 --running @new --divergence @new | --running",
            })
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void noOutputIsAnInputOrAnotherOutput(String command, String other) throws IOException {
        file("m.csv", "0,1\n1,0\n");
        Files.createDirectory(directory.resolve("here"));
        Files.createSymbolicLink(directory.resolve("link.csv"), Path.of("m.csv"));
        Files.createLink(directory.resolve("hard.csv"), directory.resolve("m.csv"));
        Files.createSymbolicLink(directory.resolve("dangling.png"), Path.of("here", "..", "new.png"));
        final TreeMap<String, String> before = everything();
        run(command).refused(ExitCode.USAGE, other, "must not be an input or another output");
        assertEquals(before, everything());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void linksAreFollowedAndModesKept() throws IOException {
        Files.createSymbolicLink(directory.resolve("link.csv"), Path.of("real.csv"));
        run(DRAWN + " --export @link.csv").done();
        assertTrue(Files.isSymbolicLink(directory.resolve("link.csv")), "to what did not exist");
        final Path real = directory.resolve("real.csv");
        final Path usual = Files.createFile(directory.resolve("usual"));
        assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(real), "by the umask");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw----"));
        final String before = Files.readString(real);
        run(DRAWN + " --seed 2 --export @link.csv --force").done();
        assertTrue(Files.isSymbolicLink(directory.resolve("link.csv")), "to what existed");
        assertFalse(Files.readString(real).equals(before), "overwritten");
        assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(real)));
        Files.createSymbolicLink(directory.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(directory.resolve("b"), Path.of("a"));
        run(DRAWN + " --export @a --force").refused(ExitCode.INPUT_OUTPUT, "links", "circle");
        final Path linked = directory.resolve("results");
        Files.createSymbolicLink(linked, Path.of("elsewhere"));
        run(SWEEP + " --out @results").done();
        assertTrue(Files.isSymbolicLink(linked), "an output directory");
        assertTrue(Files.exists(directory.resolve("elsewhere").resolve(OutputDirectory.NETWORKS)));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void devicesAndPipesAreWrittenTo() throws Exception {
        run(DRAWN + " --export /dev/null").done();
        assertFalse(Files.isRegularFile(Path.of("/dev/null")));
        final Run both = run("couplings --alpha 1.5 --n 4 --gain 1 --form wide --export /dev/stdout");
        assertEquals(
                4,
                both.out().lines().filter(line -> line.split(",").length == 4).count(),
                both.out());
        assertTrue(both.out().contains("spectral_radius"), "in their order, nothing lost");
        final Path pipe = directory.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        final Path copy = directory.resolve("copy");
        final Process reader = new ProcessBuilder("cat", pipe.toString())
                .redirectOutput(copy.toFile())
                .start();
        run(DRAWN + " --form wide --export @pipe").done();
        assertEquals(0, reader.waitFor());
        assertEquals(1 + 4, Files.readAllLines(copy).size(), "that it is an export, and four rows");
        assertFalse(Files.isRegularFile(pipe));
    }

    @Test
    void aDeviceThatIsFullIsTold() {
        assumeTrue(Files.exists(Path.of("/dev/full")));
        run(DRAWN + " --export /dev/full").refused(ExitCode.INPUT_OUTPUT, "/dev/full", "No space left");
    }

    /** Every command that has an output directory, made small. */
    private static final List<String> DIRECTORIES = List.of(
            SWEEP,
            "critical-gain --alpha 2 --n 5 --realisations 1 --gain .5:2:3 --warmup 5 --steps 20 --no-picture",
            "pipeline overlaps --n 8 --networks 1",
            "reproduce 1A --largest-n 4 --no-picture");

    @Test
    void forceRemovesWhatTheSameCommandWroteAndNothingElse() throws IOException {
        for (String command : DIRECTORIES) {
            final Path out = directory.resolve(command.split(" ")[0]);
            final int code = run(command, "--out", out.toString()).code();
            assertTrue(code == ExitCode.OK || code == ExitCode.NOT_CONVERGED, command);
            final JsonNode manifest = new ObjectMapper()
                    .readTree(out.resolve(OutputDirectory.MANIFEST).toFile());
            final List<String> listed = new ArrayList<>();
            manifest.get("files").forEach(file -> listed.add(file.get("name").asText()));
            final List<String> there = new ArrayList<>();
            try (Stream<Path> files = Files.list(out)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> !name.equals(OutputDirectory.LOCK))
                        .sorted()
                        .forEach(there::add);
            }
            assertEquals(there, listed.stream().sorted().toList(), command);
            assertEquals(
                    64,
                    manifest.get("files").get(0).get("sha256").asText().length(),
                    command + " says what its files were");
            Files.writeString(out.resolve("mine"), "mine");
            assertEquals(code, run(command, "--force", "--out", out.toString()).code(), command);
            assertEquals("mine", Files.readString(out.resolve("mine")));
        }
        for (String command : DIRECTORIES) {
            for (String other : DIRECTORIES) {
                if (!other.equals(command)) {
                    final TreeMap<String, String> before = everything();
                    run(
                                    command,
                                    "--force",
                                    "--out",
                                    directory.resolve(other.split(" ")[0]).toString())
                            .refused(ExitCode.INPUT_OUTPUT, "has the results of", "name another");
                    assertEquals(before, everything());
                }
            }
        }
    }

    @Test
    void forceKeepsForeignFilesOfOurNames() throws IOException {
        for (String name :
                new String[] {"networks.csv", "manifest.json", "config.yaml", "summary.csv", "journal.csv.part"}) {
            Files.createDirectories(directory.resolve("d"));
            final Path foreign = file("d/" + name, "{\"precious\": 1}");
            run(SWEEP + " --force --out @d").refused(ExitCode.INPUT_OUTPUT, foreign.toString(), "in the way");
            assertEquals("{\"precious\": 1}", Files.readString(foreign));
            if (!name.equals(OutputDirectory.CONFIG)) { // whose content is refused before
                run(SWEEP + " --resume --out @d").refused(ExitCode.INPUT_OUTPUT, foreign.toString(), "in the way");
            }
            assertEquals("{\"precious\": 1}", Files.readString(foreign));
            Files.delete(foreign);
        }
        run(SWEEP + " --force --out @d").done();
        final Path summary = file("d/summary.csv", "my own summary");
        run(SWEEP + " --force --out @d").refused(ExitCode.INPUT_OUTPUT, summary.toString(), "was changed");
        assertEquals("my own summary", Files.readString(summary));
        Files.delete(summary);
        final Path arrays = file("d/arrays.npz", "mine");
        run(SWEEP + " --force --out @d --npz").refused(ExitCode.INPUT_OUTPUT, arrays.toString(), "in the way");
        run(SWEEP + " --force --out @d").done();
        assertEquals("mine", Files.readString(arrays));
        run("reproduce 1A --resume --largest-n 4 --out @d")
                .refused(ExitCode.INPUT_OUTPUT, "has the results of 'sweep'");
    }

    @Test
    void anInputInTheOutputDirectoryStays() throws IOException {
        run(SWEEP + " --out @d").done();
        final TreeMap<String, String> before = everything();
        run("sweep --config @d/config.yaml --out @d --force")
                .refused(ExitCode.USAGE, "--config", "would be overwritten");
        run("merge @d --out @d --force").refused(ExitCode.INPUT_OUTPUT, "not of a shard");
        run(SWEEP + " --shard 1/1 --out @s").done();
        run("merge @s --out @s --force").refused(ExitCode.USAGE, "SHARD", "must not be an input");
        before.forEach((name, content) -> {
            try {
                assertEquals(content, everything().get(name), name);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @Test
    void resumeNeedsSomethingToGoOnWith() throws IOException {
        run("sweep --resume --out @typo").refused(ExitCode.INPUT_OUTPUT, "no sweep", "typo", "--config");
        run("sweep --resume --threads 1 --out @typo").refused(ExitCode.INPUT_OUTPUT, "no sweep", "typo");
        Files.createDirectory(directory.resolve("empty"));
        run("sweep --resume --out @empty").refused(ExitCode.INPUT_OUTPUT, "no sweep");
        assertFalse(Files.exists(directory.resolve("typo")));
        run(SWEEP + " --resume --out @begun").done();
        assertTrue(Files.exists(directory.resolve("begun").resolve(OutputDirectory.REPORT)));
    }

    @Test
    void whatWasStoppedWithoutAResultLeavesNothing() throws IOException {
        final AtomicLong questions = new AtomicLong();
        final String out = directory.resolve("p").toString();
        for (String command : new String[] {"pipeline overlaps --n 8 --networks 1 --out " + out}) {
            Run.interrupted(() -> questions.incrementAndGet() > 3, command.split(" "))
                    .refused(ExitCode.INTERRUPTED, "interrupted");
            assertFalse(Files.exists(directory.resolve("p")));
            run(command).done();
        }
        Files.createDirectory(directory.resolve("made"));
        run("pipeline overlaps --n 8 --networks 1 --out @made").done();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aDirectoryThatVanishesStopsTheRun() {
        final AtomicLong questions = new AtomicLong();
        final Path out = directory.resolve("gone");
        final Run run = Run.interrupted(
                () -> {
                    if (questions.incrementAndGet() == 50) {
                        try {
                            Files.move(out, directory.resolve("moved"));
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    }
                    return false;
                },
                ("sweep --alpha 2 --gain 1 --n 50 --realisations 1000 --steps 2000 --no-picture --threads 1 --out "
                                + out)
                        .split(" "));
        assertEquals(ExitCode.INPUT_OUTPUT, run.code(), run.err());
        assertTrue(run.err().contains("was removed or replaced"), run.err());
        assertFalse(Files.exists(out));
    }
}
